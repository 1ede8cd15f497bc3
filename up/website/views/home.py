"""The home page of a territory, and of what groups several."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from up.core.http import Request
from up.website import home as reads
from up.website.living import Figures, figures_of, happenings
from up.website.waiting import waiting_for


@require_safe
def home(request: Request) -> HttpResponse:
    territory, member = request.territory, request.member
    if territory.is_group:
        return group(request)
    needs, found = reads.found_near(request, "need", reads.NEEDS)
    projects = list(reads.moving_projects(request))
    elsewhere = [] if projects else reads.found_near(request, "project", reads.PROJECTS)[0]
    is_member = bool(member and member.role_in(territory))
    page = {
        "figures": figures_of([territory])[territory.pk],
        "needs": needs,
        "needs_elsewhere": found.is_widened,
        "projects": projects,
        "projects_elsewhere": elsewhere,
        "portrait": reads.portrait(request, timezone.localdate()),
        "organisations": reads.organisations(request),
        "origin": reads.origin_of(request),
        "is_member": is_member,
        "waiting": waiting_for(member, territory) if member and is_member else [],
    }
    return render(request, "website/home.html", page)


def group(request: Request) -> HttpResponse:
    """A wider territory has no network of its own: it leads to those that it groups."""
    children = list(request.territory.children.open().select_related("centre"))
    local = [child for child in children if not child.is_group]
    figures = figures_of(local)
    page = {
        "cards": [(child, figures[child.pk]) for child in local],
        "groups": [child for child in children if child.is_group],
        "figures": sum(figures.values(), Figures()),
        "happenings": happenings(local),
    }
    return render(request, "website/group.html", page)
