"""What of an organisation can be reported, and taken down by moderation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from up.moderation.registry import register
from up.organisations import rules
from up.organisations.actions import take_down
from up.organisations.models import Organisation

if TYPE_CHECKING:
    from up.members.models import Member


def first_manager(organisation: Organisation) -> Member | None:
    return next((person.member for person in rules.managers(organisation)), None)


def register_reportables() -> None:
    register(
        Organisation,
        label=_("an organisation"),
        url=lambda organisation, territory: territory.url("organisation", slug=organisation.slug),
        hide=take_down,
        author=first_manager,
    )
