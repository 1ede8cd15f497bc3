"""Writing the journal."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from up.core.http import MemberRequest, Request
from up.core.verdict import require
from up.members.decorators import member_required
from up.projects import actions, rules
from up.projects.forms import UpdateForm
from up.projects.models import Update
from up.projects.views.shared import accepted, form_page, load, to_project


def load_update(request: Request, slug: str, pk: int, **which: Any) -> Update:
    """A step of this project's journal; its project is the one that rules have looked at."""
    project = load(request, slug)
    update = get_object_or_404(Update.objects.filter(**which), pk=pk, project=project)
    update.project = project
    return update


@member_required
def new(request: MemberRequest, slug: str) -> HttpResponse:
    project = load(request, slug)
    require(rules.can_edit(request.member, project, request.territory))
    form = UpdateForm(request.POST or None, request.FILES or None)

    def post() -> None:
        values = form.cleaned_data | {"picture": form.cleaned_data["picture"] or None}
        actions.post_update(actor=request.member, territory=request.territory, project=project, **values)

    if request.method == "POST" and accepted(form, post):
        messages.success(request, _("Your news are public. Those who follow the project are told."))
        return to_project(project, "journal")
    return form_page(request, "projects/update.html", form, project=project)


@member_required
def edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    update = load_update(request, slug, pk, hidden_at=None)
    require(rules.can_edit(request.member, update.project, request.territory))
    initial = {name: getattr(update, name) for name in UpdateForm.base_fields}
    form = UpdateForm(request.POST or None, request.FILES or None, initial=initial)
    form.fields["title"].required = not update.stage

    def save() -> None:
        actions.edit_update(actor=request.member, territory=request.territory, update=update, **form.cleaned_data)

    if request.method == "POST" and accepted(form, save):
        messages.success(request, _("Your changes are public."))
        return to_project(update.project, f"update-{update.pk}")
    return form_page(request, "projects/update.html", form, project=update.project, update=update)


@require_POST
@member_required
def delete(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    update = load_update(request, slug, pk)
    actions.delete_update(actor=request.member, territory=request.territory, update=update)
    return to_project(update.project, "journal")


@require_POST
@member_required
def restore(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    update = load_update(request, slug, pk)
    actions.restore_update(actor=request.member, territory=request.territory, update=update)
    return to_project(update.project, f"update-{update.pk}")
