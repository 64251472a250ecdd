"""A marking as it was written down, and the stretches of it that may be a part number."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from witnessmark.base.errors import BadInput
from witnessmark.parts.keys import UNREADABLE

LONGEST: Final = 1_000
"""Characters that a marking may have; no part has room for more."""

MOST_WORDS: Final = 40
"""Words of a marking that are looked at; a text with more is no marking."""

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n|\s/\s|\|")
_COUNTRIES: Final = re.compile(
    "JAPAN|CHINA|KOREA|TAIWAN|TWN|USA|PHILIPPINES|PHI|MALAYSIA|MYS|THAILAND|SINGAPORE|INDONESIA"
    "|GERMANY|FRANCE|ITALY|PORTUGAL|MEXICO|VIETNAM",
    re.IGNORECASE,
)
_LONGEST_JOIN: Final = 3


@dataclass(frozen=True, kw_only=True)
class Marking:
    """What stands on a part, and what is known beside it; unknown fields are empty.

    `text` is the marking as it was given, `lines` its lines; `?` stands for one unreadable
    character. `doubted` says that whoever wrote it down was not sure. `source` is where that is
    written, `read_on` the day it was read there, ISO 8601; both as in a ground.
    """

    text: str
    lines: tuple[str, ...]
    doubted: bool = False
    role: str = ""
    package: str = ""
    logo: str = ""
    maker_hint: str = ""
    source: str = ""
    read_on: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a marking: one word, or words that may belong together.

    `text` is upper-cased and without spaces; `words` are as printed; `first` is the place of the
    first word in the marking; `over_lines` says that the words stand on two lines.
    """

    text: str
    words: tuple[str, ...]
    first: int
    over_lines: bool = False

    @property
    def printed(self) -> str:
        """Return the stretch as printed, without the spaces."""
        return "".join(self.words)


def read_marking(
    text: str,
    *,
    doubt_mark: bool = False,
    role: str = "",
    package: str = "",
    logo: str = "",
    maker_hint: str = "",
    source: str = "",
    read_on: str = "",
) -> Marking:
    """Return the marking in `text`, whose lines are separated by a line break, ` / ` or `|`.

    With `doubt_mark`, a trailing `?` is the writer's doubt and not an unreadable character.

    Raises BadInput for a text that no part has room for, or that holds control characters.
    """
    _check(text)
    doubted = doubt_mark and text.rstrip().endswith(UNREADABLE)
    plain = text.rstrip().rstrip(UNREADABLE) if doubted else text
    lines = tuple(line.strip() for line in _LINE_BREAK.split(plain) if line.strip())
    return Marking(
        text=text,
        lines=lines,
        doubted=doubted,
        role=role.strip(),
        package=package.strip(),
        logo=logo.strip(),
        maker_hint=maker_hint.strip(),
        source=source,
        read_on=read_on,
    )


def words_of(marking: Marking) -> tuple[tuple[int, str], ...]:
    """Return the words of a marking in reading order, each with the number of its line."""
    words = [
        (number, word.strip(",;:()[]"))
        for number, line in enumerate(marking.lines)
        for word in line.split()
    ]
    return tuple((number, word) for number, word in words if word)[:MOST_WORDS]


def fragments_of(marking: Marking) -> Iterator[Fragment]:
    """Yield the stretches that may be a part number: each word, then words joined to one.

    Up to three words of a line are joined, and the end of a line with the beginning of the next.
    Words without a digit that name a country are never part of one.
    """
    words = words_of(marking)
    for place, (_line, word) in enumerate(words):
        if is_telling(word):
            yield Fragment(_upper(word), (word,), place)
    for place, (line, _word) in enumerate(words):
        for length in range(2, _LONGEST_JOIN + 1):
            joined = words[place : place + length]
            if len(joined) < length or any(_COUNTRIES.fullmatch(word) for _line, word in joined):
                break
            over_lines = joined[-1][0] != line
            if over_lines and length > 2:
                break
            printed = tuple(word for _line, word in joined)
            yield Fragment(_upper("".join(printed)), printed, place, over_lines)


def is_telling(word: str) -> bool:
    """Say whether a word can be part of a part number: not a country, not a lone character."""
    return len(word) > 1 and not _COUNTRIES.fullmatch(word)


def _upper(text: str) -> str:
    return text.upper() if text.isascii() else unicodedata.normalize("NFKC", text).upper()


def _check(text: str) -> None:
    if len(text) > LONGEST:
        raise BadInput(
            f"The marking {text[:20]!r}… has {len(text):,} characters; a part has room for fewer.",
            remedy=f"Give what stands on one part, {LONGEST:,} characters at most.",
        )
    for character in text:
        if unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\r\n":
            raise BadInput(
                f"The marking {text[:20]!r} holds the control character U+{ord(character):04X}.",
                remedy="Write ? for a character that cannot be read.",
            )
