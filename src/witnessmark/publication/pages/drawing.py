"""Write SVG: elements with escaped text, and labels cut to the room there is for them."""

import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

_CLOSING: Final = ",、。）」"
"""What must not begin a line."""


def element(
    name: str, attributes: Mapping[str, str | float] | None = None, text: str = ""
) -> ET.Element:
    """Return an element; numbers are written without needless digits."""
    made = ET.Element(name, {key: _written(value) for key, value in (attributes or {}).items()})
    if text:
        made.text = text
    return made


def svg(*, width: float, height: float, label: str, css: str) -> ET.Element:
    """Return an empty picture whose parts may be links, named `label` for a screen reader."""
    return element(
        "svg",
        {
            "class": css,
            "viewBox": f"0 0 {_written(width)} {_written(height)}",
            "width": width,
            "height": height,
            "role": "group",
            "aria-label": label,
        },
    )


def write(root: ET.Element) -> str:
    """Return `root` as text to stand in a page."""
    return ET.tostring(root, encoding="unicode")


def width_of(text: str, *, per_character: float) -> float:
    """Return roughly how wide `text` is drawn; full-width characters and capitals are wider."""
    return per_character * sum(_share(character) for character in text)


def _share(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.85
    return 1.2 if character.isupper() else 1.0


def cut(text: str, room: float, *, per_character: float = 6.6) -> str:
    """Return `text`, or as many whole words of it as fit into `room` with an ellipsis."""
    if width_of(text, per_character=per_character) <= room:
        return text
    widths = accumulate(map(_share, text))
    kept = text[: sum(per_character * (width + _share("…")) <= room for width in widths)]
    return f"{_whole(kept, text).rstrip(' ,')}…"


def _whole(kept: str, text: str) -> str:
    """Return `kept`, the beginning of `text`, without half a word; scripts without spaces keep all.

    A first word that does not fit by itself is broken.
    """
    head, _, tail = kept.rpartition(" ")
    is_spaced = not any(unicodedata.east_asian_width(one) in "WF" for one in tail)
    return head if head and is_spaced and text[len(kept)] != " " else kept


def wrap(text: str, room: float, *, per_character: float = 6.6, lines: int = 2) -> tuple[str, ...]:
    """Return `text` on at most `lines` lines of `room`, broken between words; the last is cut."""
    if lines == 1 or width_of(text, per_character=per_character) <= room:
        return (cut(text, room, per_character=per_character),)
    kept = cut(text, room, per_character=per_character).removesuffix("…")
    head = kept + text[len(kept)] if text[len(kept)] in _CLOSING else kept or text[:1]
    rest = text[len(head) :].lstrip()
    return (head, *wrap(rest, room, per_character=per_character, lines=lines - 1))


def _written(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.1f}".removesuffix(".0")
