"""The pages with a form: editing, stage, journal, contributions, team, handing over, other territories."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from PIL import Image

from up.members import drafts
from up.members.models import Draft, Member
from up.projects import actions
from up.projects.models import Project, TeamMember
from up.projects.tests.factories import add_to_team, make_contribution, make_project
from up.projects.tests.test_page import url
from up.territories.models import Membership
from up.testing.cast import Cast

FORMS = ["modifier/", "etape/", "journal/", "equipe/", "passer-la-main/", "publier-ailleurs/"]


def picture() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (60, 40), "green").save(content, "PNG")
    return SimpleUploadedFile("jardin.png", content.getvalue(), "image/png")


@pytest.mark.parametrize("page", FORMS)
def test_who_may_not_is_told_why_and_a_visitor_signs_in(cast: Cast, page: str) -> None:
    project = make_project(cast)
    assert cast.client(cast.holder).get(url(project, page)).status_code == 200
    assert cast.client(cast.helper).get(url(project, page)).status_code == 403
    response = cast.client().get(url(project, page))
    assert response.status_code == 302
    assert "/compte/login/" in response["Location"]
    assert cast.client(cast.holder).get(url(project, page, "metz")).status_code == 404


def test_editing_changes_what_is_public(cast: Cast) -> None:
    project = make_project(cast)
    data = {"title": "Un autre nom", "purpose": "Pour tous.", "place": "Roinville", "themes": "ecology, compost"}
    response = cast.client(cast.holder).post(
        url(project, "modifier/"), data | {"cover": picture(), "cover_alt": "Le jardin"}
    )
    project.refresh_from_db()
    assert response["Location"] == url(project)
    assert (project.title, project.place) == ("Un autre nom", cast.places["Roinville"])
    assert {theme.label_fr for theme in project.themes.all()} == {"Écologie", "compost"}
    assert str(project.cover.name).endswith(".webp")


def test_bad_input_gets_a_sentence_and_loses_nothing(cast: Cast) -> None:
    project = make_project(cast)
    data = {"title": "", "purpose": "Ce que j'avais écrit", "place": "Nulle-Part", "story": "Longue histoire"}
    response = cast.client(cast.holder).post(url(project, "modifier/"), data)
    assert response.status_code == 422
    assert {"title", "place"} <= set(response.context["form"].errors)
    page = response.content.decode()
    for typed in ("Ce que j&#x27;avais écrit", "Nulle-Part", "Longue histoire"):
        assert typed in page
    project.refresh_from_db()
    assert project.title.startswith("Un écocentre")


def test_a_file_that_is_no_picture_is_refused_beside_its_field(cast: Cast) -> None:
    project = make_project(cast)
    data = {"title": "Photo", "picture": SimpleUploadedFile("a.png", b"GIF89a nothing", "image/png")}
    response = cast.client(cast.holder).post(url(project, "journal/"), data)
    assert response.status_code == 422
    assert "picture" in response.context["form"].errors


def test_stopping_without_saying_why_is_refused_beside_the_field(cast: Cast) -> None:
    project = make_project(cast)
    client = cast.client(cast.holder)
    response = client.post(url(project, "etape/"), {"stage": "stopped"})
    assert response.status_code == 422
    assert "words" in response.context["form"].errors
    client.post(url(project, "etape/"), {"stage": "stopped", "words": "Faute de local."})
    project.refresh_from_db()
    assert project.stage == "stopped"
    assert client.post(url(project, "etape/"), {"stage": "stopped", "words": "Encore"}).status_code == 409


def test_news_with_a_picture_edited_without_it_deleted_and_back(cast: Cast) -> None:
    project = make_project(cast)
    client = cast.client(cast.holder)
    client.post(url(project, "journal/"), {"title": "Semis", "picture": picture(), "picture_alt": "Des semis"})
    update = project.updates.get()
    assert 'alt="Des semis"' in client.get(url(project)).content.decode()
    client.post(url(project, f"journal/{update.pk}/"), {"title": "Semis de mars", "picture-clear": "on"})
    update.refresh_from_db()
    assert (update.title, bool(update.picture)) == ("Semis de mars", False)
    client.post(url(project, f"journal/{update.pk}/supprimer/"))
    page = client.get(url(project)).content.decode()
    assert url(project, f"journal/{update.pk}/retablir/") in page
    assert "Semis de mars" not in cast.client().get(url(project)).content.decode()
    client.post(url(project, f"journal/{update.pk}/retablir/"))
    assert "Semis de mars" in cast.client().get(url(project)).content.decode()


def test_a_step_of_another_project_is_not_found(cast: Cast) -> None:
    other = make_project(cast, actor=cast.animator, title="Autre")
    update = actions.post_update(actor=cast.animator, territory=cast.home, project=other, title="À eux")
    mine = make_project(cast)
    assert cast.client(cast.holder).get(url(mine, f"journal/{update.pk}/")).status_code == 404


def test_a_member_contributes_and_the_holder_answers(cast: Cast) -> None:
    project = make_project(cast)
    client = cast.client(cast.helper)
    client.post(url(project, "contribuer/"), {"kind": "question", "text": "Et l'eau ?"})
    contribution = project.contributions.get()
    holder = cast.client(cast.holder)
    assert holder.post(url(project, f"contributions/{contribution.pk}/repondre/"), {"reply": ""}).status_code == 422
    holder.post(url(project, f"contributions/{contribution.pk}/repondre/"), {"reply": "Un puits."})
    assert "Un puits." in cast.client().get(url(project)).content.decode()
    client.post(url(project, f"contributions/{contribution.pk}/retirer/"))
    assert "Un puits." not in cast.client().get(url(project)).content.decode()


def test_a_visitor_s_contribution_waits_for_their_code(cast: Cast) -> None:
    project = make_project(cast)
    client = cast.client()
    response = client.post(url(project, "contribuer/"), {"kind": "question", "text": "Et l'eau ?"})
    assert "/compte/" in response["Location"]
    draft = Draft.objects.get()
    assert (draft.is_ready, draft.data["text"]) == (True, "Et l'eau ?")
    assert not project.contributions.exists()
    assert "Et l&#x27;eau ?" in client.get(url(project, "contribuer/")).content.decode()
    complete(client, cast.helper)
    assert project.contributions.get().author == cast.helper


def complete(client: Client, member: Member) -> str:
    """What signing in does for the drafts of this browser."""
    request = RequestFactory().get("/")
    request.session = client.session
    drafts.claim(request, member)
    return drafts.complete_ready(request, member)


@pytest.mark.parametrize(("who", "status"), [("Nadia", 302), ("Personne", 422), ("", 422), ("pas@une", 422)])
def test_inviting_by_name_or_address(cast: Cast, who: str, status: int) -> None:
    project = make_project(cast)
    response = cast.client(cast.holder).post(url(project, "equipe/"), {"who": who, "role": "four"})
    assert response.status_code == status
    assert TeamMember.objects.exists() == (status == 302)


def test_a_name_that_several_have_asks_which(cast: Cast) -> None:
    project = make_project(cast)
    cast.animator.name = "Nadia Bernard"
    cast.animator.save()
    client = cast.client(cast.holder)
    response = client.post(url(project, "equipe/"), {"who": "nadia ber"})
    assert "Nadia Bernard" in response.content.decode()
    assert client.post(url(project, "equipe/"), {"who": "Nadia Berthier"}).status_code == 302


def test_an_invited_member_joins_and_leaves_from_the_page(cast: Cast) -> None:
    project = make_project(cast)
    actions.invite_member(actor=cast.holder, territory=cast.home, project=project, member=cast.helper)
    client = cast.client(cast.helper)
    assert url(project, "equipe/repondre/") in client.get(url(project)).content.decode()
    client.post(url(project, "equipe/repondre/"), {"answer": "yes"})
    assert client.get(url(project, "journal/")).status_code == 200
    client.post(url(project, "equipe/quitter/"))
    assert client.get(url(project, "journal/")).status_code == 403


def test_the_link_of_a_mail_opens_for_anybody_and_serves_once(cast: Cast) -> None:
    project = make_project(cast)
    seat = actions.invite_address(actor=cast.holder, territory=cast.home, project=project, email="a@example.org")
    link = f"/chevreuse/projets/invitation/{seat.key}/"
    assert project.title in cast.client().get(link).content.decode()
    assert "/compte/login/" in cast.client().post(link, headers={"referer": f"http://testserver{link}"})["Location"]
    assert cast.client(cast.stranger).post(link)["Location"] == url(project)
    assert cast.client(cast.helper).get(link).status_code == 410
    assert project.team.get().member == cast.stranger


def test_the_holder_removes_and_takes_back(cast: Cast) -> None:
    project = make_project(cast)
    seat = add_to_team(project, cast.helper)
    assert cast.client(cast.stranger).post(url(project, f"equipe/{seat.pk}/retirer/")).status_code == 403
    cast.client(cast.holder).post(url(project, f"equipe/{seat.pk}/retirer/"))
    assert not project.team.exists()


def test_handing_over_and_letting_go(cast: Cast) -> None:
    project = make_project(cast)
    make_contribution(project, cast.helper, kind="take_on")
    holder, helper = cast.client(cast.holder), cast.client(cast.helper)
    assert holder.post(url(project, "passer-la-main/"), {"to": cast.stranger.pk}).status_code == 422
    holder.post(url(project, "passer-la-main/"), {"to": cast.helper.pk})
    assert url(project, "passer-la-main/repondre/") in helper.get(url(project)).content.decode()
    helper.post(url(project, "passer-la-main/repondre/"), {"answer": "yes"})
    assert Project.objects.get().holder == cast.helper
    helper.post(url(project, "passer-la-main/"), {"release": "yes"})
    assert Project.objects.get().holder is None


def test_publishing_elsewhere_and_taking_back(cast: Cast) -> None:
    project = make_project(cast)
    Membership.objects.create(member=cast.holder, territory=cast.away)
    client = cast.client(cast.holder)
    assert client.post(url(project, "publier-ailleurs/"), {"territory": cast.home.pk}).status_code == 422
    client.post(url(project, "publier-ailleurs/"), {"territory": cast.away.pk})
    assert cast.client().get(url(project, territory="metz")).status_code == 200
    client.post(url(project, "reprendre/"), {"territory": "metz"})
    assert cast.client().get(url(project, territory="metz")).status_code == 404


def test_an_animator_of_another_territory_publishes_it_there(cast: Cast) -> None:
    project = make_project(cast)
    client = cast.client(cast.outside_animator)
    assert client.post(url(project, "publier-ailleurs/"), {"territory": cast.away.pk}).status_code == 302
    assert cast.client().get(url(project, territory="metz")).status_code == 200
