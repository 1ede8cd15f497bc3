"""Who may enter a view."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget

from up.core.http import MemberRequest, PortalRequest
from up.members.actions import introduce_oneself
from up.members.forms import NAME_FIELD, NameForm
from up.members.models import Draft


def member_required[**P](
    view: Callable[Concatenate[MemberRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Sends a visitor to sign in and back: to this page, or to the one where the button was.

    Who has no name yet is asked for it before they act (or when something of theirs waits for it); what they sent
    with the form goes on afterwards.
    """

    @wraps(view)
    def wrapped(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.member:
            return sign_in(request)
        if not request.member.name and (answer := ask_name(request)):
            return answer
        return view(request, *args, **kwargs)

    return wrapped


def sign_in_first[**P](
    view: Callable[Concatenate[Any, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """The same for pages of the account itself, which are on the portal too and need no name."""

    @wraps(view)
    def wrapped(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs) if request.member else sign_in(request)

    return wrapped


def ask_name(request: MemberRequest) -> HttpResponseBase | None:
    """The page that asks for a name and carries on with what was sent; None once the name is known."""
    if request.method in {"GET", "HEAD"}:
        waiting = Draft.objects.filter(member=request.member, is_ready=True).exists()
        return redirect("welcome") if waiting else None
    form = NameForm(request.POST if NAME_FIELD in request.POST else None)
    if form.is_valid():
        introduce_oneself(
            member=request.member, territory=request.territory, name=form.cleaned_data[NAME_FIELD], place=None
        )
        return None
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name not in form.fields]
    status = 422 if form.errors else 200
    response = render(request, "members/ask_name.html", {"form": form, "sent": sent}, status=status)
    return retarget(reswap(response, "innerHTML"), "body") if request.htmx else response


def sign_in(request: PortalRequest) -> HttpResponseBase:
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
    return reverse("home") if request.territory else "/"
