"""A date code is held against a listing by days; what the days leave open stays open."""

from datetime import UTC, date, datetime

import pytest

from witnessmark.base.grounds import Direction
from witnessmark.base.ids import PersonId
from witnessmark.evidence.component import DateCode
from witnessmark.screening.date_relation import DateRelationKind, Listed, date_relation

BEGUN, ENDED = date(2030, 3, 1), date(2030, 9, 30)


def code(earliest: date | None, latest: date | None) -> DateCode:
    """Return a date code that somebody took to mean these days."""
    return DateCode(
        raw="3021",
        rule="YYWW",
        earliest=earliest,
        latest=latest,
        decided_by=PersonId("examiner"),
        decided_at=datetime(2031, 3, 3, tzinfo=UTC),
    )


def listed(begun: date | None = BEGUN, ended: date | None = ENDED) -> Listed:
    """Return the days of a listing."""
    return Listed(listed_on=begun, delisted_on=ended, source="list sha256:00", read_on="2031-05-06")


@pytest.mark.parametrize(
    ("earliest", "latest", "kind"),
    [
        (date(2030, 1, 1), date(2030, 2, 28), DateRelationKind.BEFORE),
        (None, date(2030, 2, 28), DateRelationKind.BEFORE),
        (date(2030, 2, 20), date(2030, 3, 1), DateRelationKind.OVERLAPS),
        (date(2030, 3, 1), date(2030, 9, 30), DateRelationKind.DURING),
        (date(2030, 9, 20), date(2030, 10, 2), DateRelationKind.OVERLAPS),
        (date(2030, 10, 1), date(2030, 10, 2), DateRelationKind.AFTER),
        (date(2030, 10, 1), None, DateRelationKind.AFTER),
        (date(2030, 4, 1), None, DateRelationKind.UNKNOWN),
        (None, date(2030, 4, 1), DateRelationKind.UNKNOWN),
        (None, None, DateRelationKind.UNKNOWN),
    ],
)
def test_the_days_of_both_decide(
    earliest: date | None, latest: date | None, kind: DateRelationKind
) -> None:
    assert date_relation(code(earliest, latest), listed=listed()).kind is kind


def test_a_listing_without_an_end_lasts() -> None:
    made = code(date(2035, 1, 1), date(2035, 1, 9))
    assert date_relation(made, listed=listed(ended=None)).kind is DateRelationKind.DURING


def test_a_listing_without_a_beginning_leaves_it_open_unless_it_had_ended() -> None:
    during = code(date(2030, 4, 1), date(2030, 4, 9))
    after = code(date(2031, 4, 1), date(2031, 4, 9))
    assert date_relation(during, listed=listed(None)).kind is DateRelationKind.UNKNOWN
    assert date_relation(after, listed=listed(None)).kind is DateRelationKind.AFTER


def test_without_a_date_code_nothing_is_said() -> None:
    found = date_relation(None, listed=listed())
    assert found.kind is DateRelationKind.UNKNOWN
    assert found.ground.text.en == "No date code was read on the part."


def test_the_ground_shows_both_values_rule_source_and_day() -> None:
    ground = date_relation(code(date(2030, 5, 15), date(2030, 5, 30)), listed=listed()).ground
    assert ground.rule == "date.during (YYWW)"
    assert ground.direction is Direction.FOR
    assert ground.seen == "3021 (2030-05-15 – 2030-05-30)"
    assert ground.expected == "2030-03-01 – 2030-09-30"
    assert (ground.source, ground.date) == ("list sha256:00", "2031-05-06")
    assert not ground.text.missing()
    assert date_relation(code(None, None), listed=listed()).ground.direction is Direction.AGAINST
