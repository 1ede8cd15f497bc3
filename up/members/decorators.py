"""Who may enter a view."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from up.core.http import MemberRequest, PortalRequest


def member_required[**P](
    view: Callable[Concatenate[MemberRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Sends a visitor to sign in and back: to this page, or to the one where the button was."""

    @wraps(view)
    def wrapped(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if request.member else sign_in(request)

    return wrapped


def sign_in(request: PortalRequest) -> HttpResponse:
    """To the sign-in page, and back here afterwards."""
    url = f"{reverse('account_login')}?{urlencode({'next': page_of(request)})}"
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def page_of(request: PortalRequest) -> str:
    """The page on which somebody is: this one, or the one that sent this form."""
    if request.method == "GET" and not request.htmx:
        return request.get_full_path()
    before = request.htmx.current_url or request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(before, {request.get_host()}):
        parts = urlsplit(before)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return reverse("home")
