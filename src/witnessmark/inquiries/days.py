"""Calendar days: which day a moment falls on at an addressee, and how days are written."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel.core import get_global
from babel.dates import format_date

from witnessmark.base.text import Text

_ANYWHERE: tuple[tzinfo, ...] = (timezone(timedelta(hours=-12)), timezone(timedelta(hours=14)))


@lru_cache(maxsize=8192)
def latest_day(moment: datetime, *, country: str) -> date:
    """Return the latest calendar day that `moment` falls on anywhere in `country`.

    Letters are counted this way: where a country has several time zones (or is not known), the
    addressee gets the benefit. Zones by country: Unicode CLDR, as shipped with Babel.
    """
    return max(moment.astimezone(zone).date() for zone in _zones(country))


@lru_cache(maxsize=8192)
def earliest_day(moment: datetime, *, country: str) -> date:
    """Return the earliest calendar day that `moment` falls on anywhere in `country`.

    Replies are counted this way, for the same reason as in `latest_day`.
    """
    return min(moment.astimezone(zone).date() for zone in _zones(country))


def own_day(moment: datetime) -> date:
    """Return the day that what we did ourselves at `moment` counts from.

    It belongs to no addressee's calendar, and a day has not ended before it has ended everywhere:
    so it is the earliest day that `moment` falls on anywhere.
    """
    return min(moment.astimezone(zone).date() for zone in _ANYWHERE)


@lru_cache(maxsize=8192)
def written(day: date) -> Text:
    """Return `day` as people write it: 19 January 2023, 2023年1月19日."""
    return Text(
        en=format_date(day, "d MMMM y", locale="en"), ja=f"{day.year}年{day.month}月{day.day}日"
    )


def listed(days: Iterable[date]) -> Text:
    """Return `days`, sorted and without repetition, as one phrase."""
    texts = [written(day) for day in sorted(set(days))]
    english = [text.en for text in texts]
    head = ", ".join(english[:-1])
    return Text(
        en=f"{head} and {english[-1]}" if head else "".join(english),
        ja="、".join(text.ja for text in texts),
    )


@cache
def _zones(country: str) -> tuple[tzinfo, ...]:
    names = get_global("territory_zones").get(country.upper(), ())
    return tuple(ZoneInfo(name) for name in names) or _ANYWHERE
