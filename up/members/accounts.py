"""allauth with our rules: mails in our clothes, one factor, and where one lands after signing in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import get_next_redirect_url
from allauth.core import context as current
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from up.activity import mail
from up.members import drafts
from up.members.actions import see
from up.members.models import Member
from up.territories.actions import join
from up.territories.models import Territory

MAILS = {
    "login_code": (_("Your code: %(code)s"), "members/mail/code"),
    "email_confirmation": (_("Confirm your address: %(code)s"), "members/mail/code"),
    "email_confirmation_signup": (_("Confirm your address: %(code)s"), "members/mail/code"),
    "account_already_exists": (_("This address is already in use"), "members/mail/address_taken"),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        subject, template = MAILS[template_prefix.rpartition("/")[2]]
        code = context.get("code", "")
        mail.send(
            to=email,
            subject=str(subject) % {"code": spaced(code)},
            template=template,
            context={"code": spaced(code), "email": email},
            territory=getattr(current.request, "territory", None),
        )

    def get_login_stages(self) -> list[str]:
        """A passkey is another way in, not a second lock: who lost it still has their mail."""
        stages: list[str] = super().get_login_stages()
        return [stage for stage in stages if not stage.startswith("allauth.mfa")]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home") if request.territory is not None else "/"  # type: ignore[attr-defined]

    def post_login(self, request: HttpRequest, user: Member, **options: Any) -> HttpResponse:
        super().post_login(request, user, **options)
        first_time = user.seen_at is None
        see(user)
        request.member = user  # type: ignore[attr-defined]
        territory: Territory | None = request.territory  # type: ignore[attr-defined]
        if first_time and territory is not None and not user.memberships.exists():
            join(member=user, territory=territory)
        drafts.claim(request, user)
        target = options.get("redirect_url") or get_next_redirect_url(request) or home_of(request)
        if not user.name:
            request.session[NEXT_KEY] = target
            return redirect("welcome")
        return redirect(drafts.complete_ready(request, user) or target)


NEXT_KEY = "after_welcome"


def spaced(code: str) -> str:
    """«BCD FGH»: read and typed in two halves."""
    return f"{code[:3]} {code[3:]}" if len(code) == 6 else code


def home_of(request: HttpRequest) -> str:
    """Where somebody goes who asked for nothing in particular: what is for them, in a network of theirs."""
    if request.territory is not None:  # type: ignore[attr-defined]
        return reverse("for-you")
    member: Member = request.user  # type: ignore[assignment]
    joined = Territory.objects.joined_by(member).order_by("memberships__joined_at").first()
    return joined.url("for-you") if joined else "/"


def display_name(member: Member) -> str:
    return str(member)
