"""Template tags of the interface kit, available in every template."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from lucide import _render_icon

from up.core import stylesheet, text

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon that takes the size and colour of its text; silent to screen readers unless it has a label."""
    attributes: dict[str, object] = {"class": "icon", "stroke_width": 2}
    if label:
        attributes |= {"role": "img", "aria_label": label}
    else:
        attributes["aria_hidden"] = "true"
    return SafeString(_render_icon(name, None, **attributes))


@register.simple_tag
def stylesheet_link(hue: int) -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', stylesheet.address(hue))


@register.filter
def markdown(value: str) -> SafeString:
    return text.markdown(value)


@register.filter
def excerpt(value: str, length: int = 160) -> str:
    return text.excerpt(value, length)


@register.simple_tag(takes_context=True)
def address_with(context: dict[str, Any], **changes: Any) -> str:
    """The present address with these query parameters changed; an empty value drops one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in ("", None):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
