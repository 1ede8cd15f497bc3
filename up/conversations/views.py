"""Conversations: their list, one of them with its messages, and the files that only its participants get."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from up.conversations import actions, rules
from up.conversations.forms import MessageForm
from up.conversations.models import Attachment, Conversation, Message
from up.core.http import MemberRequest
from up.core.models import public_id_of
from up.core.paging import page_of
from up.members.decorators import member_required

SHOWN = 100  # the latest messages of a conversation; older ones by a link


def conversation_of(request: MemberRequest, slug: str) -> Conversation:
    mine = Conversation.objects.of(request.member).filter(territory=request.territory)
    return get_object_or_404(mine, public_id=public_id_of(slug))


def see_other(conversation: Conversation) -> HttpResponse:
    return HttpResponseRedirect(reverse("conversation", kwargs={"slug": conversation.slug}), status=303)


@member_required
@never_cache
@require_safe
def conversations(request: MemberRequest) -> HttpResponse:
    mine = Conversation.objects.of(request.member).filter(territory=request.territory).inbox_of(request.member)
    return render(request, "conversations/list.html", {"page": page_of(mine, request, 30)})


@member_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request: MemberRequest, slug: str) -> HttpResponse:
    found = conversation_of(request, slug)
    if request.method == "POST":
        return post(request, found)
    if slug != found.slug:
        return redirect("conversation", slug=found.slug, permanent=True)
    return show(request, found, MessageForm())


def show(request: MemberRequest, found: Conversation, form: MessageForm, *, status: int = 200) -> HttpResponse:
    parts = list(found.participants.select_related("member"))
    everything = "all" in request.GET
    shown = latest(found, None if everything else SHOWN)
    context = {
        "conversation": found,
        "others": [part.member for part in parts if part.member_id != request.member.pk],
        "muted": any(part.muted for part in parts if part.member_id == request.member.pk),
        "writable": rules.can_write(request.member, found),
        "thread": shown,
        "is_cut": not everything and len(shown) == SHOWN,
        "last_id": shown[-1].pk if shown else 0,
        "form": form,
    }
    return render(request, "conversations/page.html", context, status=status)


def latest(found: Conversation, count: int | None) -> list[Message]:
    """The latest messages, the oldest of them first."""
    return list(thread(found).order_by("-at", "-pk")[:count])[::-1]


def thread(found: Conversation) -> QuerySet[Message]:
    return found.messages.select_related("author").prefetch_related("attachments")


def post(request: MemberRequest, found: Conversation) -> HttpResponse:
    form = MessageForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            body, files = form.cleaned_data["body"], form.cleaned_data["documents"]
            actions.post_message(actor=request.member, conversation=found, body=body, files=files)
        except ValidationError as error:
            form.refuse(error)
        else:
            return news(request, found, request.POST.get("after", ""), "sent") if request.htmx else see_other(found)
    if not request.htmx:
        return show(request, found, form, status=422)
    context = {"conversation": found, "form": form, "last_id": request.POST.get("after", "")}
    answer = render(request, "conversations/page.html#writing", context, status=422)
    return retarget(reswap(answer, "outerHTML"), "#writing")


def news(request: MemberRequest, found: Conversation, after: str, partial: str) -> HttpResponse:
    """The messages after the last one that the page has, to put at its end."""
    last_id = int(after) if after.isascii() and after.isdigit() and len(after) < 18 else 0
    fresh = list(thread(found).filter(pk__gt=last_id))
    context = {
        "conversation": found, "thread": fresh, "last_id": fresh[-1].pk if fresh else last_id, "form": MessageForm(),
    }  # fmt: skip
    return render(request, f"conversations/page.html#{partial}", context)


@member_required
@never_cache
@require_safe
def more(request: MemberRequest, slug: str) -> HttpResponse:
    """What was written since; asked for every few seconds while the page is seen."""
    return news(request, conversation_of(request, slug), request.GET.get("after", ""), "more")


@member_required
@require_POST
def read(request: MemberRequest, slug: str) -> HttpResponse:
    """Sent by the page itself as soon as it is shown: GET writes nothing."""
    found = conversation_of(request, slug)
    actions.mark_read(actor=request.member, conversation=found)
    return HttpResponse(status=204) if request.htmx else see_other(found)


@member_required
@require_POST
def mute(request: MemberRequest, slug: str) -> HttpResponse:
    found, muted = conversation_of(request, slug), "mute" in request.POST
    actions.mute(actor=request.member, conversation=found, muted=muted)
    said = _("You get no more mails about this conversation.") if muted else _("You get mails again.")
    messages.success(request, said)
    return see_other(found)


@member_required
@never_cache
@require_safe
def attachment(request: MemberRequest, slug: str, pk: int) -> HttpResponseBase:
    """A file, for the participants only; never shown by the browser as a page of ours."""
    found = conversation_of(request, slug)
    here = Attachment.objects.filter(message__conversation=found, message__hidden_at=None)
    asked = get_object_or_404(here, pk=pk)
    as_picture = asked.is_picture and "download" not in request.GET
    answer = FileResponse(asked.file.open("rb"), as_attachment=not as_picture, filename=asked.name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
