"""Signing in and what belongs to it; pages of allauth that need nothing of ours are routed in `urls.py`."""

from allauth.account.forms import AddEmailForm
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import email as allauth_email
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from up.core.http import PortalRequest
from up.members import actions, drafts
from up.members.accounts import NEXT_KEY, home_of
from up.members.decorators import sign_in_first
from up.members.forms import CodeForm, EmailForm, WelcomeForm
from up.members.sign_in import SignIn, throttled


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: PortalRequest) -> HttpResponse:
    """An address, known or not: the answer is the same, a code by mail."""
    next_url = get_next_redirect_url(request) or ""
    if request.member:
        return redirect(next_url or home_of(request))
    form = EmailForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not throttled(request, email):
            SignIn.begin(request, email, next_url)
            return redirect("account_confirm_login_code")
        form.add_error("email", _("Many codes were asked for in a short time. Wait a few minutes, then try again."))
        status = 429
    elif request.method == "POST":
        status = 422
    return render(request, "account/login.html", {"form": form, "next_url": next_url}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_code(request: PortalRequest) -> HttpResponse:
    """The code: three tries, ten minutes, once."""
    if request.member:
        return redirect(home_of(request))
    process = SignIn.resume(request)
    if process is None:
        messages.error(request, _("This code is no longer valid. Ask for another one."))
        return redirect("account_login")
    if request.method == "POST" and "resend" in request.POST:
        return resend(request, process)
    form = CodeForm(request.POST or None, code=process.code)
    if request.method == "POST":
        if form.is_valid():
            return process.finish()
        if not process.record_invalid_attempt():
            messages.error(request, _("Three wrong codes: ask for another one."))
            return redirect("account_login")
    context = {"form": form, "email": process.email, "can_resend": process.can_resend}
    return render(request, "account/confirm_login_code.html", context, status=422 if form.errors else 200)


def resend(request: PortalRequest, process: SignIn) -> HttpResponse:
    if not process.can_resend or throttled(request, process.email):
        messages.error(request, _("Many codes were asked for in a short time. Wait a few minutes, then try again."))
    else:
        process.resend()
        messages.success(request, _("Another code is on its way; the one before is no longer valid."))
    return redirect("account_confirm_login_code")


@sign_in_first
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: PortalRequest) -> HttpResponse:
    """The first time: a name and a commune, or later. What waited for its author is completed then."""
    member = request.member
    assert member is not None  # noqa: S101
    form = WelcomeForm(request.POST or None, territory=request.territory, initial={"place": member.place})
    if request.method == "POST":
        if "later" not in request.POST and not form.is_valid():
            return render(request, "members/welcome.html", {"form": form}, status=422)
        if "later" not in request.POST:
            actions.introduce_oneself(member=member, territory=request.territory, **form.cleaned_data)
        target = request.session.pop(NEXT_KEY, "")
        return redirect(drafts.complete_ready(request, member) or target or home_of(request))
    return render(request, "members/welcome.html", {"form": form})


@sign_in_first
def change_email(request: PortalRequest) -> HttpResponse:
    if request.method == "POST":
        response: HttpResponse = allauth_email(request)
        return response
    return render(request, "account/email_change.html", {"form": AddEmailForm(user=request.member)})


@sign_in_first
@require_POST
def remove_password(request: PortalRequest) -> HttpResponse:
    """Back to codes and passkeys only; also the way out for who forgot it."""
    assert request.member is not None  # noqa: S101
    actions.remove_password(member=request.member)
    login(request, request.member, backend=settings.AUTHENTICATION_BACKENDS[0])
    messages.success(request, _("Your password is removed: you sign in with a code or a passkey."))
    return redirect("settings" if request.territory else "account_email")
