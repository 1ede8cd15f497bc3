"""What people do on the portal itself."""

from datetime import timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from up.territories.models import Place, TerritoryRequest
from up.website.tasks import mail_territory_request

MOST_REQUESTS_A_DAY = 3


@transaction.atomic
def request_territory(
    *, name: str, email: str, place: Place, organisation: str = "", message: str = ""
) -> TerritoryRequest:
    """Keeps the request and mails it to the operators. Raises ValidationError where one address asks on and on."""
    since = timezone.now() - timedelta(days=1)
    if TerritoryRequest.objects.filter(email__iexact=email, created_at__gte=since).count() >= MOST_REQUESTS_A_DAY:
        raise ValidationError(_("We have your requests and will answer them: no need to send another."))
    request = TerritoryRequest.objects.create(
        name=name, email=email, place=place, organisation=organisation, message=message
    )
    transaction.on_commit(partial(mail_territory_request.enqueue, request.pk))
    return request
