"""A figure of response as a row of squares: as many as were asked, filled as many as did."""

import xml.etree.ElementTree as ET
from typing import Final

from witnessmark.base.text import Language
from witnessmark.publication.pages.drawing import element, svg, write
from witnessmark.publication.pages.spoken import Count

_SIDE: Final = 18
_ACROSS: Final = 13
_MOST: Final = 130


def count_picture(count: Count, *, language: Language) -> str:
    """Return `count` as an SVG element; without a published figure it is one empty frame."""
    value, total = int(count.value or 0), int(count.total or 0)
    if not total or total > _MOST:
        return _bar(count, language=language)
    rows = (total + _ACROSS - 1) // _ACROSS
    root = svg(
        width=_ACROSS * _SIDE, height=rows * _SIDE, label=count.sentence.text, css="count-picture"
    )
    root.set("role", "img")
    root.set("lang", language.value)
    for number in range(total):
        x, y = number % _ACROSS * _SIDE, number // _ACROSS * _SIDE
        css = "filled" if number < value else "empty"
        square = _square(x + 1, y + 1, width=_SIDE - 5, css=css)
        root.append(square)
    return write(root)


def _bar(count: Count, *, language: Language) -> str:
    width = _ACROSS * _SIDE
    root = svg(width=width, height=_SIDE, label=count.sentence.text, css="count-picture")
    root.set("role", "img")
    root.set("lang", language.value)
    root.append(_square(1, 1, width=width - 5, css="empty" if count.total else "unknown"))
    if count.share:
        root.append(_square(1, 1, width=(width - 5) * count.share, css="filled"))
    return write(root)


def _square(x: float, y: float, *, width: float, css: str) -> ET.Element:
    size = {"x": x, "y": y, "width": width, "height": _SIDE - 5}
    return element("rect", {**size, "class": css})
