"""Text as it is compared when somebody searches: without what people write now this way, now that.

Width, case, accents, vowel signs of Arabic script, hyphens and spaces make no difference, so that a
part number is found however it is typed. Unicode: NFKC (UAX #15), then case folding.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

_AROUND: Final = 60
"""Characters of a snippet on each side of what was found."""


@dataclass(frozen=True)
class Folded:
    """A folded text, and for each of its characters the place of the one that it came from."""

    text: str
    places: tuple[int, ...]


@dataclass(frozen=True)
class Snippet:
    """What stands before, at and after a place in a text; `is_cut` on each side."""

    before: str
    found: str
    after: str


def fold(text: str) -> Folded:
    """Return `text` folded, with the way back."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", sign).casefold()):
            if unicodedata.category(part)[0] in "LN":
                signs.append(part)
                places.append(place)
    return Folded("".join(signs), tuple(places))


def grams(folded: str) -> frozenset[str]:
    """Return each character and each pair of neighbours of a folded text, as words of ASCII.

    Pairs find the two-character words that Japanese is full of; written as code points no database
    takes them apart.
    """
    pairs = (folded[place : place + 2] for place in range(len(folded) - 1))
    return frozenset("".join(f"x{ord(sign):x}" for sign in one) for one in (*folded, *pairs))


def snippet(text: str, words: tuple[str, ...]) -> Snippet | None:
    """Return where the first of the folded `words` stands in `text`; None unless all do.

    It is cut from one line, unless the word goes on in the next.
    """
    whole = fold(text).text
    if not words or not all(word in whole for word in words):
        return None
    first = min(words, key=whole.find)
    lines = (_cut(line, first) for line in text.split("\n"))
    return next(filter(None, lines), None) or _cut(text, first)


def _cut(text: str, word: str) -> Snippet | None:
    folded = fold(text)
    at = folded.text.find(word)
    if at < 0:
        return None
    start, end = folded.places[at], folded.places[at + len(word) - 1] + 1
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return Snippet(
        before=("…" if left else "") + text[left:start],
        found=text[start:end],
        after=text[end:right] + ("…" if right < len(text) else ""),
    )
