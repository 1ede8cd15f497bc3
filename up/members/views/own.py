"""One's own profile and settings."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from up.core.http import MemberRequest
from up.members import actions, erasure, export, rules
from up.members.decorators import member_required
from up.members.digests import needs_confirming
from up.members.forms import EraseForm, PrivacyForm, ProfileForm, SettingsForm
from up.members.models import Member
from up.territories.models import Territory


def posted(request: MemberRequest) -> QueryDict | None:
    """What was sent, also where every box was left empty."""
    return request.POST if request.method == "POST" else None


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: MemberRequest) -> HttpResponse:
    if request.method == "POST" and "confirm" in request.POST:
        actions.confirm_profile(member=request.member)
        messages.success(request, _("Thank you: your page is marked as up to date."))
        return redirect("profile")
    editable = Member.objects.get(pk=request.member.pk)
    form = ProfileForm(posted(request), request.FILES or None, instance=editable, territory=request.territory)
    if request.method == "POST" and form.is_valid():
        actions.update_profile(member=editable, **form.values())
        messages.success(request, _("Your page is up to date."))
        return redirect("member", slug=editable.slug)
    context = {"form": form, "to_confirm": needs_confirming(editable)}
    return render(request, "members/profile.html", context, status=422 if form.errors else 200)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: MemberRequest) -> HttpResponse:
    """Language, mails, ways to sign in, networks, and the ways to one's data."""
    editable = Member.objects.get(pk=request.member.pk)
    form = SettingsForm(posted(request), instance=editable)
    if request.method == "POST" and form.is_valid():
        actions.update_settings(member=editable, **form.cleaned_data)
        with translation.override(editable.language):
            messages.success(request, _("Your settings are saved."))
        return redirect("settings")
    networks = editable.memberships.active().select_related("territory").order_by("territory__name")
    context = {"form": form, "networks": networks, "is_here": bool(editable.role_in(request.territory))}
    return render(request, "members/settings.html", context, status=422 if form.errors else 200)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def privacy(request: MemberRequest) -> HttpResponse:
    form = PrivacyForm(posted(request), member=request.member)
    if request.method == "POST" and form.is_valid():
        choices = {"listed": form.cleaned_data["listed"], "suggestible": form.cleaned_data["suggestible"]}
        actions.update_privacy(member=request.member, visibility=form.visibility(), **choices)
        messages.success(request, _("Your choices are saved and hold from now on."))
        return redirect("settings-privacy")
    blocked = Member.objects.filter(blocks_received__blocker=request.member)
    return render(
        request, "members/privacy.html", {"form": form, "blocked": blocked}, status=422 if form.errors else 200
    )


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def export_data(request: MemberRequest) -> HttpResponseBase:
    if request.method == "POST":
        content = export.archive(request.member)
        return FileResponse(content, as_attachment=True, filename=export.file_name(timezone.localdate()))
    return render(request, "members/export.html")


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: MemberRequest) -> HttpResponse:
    form = EraseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        erasure.erase(member=request.member)
        logout(request)
        messages.success(request, _("Your account is erased. Thank you for what you brought."))
        return redirect("home")
    context = {"form": form, "verdict": rules.can_erase(request.member)}
    return render(request, "members/erase.html", context, status=422 if form.errors else 200)


@member_required
@require_POST
def join(request: MemberRequest) -> HttpResponse:
    actions.join_network(member=request.member, territory=request.territory)
    messages.success(request, _("Welcome to %(name)s.") % {"name": request.territory})
    return redirect("for-you")


@member_required
@require_POST
def leave(request: MemberRequest) -> HttpResponse:
    """Leaves the network named in the form, by default this one."""
    networks = Territory.objects.joined_by(request.member)
    territory = networks.filter(slug=request.POST.get("territory", request.territory.slug)).first()
    if territory is not None:
        actions.leave_network(member=request.member, territory=territory)
        messages.success(request, _("You have left %(name)s.") % {"name": territory})
    return redirect("settings")
