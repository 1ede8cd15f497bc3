"""«Say it»: from what somebody types to a public project with its needs."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from up.exchange.models import Listing
from up.members.models import Draft, Member
from up.projects.models import Project
from up.testing.cast import Cast

START = "/chevreuse/publier/"
FORM = "/chevreuse/publier/projet/"
LACKS = "quelqu'un qui s'y connaît en communication, un local de 80 m², et 8 000 euros pour le four"
TYPED = {
    "draft": "typed-in-this-browser",
    "title": "Un écocentre au cœur de la ville",
    "purpose": "Un lieu de vie entre générations.",
    "story": "",
    "place": "Dourdan",
    "carried": "yes",
    "lacks": LACKS,
}


def fields_of(response: Any) -> dict[str, str]:
    """What a browser would send back of the needs that a page shows."""
    sent = {"understood": response.context["understood"]}
    for need in response.context["needs"]:
        for name in need.fields:
            value = need[name].value()
            if name != "keep":
                sent[need.add_prefix(name)] = str(value or "")
            elif value:
                sent[need.add_prefix(name)] = "on"
    return sent


def publish(client: Client, **changes: str) -> Any:
    """All the way without JavaScript: the form, then the needs, as they were understood."""
    response = client.post(FORM, TYPED | changes, follow=True)
    return client.post(response.redirect_chain[-1][0], fields_of(response))


def test_six_answers_lead_to_their_forms(cast: Cast) -> None:
    page = cast.client().get(START).content.decode()
    assert page.count('class="door"') == 6
    for kind in ("project", "idea", "need", "offer", "place", "organisation"):
        assert cast.client().get(START, {"kind": kind}).status_code == 302
    assert cast.client().get(START, {"kind": "nonsense"}).status_code == 200


def test_the_needs_are_understood_and_shown_before_anything_is_public(cast: Cast) -> None:
    response = cast.client(cast.holder).post(FORM, TYPED, follow=True)
    assert [need.of_kind.name for need in response.context["needs"]] == ["skill", "premises", "funding"]
    page = response.content.decode()
    for recognised in ('value="80"', 'value="8000"', "Communication"):
        assert recognised in page
    assert not Project.objects.exists()


def test_a_member_publishes_with_the_needs_they_kept(cast: Cast) -> None:
    client = cast.client(cast.holder)
    response = client.post(FORM, TYPED, follow=True)
    sent = fields_of(response)
    del sent["need2-keep"]
    sent["need0-title"] = "Quelqu'un pour notre affiche"
    answer = client.post(response.redirect_chain[-1][0], sent)
    project = Project.objects.in_territory(cast.home).get()
    assert answer["Location"].endswith(f"/chevreuse/projets/{project.slug}/")
    assert (project.holder, project.place) == (cast.holder, cast.places["Dourdan"])
    needs = Listing.objects.filter(project=project).order_by("pk")
    assert [(need.kind, need.area) for need in needs] == [("skill", None), ("premises", 80)]
    assert needs[0].title == "Quelqu'un pour notre affiche"
    assert list(needs[0].skills.all()) == [cast.skill]
    assert not Draft.objects.exists()


def test_a_corrected_kind_is_asked_what_it_must_know(cast: Cast) -> None:
    client = cast.client(cast.holder)
    response = client.post(FORM, TYPED, follow=True)
    where, sent = response.redirect_chain[-1][0], fields_of(response)
    answer = client.post(where, sent | {"need0-kind": "funding"})
    assert answer.status_code == 422
    assert "amount" in answer.context["needs"][0].errors
    more = {"need0-kind": "funding", "need0-amount": "500", "need0-purpose": "des affiches"}
    assert client.post(where, sent | more).status_code == 302
    assert Listing.objects.get(amount_cents=50000).kind == "funding"


def test_an_idea_is_given_without_a_holder(cast: Cast) -> None:
    page = cast.client().get(START, {"kind": "idea"}, follow=True)
    assert page.context["form"]["carried"].value() == "no"
    publish(cast.client(cast.holder), carried="no")
    project = Project.objects.get()
    assert (project.holder, project.author) == (None, cast.holder)


def test_without_a_word_of_what_is_lacking_it_is_public_at_once(cast: Cast) -> None:
    cast.client(cast.holder).post(FORM, TYPED | {"lacks": "", "story": "De l'écologie."})
    assert list(Project.objects.get().themes.all()) == [cast.theme]
    assert not Listing.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"purpose": " "}, "purpose"),
        ({"place": "Nulle-Part"}, "place"),
        ({"place": ""}, "place"),
        ({"carried": "maybe"}, "carried"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(cast: Cast, changes: dict[str, str], field: str) -> None:
    client = cast.client()
    response = client.post(FORM, TYPED | changes)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "Un lieu de vie" in response.content.decode() or field == "purpose"
    assert client.get(FORM).context["form"]["lacks"].value() == LACKS


def test_what_was_typed_is_kept_from_the_first_word(cast: Cast) -> None:
    client = cast.client()
    assert client.get(FORM).status_code == 200
    assert not Draft.objects.exists()
    assert client.post(f"{FORM}brouillon/", {"draft": "k1", "title": "", "place": "Dourdan"}).status_code == 204
    assert not Draft.objects.exists()
    client.post(f"{FORM}brouillon/", {"draft": "k1", "title": "Un éco"})
    client.post(f"{FORM}brouillon/", {"draft": "k1", "title": "Un écocentre", "lacks": "un local"})
    assert Draft.objects.get().data["title"] == "Un écocentre"
    assert "Un écocentre" in client.get(FORM).content.decode()
    assert [need.of_kind.name for need in client.get(FORM).context["needs"]] == ["premises"]
    assert "Un écocentre" in client.get(START).content.decode()
    assert "Un écocentre" not in cast.client().get(FORM).content.decode()
    assert "Un écocentre" not in client.get("/metz/publier/projet/").content.decode()


def test_several_drafts_are_told_apart_and_thrown_away(cast: Cast) -> None:
    client = cast.client(cast.holder)
    for key in ("k1", "k2"):
        client.post(f"{FORM}brouillon/", {"draft": key, "title": f"Projet {key}"})
    assert client.get(f"{FORM}?new").context["form"]["title"].value() is None
    assert client.get(f"{FORM}?draft=k1").context["form"]["title"].value() == "Projet k1"
    assert cast.client(cast.helper).get(f"{FORM}?draft=k1").status_code == 404
    assert cast.client(cast.helper).post(f"{START}brouillons/k1/supprimer/").status_code == 404
    client.post(f"{START}brouillons/k1/supprimer/")
    assert [draft.about for draft in Draft.objects.all()] == ["k2"]


def test_a_visitor_gives_only_an_address_and_a_code(cast: Cast) -> None:
    client = cast.client()
    step = publish(client)
    assert "/publier/projet/adresse/" in step["Location"]
    assert not Project.objects.exists()
    assert client.post(step["Location"], {"email": "pas une adresse"}).status_code == 422
    answer = client.post(step["Location"], {"email": "nouvelle@example.org"})
    assert answer["Location"].endswith("/compte/login/code/")
    code = re.findall(r"\b[A-Z]{3} [A-Z]{3}\b", str(mail.outbox[-1].body))[0]
    client.post(answer["Location"], {"code": code}, follow=True)
    client.post("/chevreuse/compte/bienvenue/", {"name": "Lucie Arnaud", "place": "Dourdan"}, follow=True)
    project = Project.objects.in_territory(cast.home).get()
    assert project.holder == Member.objects.get(email="nouvelle@example.org")
    assert Listing.objects.filter(project=project).count() == 3


def test_the_page_shows_the_needs_while_one_types(cast: Cast) -> None:
    client = cast.client()
    response = client.post(f"{FORM}proposer/", TYPED, headers={"HX-Request": "true"})
    sent = fields_of(response) | {"need1-title": "Un local bien à nous"}
    again = client.post(f"{FORM}proposer/", TYPED | sent | {"lacks": "un local de 80 m²; des bénévoles"})
    assert [need.of_kind.name for need in again.context["needs"]] == ["premises", "volunteering"]
    assert again.context["needs"][0]["title"].value() == "Un local bien à nous"
    assert not Draft.objects.exists()


def test_with_javascript_one_page_is_enough(cast: Cast) -> None:
    client = cast.client(cast.holder)
    shown = client.post(f"{FORM}proposer/", TYPED, headers={"HX-Request": "true"})
    client.post(FORM, TYPED | fields_of(shown))
    assert Listing.objects.filter(project=Project.objects.get()).count() == 3
