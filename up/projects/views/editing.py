"""Changing a project: its words, its stage, whether and where it shows."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from up.core.http import MemberRequest
from up.core.models import public_id_of
from up.core.verdict import require
from up.members.decorators import member_required
from up.members.models import Member
from up.projects import actions, rules
from up.projects.forms import ProjectForm, PublishInForm, StageForm
from up.projects.models import Project
from up.projects.views.shared import accepted, form_page, load, to_project, whole
from up.territories.models import Membership, Territory


@member_required
def edit(request: MemberRequest, slug: str) -> HttpResponse:
    project = load(request, slug)
    require(rules.can_edit(request.member, project, request.territory))
    form = ProjectForm(
        request.POST or None, request.FILES or None, project=project, member=request.member, territory=request.territory
    )

    def save() -> None:
        actions.edit_project(actor=request.member, territory=request.territory, project=project, **form.values())

    if request.method == "POST" and accepted(form, save):
        messages.success(request, _("Your changes are public."))
        return to_project(project)
    return form_page(request, "projects/edit.html", form, project=project)


@member_required
def stage(request: MemberRequest, slug: str) -> HttpResponse:
    project = load(request, slug)
    require(rules.can_edit(request.member, project, request.territory))
    form = StageForm(request.POST or None, initial={"stage": request.GET.get("to", project.stage)})

    def change() -> None:
        actions.change_stage(actor=request.member, territory=request.territory, project=project, **form.cleaned_data)

    if request.method == "POST" and accepted(form, change):
        messages.success(request, _("The new stage is in the journal."))
        return to_project(project)
    return form_page(request, "projects/stage.html", form, project=project)


@require_POST
@member_required
def withdraw(request: MemberRequest, slug: str) -> HttpResponse:
    actions.withdraw_project(actor=request.member, territory=request.territory, project=load(request, slug))
    return redirect("project", slug=slug)


@require_POST
@member_required
def restore(request: MemberRequest, slug: str) -> HttpResponse:
    known = whole(Project.objects.published_in(request.territory))
    project = get_object_or_404(known, public_id=public_id_of(slug))
    actions.restore_project(actor=request.member, territory=request.territory, project=project)
    messages.success(request, _("The project is public again."))
    return to_project(project)


def open_to(member: Member, project: Project) -> list[Territory]:
    """The territories in which this member could publish the project and where it is not yet."""
    roles = Q(memberships__member=member, memberships__left_at=None)
    if not rules.is_in_team(member, project):
        roles &= Q(memberships__role__in=[Membership.Role.ANIMATOR, Membership.Role.MANAGER])
    there = [publication.territory_id for publication in project.publications.all()]
    return list(Territory.objects.open().local().filter(roles).exclude(pk__in=there).distinct())


@member_required
def publish_in(request: MemberRequest, slug: str) -> HttpResponse:
    """Both ways: publishing in another territory, and taking back from one."""
    project = load(request, slug)
    territories = open_to(request.member, project)
    elsewhere = [p.territory for p in project.publications.all() if not p.is_origin and not p.hidden_at]
    back = [t for t in elsewhere if rules.can_take_back(request.member, project, t)]
    if not (rules.is_in_team(request.member, project) or territories or back):
        require(rules.can_edit(request.member, project, request.territory))
    form = PublishInForm(request.POST or None, territories=territories)

    def publish() -> None:
        actions.publish_in(actor=request.member, project=project, target=form.cleaned_data["territory"])

    if request.method == "POST" and accepted(form, publish):
        target = form.cleaned_data["territory"]
        messages.success(request, _("The project shows in %(territory)s too.") % {"territory": target})
        return to_project(project)
    context = {"project": project, "territories": territories, "back": back}
    return form_page(request, "projects/publish_in.html", form, **context)


@require_POST
@member_required
def take_back(request: MemberRequest, slug: str) -> HttpResponse:
    """Posted from any territory in which the project shows; `territory` names the one that it leaves."""
    project = load(request, slug)
    shown = [p.territory for p in project.publications.all() if p.territory.slug == request.POST.get("territory")]
    if not shown:
        raise Http404
    actions.take_back(actor=request.member, project=project, territory=shown[0])
    messages.success(request, _("The project does not show in %(territory)s any more.") % {"territory": shown[0]})
    return redirect("projects") if shown[0] == request.territory else to_project(project)
