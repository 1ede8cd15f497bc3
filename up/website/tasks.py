"""What the website does in the background."""

from django.conf import settings
from django.tasks import task
from django.utils.translation import gettext as _


@task()
def mail_territory_request(request_id: int) -> None:
    """Tells the operators of a request for a territory."""
    from up.activity.mail import send
    from up.territories.models import TerritoryRequest

    request = TerritoryRequest.objects.select_related("place").filter(pk=request_id).first()
    if request is not None:
        send(
            to=settings.OPERATOR_EMAIL,
            subject=_("A network is asked for: %(place)s") % {"place": request.place},
            template="website/mail/territory_request",
            context={"request": request},
            territory=None,
        )
