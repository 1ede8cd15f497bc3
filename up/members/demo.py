"""The cast of the demo: people as whom one can sign in with one click. Only where settings.DEMO is on."""

from django.contrib.auth.models import Group

from up.members.models import Member, MemberQuerySet

GROUP = "demo-cast"


def add_to_cast(member: Member) -> None:
    member.groups.add(Group.objects.get_or_create(name=GROUP)[0])


def cast() -> MemberQuerySet:
    people = Member.objects.active().filter(groups__name=GROUP)
    return people.select_related("place").prefetch_related("memberships__territory", "held_projects").order_by("pk")
