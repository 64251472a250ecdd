"""What stands in quotation marks in a sentence, and the sentence with that blotted out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_PAIRS: Final = {
    "“": "”",
    "「": "」",
    "『": "』",
    "«": "»",
    '"': '"',
    "„": "“",
    "｢": "｣",
    "＂": "＂",
    "〝": "〟",
}
_OPENING: Final = re.compile(f"[{''.join(_PAIRS)}]")
BLOT: Final = "\ufffc"
"""Stands for each blotted character, so that offsets stay the same."""


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """Words in quotation marks; `start` and `end` are the offsets of the words, without marks."""

    start: int
    end: int
    words: str


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of `text`; one that is never closed is none."""
    found: list[Quotation] = []
    at = 0
    while opening := _OPENING.search(text, at):
        start = opening.start()
        end = _closed(text, start, _PAIRS[opening[0]])
        if end > start:
            found.append(Quotation(start=start + 1, end=end, words=text[start + 1 : end]))
        at = max(start, end) + 1
    return tuple(found)


def blot(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` with each span replaced by as many BLOTs."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = BLOT * (end - start)
    return "".join(signs)


def _closed(text: str, start: int, closing: str) -> int:
    depth = 0
    for at in range(start, len(text)):
        if text[at] == closing and (depth > 0 and at > start):
            depth -= 1
            if depth == 0:
                return at
        elif text[at] == text[start]:
            depth += 1
    return -1
