"""Whether two language versions of one claim say the same: dates, figures, part numbers."""

import re
import unicodedata
from datetime import date
from typing import Final

from babel.dates import get_month_names

_MONTHS: Final = tuple(name.lower() for name in get_month_names(locale="en").values())
MONTH: Final = "|".join(f"{month}|{month[:3]}\\.?" for month in _MONTHS) + "|sept\\.?"
"""An English month, as a regular expression."""
_ENGLISH_DATE: Final = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{MONTH}) (?P<year>\d{{4}})"
    rf"|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?, (?P<year2>\d{{4}}))\b",
    re.IGNORECASE,
)
_JAPANESE_DATE: Final = re.compile(r"(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})日")
_ISO_DATE: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_CODE: Final = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*[A-Za-z])(?=[A-Za-z0-9-]*\d)[A-Za-z0-9][A-Za-z0-9-]*"
)
_ORDINAL: Final = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WORDS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_COUNT: Final = rf"(\d+|{'|'.join(_WORDS)})"
_ENGLISH_RATE: Final = re.compile(rf"\b{_COUNT} (?:out )?of (?:the )?{_COUNT}\b", re.IGNORECASE)
_JAPANESE_RATE: Final = re.compile(r"(\d+)社(?:中|のうち|の内)、?(\d+)社")
_KANJI: Final = "〇一二三四五六七八九十"


def dates(text: str) -> frozenset[date]:
    """Return the full dates in `text`: 9 October 2019, Oct 9, 2019, 2019年10月9日, 2019-10-09."""
    text = unicodedata.normalize("NFKC", text)
    found = [_date(match[1], match[2], match[3]) for match in _JAPANESE_DATE.finditer(text)]
    found += [_date(match[1], match[2], match[3]) for match in _ISO_DATE.finditer(text)]
    for match in _ENGLISH_DATE.finditer(text):
        number = month_number(match["month"] or match["month2"])
        found.append(_date(match["year"] or match["year2"], number, match["day"] or match["day2"]))
    return frozenset(day for day in found if day is not None)


def month_number(words: str) -> int:
    """Return the number of a month that is written `10`, `Oct.` or `October`."""
    if words.isdigit():
        return int(words)
    return [name[:3] for name in _MONTHS].index(words.lower()[:3]) + 1


def part_numbers(text: str) -> frozenset[str]:
    """Return the words of `text` that mix Latin letters and digits, as part numbers do."""
    text = _without_dates(text)
    return frozenset(match[0].upper() for match in _CODE.finditer(text))


def without_codes(text: str) -> str:
    """Return `text` with blanks for the words that mix Latin letters and digits."""
    return _CODE.sub(" ", _ORDINAL.sub(r"\1", text))


def rates(text: str) -> frozenset[tuple[int, int]]:
    """Return each "six of the seven" or 「7社のうち6社」 in `text` as (part, whole)."""
    text = unicodedata.normalize("NFKC", text)
    english = {(_count(one[1]), _count(one[2])) for one in _ENGLISH_RATE.finditer(text)}
    japanese = {(int(one[2]), int(one[1])) for one in _JAPANESE_RATE.finditer(text)}
    return frozenset(english | japanese)


def figures_lacking(text: str, *, other: str) -> frozenset[str]:
    """Return the numbers in digits in `text` that `other` has neither in digits nor in words.

    Dates and part numbers are compared elsewhere and do not count.
    """
    return frozenset(_digits(text) - _digits(other) - _in_words(other))


def _count(words: str) -> int:
    return int(words) if words.isdigit() else _WORDS.index(words.lower())


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _without_dates(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    for pattern in (_JAPANESE_DATE, _ISO_DATE, _ENGLISH_DATE):
        text = pattern.sub(" ", text)
    return _ORDINAL.sub(r"\1", text)


def _digits(text: str) -> set[str]:
    plain = without_codes(_without_dates(text))
    return {match[0].replace(",", "").lstrip("0") or "0" for match in _NUMBER.finditer(plain)}


def _in_words(text: str) -> set[str]:
    words = set(re.findall(r"[a-z]+", text.lower()))
    english = {str(number) for number, word in enumerate(_WORDS) if word in words}
    months = {
        str(number)
        for number, month in enumerate(_MONTHS, start=1)
        if month in words or month[:3] in words
    }
    kanji = {str(number) for number, sign in enumerate(_KANJI) if sign in text}
    return english | months | kanji
