"""Signing in with a code sent by mail: the same steps for addresses that we know and for new ones."""

import time

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import EmailAddress, Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.core import ratelimit
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from up.members.models import Member


class SignIn(LoginCodeVerificationProcess):  # type: ignore[misc]
    """allauth's login by code, also for an address that nobody has: it becomes a member once the code is right."""

    @classmethod
    def begin(cls, request: HttpRequest, email: str, next_url: str) -> None:
        member = member_with(email)
        login = Login(user=member, email=email)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state |= cls.initial_state(user=member, email=email) | {"initiated_by_user": True, "next": next_url}
        process = cls(stage)
        process.send()
        process.persist()

    @classmethod
    def resume(cls, request: HttpRequest) -> "SignIn | None":
        """The sign-in that this browser began, unless it is too old or was given up."""
        stage = LoginStageController.enter(request, LoginByCodeStage.key)
        process: SignIn | None = cls(stage).abort_if_invalid() if stage else None
        return process

    @property
    def email(self) -> str:
        return str(self.state["email"])

    def send(self, skip_enumeration_mails: bool = False) -> None:
        self.generate_code()
        self.state["at"] = time.time()
        get_adapter().send_mail("account/email/login_code", self.email, {"code": self.code})

    def resend(self) -> None:
        self.send()
        self.record_resend()
        self.persist()

    def finish(self, redirect_url: str | None = None) -> HttpResponse:
        self._user = member_with(self.email) or register(self.email)
        confirm_address(self._user, self.email)
        response: HttpResponse = super().finish(redirect_url or self.state["next"] or None)
        return response


def throttled(request: HttpRequest, email: str) -> bool:
    """Whether too many codes were asked for from here, or for this address."""
    return not ratelimit.consume(request, action="request_login_code", key=email)


def member_with(email: str) -> Member | None:
    """Whose address it is. An address that somebody added and did not confirm is not theirs."""
    own = Member.objects.filter(email=email).first()
    confirmed = EmailAddress.objects.filter(email=email, verified=True).select_related("user")
    return own or next((address.user for address in confirmed), None)


@transaction.atomic
def register(email: str) -> Member:
    return Member.objects.create_user(email, language=(get_language() or "fr")[:2])


def confirm_address(member: Member, email: str) -> None:
    known = EmailAddress.objects.filter(user=member)
    if not known.filter(email=email).update(verified=True):
        EmailAddress.objects.create(user=member, email=email, verified=True, primary=not known.exists())
