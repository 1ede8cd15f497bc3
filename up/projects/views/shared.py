"""What the pages of projects have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from up.core.http import Request
from up.core.models import public_id_of
from up.projects.models import Project, ProjectQuerySet, TeamMember


def whole(projects: ProjectQuerySet) -> ProjectQuerySet:
    """With everything that rules and the head of a page look at."""
    seats = TeamMember.objects.select_related("member").order_by("since")
    return projects.select_related("place", "holder", "author", "organisation", "offered_to").prefetch_related(
        "publications__territory", "themes", Prefetch("team", queryset=seats)
    )


def load(request: Request, slug: str) -> Project:
    """A project that is public in this territory; 404 for any other."""
    projects = whole(Project.objects.in_territory(request.territory))
    return get_object_or_404(projects, public_id=public_id_of(slug))


def to_project(project: Project, anchor: str = "") -> HttpResponse:
    return redirect(reverse("project", kwargs={"slug": project.slug}) + (f"#{anchor}" if anchor else ""))


def accepted(form: forms.Form, act: Callable[[], Any]) -> bool:
    """Whether the form holds and the action took it; what either refuses stands beside its field."""
    if not form.is_valid():
        return False
    try:
        act()
    except ValidationError as error:
        messages = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
        for name, sentences in messages.items():
            for sentence in sentences:
                form.add_error(name if name in form.fields else None, sentence)
        return False
    return True


def form_page(request: Request, template: str, form: forms.Form, **context: Any) -> HttpResponse:
    """A page with its form; 422 where it came back with errors."""
    return render(request, template, {"form": form} | context, status=422 if form.errors else 200)
