"""What others bring: also by a visitor, who signs in afterwards. And following."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from up.core.http import MemberRequest, Request
from up.core.verdict import require
from up.members import drafts
from up.members.decorators import member_required
from up.projects import actions, rules
from up.projects.drafts import CONTRIBUTION
from up.projects.forms import ContributionForm, ReplyForm
from up.projects.models import Contribution, Project
from up.projects.views.shared import accepted, form_page, load, to_project


def contribute(request: Request, slug: str) -> HttpResponse:
    project = load(request, slug)
    require(rules.can_contribute(request.member, project))
    draft = drafts.get(request, CONTRIBUTION, project.public_id)
    form = ContributionForm(request.POST or None, initial=draft.data if draft else {"kind": request.GET.get("kind")})
    if request.method == "POST" and accepted(form, lambda: give(request, project, form)):
        if request.member is None:
            return redirect(f"{reverse('account_login')}?next={reverse('project', kwargs={'slug': project.slug})}")
        messages.success(request, _("Thank you: the team of the project is told."))
        return to_project(project, "contributions")
    return form_page(request, "projects/contribute.html", form, project=project)


def give(request: Request, project: Project, form: ContributionForm) -> None:
    """A member's contribution at once; a visitor's is kept until they have signed in."""
    data = form.cleaned_data
    if request.member:
        actions.contribute(actor=request.member, territory=request.territory, project=project, **data)
        if draft := drafts.get(request, CONTRIBUTION, project.public_id):
            draft.delete()
    else:
        draft = drafts.keep(request, CONTRIBUTION, {"project": project.pk} | data, project.public_id)
        drafts.mark_ready(draft)


def load_contribution(request: Request, slug: str, pk: int) -> Contribution:
    project = load(request, slug)
    contribution = get_object_or_404(Contribution.objects.select_related("author"), pk=pk, project=project)
    contribution.project = project
    return contribution


@member_required
def reply(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    contribution = load_contribution(request, slug, pk)
    require(rules.can_reply(request.member, contribution, request.territory))
    form = ReplyForm(request.POST or None, initial={"reply": contribution.reply})

    def answer() -> None:
        text = form.cleaned_data["reply"]
        actions.reply(actor=request.member, territory=request.territory, contribution=contribution, text=text)

    if request.method == "POST" and accepted(form, answer):
        return to_project(contribution.project, f"contribution-{pk}")
    context = {"project": contribution.project, "contribution": contribution}
    return form_page(request, "projects/reply.html", form, **context)


@require_POST
@member_required
def hide(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    contribution = load_contribution(request, slug, pk)
    actions.hide_contribution(actor=request.member, territory=request.territory, contribution=contribution)
    return to_project(contribution.project, "contributions")


@require_POST
@member_required
def restore(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    contribution = load_contribution(request, slug, pk)
    actions.restore_contribution(actor=request.member, territory=request.territory, contribution=contribution)
    return to_project(contribution.project, f"contribution-{pk}")


@require_POST
@member_required
def follow(request: MemberRequest, slug: str) -> HttpResponse:
    """Follows, or no longer (`stop`). By htmx the button changes in place."""
    project = load(request, slug)
    stop = "stop" in request.POST
    (actions.unfollow if stop else actions.follow)(actor=request.member, project=project)
    if not request.htmx:
        return to_project(project)
    context = {"project": project, "is_following": not stop, "followers": project.follows.count()}
    return render(request, "projects/head.html#follow", context)
