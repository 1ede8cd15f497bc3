"""«Say it»: what brings you here, then a project in a few screens, public without an account until the last one."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from up.core.http import Request
from up.members import drafts
from up.members.forms import EmailForm
from up.members.models import Draft
from up.members.sign_in import SignIn, throttled
from up.website.publish_forms import NeedForm, ProjectForm, all_hold, posted_needs
from up.website.publishing import DRAFT, as_typed, is_understood, typed, understood_needs, with_themes

# Where each answer to «What brings you here?» leads.
DOORS = {
    "project": ("publish-project", {}),
    "idea": ("publish-project", {"carried": "no"}),
    "need": ("listing-new", {"side": "need"}),
    "offer": ("listing-new", {"side": "offer", "kind": "skill"}),
    "place": ("listing-new", {"side": "offer", "kind": "premises"}),
    "organisation": ("organisation-new", {}),
}


@require_safe
def publish(request: Request) -> HttpResponse:
    """`?kind=` goes straight to the form of one answer."""
    if door := DOORS.get(request.GET.get("kind", "")):
        return redirect(address(door[0], door[1]))
    doors = {kind: address(name, query) for kind, (name, query) in DOORS.items()}
    return render(request, "website/publish/doors.html", {"doors": doors, "begun": begun(request)})


def address(name: str, query: Mapping[str, str]) -> str:
    return reverse(name) + (f"?{urlencode(query)}" if query else "")


def begun(request: Request) -> list[tuple[Draft, str]]:
    """The projects that this person has begun to write here, with their first words."""
    own = drafts.of(request, request.member).filter(code=DRAFT, territory=request.territory)
    return [(draft, first_words(draft.data)) for draft in own]


def first_words(data: Mapping[str, str]) -> str:
    return next((data[name] for name in ("title", "purpose", "lacks", "story") if data.get(name)), "…")


def draft_of(request: Request, key: str) -> Draft:
    if draft := drafts.get(request, DRAFT, key):
        return draft
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
def project(request: Request) -> HttpResponse:
    """The first screens. Coming back finds everything that was typed; `?new` begins another project."""
    if request.method == "POST":
        return written(request)
    asked = request.GET.get("draft")
    draft = draft_of(request, asked) if asked else None
    if draft is None and "new" not in request.GET:
        draft = drafts.get(request, DRAFT)
    data = draft.data if draft else {}
    first: dict[str, Any] = {
        "carried": request.GET.get("carried", "yes"),
        "place": request.member and request.member.place,
    }
    form = ProjectForm(initial=first | (with_themes(data) if data else {}), territory=request.territory)
    needs = typed_needs(data) if is_understood(data) else understood_needs(data)
    return project_page(request, form, needs, key=draft.key if draft else get_random_string(32), resumed=draft)


def typed_needs(data: Mapping[str, str]) -> list[NeedForm]:
    """The needs as somebody left them, to show again without judging them yet."""
    return [
        NeedForm(prefix=need.prefix, kind=need.of_kind.name, initial={f: need[f].value() for f in need.fields})
        for need in posted_needs(data)
    ]


def written(request: Request) -> HttpResponse:
    """Keeps what came, then says what is wrong, or shows the needs that were recognised, or goes on to publish."""
    data = typed(request.POST)
    draft = drafts.keep(request, DRAFT, data, request.POST.get("draft") or get_random_string(32))
    form, needs = ProjectForm(data, territory=request.territory), posted_needs(data)
    fine = form.is_valid()
    if fine and not is_understood(data):
        understood = understood_needs(data)
        drafts.keep(request, DRAFT, with_needs(data, understood), draft.key)
        if understood:
            return redirect(address("publish-needs", {"draft": draft.key}))
    if fine and all_hold(needs):
        return finish(request, draft)
    return project_page(request, form, needs, key=draft.key, resumed=None, status=422)


def with_needs(data: Mapping[str, str], needs: list[NeedForm]) -> dict[str, str]:
    """The same fields with other needs, made of the present text."""
    others = {name: value for name, value in data.items() if not name.startswith("need")}
    return with_themes(others) | as_typed(needs) | {"understood": data.get("lacks", "")}


def project_page(
    request: Request, form: ProjectForm, needs: list[NeedForm], *, key: str, resumed: Draft | None, status: int = 200
) -> HttpResponse:
    understood = form["lacks"].value() if needs else ""
    context = {"form": form, "needs": needs, "key": key, "resumed": resumed, "understood": understood}
    return render(request, "website/publish/project.html", context, status=status)


@require_POST
def keep(request: Request) -> HttpResponse:
    """Called while somebody types: nothing is lost if they close the page."""
    data = typed(request.POST)
    if any(data.get(name, "").strip() for name in ("title", "purpose", "story", "lacks")):
        drafts.keep(request, DRAFT, data, request.POST.get("draft") or get_random_string(32))
    return HttpResponse(status=204)


@require_POST
def propose(request: Request) -> HttpResponse:
    """The needs recognised in what was typed so far, for the page to show them at once (htmx)."""
    data = typed(request.POST)
    form = ProjectForm(initial=with_themes(data), territory=request.territory)
    context = {"form": form, "needs": understood_needs(data), "understood": data.get("lacks", "")}
    return render(request, "website/publish/needs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def needs(request: Request) -> HttpResponse:
    """What we have understood: to keep, correct or drop."""
    draft = draft_of(request, request.GET.get("draft", ""))
    status = 200
    if request.method == "POST":
        data = draft.data | dict.fromkeys(keeps_of(draft), "") | typed(request.POST)
        draft = drafts.keep(request, DRAFT, data, draft.key)
        forms = posted_needs(data)
        if all_hold(forms):
            return finish(request, draft)
        status = 422
    else:
        forms = typed_needs(draft.data)
    form = ProjectForm(initial=draft.data, territory=request.territory)
    context = {"form": form, "needs": forms, "draft": draft, "understood": draft.data.get("understood", "")}
    return render(request, "website/publish/needs_page.html", context, status=status)


def keeps_of(draft: Draft) -> list[str]:
    """The boxes of its needs: a browser does not send those that are empty."""
    return [name for name in draft.data if name.startswith("need") and name.endswith("-keep")]


def last_step(draft: Draft) -> str:
    return address("publish-email", {"draft": draft.key})


def finish(request: Request, draft: Draft) -> HttpResponse:
    """Public at once for who is signed in; others give their address first."""
    if request.member is None:
        return redirect(last_step(draft))
    drafts.mark_ready(draft)
    if not request.member.name:
        return redirect("welcome")
    if url := drafts.complete_ready(request, request.member):
        messages.success(request, _("Your project is public. We are looking for who can help."))
        return redirect(url)
    return redirect(address("publish-project", {"draft": draft.key}))


@require_http_methods(["GET", "HEAD", "POST"])
def email(request: Request) -> HttpResponse:
    """The last step of a visitor: an address, then the code that we send to it."""
    draft = draft_of(request, request.GET.get("draft", ""))
    if request.member:
        return finish(request, draft) if request.method == "POST" else redirect("publish")
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not throttled(request, form.cleaned_data["email"]):
            drafts.mark_ready(draft)
            SignIn.begin(request, form.cleaned_data["email"], reverse("publish"))
            return redirect("account_confirm_login_code")
        form.add_error("email", _("Many codes were asked for in a short time. Wait a few minutes, then try again."))
    status = 422 if form.errors else 200
    return render(request, "website/publish/email.html", {"form": form, "draft": draft}, status=status)


@require_POST
def discard(request: Request, key: str) -> HttpResponse:
    draft_of(request, key).delete()
    messages.info(request, _("Your draft is thrown away."))
    return redirect("publish")
