"""Template tags of the interface kit, available in every template. `/_ui/` shows each of them."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zlib import crc32

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from lucide import _render_icon

from up.core import colour, covers, look, pictures, shown, stylesheet, text

register = template.Library()
type Context = dict[str, Any]


# --- text and addresses ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _icon(name: str, label: str) -> SafeString:
    attributes: dict[str, object] = {"class": "icon", "stroke_width": 2}
    attributes |= {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return SafeString(_render_icon(name, None, **attributes))


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon that takes the size and colour of its text; silent to screen readers unless it has a label."""
    return _icon(name, str(label))


@register.filter
def markdown(value: str) -> SafeString:
    return text.markdown(value)


@register.filter
def excerpt(value: str, length: int = 160) -> str:
    return text.excerpt(value, length)


@register.simple_tag(takes_context=True)
def address_with(context: Context, **changes: Any) -> str:
    """The present address with these query parameters changed; an empty value drops one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in ("", None):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag
def stylesheet_link(hue: int) -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', stylesheet.address(hue))


@register.filter
def theme_colour(hue: int) -> str:
    """The accent of a hue as hexadecimal, for what does not know oklch."""
    return colour.accent(hue)


# --- navigation -----------------------------------------------------------------------------------------------------


@register.inclusion_tag("ui/nav_link.html", takes_context=True)
def nav_link(context: Context, name: str, label: str, icon: str = "", count: int = 0) -> Context:
    """A link to a named page, marked when the reader is on it or below it; nothing where that page does not exist."""
    try:
        url = reverse(name, urlconf=getattr(context.get("request"), "urlconf", None))
    except NoReverseMatch:
        return {}
    path = context["request"].path
    here = path == url or (path.startswith(url) and name not in {"home", "portal"})
    return {"url": url, "label": label, "icon": icon, "count": count, "here": here, "exact": path == url}


@register.simple_block_tag
def tabs(content: str, label: str) -> SafeString:
    """`{% tabs "Sections" %}{% tab … %}{% endtabs %}`: links that change what stands below."""
    return format_html('<nav class="tabs" aria-label="{}"><ul role="list">{}</ul></nav>', label, SafeString(content))


@register.inclusion_tag("ui/tab.html")
def tab(label: str, url: str, current: bool = False, count: int | None = None) -> Context:
    return {"label": label, "url": url, "current": current, "count": count}


@register.inclusion_tag("ui/filter_chip.html", takes_context=True)
def filter_chip(context: Context, label: str, name: str, value: Any = None) -> Context:
    """A filter that holds, with the link that drops it (only this value of it, where one is given)."""
    query = context["request"].GET.copy()
    kept = [v for v in query.getlist(name) if value is not None and v != str(value)]
    query.setlist(name, kept)
    query.pop("page", None)
    return {"label": label, "url": f"?{query.urlencode()}"}


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: Context, page_obj: Any) -> Context:
    return {"page": page_obj, "request": context["request"]}


# --- people and things ----------------------------------------------------------------------------------------------


@register.inclusion_tag("ui/avatar.html")
def avatar(member: Any, size: str = "") -> Context:
    """The picture that somebody shows to everybody, else their initials. Sizes: small, large."""
    return {
        "member": member,
        "size": size,
        "picture": pictures.address(getattr(member, "public_picture", None), pictures.Face),
        "hue": crc32(str(getattr(member, "pk", member)).encode()) % 36 * 10,
    }


@register.inclusion_tag("ui/avatar_stack.html")
def avatar_stack(members: Sequence[Any], total: int = 0, limit: int = 5) -> Context:
    """The first few of many; `total` when the list given is not all of them."""
    total = total or len(members)
    faces = members[:limit]
    return {"members": faces, "more": total - len(faces), "names": ", ".join(str(m) for m in faces)}


def _chip(family: str, thing: Any, label: str) -> Context:
    code = str(getattr(thing, family, thing))
    looks = look.KINDS if family == "kind" else look.STAGES
    return {
        "family": family,
        "code": code,
        "look": looks.get(code, look.UNKNOWN),
        "label": label or look.label(family, code),
    }


@register.inclusion_tag("ui/chip.html")
def chip_stage(stage: Any, label: str = "") -> Context:
    """A stage, by its code or from a project."""
    return _chip("stage", stage, label)


@register.inclusion_tag("ui/chip.html")
def chip_kind(kind: Any, label: str = "") -> Context:
    """A kind of listing, by its code or from a listing."""
    return _chip("kind", kind, label)


@register.inclusion_tag("ui/dot.html")
def kind_dot(kind: Any) -> Context:
    """The icon of a kind in a disc of its colour, at the head of a line; silent to screen readers."""
    return _chip("kind", kind, "")


@register.inclusion_tag("ui/chip_theme.html")
def chip_theme(concept: Any, url: str = "") -> Context:
    hue = getattr(concept, "hue", None)
    return {"concept": concept, "url": url, "hue": 260 if hue is None else hue // 10 * 10}


@register.inclusion_tag("ui/why.html")
def why(reasons: Sequence[Any]) -> Context:
    """The why line of a suggestion: each reason in a few words."""
    return {"reasons": reasons}


@register.inclusion_tag("ui/stepper.html")
def stepper(stage: Any) -> Context:
    """The path of a project and where it stands; its end instead, once handed over or stopped."""
    code = str(getattr(stage, "stage", stage))
    at = look.PATH.index(code) if code in look.PATH else len(look.PATH)
    steps = [
        {"label": look.label("stage", step), "done": n < at, "current": n == at} for n, step in enumerate(look.PATH)
    ]
    return {"steps": steps, "ended": code not in look.PATH, "code": code, "number": at + 1}


@register.inclusion_tag("ui/meter.html")
def meter(done: int, total: int, label: str = "") -> Context:
    """So many of so many, as dots (up to twelve) and in words."""
    words = ngettext("%(done)s of %(total)s need answered", "%(done)s of %(total)s needs answered", total)
    return {
        "label": label or words % {"done": done, "total": total},
        "dots": [n < done for n in range(total)] if total <= 12 else [],
        "done": done,
        "total": total,
    }


@register.inclusion_tag("ui/cover.html")
def cover(seed: Any, hue: int | None = None, picture: Any = None, alt: str = "", style: str = "") -> Context:
    """The picture of a thing, or a quiet landscape drawn from its seed (its public id) and hue.

    Styles: none in a card, `tall` for a page (16 by 9), `band` across a page.
    """
    if address := pictures.address(picture, pictures.Wide if style else pictures.Card):
        return {"picture": address, "alt": alt, "style": style}
    if hue is None:
        hue = crc32(str(seed).encode()) % 360
    return {"drawing": SafeString(covers.draw(str(seed), hue)), "style": style}


# --- figures and dates ----------------------------------------------------------------------------------------------


@register.simple_tag
def relative_date(value: date | datetime | None) -> SafeString:
    """When, as people say it; the whole date on hover and for machines."""
    if value is None:
        return SafeString("")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', value.isoformat(), shown.full(value), shown.when(value)
    )


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """A day in words, with its year unless it is this one."""
    return shown.day(value) if value else ""


@register.simple_tag
def money(cents: int | None, currency: str = "EUR") -> str:
    return "" if cents is None else shown.money(cents, currency)


@register.simple_tag
def distance(km: float | None) -> str:
    return shown.distance(km)


@register.inclusion_tag("ui/counter.html")
def counter(value: int, label: str, url: str = "") -> Context:
    """One figure and what it counts; stands in a `<dl class="counters">`."""
    return {"value": value, "label": label, "url": url}


@register.inclusion_tag("ui/map.html")
def map_of(url: str, bounds: Sequence[float], label: str) -> Context:
    """A map of the pins that `url` serves, first showing (south, west, north, east). The page needs `map_head` too.

    `url` answers `?bbox=west,south,east,north&zoom=` with GeoJSON points: count, title, url, kind or stage, label.
    It is asked with the query of the page as well, so that the filters of the list hold for the map.
    """
    edges = ",".join(f"{edge:.4f}" for edge in bounds)
    return {
        "url": url,
        "bounds": edges,
        "label": label,
        "tiles": settings.MAP_TILES_URL,
        "attribution": settings.MAP_ATTRIBUTION,
    }


@register.inclusion_tag("ui/map_head.html")
def map_head() -> Context:
    """What a page with a map loads, in its `head` block."""
    return {}


# --- blocks ---------------------------------------------------------------------------------------------------------


@register.inclusion_tag("ui/empty.html")
def empty(icon: str, title: str, text: str = "", url: str = "", label: str = "") -> Context:
    """What stands where there is nothing yet: what could be there, and the way to begin."""
    return {"icon": icon, "title": title, "text": text, "url": url, "label": label}


NOTICES = {"info": "info", "success": "circle-check", "warning": "triangle-alert", "error": "octagon-alert"}


@register.simple_block_tag
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    """`{% notice "warning" title="…" %}…{% endnotice %}`: tones info, success, warning, error."""
    head = format_html('<p class="notice-title">{}</p>', title) if title else ""
    return format_html(
        '<div class="notice" data-tone="{}">{}<div>{}{}</div></div>',
        tone,
        icon(NOTICES[tone]),
        head,
        SafeString(content),
    )


@register.simple_block_tag
def dialog(content: str, id: str, title: str) -> SafeString:  # noqa: A002
    """A dialog that `<a href="#id" data-dialog>` opens; without JavaScript it is shown as the target of that link."""
    return format_html(
        '<dialog class="dialog" id="{0}" aria-labelledby="{0}-title"><div class="dialog-head">'
        '<h2 id="{0}-title">{1}</h2>'
        '<a class="button quiet icon-only" href="#" data-close aria-label="{2}">{3}</a></div>{4}</dialog>',
        id, title, gettext("Close"), icon("x"), SafeString(content),
    )  # fmt: skip


@register.simple_block_tag
def bubble(content: str, author: Any, at: datetime, mine: bool = False) -> SafeString:
    """One message of a conversation; stands in an `<ol class="bubbles" role="list">`."""
    return format_html(
        '<li class="bubble{}"><p class="bubble-head"><b>{}</b> {}</p>{}</li>',
        " mine" if mine else "", author, relative_date(at), SafeString(content),
    )  # fmt: skip


@register.simple_block_tag
def moment(content: str, at: date | datetime, title: str = "", tone: str = "") -> SafeString:
    """One entry of an `<ol class="timeline" role="list">`. The tone `stage` marks a change of stage."""
    head = format_html("<h3>{}</h3>", title) if title else ""
    return format_html(
        '<li data-tone="{}">{}<p class="small muted">{}</p>{}</li>', tone, head, relative_date(at), SafeString(content)
    )


@register.inclusion_tag("ui/post_button.html", takes_context=True)
def post_button(
    context: Context, url: str, label: str, *, style: str = "", icon: str = "", name: str = "", value: str = ""
) -> Context:
    """A button that posts to an address by itself: follow, accept, leave. Styles: quiet, danger, link, small."""
    return {
        "csrf_token": context.get("csrf_token", ""),
        "url": url, "label": label, "style": style, "icon": icon, "name": name, "value": value,
    }  # fmt: skip


@register.inclusion_tag("ui/copy_link.html")
def copy_link(url: str, label: str = "") -> Context:
    """An address to share, in a field, with the button that copies it."""
    return {"url": url, "label": label or gettext("Copy the link")}
