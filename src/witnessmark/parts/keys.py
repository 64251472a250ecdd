"""How part numbers and makers' names are written down so that spellings of one thing are equal."""

import re
import unicodedata
from typing import Final

UNREADABLE: Final = "?"
"""One character of a marking that cannot be read."""

_NOT_IN_KEYS: Final = re.compile(r"[^A-Z0-9]")
_NOT_IN_READINGS: Final = re.compile(r"[^A-Z0-9?]")
_BETWEEN_WORDS: Final = re.compile(r"[^\w]+")
_BRACKETS: Final = re.compile(r"^(?P<outside>[^()]+)\((?P<inside>[^()]+)\)\s*$")

_SHORTENED: Final = {
    "tech": "technology",
    "technologies": "technology",
    "semicon": "semiconductor",
    "semiconductors": "semiconductor",
    "semi": "semiconductor",
    "elec": "electronics",
    "electronic": "electronics",
    "micro-electronics": "microelectronics",
    "intl": "international",
}
"""Words as catalogues shorten them, and the word that stands for all their spellings."""

_LEGAL_FORMS: Final = re.compile(
    "inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|gmbh|ag|kk|nv|bv|sa|sas|spa"
    "|oy|ab|pte|pty|kg"
)
_LEGAL_FORMS_CJK: Final = ("株式会社", "股份有限公司", "有限公司", "(株)")
"""The longest first: 股份有限公司 ends in 有限公司."""


def part_key(text: str) -> str:
    """Return a part number as its ASCII letters and digits, upper-cased; empty if it has none."""
    return _NOT_IN_KEYS.sub("", _plain(text))


def reading_key(text: str) -> str:
    """Return a reading like `part_key`, with `?` kept for each unreadable character."""
    return _NOT_IN_READINGS.sub("", _plain(text))


def name_key(text: str) -> str:
    """Return a maker's name without case, punctuation and legal form, words spelled in full.

    A name that is nothing but such words keeps them.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    for form in _LEGAL_FORMS_CJK:
        plain = plain.replace(form, "")
    words = [word for word in _BETWEEN_WORDS.split(plain.replace(".", "")) if word]
    core = list(words)
    while len(core) > 1 and _LEGAL_FORMS.fullmatch(core[-1]):
        core.pop()
    return "".join(_SHORTENED.get(word, word) for word in core or words)


def name_forms(text: str) -> tuple[str, ...]:
    """Return the names in `A`, or in a catalogue's `A(B)`: the whole, the outside, the inside."""
    match = _BRACKETS.match(text.strip())
    if not match:
        return (text,)
    return (text, match["outside"], match["inside"])


def slug(text: str) -> str:
    """Return `text` as lower-case words joined by hyphens, to stand in an id."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "-".join(word for word in _BETWEEN_WORDS.split(plain.replace("_", " ")) if word)[:80]


def _plain(text: str) -> str:
    if text.isascii():
        return text.upper()
    return unicodedata.normalize("NFKC", text).upper()
