"""The table of (address, person, status): each app gives its rows, one test reads them all."""

from typing import NamedTuple

PEOPLE = ("visitor", "stranger", "holder", "helper", "animator", "outsider")


class Row(NamedTuple):
    """What GET of an address answers to each person of the cast.

    `path` may name what the app's `world(cast)` made: "/chevreuse/projets/{project}/". `status` gives the statuses by
    person; "else" stands for all who are not named. `name` is the URL name that this row covers.
    """

    name: str
    path: str
    status: dict[str, int]
    method: str = "get"
