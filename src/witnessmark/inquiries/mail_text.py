"""The readable words of a mail's HTML. Nothing is fetched, opened or run."""

import html
import re
from collections.abc import Iterator
from typing import Final

_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript"})
_BREAKS: Final = frozenset(
    {"br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol", "hr"}
)
_TAG: Final = re.compile(r"<(?:/?([a-zA-Z][a-zA-Z0-9]{0,20})|[!?/])")


def strip_html(page: str) -> str:
    """Return the words of `page`, one line per block, without markup, scripts, styles or links.

    Reads in one pass: the standard library's parser takes minutes on 200 KB of unclosed tags.
    """
    lines = (" ".join(line.split()) for line in "".join(_words(page)).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _words(page: str) -> Iterator[str]:
    lowered, at = page.lower(), 0
    while at < len(page):
        start = page.find("<", at)
        if start < 0:
            start = len(page)
        yield html.unescape(page[at:start]).replace("\n", " ")
        at, words = _past_tag(page, lowered, start)
        yield words


def _past_tag(page: str, lowered: str, start: int) -> tuple[int, str]:
    """Return where the words go on after the tag at `start`, and what stands in its place."""
    if page.startswith("<!--", start):
        return _past(page, "-->", start), ""
    tag = _TAG.match(page, start)
    if tag is None:
        return start + 1, page[start : start + 1]
    name = (tag[1] or "").lower()
    if name in _SILENT and not page.startswith("</", start):
        closing = lowered.find(f"</{name}", start)
        return (_past(page, ">", closing) if closing >= 0 else len(page)), ""
    return _past(page, ">", start), "\n" if name in _BREAKS else ""


def _past(page: str, end: str, start: int) -> int:
    found = page.find(end, start)
    return len(page) if found < 0 else found + len(end)
