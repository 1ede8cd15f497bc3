"""What operators do with organisations and territories."""

import pytest
from django.test import Client

from up.members.models import Member
from up.organisations.models import Organisation
from up.organisations.tests.factories import make_claim, make_imported, make_organisation
from up.territories.models import Membership, Place
from up.testing.cast import Cast


@pytest.fixture
def operator(cast: Cast) -> Client:
    return cast.client(
        Member.objects.create_superuser("operator@example.org", "secret", name="Operator", language="en")
    )


@pytest.mark.parametrize(
    "page",
    [
        "organisations/organisation/?managed=no&q=jardins",
        "organisations/organisation/?managed=yes",
        "organisations/claim/",
        "territories/territory/?q=metz",
        "territories/place/?q=dourdan&is_official__exact=1",
        "territories/membership/?role__exact=animator&q=helene",
        "territories/territoryrequest/",
    ],
)
def test_lists_open(cast: Cast, operator: Client, page: str) -> None:
    make_claim(make_imported(cast), cast.helper, cast.home)
    assert operator.get(f"/admin/{page}").status_code == 200
    assert cast.client(cast.animator).get(f"/admin/{page}").status_code == 302


def test_a_record_opens_and_is_only_read(cast: Cast, operator: Client) -> None:
    made = make_organisation(cast, registrations={"siren": "552100554"})
    page = operator.get(f"/admin/organisations/organisation/{made.pk}/change/")
    assert page.status_code == 200
    assert b'name="_save"' not in page.content


def act(operator: Client, page: str, action: str, *keys: int) -> bytes:
    data = {"action": action, "_selected_action": [str(key) for key in keys]}
    return operator.post(f"/admin/{page}/", data, follow=True).content


def test_removing_and_bringing_back(cast: Cast, operator: Client) -> None:
    made = make_organisation(cast)
    act(operator, "organisations/organisation", "remove", made.pk)
    assert not Organisation.objects.in_territory(cast.home).exists()
    act(operator, "organisations/organisation", "restore", made.pk)
    assert Organisation.objects.in_territory(cast.home).exists()


def test_accepting_a_claim_once(cast: Cast, operator: Client) -> None:
    claim = make_claim(make_imported(cast), cast.helper, cast.home)
    act(operator, "organisations/claim", "accept", claim.pk)
    assert Organisation.objects.managed_by(cast.helper).exists()
    assert b"manages this organisation already" in act(operator, "organisations/claim", "accept", claim.pk)


def test_naming_animators_and_keeping_the_last_manager(cast: Cast, operator: Client) -> None:
    row = cast.helper.memberships.get()
    act(operator, "territories/membership", "make_animator", row.pk)
    row.refresh_from_db()
    assert row.role == Membership.Role.ANIMATOR
    act(operator, "territories/membership", "make_manager", row.pk)
    assert b"name another one first" in act(operator, "territories/membership", "make_member", row.pk)
    row.refresh_from_db()
    assert row.role == Membership.Role.MANAGER


def test_places_added_to_a_territory_bring_what_was_imported_there(cast: Cast, operator: Client) -> None:
    make_imported(cast, cast.away, place=cast.places["Saint-Chéron"])
    page = f"/admin/territories/territory/{cast.home.pk}/change/"
    form = operator.get(page).context["adminform"].form
    typed = {name: form[name].value() for name in form.fields}
    typed = {name: value for name, value in typed.items() if value not in (None, False, "")}
    zones = {"zones-TOTAL_FORMS": "0", "zones-INITIAL_FORMS": "0"}
    places = [str(place.pk) for place in Place.objects.filter(territories=cast.home)]
    response = operator.post(page, typed | zones | {"places": places, "languages": '["fr"]'})
    assert response.status_code == 302
    assert Organisation.objects.in_territory(cast.home).exists()
