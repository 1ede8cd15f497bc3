"""From a commune to its network."""

import pytest
from django.test import Client

from up.territories.models import Place, Territory
from up.testing.cast import Cast
from up.website.tests.scan import FIRST_LOAD, check, first_load

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast: Cast) -> Client:
    return cast.client()


@pytest.mark.parametrize("typed", ["Dourdan", "dourdan", " DOURDAN ", "91410 Dourdan", "Dourdan (91410)"])
def test_a_commune_leads_to_its_network(cast: Cast, client: Client, typed: str) -> None:
    response = client.get("/", {"commune": typed})
    assert response.status_code == 302
    assert response["Location"] == "http://testserver/chevreuse/"


def test_several_networks_are_offered(cast: Cast, client: Client) -> None:
    cast.away.places.add(cast.places["Dourdan"])
    response = client.get("/", {"commune": "Dourdan"}, headers={"accept-language": "fr"})
    assert response.status_code == 200
    assert "Dourdan a plusieurs réseaux" in response.content.decode()


def test_namesakes_are_told_apart(cast: Cast, client: Client) -> None:
    for code, post in (("93066", "93200"), ("97411", "97400")):
        Place.objects.create(country="FR", code=code, name="Saint-Denis", search_name="saint denis", post_codes=post)
    page = client.get("/", {"commune": "saint-denis"}).content.decode()
    assert "Saint-Denis (93200)" in page
    assert "?commune=Saint-Denis%20%2897400%29" in page


def test_the_nearest_networks_where_there_is_none(cast: Cast, client: Client) -> None:
    Place.objects.create(
        country="FR", code="54395", name="Nancy", search_name="nancy", post_codes="54000", lat=48.69, lon=6.18
    )
    page = client.get("/", {"commune": "Nancy"}).content.decode()
    assert "Nancy has no network yet" in page
    assert page.index("<b>Up Metz</b>") < page.index("<b>Up Chevreuse</b>")
    assert "48 km away" in page
    assert "/ouvrir/?commune=Nancy" in page


@pytest.mark.parametrize("typed", ["Nullepart", "'; DROP TABLE", "🌱", "x" * 10_000, "\u202eabc", "%", "\x00"])
def test_an_unknown_commune_gets_a_sentence(cast: Cast, client: Client, typed: str) -> None:
    response = client.get("/", {"commune": typed})
    assert response.status_code == 422
    assert "We do not know" in response.content.decode()


def test_closed_and_group_territories_are_not_offered(cast: Cast, client: Client) -> None:
    Territory.objects.create(slug="closed", name="Up Closed", is_open=False)
    Territory.objects.create(slug="region", name="Up Region", is_group=True)
    page = client.get("/").content.decode()
    assert "Up Chevreuse" in page
    assert "Up Closed" not in page
    assert "Up Region" not in page


def test_groups_list_their_networks(cast: Cast, client: Client) -> None:
    group = Territory.objects.create(slug="region", name="Up Region", is_group=True)
    cast.home.parents.add(group)
    page = client.get("/territoires/").content.decode()
    assert page.index("Up Region") < page.index("Up Chevreuse") < page.index("Other networks") < page.index("Up Metz")


def test_the_page_is_light_and_strict(cast: Cast) -> None:
    client = cast.client()
    assert first_load(client, client.get("/")) < FIRST_LOAD
    check(client.get("/", {"commune": "Nullepart"}))
    check(client.get("/territoires/"))


def test_a_fixed_number_of_queries(cast: Cast, client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    client.get("/")
    with django_assert_num_queries(10):
        client.get("/")
    for number in range(20):
        Territory.objects.create(slug=f"t{number}", name=f"Up {number}", centre=cast.places["Metz"])
    with django_assert_num_queries(10):
        client.get("/")
