"""The log of exchange: what each entry says, where it leads, and whom it tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from up.activity import log
from up.activity.models import LogEntry
from up.exchange.models import Introduction, Listing, Side
from up.members.models import Member
from up.territories.models import Membership

if TYPE_CHECKING:
    from up.territories.models import Territory


def listing_of(entry: LogEntry) -> Listing:
    return cast(Listing, entry.target)


def introduction_of(entry: LogEntry) -> Introduction:
    return cast(Introduction, entry.target)


def territory_of(entry: LogEntry) -> Territory:
    return cast("Territory", entry.territory)


def listing_url(entry: LogEntry) -> str:
    return territory_of(entry).url("listing", slug=listing_of(entry).slug)


def introduction_url(entry: LogEntry) -> str:
    """The conversation once there is one, else the introduction."""
    if "conversation" in entry.data:
        return territory_of(entry).url("conversation", slug=entry.data["conversation"])
    return territory_of(entry).url("introduction", slug=introduction_of(entry).slug)


def subject_url(entry: LogEntry) -> str:
    """What an introduction is about: for animators, who read that and not what the two wrote."""
    return territory_of(entry).url(entry.data["page"], slug=entry.data["slug"])


def thread(entry: LogEntry) -> str:
    return f"introduction-{introduction_of(entry).public_id}"


def recipient(entry: LogEntry) -> Iterable[Member]:
    return [introduction_of(entry).recipient]


def proposer(entry: LogEntry) -> Iterable[Member]:
    return [introduction_of(entry).proposer]


def both(entry: LogEntry) -> Iterable[Member]:
    return [introduction_of(entry).proposer, introduction_of(entry).recipient]


def silent(entry: LogEntry) -> Iterable[Member]:
    """Those of the two who have not said yet whether it helped."""
    said = set(introduction_of(entry).outcomes.values_list("member_id", flat=True))
    return [member for member in both(entry) if member.pk not in said]


def followers(entry: LogEntry) -> Iterable[Member]:
    project = listing_of(entry).project
    return Member.objects.filter(follows__project=project) if project else ()


def author(entry: LogEntry) -> Iterable[Member]:
    return [listing_of(entry).author]


def animators(entry: LogEntry) -> Iterable[Member]:
    rows = Membership.objects.animators().filter(territory=entry.territory)
    people: Iterable[Member] = Member.objects.filter(memberships__in=rows)
    return people


def published(entry: LogEntry) -> str:
    listing, who = listing_of(entry), entry.data["who"]
    sentence = (
        gettext("%(who)s is looking for: %(what)s")
        if listing.side == Side.NEED
        else gettext("%(who)s offers: %(what)s")
    )
    return sentence % {"who": who, "what": listing}


def listing_codes() -> Iterable[log.Code]:
    yield log.Code("listing.published", published, listing_url, followers)
    yield log.Code("listing.settled", _("“%(target)s” has found its answer"), listing_url, followers)
    quiet: dict[str, Promise | str] = {
        "listing.edited": _("%(actor)s changed “%(target)s”"),
        "listing.confirmed": _("%(actor)s confirmed “%(target)s”"),
        "listing.open": _("%(actor)s opened “%(target)s” again"),
        "listing.paused": _("%(actor)s paused “%(target)s”"),
        "listing.closed": _("%(actor)s closed “%(target)s”"),
        "listing.removed": _("%(actor)s removed “%(target)s”"),
        "listing.restored": _("%(actor)s brought “%(target)s” back"),
    }
    for name, sentence in quiet.items():
        yield log.Code(name, sentence, listing_url)


def introduction_codes() -> Iterable[log.Code]:
    def code(
        name: str,
        sentence: Promise | str,
        notify: Callable[[LogEntry], Iterable[Member]],
        *,
        mail: str | None = None,
        now: bool = True,
    ) -> log.Code:
        return log.Code(name, sentence, introduction_url, notify, immediate=now, mail=mail, thread=thread)

    proposal = "exchange/mail/proposal"
    yield code("listing.answered", _("%(actor)s answers “%(about)s”"), recipient, mail=proposal)
    yield code(
        "introduction.proposed",
        _("%(actor)s would like to meet you about “%(about)s”"),
        recipient,
        mail=proposal,
    )
    yield code("introduction.accepted", _("%(actor)s accepted: you can talk about “%(about)s”"), proposer)
    yield code("introduction.declined", _("%(actor)s cannot follow up on “%(about)s”"), proposer)
    yield code(
        "introduction.withdrawn",
        _("%(actor)s took back the proposal about “%(about)s”"),
        recipient,
        now=False,
    )
    yield code(
        "introduction.over",
        _("“%(about)s” has been answered or closed: nothing more to do"),
        both,
        now=False,
    )
    yield code("introduction.outcome_said", _("%(actor)s said whether it helped: “%(about)s”"), both, now=False)
    yield code("introduction.helped", _("%(actor)s says that it helped: “%(about)s”"), both)
    yield code(
        "introduction.not_helped",
        _("%(actor)s says that it did not help this time: “%(about)s”"),
        both,
        now=False,
    )
    yield code(
        "introduction.reminded",
        _("Somebody is waiting for your answer about “%(about)s”"),
        recipient,
        mail=proposal,
    )
    yield code("introduction.asked", _("Did it help? Tell us about “%(about)s”"), silent)
    yield code("introduction.unreachable", _("No answer about “%(about)s”: try somebody else"), proposer)
    unanswered = _("%(recipient)s has not answered %(proposer)s about “%(about)s” for 45 days")
    yield log.Code("introduction.unanswered", unanswered, subject_url, animators)
    unknown = _("We do not know whether %(recipient)s and %(proposer)s could help each other about “%(about)s”")
    yield log.Code("introduction.unknown", unknown, subject_url, animators)


def register() -> None:
    for code in [*listing_codes(), *introduction_codes()]:
        log.register(code)


def record(code: str, introduction: Introduction, *, actor: Member | None, **data: str) -> LogEntry:
    """An entry about an introduction, with the names that its sentence says."""
    about = introduction.about
    names = {
        "about": str(about),
        "page": "listing" if isinstance(about, Listing) else "project",
        "slug": about.slug,
        "proposer": str(introduction.proposer),
        "recipient": str(introduction.recipient),
    }
    if introduction.conversation is not None:
        names["conversation"] = introduction.conversation.slug
    return log.record(code, actor=actor, territory=introduction.territory, target=introduction, data=names | data)
