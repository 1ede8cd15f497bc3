"""`request.member`: who is signed in, in which language they read, and when they were last here."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from up.members.actions import see
from up.members.models import Member


class MemberMiddleware:
    """Sets `request.member` (None for a visitor); a member's own language wins unless they chose one here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        member = request.user if isinstance(request.user, Member) else None
        request.member = member  # type: ignore[attr-defined]
        if member is not None and request.method == "POST":
            see(member)
        if member is None or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        with translation.override(member.language):
            request.LANGUAGE_CODE = member.language
            return self.get_response(request)
