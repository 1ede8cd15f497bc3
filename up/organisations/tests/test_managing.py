"""The pages on which managers and animators act."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from up.members.models import Member
from up.organisations.models import Claim, Organisation
from up.organisations.tests.factories import add_person, make_claim, make_imported, make_organisation
from up.territories.models import Membership
from up.testing.cast import Cast

BASE = "/chevreuse/annuaire"


def test_editing_keeps_what_is_not_changed_and_says_what_is_wrong(cast: Cast) -> None:
    made = make_organisation(cast, registrations={"siren": "552100554"}, themes=[cast.theme])
    client, page = cast.client(cast.holder), f"{BASE}/{made.slug}/modifier/"
    shown = client.get(page)
    assert b"552 100 554" in shown.content
    typed = {"kind": "association", "place": "Saint-Chéron (91530)", "ess": "law", "themes": cast.theme.pk}
    typed["number_siren"] = "552 100 554"
    assert client.post(page, typed | {"name": ""}).status_code == 422
    assert client.post(page, typed | {"name": "L’Atelier"}).status_code == 303
    made.refresh_from_db()
    assert (made.name, made.place, made.ess) == ("L’Atelier", cast.places["Saint-Chéron"], "law")
    assert made.registrations.get().number == "552100554"
    assert list(made.themes.all()) == [cast.theme]


def test_a_picture_that_is_none_is_refused_beside_its_field(cast: Cast) -> None:
    made = make_organisation(cast)
    file = SimpleUploadedFile("logo.png", b"not a picture", "image/png")
    typed = {"name": "L’Atelier", "kind": "association", "place": "Dourdan", "ess": "law", "logo": file}
    response = cast.client(cast.holder).post(f"{BASE}/{made.slug}/modifier/", typed)
    assert response.status_code == 422
    assert "logo" in response.context["form"].errors
    assert "L’Atelier" in response.content.decode()


def test_claiming_and_deciding_by_their_pages(cast: Cast) -> None:
    imported = make_imported(cast, website="https://example.org")
    page = f"{BASE}/{imported.slug}/revendiquer/"
    assert cast.client(cast.helper).post(page, {"title": ""}).status_code == 422
    assert cast.client(cast.helper).post(page, {"title": "trésorière", "message": "C’est nous."}).status_code == 303
    assert cast.client(cast.helper).post(page, {"title": "trésorière"}).status_code == 409
    claim = Claim.objects.get()
    animator = cast.client(cast.animator)
    shown = animator.get(f"{BASE}/revendications/").content.decode()
    assert "C’est nous." in shown
    assert "same domain" in shown
    decision = f"{BASE}/revendications/{claim.pk}/"
    assert animator.post(decision, {"reason": " "}).status_code == 422
    assert animator.post(decision, {"accept": "1"}).status_code == 303
    assert animator.post(decision, {"accept": "1"}).status_code == 409
    assert Organisation.objects.managed_by(cast.helper).get() == imported


def test_refusing_by_the_page(cast: Cast) -> None:
    claim = make_claim(make_imported(cast), cast.helper, cast.home)
    response = cast.client(cast.animator).post(f"{BASE}/revendications/{claim.pk}/", {"reason": "Inconnue."})
    assert response.status_code == 303
    claim.refresh_from_db()
    assert (claim.state, claim.reason) == ("refused", "Inconnue.")


@pytest.mark.parametrize("typed", ["Nadia Berthier", "nadia  berthier", "page"])
def test_inviting_by_name_or_page(cast: Cast, typed: str) -> None:
    made = make_organisation(cast)
    if typed == "page":
        typed = cast.home.url("member", slug=cast.helper.slug)
    page = f"{BASE}/{made.slug}/personnes/"
    response = cast.client(cast.holder).post(page, {"member": typed, "role": "member", "title": "bénévole"})
    assert response.status_code == 303
    assert made.people.get(member=cast.helper).state == "invited"
    cast.client(cast.helper).post(f"{BASE}/{made.slug}/invitation/")
    assert made.people.get(member=cast.helper).state == "in"


def test_who_cannot_be_invited(cast: Cast) -> None:
    made = make_organisation(cast)
    Member.objects.filter(pk=cast.animator.pk).update(listed=False)
    twin = Member.objects.create_user("twin@example.org", name="Nadia Berthier")
    Membership.objects.create(member=twin, territory=cast.home)
    page = f"{BASE}/{made.slug}/personnes/"
    for typed, sentence in (
        ("Karim Benali", "No member"),
        ("Helene Marchand", "No member"),
        ("Nadia Berthier", "Several members"),
    ):
        response = cast.client(cast.holder).post(page, {"member": typed, "role": "member"})
        assert response.status_code == 422
        assert sentence in response.context["form"].errors["member"][0]


def test_changing_and_taking_off_people(cast: Cast) -> None:
    made = make_organisation(cast)
    person = add_person(made, cast.helper)
    client, page = cast.client(cast.holder), f"{BASE}/{made.slug}/personnes/{person.pk}/"
    changes = {f"p{person.pk}-role": "manager", f"p{person.pk}-title": "présidente"}
    assert client.post(page, changes).status_code == 303
    person.refresh_from_db()
    assert (person.role, person.title) == ("manager", "présidente")
    assert client.post(f"{page}retirer/").status_code == 303
    own = made.people.get()
    assert client.post(f"{BASE}/{made.slug}/personnes/{own.pk}/retirer/").status_code == 403


def test_publishing_in_another_network_that_one_joined(cast: Cast) -> None:
    made = make_organisation(cast)
    client, page = cast.client(cast.holder), f"{BASE}/{made.slug}/publier-ailleurs/"
    assert client.post(page, {"territory": "metz"}).status_code == 404
    Membership.objects.create(member=cast.holder, territory=cast.away)
    assert "Up Metz" in client.get(page).content.decode()
    assert client.post(page, {"territory": "metz"}).status_code == 303
    assert made in Organisation.objects.in_territory(cast.away)
    assert client.post(page, {"take_back": "metz"}).status_code == 303
    assert made not in Organisation.objects.in_territory(cast.away)
