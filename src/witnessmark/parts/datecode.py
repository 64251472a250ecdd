"""Date and lot codes: what may be one, never what it must mean.

No standard says what a date code means. The readings here are a habit that many makers follow and
many do not, and every reading says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from witnessmark.base.text import Text

HABIT: Final = "https://telcontar.net/KBK/tech/IC_dates.php"
"""Where the habit is described (read on 24 November 2026): YYWW most often, then three digits."""

_YYWW: Final = re.compile(r"\d\d(?:0[1-9]|[1-4]\d|5[0-3])")
_YWW: Final = re.compile(r"\d(?:0[1-9]|[1-4]\d|5[0-3])")
_LOT: Final = re.compile(r"(?!\d+[KMG]B?$)(?=[A-Z]*\d)[A-Z0-9][A-Z0-9.-]{3,}", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class DateReading:
    """A date code as printed, what it may mean, by which rule, and where the rule is described."""

    raw: str
    meaning: Text
    rule: str
    source: str


def date_and_lot(words: Sequence[str]) -> tuple[DateReading | None, str | None]:
    """Return what may be the date code and the lot code among the words that name no part.

    Only a sole possible date code is read, and only a sole word left over is taken for a lot code:
    of two, nobody can tell which. The lot code is as printed.
    """
    date = _sole(words, _YYWW, years=2) or _sole(words, _YWW, years=1)
    rest = [word for word in words if not date or word != date.raw]
    lots = [word for word in rest if _LOT.fullmatch(word)]
    return date, lots[0] if len(lots) == 1 else None


def _sole(words: Sequence[str], shape: re.Pattern[str], *, years: int) -> DateReading | None:
    found = [word for word in words if shape.fullmatch(word)]
    return _reading(found[0], years=years) if len(found) == 1 else None


def _reading(raw: str, *, years: int) -> DateReading:
    year, week = raw[:years], int(raw[years:])
    return DateReading(
        raw=raw,
        meaning=Text(
            en=f"Possibly week {week} of a year ending in {year}; no standard says so.",
            ja=f"末尾が{year}の年の第{week}週と読める可能性があるが、これを定めた規格はない。",
        ),
        rule=f"{'Y' * years}WW",
        source=HABIT,
    )
