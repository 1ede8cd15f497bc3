"""Notifications, leaving a mailing, and the mailbox of the demo."""

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from up.activity import mailbox, notices
from up.activity.mail import read_unsubscribe_token
from up.core.http import MemberRequest
from up.core.paging import page_of

# A mail may bring its own styles and nothing else: no script, no form, no request anywhere.
MAIL_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "img-src": ["data:"],
    "frame-ancestors": [CSP.SELF],
    "sandbox": ["allow-popups", "allow-top-navigation-by-user-activation"],
}
MAILBOX_POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "frame-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}


@login_required
@require_safe
def notifications(request: MemberRequest) -> HttpResponse:
    """Unread ones first, then the latest."""
    page = page_of(notices.for_member(request.member), request)
    context = {"page": page, "lines": notices.lines(page), "unread_count": notices.unread_count(request.member)}
    return render(request, "activity/notifications.html", context)


@login_required
@require_POST
def open_notification(request: MemberRequest, pk: int) -> HttpResponse:
    """Marks one as read and goes to what it is about."""
    notification = get_object_or_404(notices.for_member(request.member), pk=pk)
    notices.mark_read(member=request.member, notification_id=pk)
    url = notices.address(notification)
    return redirect(url) if url and "stay" not in request.POST else redirect("notifications")


@login_required
@require_POST
def read_all(request: MemberRequest) -> HttpResponse:
    notices.mark_read(member=request.member)
    return redirect("notifications")


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the signed token is what counts
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    found = read_unsubscribe_token(token)
    if found is None:
        raise Http404
    mail_list, pk = found
    if request.method == "POST":
        get_user_model().objects.filter(pk=pk).update(**{mail_list.value: False})
    return render(request, "activity/unsubscribe.html", {"mail_list": mail_list, "done": request.method == "POST"})


@require_safe
@csp_override(MAILBOX_POLICY)
def show_mailbox(request: HttpRequest, name: str = "") -> HttpResponse:
    """The mails that this machine would have sent, the latest first; one of them beside the list."""
    mails = mailbox.mails()
    chosen = next((mail for mail in mails if mail.name == name), None) if name else next(iter(mails), None)
    if name and chosen is None:
        raise Http404
    return render(request, "activity/mailbox.html", {"mails": mails, "chosen": chosen})


@require_safe
@xframe_options_sameorigin
@csp_override(MAIL_POLICY)
def show_mail(_request: HttpRequest, name: str) -> HttpResponse:
    """One mail as its HTML is, for the frame of the mailbox."""
    found = next((mail for mail in mailbox.mails() if mail.name == name), None)
    if found is None:
        raise Http404
    return HttpResponse(found.html)
