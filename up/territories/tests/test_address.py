"""Which territory answers at an address."""

from django.test import Client

from up.testing.cast import Cast


def test_unknown_page_of_a_territory_is_not_found(cast: Cast, client: Client) -> None:
    assert client.get("/chevreuse/nothing/").status_code == 404


def test_addresses_of_a_territory(cast: Cast) -> None:
    assert cast.home.url("account_login") == "http://testserver/chevreuse/compte/login/"
    cast.home.host = "up-chevreuse.example"
    assert cast.home.url("account_login") == "http://up-chevreuse.example/compte/login/"
