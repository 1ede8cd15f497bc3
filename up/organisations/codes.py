"""What the log says of organisations, and whom each entry tells."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from up.activity.log import Code, register
from up.activity.models import LogEntry
from up.members.models import Member
from up.organisations.models import Organisation, OrganisationPerson
from up.territories.models import Membership


def organisation_of(entry: LogEntry) -> Organisation:
    assert isinstance(entry.target, Organisation)  # noqa: S101 - every code of this module is about an organisation
    return entry.target


def address(entry: LogEntry) -> str:
    return entry.territory.url("organisation", slug=organisation_of(entry).slug) if entry.territory else ""


def claims_address(entry: LogEntry) -> str:
    return entry.territory.url("organisation-claims") if entry.territory else ""


def named(entry: LogEntry) -> Iterable[Member]:
    people: Iterable[Member] = Member.objects.filter(pk__in=entry.data["members"])
    return people


def managers(entry: LogEntry) -> Iterable[Member]:
    rows = OrganisationPerson.objects.managers().filter(organisation=organisation_of(entry))
    return [person.member for person in rows.select_related("member")]


def animators(entry: LogEntry) -> Iterable[Member]:
    rows = Membership.objects.animators().filter(territory=entry.territory).select_related("member")
    return [membership.member for membership in rows]


CODES = [
    Code("organisation.created", _("%(actor)s added “%(target)s” to the directory"), address),
    Code("organisation.edited", _("%(actor)s edited “%(target)s”"), address),
    Code("organisation.published_in", _("%(actor)s published “%(target)s” here too"), address, managers),
    Code("organisation.taken_back", _("%(actor)s took “%(target)s” back from here"), address, managers),
    Code("organisation.removed", _("%(actor)s removed “%(target)s”"), address, managers),
    Code("organisation.restored", _("%(actor)s brought “%(target)s” back"), address, managers),
    Code("organisation.invited", _("%(actor)s invites you to join “%(target)s”"), address, named, immediate=True),
    Code("organisation.joined", _("%(actor)s joined “%(target)s”"), address, managers),
    Code("organisation.left", _("%(actor)s left “%(target)s”"), address, managers),
    Code("organisation.person_changed", _("%(actor)s changed your role in “%(target)s”"), address, named),
    Code("organisation.person_removed", _("You are not listed in “%(target)s” any more"), address, named),
    Code(
        "organisation.claimed",
        _("%(actor)s says that “%(target)s” is theirs: it is for you to decide"),
        claims_address,
        animators,
    ),
    Code("organisation.claim_accepted", _("You now manage “%(target)s”"), address, named, immediate=True),
    Code(
        "organisation.claim_refused",
        _("Your request for “%(target)s” was refused: %(reason)s"),
        address,
        named,
        immediate=True,
    ),
]


def register_codes() -> None:
    for code in CODES:
        register(code)
