"""Needs and offers: published, changed, confirmed, paused, closed, removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity import log
from up.core.verdict import Conflict, require
from up.exchange import kinds, rules
from up.exchange.codes import record
from up.exchange.models import Introduction, Listing, ListingPublication, Side
from up.matching import actions as matching
from up.members.actions import join_network
from up.organisations.models import Organisation
from up.projects.models import Project
from up.taxonomy.models import Concept
from up.territories.models import Place, Territory

if TYPE_CHECKING:
    from up.members.models import Member


@transaction.atomic
def publish_listing(
    *,
    actor: Member,
    territory: Territory,
    side: str,
    kind: str,
    title: str,
    body: str = "",
    project: Project | None = None,
    organisation: Organisation | None = None,
    place: Place | None = None,
    skills: Iterable[Concept] = (),
    themes: Iterable[Concept] = (),
    remote: bool = False,
    facts: Mapping[str, Any] | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    seats: int | None = None,
    amount_cents: int | None = None,
    area: int | None = None,
) -> Listing:
    """A new need or offer, at once public where its project is, else in this territory, whose member the actor becomes.

    What a kind keeps in a column may be given as such or by the kind's own name in `facts`. ValidationError names the
    fact that is wrong.
    """
    require(rules.can_publish(actor, territory, project=project, organisation=organisation))
    join_network(member=actor, territory=territory)
    columns = {"starts_on": starts_on, "ends_on": ends_on, "seats": seats, "amount_cents": amount_cents, "area": area}
    if place is None:
        place = (project or organisation or actor).place
    listing = Listing(
        author=actor,
        side=Side(side),
        kind=kind,
        title=_title(title),
        body=body.strip(),
        project=project,
        organisation=organisation,
        place=place,
        remote=remote,
        currency=territory.currency,
        **kinds.get(kind).kept_as(side, _named(kind, side, facts or {}, columns)),
        **_fresh(kind, side),
    )
    listing.save()
    listing.skills.set(skills)
    listing.themes.set(themes)
    ListingPublication.objects.create(listing=listing, territory=territory, is_origin=True, published_by=actor)
    who = str(project or organisation or actor)
    log.record("listing.published", actor=actor, territory=territory, target=listing, data={"who": who})
    matching.index(listing)
    return listing


def _title(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise ValidationError({"title": _("Please say this.")})
    if len(title) > 120:
        raise ValidationError(
            {"title": _("This is too long: at most %(max_length)s characters.") % {"max_length": 120}}
        )
    return title


def _named(kind: str, side: str, facts: Mapping[str, Any], columns: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with those that were given as columns under the kind's own names."""
    names = {column: name for name, column in kinds.get(kind).side(side).facts.column_of().items()}
    return {names.get(column, column): value for column, value in columns.items() if value is not None} | dict(facts)


def _fresh(kind: str, side: str) -> dict[str, Any]:
    confirm_by = timezone.localdate() + timedelta(days=kinds.get(kind).fresh_for[Side(side)])
    return {"confirm_by": confirm_by, "hide_from": confirm_by + kinds.GRACE, "asked_on": None}


@transaction.atomic
def edit_listing(
    *,
    actor: Member,
    territory: Territory,
    listing: Listing,
    title: str,
    body: str,
    place: Place | None,
    skills: Iterable[Concept],
    themes: Iterable[Concept],
    remote: bool,
    facts: Mapping[str, Any],
) -> Listing:
    """Who changes it confirms it by the same act."""
    require(rules.can_edit(actor, listing, territory))
    changes = kinds.get(listing.kind).kept_as(listing.side, facts) | _fresh(listing.kind, listing.side)
    changes |= {"title": _title(title), "body": body.strip(), "place": place, "remote": remote}
    _save(listing, **changes)
    listing.skills.set(skills)
    listing.themes.set(themes)
    log.record("listing.edited", actor=actor, territory=territory, target=listing)
    matching.index(listing)
    return listing


def _save(listing: Listing, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(listing, name, value)
    listing.save(update_fields=[*changes, "updated_at"])


@transaction.atomic
def confirm_listing(*, actor: Member, territory: Territory, listing: Listing) -> None:
    """«Yes, it still holds»: fresh again. Also by the author's signed link, without signing in."""
    require(rules.can_edit(actor, listing, territory))
    _save(listing, **_fresh(listing.kind, listing.side))
    log.record("listing.confirmed", actor=actor, territory=territory, target=listing)
    matching.index(listing)


def pause_listing(*, actor: Member, territory: Territory, listing: Listing) -> None:
    _set_state(actor, territory, listing, Listing.State.PAUSED)


def close_listing(*, actor: Member, territory: Territory, listing: Listing) -> None:
    """It is not needed, or not offered, any more. Who was still waiting for an answer about it is told."""
    _set_state(actor, territory, listing, Listing.State.CLOSED)


def reopen_listing(*, actor: Member, territory: Territory, listing: Listing) -> None:
    """Open and fresh again; a last useful day that has passed is dropped."""
    _set_state(actor, territory, listing, Listing.State.OPEN)


@transaction.atomic
def _set_state(actor: Member, territory: Territory, listing: Listing, state: Listing.State) -> None:
    require(rules.can_edit(actor, listing, territory))
    changes: dict[str, Any] = {"state": state}
    if state == Listing.State.OPEN:
        changes |= {"answered_at": None} | _fresh(listing.kind, listing.side)
        changes |= {"ends_on": None} if listing.is_over else {}
    moved = Listing.objects.filter(pk=listing.pk).exclude(state=state).update(**changes)
    if not moved:
        raise Conflict(_("It is already so: somebody was faster."))
    _save(listing, **changes)
    if state == Listing.State.CLOSED:
        withdraw_waiting(listing, actor=actor)
    log.record(f"listing.{state}", actor=actor, territory=territory, target=listing)
    matching.index(listing)


def withdraw_waiting(listing: Listing, *, actor: Member | None) -> None:
    """What is over needs no more answers: who waits about it, or would have to answer, is told."""
    waiting = Introduction.objects.filter(listing=listing).waiting().select_for_update()
    for introduction in waiting:
        introduction.state = Introduction.State.WITHDRAWN
        introduction.save(update_fields=["state", "updated_at"])
        record("introduction.over", introduction, actor=actor)


@transaction.atomic
def remove_listing(*, actor: Member, territory: Territory, listing: Listing) -> None:
    """Out of sight everywhere; `restore_listing` undoes it until it is deleted for good (exchange.tasks.tidy)."""
    require(rules.can_edit(actor, listing, territory))
    _save(listing, removed_at=timezone.now())
    log.record("listing.removed", actor=actor, territory=territory, target=listing)
    matching.index(listing)


@transaction.atomic
def restore_listing(*, actor: Member, territory: Territory, listing: Listing) -> None:
    require(rules.can_edit(actor, listing, territory))
    _save(listing, removed_at=None)
    log.record("listing.restored", actor=actor, territory=territory, target=listing)
    matching.index(listing)


@transaction.atomic
def hide_listing(listing: Listing, territory: Territory) -> None:
    """Takes it down in one territory, for moderation."""
    ListingPublication.objects.update_or_create(
        listing=listing, territory=territory, defaults={"hidden_at": timezone.now()}
    )
    matching.index(listing)
