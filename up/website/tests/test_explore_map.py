"""The map's pins: grouped, bounded, under the filters of the list."""

import math
from datetime import UTC, datetime

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from up.matching.snapshot import Entry
from up.testing.cast import Cast
from up.website import pins
from up.website.tests.test_explore import PATH, projects

MAP = f"{PATH}carte.json"
coordinate = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def entry(pk: int) -> Entry:
    return Entry(
        pk=pk, source="need", kind="skill", target_type=1, target_id=pk, owner_id=None, project_id=None,
        territories=frozenset(), is_public=True, is_searchable=True, is_suggestible=True, lat=None, lon=None,
        is_remote=False, availability=(), concepts=frozenset(), reach_km=30, title=str(pk), terms={}, fresh_until=None,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


@given(st.lists(coordinate, max_size=600), st.integers(0, 18))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_and_the_answer_is_bounded(points: list[tuple[float, float]], zoom: int) -> None:
    groups = pins.grouped([(lat, lon, entry(n)) for n, (lat, lon) in enumerate(points)], zoom)
    assert sum(len(group.entries) for group in groups) == len(points)
    assert len(groups) <= pins.MOST
    assert all(-90 <= group.lat <= 90 and -180 <= group.lon <= 180 for group in groups)


@given(st.text(max_size=60))
def test_a_box_is_finite_or_none(text: str) -> None:
    box = pins.box_of(text)
    assert box is None or all(map(math.isfinite, box))
    assert 0 <= pins.zoom_of(text) <= pins.MAX_ZOOM


@pytest.mark.parametrize("text", ["", "1,2,3", "nan,0,1,1", "inf,0,1,1", "0,5,1,4", "a,b,c,d", "1;2;3;4"])
def test_a_box_that_cannot_be_meant(text: str) -> None:
    assert pins.box_of(text) is None


def test_the_whole_world_and_across_its_edge() -> None:
    assert pins.box_of("-200,-90,200,90") == (-90, -180, 90, 180)
    assert pins.box_of("170,0,-170,10") == (0, -180, 10, 180)


@pytest.fixture
def client(cast: Cast) -> Client:
    return cast.client()


@pytest.mark.django_db
def test_one_place_is_one_pin_that_leads_to_its_list(cast: Cast, client: Client) -> None:
    made = projects(cast, 4)
    made[0].place = cast.places["Chevreuse"]
    made[0].save()
    from up.matching.actions import index

    index(made[0])
    features = client.get(MAP, {"bbox": "1,48,3,49", "zoom": "12"}).json()["features"]
    several, one = sorted((feature["properties"] for feature in features), key=lambda found: -found["count"])
    assert several == {"count": 3, "label": "Dourdan", "url": f"{PATH}?near=Dourdan&within=5"}
    assert one["url"] == f"/chevreuse/projets/{made[0].slug}/"
    assert one["stage"] == "idea"


@pytest.mark.django_db
def test_the_filters_and_the_box_hold(cast: Cast, client: Client) -> None:
    projects(cast, 3)
    assert client.get(MAP, {"bbox": "1,48,3,49", "q": "nothing like it"}).json()["features"] == []
    assert client.get(MAP, {"bbox": "5,45,6,46"}).json()["features"] == []
    assert len(client.get(MAP, {"bbox": "1,48,3,49", "what": "project"}).json()["features"]) == 1


@pytest.mark.django_db
def test_another_territory_sees_nothing(cast: Cast, client: Client) -> None:
    projects(cast, 3)
    assert client.get("/metz/explorer/carte.json", {"bbox": "-180,-90,180,90"}).json()["features"] == []
