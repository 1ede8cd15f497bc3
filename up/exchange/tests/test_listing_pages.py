import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from up.exchange import actions
from up.exchange.models import Introduction, Listing
from up.exchange.tests.factories import FACTS, make_listing, make_project
from up.members.models import Block, Draft
from up.testing.cast import Cast

LIST = "/chevreuse/besoins-et-offres/"
NEW = f"{LIST}nouveau/"


def page(listing: Listing, more: str = "") -> str:
    return f"{LIST}{listing.slug}/{more}"


def form_data(kind: str, side: str) -> dict[str, Any]:
    """What a browser sends for the facts of the factories."""
    money = ("budget_month", "amount", "amount_max")
    facts = {name: value / 100 if name in money else value for name, value in FACTS[kind][side].items()}
    for step in facts.pop("rent", []):
        facts[f"rent_{step['year'] - 1}"] = step["month"] / 100
    return {"title": "A title", "body": "Some words", "place": "Dourdan", **facts}


@pytest.mark.parametrize("side", ["need", "offer"])
@pytest.mark.parametrize("kind", FACTS)
def test_publishing_each_kind_by_its_form(cast: Cast, kind: str, side: str) -> None:
    client = cast.client(cast.holder)
    address = f"{NEW}?side={side}&kind={kind}"
    assert client.get(address).status_code == 200
    answer = client.post(address, form_data(kind, side) | {"themes": "Ecology"})
    assert answer.status_code == 303
    listing = Listing.objects.get()
    assert (listing.kind, listing.side, listing.place) == (kind, side, cast.places["Dourdan"])
    assert list(listing.themes.all()) == [cast.theme]
    reader = cast.client().get(answer["Location"])
    assert reader.status_code == 200
    edit = client.get(page(listing, "modifier/"))
    assert edit.status_code == 200
    before = listing.facts
    assert client.post(page(listing, "modifier/"), form_data(kind, side)).status_code == 303
    listing.refresh_from_db()
    assert listing.facts == before


@pytest.mark.parametrize(
    ("kind", "side", "change", "sentence"),
    [
        ("skill", "need", {"title": ""}, "This field is required."),
        ("skill", "need", {"ends_on": "2020-01-01"}, "This day is past."),
        ("skill", "need", {"ends_on": "soon"}, "Enter a valid date."),
        ("skill", "need", {"place": "Nowhere-sur-Rien"}, "We do not know"),
        (
            "volunteering",
            "need",
            {"starts_on": "2040-06-02", "ends_on": "2040-06-01"},
            "The end is before the beginning.",
        ),
        ("volunteering", "need", {"seats": "0"}, "This must be at least 1."),
        ("premises", "offer", {"rent_0": "-120"}, "An amount cannot be negative."),
        ("premises", "offer", {"rent_0": "a lot"}, "Please give an amount in figures"),
        ("premises", "need", {"area_max": "10"}, "The largest area is smaller than the smallest."),
        ("funding", "need", {"amount": ""}, "This field is required."),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(
    cast: Cast, kind: str, side: str, change: dict[str, str], sentence: str
) -> None:
    data = form_data(kind, side) | {"body": "All that I typed"} | change
    answer = cast.client(cast.holder).post(f"{NEW}?side={side}&kind={kind}", data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert text.count(sentence) == 1
    assert "All that I typed" in text
    assert not Listing.objects.exists()


def test_the_kind_is_chosen_first(cast: Cast) -> None:
    client = cast.client(cast.holder)
    text = client.get(NEW).content.decode()
    assert text.count('name="kind"') == 7
    assert client.get(NEW, {"side": "need", "kind": "dragon"}).status_code == 422
    assert cast.client().get(NEW).status_code == 302


def test_adding_a_need_from_a_project(cast: Cast) -> None:
    project = make_project(cast.holder, cast.home)
    address = f"{NEW}?project={project.public_id}&side=need&kind=skill"
    assert cast.client(cast.helper).get(address).status_code == 403
    assert cast.client(cast.holder).post(address, {"title": "A poster"}).status_code == 303
    assert Listing.objects.get().project == project
    assert cast.client(cast.holder).get(f"{NEW}?project=unknown1").status_code == 404


def test_scripts_in_a_text_are_not_run(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home, title="<script>x</script>", body="<script>alert(1)</script> *yes*")
    text = cast.client().get(page(listing)).content.decode()
    assert "<script>alert" not in text
    assert "<em>yes</em>" in text


def test_a_listing_and_its_address(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    client = cast.client()
    moved = client.get(f"{LIST}old-name-{listing.public_id}/")
    assert (moved.status_code, moved["Location"]) == (301, page(listing))
    assert client.get(page(listing).replace("chevreuse", "metz")).status_code == 404
    assert client.get(f"{LIST}nothing-abcdefgh/").status_code == 404


def test_its_owner_finds_the_buttons(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    client = cast.client(cast.holder)
    for move, state in (("pause", "paused"), ("reopen", "open"), ("close", "closed"), ("reopen", "open")):
        assert client.post(page(listing, "etat/"), {"move": move}).status_code == 303
        listing.refresh_from_db()
        assert listing.state == state
    assert cast.client(cast.helper).post(page(listing, "etat/"), {"move": "pause"}).status_code == 403


def test_removed_and_brought_back(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    client = cast.client(cast.holder)
    client.post(page(listing, "etat/"), {"move": "remove"})
    assert b"Bring it back" in client.get(page(listing)).content
    assert cast.client(cast.helper).get(page(listing)).status_code == 404
    client.post(page(listing, "etat/"), {"move": "restore"})
    assert cast.client(cast.helper).get(page(listing)).status_code == 200


def shown(client: Client, **query: str) -> set[str]:
    return {listing.title for listing in client.get(LIST, query).context["page"]}


def test_the_list_and_its_filters(cast: Cast) -> None:
    make_listing(cast.holder, cast.home, title="Poster", themes=[cast.theme])
    make_listing(cast.helper, cast.home, title="Barn", kind="premises", side="offer")
    make_listing(cast.outsider, cast.away, title="Elsewhere")
    client = cast.client()
    assert shown(client) == {"Poster", "Barn"}
    assert shown(client, side="need") == {"Poster"}
    assert shown(client, kind="premises") == {"Barn"}
    assert shown(client, kind="premises", area="150") == set()
    assert shown(client, kind="premises", rent="130") == {"Barn"}
    assert shown(client, theme="ecology") == {"Poster"}
    assert shown(client, q="harvest poster") == {"Poster"}
    assert shown(client, kind="dragon", page="999999999999") == {"Poster", "Barn"}


def test_blocked_people_do_not_see_each_other_there(cast: Cast) -> None:
    make_listing(cast.holder, cast.home, title="Poster")
    Block.objects.create(blocker=cast.holder, blocked=cast.helper)
    assert shown(cast.client(cast.helper)) == set()
    assert shown(cast.client()) == {"Poster"}


@pytest.mark.parametrize("count", [2, 12])
def test_the_list_runs_a_fixed_number_of_queries(cast: Cast, count: int, django_assert_num_queries: Any) -> None:
    project = make_project(cast.holder, cast.home)
    for number in range(count):
        make_listing(cast.holder, cast.home, title=f"Need {number}", project=project, themes=[cast.theme])
    client = cast.client()
    client.get(LIST)
    with django_assert_num_queries(7):
        client.get(LIST)


def test_a_visitor_answers_with_an_address_and_a_code(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    client = cast.client()
    assert client.get(page(listing, "aider/")).status_code == 200
    wrong = client.post(page(listing, "aider/"), {"message": "I draw well", "email": "not an address"})
    assert wrong.status_code == 422
    assert "I draw well" in wrong.content.decode()
    answer = client.post(page(listing, "aider/"), {"message": "I draw well", "email": "Lea@example.org"})
    assert (answer.status_code, answer["Location"]) == (303, "/chevreuse/compte/login/code/")
    draft = Draft.objects.get()
    assert draft.is_ready
    assert not Introduction.objects.exists()
    assert "I draw well" in client.get(page(listing, "aider/")).content.decode()


def test_a_member_answers_at_once(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    answer = cast.client(cast.helper).post(page(listing, "aider/"), {"message": "I draw well"})
    introduction = Introduction.objects.get()
    assert answer["Location"] == f"/chevreuse/rencontres/{introduction.slug}/"
    assert cast.client(cast.holder).post(page(listing, "aider/"), {"message": "Me"}).status_code == 403


def test_what_is_closed_cannot_be_answered(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    actions.close_listing(actor=cast.holder, territory=cast.home, listing=listing)
    assert "no longer open" in cast.client().get(page(listing, "aider/")).content.decode()
    assert cast.client(cast.helper).post(page(listing, "aider/"), {"message": "Me"}).status_code == 403


def test_a_hidden_listing_says_so(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    Listing.objects.update(confirm_by=timezone.localdate().replace(year=2020), hide_from=timezone.localdate())
    assert "may no longer hold" in cast.client().get(page(listing)).content.decode()
    assert shown(cast.client()) == set()


def test_the_kept_answer_leaves_once_the_code_is_typed(cast: Cast) -> None:
    listing = make_listing(cast.holder, cast.home)
    client = cast.client()
    client.post(page(listing, "aider/"), {"message": "I draw well", "email": "lea@example.org"})
    code = re.search(r"\b[A-Z0-9]{3} [A-Z0-9]{3}\b", str(mail.outbox[-1].body))
    assert code is not None
    client.post("/chevreuse/compte/login/code/", {"code": code[0]})
    client.post("/chevreuse/compte/bienvenue/", {"later": "yes"})
    introduction = Introduction.objects.get()
    assert (introduction.proposer.email, introduction.message) == ("lea@example.org", "I draw well")
    assert introduction.proposer.role_in(cast.home) == "member"
    assert not Draft.objects.exists()
