"""Search: what is found, in which order, counted, and for whom."""

import pytest

from up.matching.search import Query, Results, search
from up.matching.tests.corpus import World, days_ago
from up.taxonomy.models import Concept
from up.territories.models import Place

pytestmark = pytest.mark.django_db


def titles(results: Results) -> list[str]:
    return [entry.title for entry in results.entries]


def test_every_word_counts_and_the_last_is_a_beginning(world: World) -> None:
    world.put("Un atelier de menuiserie")
    world.put("Un atelier de couture")
    query = Query(territory=world.cast.home, text="atelier menui")
    assert titles(search(query)) == ["Un atelier de menuiserie"]


@pytest.mark.parametrize("length", range(2, len("communication") + 1))
def test_no_step_of_typing_loses_the_title(world: World, length: int) -> None:
    world.put("Faire de la communication")
    assert titles(search(Query(territory=world.cast.home, text="communication"[:length])))


def test_titles_first_while_a_word_is_being_typed(world: World) -> None:
    world.put("Un jardin", created_at=days_ago(9))
    world.put("De la laine", body="et du jardinage", created_at=days_ago(1))
    assert titles(search(Query(territory=world.cast.home, text="jard"))) == ["Un jardin", "De la laine"]


@pytest.mark.parametrize("text", ["ecole", "ÉCOLE", "École", "ecoles", "l'école", "à l’ecole"])
def test_accents_and_forms_do_not_matter(world: World, text: str) -> None:
    world.put("Les écoles du village")
    assert titles(search(Query(territory=world.cast.home, text=text))) == ["Les écoles du village"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "le",
        "de la",
        "?",
        "🌱",
        "\u202e",
        "%' OR 1=1 --",
        "\x00",
        "a" * 10_000,
        "مرحبا",
        "x " * 5_000,
        "((",
        "*",
    ],
)
def test_any_text_gets_an_answer(world: World, text: str) -> None:
    world.put("Un verger")
    assert search(Query(territory=world.cast.home, text=text)).total in (0, 1)


def test_concepts_of_the_text_find_what_does_not_say_the_word(world: World) -> None:
    skill = world.cast.skill
    world.put("Dessiner une affiche", concepts=[skill.pk])
    query = Query(territory=world.cast.home, text="communication")
    assert titles(search(query)) == []
    assert titles(search(query, {skill.pk: 1.0})) == ["Dessiner une affiche"]


def test_the_best_comes_first_then_the_newest(world: World) -> None:
    world.put("Jardin", created_at=days_ago(3), body="potager")
    world.put("Potager", created_at=days_ago(2))
    world.put("Potager partagé", created_at=days_ago(1), territories=[world.cast.home.pk, world.cast.away.pk])
    found = titles(search(Query(territory=world.cast.home, text="potager")))
    assert found[-1] == "Jardin"
    assert titles(search(Query(territory=world.cast.home))) == ["Potager partagé", "Potager", "Jardin"]


def test_the_nearest_first_and_how_far(world: World) -> None:
    places = world.cast.places
    world.put("Loin", place=places["Chevreuse"])
    world.put("Ici", place=places["Dourdan"])
    world.put("Nulle part")
    world.put("À côté", place=places["Roinville"])
    results = search(Query(territory=world.cast.home, near=places["Dourdan"], order="near"))
    assert titles(results) == ["Ici", "À côté", "Loin", "Nulle part"]
    assert [round(hit.km) if hit.km is not None else None for hit in results.hits(0, 4)] == [0, 3, 20, None]
    within = search(Query(territory=world.cast.home, near=places["Dourdan"], within_km=5))
    assert sorted(titles(within)) == ["Ici", "À côté"]


def test_facets_count_what_the_other_filters_leave(world: World) -> None:
    theme = Concept.objects.create(kind="theme", key="x", label_fr="x")
    world.put("a", "need", kind="skill", concepts=[theme.pk])
    world.put("b", "need", kind="premises")
    world.put("c", "project", kind="idea", concepts=[theme.pk])
    results = search(Query(territory=world.cast.home, sources=frozenset({"need"}), concepts=frozenset({theme.pk})))
    assert titles(results) == ["a"]
    assert results.facets["source"] == {"need": 1, "project": 1}
    assert results.facets["kind"] == {"skill": 1}
    assert results.facets["concept"][theme.pk] == 1


def test_a_facet_promises_what_choosing_it_gives(world: World) -> None:
    for number in range(30):
        world.put(f"thing {number}", ("need", "offer", "project")[number % 3], kind=("skill", "premises")[number % 2])
    results = search(Query(territory=world.cast.home, kinds=frozenset({"skill"})))
    for source, count in results.facets["source"].items():
        chosen = search(Query(territory=world.cast.home, kinds=frozenset({"skill"}), sources=frozenset({source})))
        assert chosen.total == count


def test_a_territory_never_leaks(world: World) -> None:
    home, away = world.cast.home, world.cast.away
    world.put("chez nous")
    world.put("chez eux", territories=[away.pk])
    world.put("secret", is_public=False)
    world.put("pas cherchable", is_searchable=False)
    everything = Query(territory=home)
    assert titles(search(everything)) == ["chez nous"]
    for person in (world.cast.stranger, world.cast.outsider, None):
        assert titles(search(Query(territory=home, reader=person))) == ["chez nous"]
    assert sorted(titles(search(Query(territory=home, reader=world.cast.helper)))) == ["chez nous", "secret"]
    assert sorted(titles(search(Query(reader=world.cast.helper)))) == ["chez eux", "chez nous"]
    hidden = search(Query(territory=away, text="secret"))
    assert hidden.total == 0
    assert not hidden.facets["source"]


def test_where_there_is_nothing_the_neighbours_answer(world: World) -> None:
    home, places = world.cast.home, world.cast.places
    near = Place.objects.create(country="FR", code="1", name="Limours", search_name="limours", lat=48.64, lon=2.07)
    world.put("à Limours", territories=[world.cast.away.pk], place=near)
    world.put("à Metz", territories=[world.cast.away.pk], place=places["Metz"])
    world.put("à Limours, entre nous", territories=[world.cast.away.pk], place=near, is_public=False)
    results = search(Query(territory=home, reader=world.cast.helper))
    assert titles(results) == ["à Limours"]
    assert results.is_widened
    world.put("ici", place=places["Dourdan"])
    assert not search(Query(territory=home)).is_widened


def test_a_page_of_hits_costs_the_same_at_any_size(world: World, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(60):
        world.put(f"thing {number}")
    search(Query(territory=world.cast.home))
    for size in (5, 50):
        with django_assert_num_queries(4):
            assert len(search(Query(territory=world.cast.home)).hits(0, size)) == size
