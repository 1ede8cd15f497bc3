"""The one mail of projects that goes to an address rather than to a member."""

from django.utils.translation import gettext as _

from up.activity.mail import send
from up.projects.models import TeamMember
from up.territories.models import Territory


def mail_invitation(seat_id: int, territory_id: int) -> None:
    waiting = TeamMember.objects.exclude(key="").filter(pk=seat_id, state=TeamMember.State.INVITED)
    seat = waiting.select_related("project", "invited_by").first()
    if seat is None:
        return
    territory = Territory.objects.get(pk=territory_id)
    send(
        to=seat.email,
        subject=_("%(name)s invites you to the project “%(project)s”")
        % {"name": seat.invited_by or territory.name, "project": seat.project.title},
        template="projects/mail/invitation",
        context={"seat": seat, "url": territory.url("project-invitation", key=seat.key)},
        territory=territory,
    )
