"""The directory: found by name, filtered, never empty without a way on."""

from django.test import Client

from up.organisations.models import Organisation
from up.organisations.tests.factories import make_claim, make_imported, make_organisation, make_sector, queries
from up.territories.models import Territory
from up.testing.cast import Cast

PAGE = "/chevreuse/annuaire/"


def names(client: Client, query: str = "", page: str = PAGE) -> set[str]:
    response = client.get(page + query)
    assert response.status_code == 200
    return {organisation.name for organisation in response.context["page"].object_list}


def test_names_are_found_however_they_are_typed(cast: Cast) -> None:
    make_organisation(cast, name="L’Épicerie de la Gare")
    make_imported(cast)
    client = cast.client()
    assert names(client) == {"L’Épicerie de la Gare", "Jardins de l’Orge"}
    for typed in ("epicerie", "ÉPICERIE gare", "gare   épi"):
        assert names(client, f"?q={typed}") == {"L’Épicerie de la Gare"}
    assert names(client, "?q=rien") == set()


def test_filters_narrow_and_are_dropped_one_by_one(cast: Cast) -> None:
    sector = make_sector("reuse")
    wanted = make_organisation(cast, sectors=[sector], themes=[cast.theme])
    make_imported(cast)
    client = cast.client()
    for query in (
        "kind=association",
        "ess=law",
        "sector=reuse",
        "theme=ecology",
        "place=91200",
    ):
        assert names(client, f"?{query}") == {wanted.name}
    response = client.get(f"{PAGE}?kind=association&sector=reuse")
    assert response.context["chips"] == [("kind", "Association"), ("sector", "reuse")]
    assert "?sector=reuse" in response.content.decode()


def test_a_forged_filter_filters_nothing(cast: Cast) -> None:
    made = make_organisation(cast)
    assert names(cast.client(), "?kind=nope&sector=999999&place=x&theme=-1&q=" + "z" * 500) == {made.name}


def test_only_what_is_published_here_and_not_removed(cast: Cast) -> None:
    make_imported(cast, cast.away, name="Ailleurs")
    removed = make_organisation(cast, name="Retirée")
    Organisation.objects.filter(pk=removed.pk).update(removed_at=removed.created_at)
    assert names(cast.client()) == set()


def test_an_empty_directory_widens_to_its_neighbours_and_says_so(cast: Cast) -> None:
    nearby = Territory.objects.create(slug="etampes", name="Up Étampes", centre=cast.places["Dourdan"])
    make_imported(cast, nearby, name="Chez le voisin", place=cast.places["Dourdan"])
    make_imported(cast, cast.away, name="Trop loin", place=cast.places["Metz"], source_id="2")
    text = cast.client().get(PAGE).content.decode()
    assert "Chez le voisin" in text
    assert "http://testserver/etampes/annuaire/" in text
    assert "Trop loin" not in text
    assert "Chez le voisin" not in cast.client().get(f"{PAGE}?kind=school").content.decode()


def test_animators_see_that_somebody_waits(cast: Cast) -> None:
    make_claim(make_imported(cast), cast.holder, cast.home)
    assert "1 person says" in cast.client(cast.animator).get(PAGE).content.decode()
    assert "1 person says" not in cast.client(cast.helper).get(PAGE).content.decode()


def test_the_number_of_queries_does_not_depend_on_the_number_of_cards(cast: Cast) -> None:
    def fill(count: int) -> None:
        for number in range(count):
            made = make_imported(cast, name=f"Structure {number}", source_id=f"{count}-{number}")
            made.themes.add(cast.theme)

    fill(2)
    few = queries(cast.client(), PAGE)
    fill(20)
    assert queries(cast.client(), PAGE) == few
    assert few <= 12
