"""What the weekly summary asks about oneself."""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from up.activity.digest import Line
from up.members.models import Member
from up.territories.models import Territory

CONFIRM_AFTER = timedelta(days=180)


def needs_confirming(member: Member) -> bool:
    return member.confirmed_at < timezone.now() - CONFIRM_AFTER


def profile_to_confirm(member: Member) -> Iterable[Line]:
    """Once half a year has passed: is it still right?"""
    territory = Territory.objects.joined_by(member).first()
    if territory and needs_confirming(member):
        yield Line(_("Is what your page says about you still right?"), territory.url("profile"), territory)
