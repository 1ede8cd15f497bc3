"""The team: who is in it, who is invited, who carries the project."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from up.core.http import MemberRequest, Request
from up.core.verdict import require
from up.members.decorators import member_required
from up.members.models import Member
from up.projects import actions, rules
from up.projects.actions.carrying import possible_holders
from up.projects.forms import HandOverForm, InviteForm
from up.projects.models import Project, TeamMember
from up.projects.views.shared import accepted, form_page, load, to_project, whole


@member_required
def team(request: MemberRequest, slug: str) -> HttpResponse:
    """Its seats, and the form that invites."""
    project = load(request, slug)
    require(rules.can_edit(request.member, project, request.territory))
    form = InviteForm(request.POST or None, actor=request.member, territory=request.territory)
    if request.method == "POST" and accepted(form, lambda: invite(request, project, form)):
        messages.success(request, _("The invitation is sent."))
        return redirect("project-team", slug=project.slug)
    seats = [seat for seat in project.team.all() if seat.state in {TeamMember.State.IN, TeamMember.State.INVITED}]
    for seat in seats:
        seat.project = project
    removable = {seat.pk for seat in seats if rules.can_remove(request.member, seat)}
    return form_page(request, "projects/team.html", form, project=project, seats=seats, removable=removable)


def invite(request: MemberRequest, project: Project, form: InviteForm) -> None:
    who, role = form.cleaned_data["who"], form.cleaned_data["role"]
    by: dict[str, Any] = {"actor": request.member, "territory": request.territory, "project": project, "role": role}
    if isinstance(who, Member):
        actions.invite_member(member=who, **by)
    else:
        actions.invite_address(email=who, **by)


@require_POST
@member_required
def remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    project = load(request, slug)
    seat = get_object_or_404(TeamMember.objects.select_related("member"), pk=pk, project=project)
    seat.project = project
    actions.remove_from_team(actor=request.member, territory=request.territory, seat=seat)
    return redirect("project-team", slug=project.slug)


@require_POST
@member_required
def answer(request: MemberRequest, slug: str) -> HttpResponse:
    """A member answers their invitation by name (`answer`: yes or no)."""
    project = load(request, slug)
    seat = get_object_or_404(TeamMember, project=project, member=request.member)
    yes = request.POST.get("answer") == "yes"
    act = actions.accept_invitation if yes else actions.decline_invitation
    act(actor=request.member, territory=request.territory, seat=seat)
    messages.success(request, _("Welcome to the team.") if yes else _("The team is told that you cannot."))
    return to_project(project)


@require_POST
@member_required
def leave(request: MemberRequest, slug: str) -> HttpResponse:
    project = load(request, slug)
    actions.leave_team(actor=request.member, territory=request.territory, project=project)
    messages.success(request, _("You have left the team."))
    return to_project(project)


def invitation(request: Request, key: str) -> HttpResponseBase:
    """Where the link of an invitation by mail leads: to read it one needs no account, to accept it one signs in."""
    seats = TeamMember.objects.filter(state=TeamMember.State.INVITED).select_related("invited_by")
    seat = seats.filter(key=key).first()
    known = whole(Project.objects.in_territory(request.territory))
    project = known.filter(pk=seat.project_id).first() if seat else None
    if seat is None or project is None:
        return render(request, "projects/invitation_gone.html", status=410)
    if request.method == "POST":
        return accept_by_mail(request, key=key)
    return render(request, "projects/invitation.html", {"project": project, "seat": seat})


@member_required
def accept_by_mail(request: MemberRequest, key: str) -> HttpResponse:
    seat = get_object_or_404(TeamMember.objects.select_related("project"), key=key)
    actions.accept_invitation(actor=request.member, territory=request.territory, seat=seat)
    messages.success(request, _("Welcome to the team."))
    return to_project(seat.project)


@require_POST
@member_required
def take_on(request: MemberRequest, slug: str) -> HttpResponse:
    project = load(request, slug)
    actions.take_on(actor=request.member, territory=request.territory, project=project)
    messages.success(request, _("You carry this project now. Say what it lacks: we look for it."))
    return to_project(project)


@member_required
def hand_over(request: MemberRequest, slug: str) -> HttpResponse:
    """The holder proposes somebody else, or lets go (`release`)."""
    project = load(request, slug)
    require(rules.can_hand_over(request.member, project))
    by: dict[str, Any] = {"actor": request.member, "territory": request.territory, "project": project}
    if request.method == "POST" and "release" in request.POST:
        actions.release(**by)
        messages.success(request, _("The project is looking for somebody to carry it."))
        return to_project(project)
    people = possible_holders(project)
    form = HandOverForm(request.POST or None, people=people, initial={"to": request.GET.get("to")})
    if request.method == "POST" and accepted(form, lambda: actions.offer_carrying(to=form.cleaned_data["to"], **by)):
        messages.success(request, _("We have asked them. You carry the project until they accept."))
        return to_project(project)
    return form_page(request, "projects/hand_over.html", form, project=project, people=people)


@require_POST
@member_required
def answer_carrying(request: MemberRequest, slug: str) -> HttpResponse:
    project = load(request, slug)
    yes = request.POST.get("answer") == "yes"
    act = actions.accept_carrying if yes else actions.decline_carrying
    act(actor=request.member, territory=request.territory, project=project)
    messages.success(request, _("You carry this project now.") if yes else _("The team is told that you cannot."))
    return to_project(project)
