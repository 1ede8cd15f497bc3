"""The language in which one reads."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from up.core.http import PortalRequest


@require_POST
def language(request: PortalRequest) -> HttpResponse:
    """Keeps the choice in a cookie and, for a member, as the language of their mails; back to the page."""
    code = request.POST.get("language", "")
    if code not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    after = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(after, {request.get_host()}, request.is_secure()):
        after = reverse("home" if request.territory else "portal")
    response = redirect(after)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
    if request.member and request.member.language != code:
        request.member.language = code
        request.member.save(update_fields=["language", "updated_at"])
    return response
