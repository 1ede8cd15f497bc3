"""What stands in the directories around, for a territory whose own has nothing to show."""

from collections.abc import Callable
from dataclasses import dataclass

from up.organisations.models import Organisation, OrganisationPublication, OrganisationQuerySet
from up.territories.distance import box, kilometres
from up.territories.models import Territory

FAR_KM = 80
MOST = 6


@dataclass(frozen=True, slots=True)
class Neighbour:
    organisation: Organisation
    territory: Territory
    km: float

    @property
    def url(self) -> str:
        return self.territory.url("organisation", slug=self.organisation.slug)


def elsewhere(territory: Territory, narrow: Callable[[OrganisationQuerySet], OrganisationQuerySet]) -> list[Neighbour]:
    """The nearest organisations of other open territories that `narrow` lets through."""
    centre = territory.centre.position if territory.centre else None
    if centre is None:
        return []
    around = box(centre, FAR_KM)
    near = Organisation.objects.present().filter(
        place__lat__range=(around["south"], around["north"]), place__lon__range=(around["west"], around["east"])
    )
    shown = OrganisationPublication.objects.filter(
        organisation__in=narrow(near), hidden_at=None, territory__in=Territory.objects.open().local()
    ).exclude(territory=territory)
    neighbours: dict[int, Neighbour] = {}
    for row in shown.select_related("organisation__place", "territory").order_by("organisation__search_name")[:500]:
        place = row.organisation.place
        if place and place.position:
            neighbour = Neighbour(row.organisation, row.territory, kilometres(centre, place.position))
            neighbours.setdefault(row.organisation_id, neighbour)
    return sorted(neighbours.values(), key=lambda one: one.km)[:MOST]
