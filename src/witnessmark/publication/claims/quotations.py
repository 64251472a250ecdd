"""What stands in quotation marks in a sentence, and the sentence with that blotted out."""

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
    while at < len(text):
        closing = _PAIRS.get(text[at])
        end = _closed(text, at, closing) if closing else -1
        if end > at:
            found.append(Quotation(start=at + 1, end=end, words=text[at + 1 : end]))
            at = end
        at += 1
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
