"""The figures of a text, and what each counts: digits, number words, shares, parts of dates.

“Six of the seven companies”, 「7社のうち6社」, “60 per cent”, 6割, 三分の一, “October 2022”. What a
figure counts is the nearest noun or counter after it; a figure of another thing is another figure.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from witnessmark.publication.claims.folding import fold
from witnessmark.publication.claims.twins import MONTH, dates, month_number, without_codes

_TO_NINETEEN: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Final[Mapping[str, int]] = (
    {word: value for value, word in enumerate(_TO_NINETEEN)}
    | dict(zip(_TENS, range(20, 100, 10), strict=True))
    | {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "a": 1}
)
_KANJI: Final = "〇一二三四五六七八九"
_DIGITS: Final = r"(?<!\d)(?<!\d[.,])\d+(?:[.,]\d+)*"
_NUMERAL: Final = "(?<![〇一二三四五六七八九十])[〇一二三四五六七八九十]+"
_WORDS: Final = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_TO_NINETEEN[1:10])}))?"
    rf"|{'|'.join(sorted(_TO_NINETEEN, key=len, reverse=True))}|dozen|hundred|thousand|million"
)
_ANY: Final = rf"(?:{_DIGITS}|(?<![a-z])(?:{_WORDS})(?![a-z])|{_NUMERAL})"
_PARTS: Final = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6}
_COMPANIES: Final = "compan(?:y|ies)|firms?|makers?|manufacturers?|suppliers?|enterprises?"
_COUNTED: Final = {
    "companies": (_COMPANIES, "社|企業|メーカー"),
    "questions": ("questions?", "問|項目"),
    "people": ("people|persons?|men|women|reviewers?", "名|人|氏"),
    "devices": ("cameras?|devices?|units?|models?|products?", "台|機種|機器"),
    "letters": ("letters?|reminders?|times|attempts?|e-?mails?", "通|回"),
}
"""What is counted, in English and by its Japanese counter."""
_NOUNS: Final = "|".join(rf"(?P<{what}_en>{en})" for what, (en, _) in _COUNTED.items())
_COUNTERS: Final = "|".join(rf"(?P<{what}_ja>{ja})" for what, (_, ja) in _COUNTED.items())
_AFTER: Final = re.compile(
    rf" ?(?:(?:大手|日系)?(?:{_COUNTERS})|(?:[^ .;:,。]{{1,30}} ){{0,4}}?(?:{_NOUNS})(?![a-z]))"
)
_SEASON: Final = "spring|summer|autumn|fall|winter"


@dataclass(frozen=True, kw_only=True, order=True)
class Figure:
    """A figure as it is compared: `value` and what it counts, `of`, empty where that is unknown."""

    value: str
    of: str = ""

    def __str__(self) -> str:
        """Return the figure as a message shows it."""
        return f"{self.value} ({self.of})" if self.of else self.value


@lru_cache(maxsize=4096)
def figures_of(text: str) -> frozenset[Figure]:
    """Return the figures of `text` from two upwards, shares, and years, months and days.

    Words of letters and digits (part numbers) are none: they are looked for elsewhere.
    """
    found: set[Figure] = set()
    rest = fold(text).text
    for day in dates(rest):
        found |= figures_of_day(day)
    for pattern, read in _READERS:
        found |= {one for match in pattern.finditer(rest) for one in read(match)}
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    rest = without_codes(rest)
    found |= {_counted(match, rest) for match in _NUMBER.finditer(rest)}
    return frozenset(one for one in found if one.value not in ("0", "1"))


def figures_of_day(day: date) -> frozenset[Figure]:
    """Return how a text may name `day` or a part of it."""
    return frozenset(
        {
            Figure(value=str(day.year), of="year"),
            Figure(value=f"{day.year}-{day.month}", of="month"),
            Figure(value=f"{day.month}-{day.day}", of="day"),
            Figure(value=str(day.day), of="day"),
        }
    )


def figures_without_source(told: Iterable[Figure], given: frozenset[Figure]) -> tuple[Figure, ...]:
    """Return the figures of `told` that are not `given`; one of an unknown thing fits any."""
    values = {one.value for one in given}
    return tuple(
        sorted(one for one in told if one not in given and (one.of or one.value not in values))
    )


def _value(words: str) -> str:
    if words in _VALUES:
        return str(_VALUES[words])
    if words[0].isdigit():
        return words.replace(",", "").lstrip("0") or "0"
    if words[0] in _KANJI or words[0] == "十":
        tens, ten, ones = words.partition("十") if "十" in words else ("", "", words)
        high = (_KANJI.find(tens[-1]) if tens else 1) if ten else 0
        return str(10 * high + (_KANJI.find(ones[-1]) if ones else 0))
    tens, _, ones = words.replace("-", " ").partition(" ")
    return str(_VALUES[tens] + _VALUES[ones])


def _counted(match: re.Match[str], text: str) -> Figure:
    after = _AFTER.match(text, match.end())
    of = after.lastgroup if after else None
    value = _value(match[0])
    if not of and re.fullmatch(r"(?:19|20)\d\d", value):
        return Figure(value=value, of="year")
    return Figure(value=value, of=of[:-3] if of else "")


def _percent(match: re.Match[str]) -> Iterable[Figure]:
    yield Figure(value=_value(match[1]), of="per cent")


def _tenths(match: re.Match[str]) -> Iterable[Figure]:
    yield Figure(value=f"{_value(match[1])}0", of="per cent")


def _japanese_share(match: re.Match[str]) -> Iterable[Figure]:
    yield Figure(value=f"{_value(match[2])}/{_value(match[1])}", of="share")


def _english_share(match: re.Match[str]) -> Iterable[Figure]:
    yield Figure(value=f"{_value(match[1])}/{_PARTS[match[2]]}", of="share")


def _constant(value: str, of: str) -> Callable[[re.Match[str]], Iterable[Figure]]:
    return lambda _match: (Figure(value=value, of=of),)


def _day(match: re.Match[str]) -> Iterable[Figure]:
    parts = match.groupdict()
    year, month, day = (parts.get(name) for name in ("year", "month", "day"))
    number = month_number(month) if month else 0
    if year:
        yield Figure(value=year, of="year")
    if year and number:
        yield Figure(value=f"{year}-{number}", of="month")
    if day:
        yield Figure(value=f"{number}-{int(day)}" if number else str(int(day)), of="day")


_NUMBER: Final = re.compile(
    rf"{_DIGITS}|(?<![a-z-])(?:{_WORDS})(?![a-z])"
    rf"|(?<![一-龥])[一二三四五六七八九十]+(?=(?:{_COUNTERS})(?!前|目|部|的|間))"
)
_READERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterable[Figure]]], ...]] = (
    (
        re.compile(r"(?P<year>\d{4})年(?: ?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"),
        _day,
    ),
    (re.compile(r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"), _day),
    (re.compile(r"(?P<day>\d{1,2})日(?!間)"), _day),
    (re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"), _day),
    (
        re.compile(
            rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{MONTH}) (?P<year>\d{{4}})\b"
        ),
        _day,
    ),
    (
        re.compile(
            rf"\b(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:, (?P<year>\d{{4}}))?\b"
        ),
        _day,
    ),
    (re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{MONTH})(?![a-z])"), _day),
    (re.compile(rf"\b(?:{_SEASON}) (?:of )?(?P<year>\d{{4}})\b"), _day),
    (re.compile(rf"({_ANY}) ?(?:%|per ?cents?\b|パーセント)"), _percent),
    (re.compile(r"([1-9一二三四五六七八九])割"), _tenths),
    (re.compile(rf"({_DIGITS}|{_NUMERAL})分の({_DIGITS}|{_NUMERAL})"), _japanese_share),
    (
        re.compile(rf"\b(\d+|one|two|three|four|five|a(?= \w+ of))[- ]({'|'.join(_PARTS)})s?\b"),
        _english_share,
    ),
    (re.compile(r"\bhalf\b|(?<!過)半数|半分"), _constant("1/2", "share")),
    (
        re.compile(
            r"\b(?:all|each|every one) (?:of )?(?:the |these |those )?"
            rf"(?:(?={_WORDS}|\d)|(?:{_COMPANIES}|them)\b)"
            rf"|\bevery (?:single )?(?:{_COMPANIES})\b"
            r"|全(?=\d+社)|全(?:社|企業)|(?:すべて|全て|いずれ)の(?:会社|企業|メーカー)"
            r"|(?<=社)(?:すべて|全て|全部|とも)"
        ),
        _constant("all", "companies"),
    ),
    (
        re.compile(
            rf"\bnone of (?:the |them)|\bno (?:single )?(?:{_COMPANIES})\b"
            r"|どの(?:会社|企業)も|[一1]社も"
        ),
        _constant("none", "companies"),
    ),
)
"""What is read first to last, each taken out of the text before the next, then bare numbers."""
