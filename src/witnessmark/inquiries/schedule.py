"""The terms of an inquiry, and the days that follow from them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache
from importlib.metadata import version
from typing import Final

import holidays
from babel import Locale

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.json import Json
from witnessmark.base.text import Text
from witnessmark.inquiries.days import written

_HOLIDAYS = f"Python library holidays {version('holidays')}"
TERMS_SOURCE: Final = "terms"
"""The source of a ground that rests on the terms that the case holds its inquiries to."""

_CLOSED: Final[Mapping[str, frozenset[tuple[int, int]]]] = {
    "JP": frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}),
}
"""Days (month, day) on which a country is at rest though its calendar of holidays lacks some.

Japan: government offices are closed by law, and companies by custom.
"""

_CLOSED_BY: Final[Mapping[str, Text]] = {
    "JP": Text(
        en="行政機関の休日に関する法律 (Act No. 91 of 1988), article 1, paragraph 1, item 3: "
        "https://laws.e-gov.go.jp/law/363AC0000000091",
        ja="行政機関の休日に関する法律（昭和63年法律第91号）第1条第1項第3号："
        "https://laws.e-gov.go.jp/law/363AC0000000091",
    ),
}


_LONGEST: Final = 3650
"""The highest number that a term may be: ten years of days."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What we hold ourselves to. Days are calendar days unless the name says working days.

    `proven_attempts` over `channels` must be delivered, provably, before "did not respond".
    """

    notice_days: int = 7
    answer_days: int = 14
    answer_days_translated: int = 21
    reminder_days: tuple[int, ...] = (7, 12)
    proven_attempts: int = 5
    channels: int = 2
    final_text_working_days: int = 5
    correction_days: int = 28

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            numbers = value if isinstance(value, tuple) else (value,)
            if not all(1 <= number <= _LONGEST for number in numbers):
                raise BadInput(
                    f"The term {field.name} is {value}.",
                    remedy=f"Give whole numbers from 1 to {_LONGEST}.",
                )


DEFAULT_TERMS = Terms()


def read_terms(raw: Mapping[str, Json], *, where: str) -> Terms:
    """Return the terms in `raw`; what it leaves out keeps its default.

    Raises BadInput that names `where` and the term which is unknown or wrong.
    """
    return decode(raw, Terms, where=where)


@dataclass(frozen=True, kw_only=True)
class Due:
    """A day that follows from the terms, and why it is that day."""

    on: date
    grounds: tuple[Ground, ...]


def answer_due(
    delivered_on: date, *, on: date, country: str, needs_translation: bool, terms: Terms
) -> Due:
    """Return the last day for an answer to questions delivered on `delivered_on`.

    The day of delivery is not counted. If the last day is no working day of the addressee's
    country (ISO 3166 alpha-2), the next working day takes its place. `on` is the day on which the
    terms were read.
    """
    days = terms.answer_days_translated if needs_translation else terms.answer_days
    counted = delivered_on + timedelta(days=days)
    return Due(
        on=next_working_day(counted, country=country),
        grounds=(
            _counted(delivered_on, counted, days, on=on),
            _moved(counted, country=country, on=on),
            *_closed(counted, country=country),
        ),
    )


def reminders_due(delivered_on: date, *, terms: Terms) -> tuple[date, ...]:
    """Return the days for reminders, counted like the answer's."""
    return tuple(delivered_on + timedelta(days=days) for days in sorted(terms.reminder_days))


def questions_from(notice_on: date, *, terms: Terms) -> date:
    """Return the first day on which questions announced on `notice_on` may be sent."""
    return notice_on + timedelta(days=terms.notice_days)


def final_text_due(publication_on: date, *, country: str, terms: Terms) -> date:
    """Return the last day for the exact text to reach the addressee before `publication_on`.

    Counted back in the addressee's working days; the day of publication is not counted.
    """
    day = publication_on
    for _ in range(terms.final_text_working_days):
        day -= timedelta(days=1)
        while not is_working_day(day, country=country):
            day -= timedelta(days=1)
    return day


def correction_until(published_on: date, *, terms: Terms) -> date:
    """Return the last day on which a correction may be asked for."""
    return published_on + timedelta(days=terms.correction_days)


def is_working_day(day: date, *, country: str) -> bool:
    """Say whether `day` is neither weekend nor public (or bank) holiday in `country`.

    In Japan 29 December to 3 January are no working days, by law for government offices and by
    custom for companies (行政機関の休日に関する法律). Where the library does not know the country
    or the year, only Saturday and Sunday count.
    """
    if _is_closed(day, country=country):
        return False
    calendar = _calendar(country)
    if calendar is None or not calendar.start_year <= day.year <= calendar.end_year:
        return day.weekday() < 5
    return bool(calendar.is_working_day(day))


def next_working_day(day: date, *, country: str) -> date:
    """Return `day`, or the first working day after it."""
    while not is_working_day(day, country=country):
        day += timedelta(days=1)
    return day


def _is_closed(day: date, *, country: str) -> bool:
    return (day.month, day.day) in _CLOSED.get(country, frozenset())


@cache
def _calendar(country: str) -> holidays.HolidayBase | None:
    if len(country) != 2 or country not in holidays.list_supported_countries():
        return None
    offered = getattr(holidays, country).supported_categories
    wanted = tuple(kind for kind in ("public", "bank") if kind in offered)
    return holidays.country_holidays(country, categories=wanted or None)


def _counted(delivered_on: date, counted: date, days: int, *, on: date) -> Ground:
    start, end = written(delivered_on), written(counted)
    return Ground(
        rule="calendar-days-from-proven-delivery",
        direction=Direction.FOR,
        seen=delivered_on.isoformat(),
        expected=counted.isoformat(),
        source=TERMS_SOURCE,
        date=on.isoformat(),
        text=Text(
            en=f"{days} calendar days after the first proven delivery on {start.en} is {end.en}.",
            ja=f"到達が初めて証明された{start.ja}から{days}日後は{end.ja}である。",
        ),
    )


def _moved(counted: date, *, country: str, on: date) -> Ground:
    due = next_working_day(counted, country=country)
    calendar = _calendar(country)
    known = calendar is not None and calendar.start_year <= due.year <= calendar.end_year
    day = written(due)
    name = Text(en=_country("en", country), ja=_country("ja", country))
    basis = (
        Text(en=f"by the calendar of {name.en}", ja=f"{name.ja}の暦による")
        if known
        else Text(
            en=f"counting weekends only, since no calendar of holidays for {name.en} is at hand",
            ja=f"{name.ja}の祝日表がないため土日のみを考慮",
        )
    )
    return Ground(
        rule="next-working-day",
        direction=Direction.FOR,
        seen=counted.isoformat(),
        expected=due.isoformat(),
        source=_HOLIDAYS if known else TERMS_SOURCE,
        date="" if known else on.isoformat(),
        text=Text(
            en=f"The working day on or next after it is {day.en}, {basis.en}.",
            ja=f"その日以降で最初の営業日は{day.ja}である（{basis.ja}）。",
        ),
    )


def _country(language: str, code: str) -> str:
    return str(Locale(language).territories.get(code, code)) or "?"


def _closed(counted: date, *, country: str) -> tuple[Ground, ...]:
    """Return the ground for the turn of the year, where it moved the day."""
    if not _is_closed(counted, country=country):
        return ()
    due, source = next_working_day(counted, country=country), _CLOSED_BY[country]
    return (
        Ground(
            rule="closed-at-the-turn-of-the-year",
            direction=Direction.FOR,
            seen=counted.isoformat(),
            expected=due.isoformat(),
            source=source.en,
            date="",
            text=Text(
                en="From 29 December to 3 January government offices in Japan are closed by law, "
                "and companies by custom; these are no working days.",
                ja="日本では12月29日から1月3日まで、官公庁は法律により、企業は慣行により休みである。"
                "営業日には数えない。",
            ),
        ),
    )
