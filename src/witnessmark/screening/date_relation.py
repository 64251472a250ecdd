"""How a part's date code lies to the days of a listing: computed from both, never typed.

It says when a part may have been made, and nothing of when, where or to whom it was sold.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.text import Text
from witnessmark.evidence.component import DateCode


class DateRelationKind(StrEnum):
    """Whether a part was made before, during or after a listing; `overlaps`: it may be either."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    OVERLAPS = "overlaps"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """The days of a listing, and where they stand: its source, and when that was read."""

    listed_on: date | None
    delisted_on: date | None
    source: str
    read_on: str


@dataclass(frozen=True, kw_only=True)
class DateRelation:
    """The relation of one date code to one listing, with what it was computed from."""

    kind: DateRelationKind
    ground: Ground


def date_relation(code: DateCode | None, *, listed: Listed) -> DateRelation:
    """Return how `code` lies to `listed`; unknown unless the days of both decide it.

    A listing without an end is taken to last. The ground speaks for the relation `during` alone.
    """
    kind = _kind(code, listed)
    made, days = _span(_made(code)), _span((listed.listed_on, listed.delisted_on))
    said = code.raw if code else ""
    return DateRelation(
        kind=kind,
        ground=Ground(
            rule=f"date.{kind}" + (f" ({code.rule})" if code and code.rule else ""),
            direction=Direction.FOR if kind is DateRelationKind.DURING else Direction.AGAINST,
            seen=f"{said} ({made.en})" if said else "",
            expected=days.en,
            source=listed.source,
            date=listed.read_on,
            text=_sentence(kind, said, made=made, days=days),
        ),
    )


def _made(code: DateCode | None) -> tuple[date | None, date | None]:
    return (code.earliest, code.latest) if code else (None, None)


def _kind(code: DateCode | None, listed: Listed) -> DateRelationKind:
    earliest, latest = _made(code)
    begun, ended = listed.listed_on, listed.delisted_on
    if latest and begun and latest < begun:
        return DateRelationKind.BEFORE
    if earliest and ended and ended < earliest:
        return DateRelationKind.AFTER
    if not (earliest and latest and begun):
        return DateRelationKind.UNKNOWN
    within = begun <= earliest and (ended is None or latest <= ended)
    return DateRelationKind.DURING if within else DateRelationKind.OVERLAPS


def _span(days: tuple[date | None, date | None]) -> Text:
    """Return two days as a span in ISO 8601, which reads the same in every language."""
    if not any(days):
        return Text(en="no date", ja="日付なし")
    first, last = (day.isoformat() if day else "…" for day in days)
    return Text(en=f"{first} – {last}", ja=f"{first}～{last}")


def _sentence(kind: DateRelationKind, said: str, *, made: Text, days: Text) -> Text:
    if not said:
        return Text(
            en="No date code was read on the part.", ja="部品の製造日コードは判読されていない。"
        )
    relation = _RELATIONS[kind]
    return Text(
        en=f"The date code “{said}”, taken to mean {made.en}, {relation.en} ({days.en}).",
        ja=f"製造日コード「{said}」（{made.ja}と解釈）は、{relation.ja}（{days.ja}）。",
    )


_RELATIONS: Final[Mapping[DateRelationKind, Text]] = {
    DateRelationKind.BEFORE: Text("lies before the listing", "掲載期間より前である"),
    DateRelationKind.DURING: Text("lies within the listing", "掲載期間内である"),
    DateRelationKind.AFTER: Text("lies after the listing", "掲載期間より後である"),
    DateRelationKind.OVERLAPS: Text(
        "may lie within the listing or not", "掲載期間の内外いずれの可能性もある"
    ),
    DateRelationKind.UNKNOWN: Text(
        "cannot be compared with the listing", "掲載期間と比べることができない"
    ),
}
