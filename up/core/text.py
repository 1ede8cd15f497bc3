"""Text as people write it: folding for search, Markdown to safe HTML, excerpts."""

import html as entities
import re
import unicodedata

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_markdown = MarkdownIt("js-default", {"linkify": False, "html": False, "breaks": True})
# The space that French keeps before these signs, and between the thousands, never ends a line.
_KEPT_SPACE = re.compile(r"(?<=\S) (?=[?!:;»])|(?<=«) |(?<=\d) (?=\d{3}\b|[€%]|h\b)|(?<=\d h) (?=\d)")
_TAGS = {
    "a", "blockquote", "br", "code", "em", "h3", "h4", "h5", "hr", "li", "ol", "p", "pre", "strong", "ul",
    "table", "thead", "tbody", "tr", "th", "td", "del",
}  # fmt: skip


def fold(text: str) -> str:
    """Lower case, without accents or ligatures, one space between words: what names are compared by."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", text).strip()


def markdown(text: str) -> SafeString:
    """Safe HTML from what somebody wrote. Their titles start at level 3, below the page's own."""
    html = re.sub(r"<(/?)h[12]>", r"<\1h3>", _markdown.render(text))
    html = _KEPT_SPACE.sub("\N{NO-BREAK SPACE}", html)
    # Django escapes nothing of this: nh3 keeps the listed tags only, and links carry rel and http(s) or mailto.
    return mark_safe(  # noqa: S308
        nh3.clean(
            html,
            tags=_TAGS,
            attributes={"a": {"href", "title"}},
            url_schemes={"http", "https", "mailto"},
            link_rel="noopener nofollow ugc",
        )
    )


def plain(text: str) -> str:
    """The words of a Markdown text, on one line."""
    html = _markdown.render(text)
    return re.sub(r"\s+", " ", entities.unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def excerpt(text: str, length: int = 160) -> str:
    """The beginning of a text, cut at a word."""
    words = plain(text)
    if len(words) <= length:
        return words
    return words[:length].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"
