"""Joining, leaving and opening a network."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from up.core.verdict import Refused
from up.territories.actions import create_territory, join, leave
from up.territories.models import RESERVED_SLUGS, Membership
from up.testing.cast import Cast


def test_joining_twice_is_joining_once(cast: Cast) -> None:
    assert join(member=cast.stranger, territory=cast.home) == join(member=cast.stranger, territory=cast.home)
    assert cast.stranger.role_in(cast.home) == "member"


def test_joining_again_does_not_change_a_role(cast: Cast) -> None:
    assert join(member=cast.animator, territory=cast.home).role == "animator"


def test_leaving_keeps_the_row_with_its_date(cast: Cast) -> None:
    leave(member=cast.helper, territory=cast.home)
    assert Membership.objects.get(member=cast.helper).left_at
    assert cast.helper.role_in(cast.home) == ""


@pytest.mark.parametrize("fields", [{"is_group": True}, {"is_open": False}])
def test_some_cannot_be_joined(cast: Cast, fields: dict[str, bool]) -> None:
    for name, value in fields.items():
        setattr(cast.home, name, value)
    with pytest.raises(Refused, match="cannot be joined"):
        join(member=cast.stranger, territory=cast.home)


def test_a_new_network_has_places_a_centre_a_charter_and_its_manager(cast: Cast) -> None:
    places = [cast.places["Metz"], cast.places["Woippy"]]
    made = create_territory(slug="seille", name="Up Seille", places=places, manager=cast.stranger, parents=[cast.away])
    assert made.centre in places
    assert made.charter
    assert cast.stranger.role_in(made) == "manager"
    assert list(made.parents.all()) == [cast.away]


@pytest.mark.parametrize(
    "fields",
    [
        {"slug": "compte"},
        {"slug": "metz"},
        {"slug": "a b"},
        {"slug": "x", "hue": 400},
        {"slug": "x", "time_zone": "Mars"},
    ],
)
def test_a_wrong_value_opens_nothing(cast: Cast, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        create_territory(name="Up X", places=[], **fields)


def test_no_network_can_take_an_address_of_the_portal() -> None:
    patterns = get_resolver("up.website.urls.portal").url_patterns
    taken = {str(pattern.pattern).partition("/")[0] for pattern in patterns} - {""}
    assert {slug for slug in taken if "." not in slug} <= RESERVED_SLUGS
