"""The request as our views see it, after the middlewares."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from up.members.models import Member
    from up.territories.models import Territory


class PortalRequest(HttpRequest):
    """A request on the portal: no territory."""

    htmx: HtmxDetails
    territory: "Territory | None"
    member: "Member | None"  # who is signed in, whole and active; None for a visitor


class Request(PortalRequest):
    """A request in a territory. The URLconf guarantees that there is one."""

    territory: "Territory"


class MemberRequest(Request):
    """A request in a territory by somebody who is signed in (`@member_required`)."""

    member: "Member"


def see_other(name: str, **kwargs: str) -> HttpResponse:
    """To a named page after a form was done: 303, so that going back never sends it again."""
    return HttpResponseRedirect(reverse(name, kwargs=kwargs), status=303)
