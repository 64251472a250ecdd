"""What two readers agree on."""

from datetime import UTC, datetime

from witnessmark.base.ids import PersonId
from witnessmark.evidence.agreed import agreed_lines
from witnessmark.evidence.component import Reading


def reading(who: str, *lines: str, hour: int = 9) -> Reading:
    """Return what `who` read."""
    at = datetime(2031, 3, 1, hour, tzinfo=UTC)
    return Reading(reader=PersonId(who), read_at=at, lines=lines)


def test_where_readers_differ_a_character_is_unreadable() -> None:
    readings = (reading("a", "KD70", "2849"), reading("b", "KD7O", "2849"))
    assert agreed_lines(readings) == (("KD7?", "2849"), False)


def test_readings_of_different_length_are_in_doubt() -> None:
    assert agreed_lines((reading("a", "KD70"), reading("b", "KD701"))) == (("KD70",), True)
    assert agreed_lines((reading("a", "KD"), reading("b", "KD", "2849"))) == (("KD",), True)


def test_the_latest_reading_of_a_reader_holds() -> None:
    assert agreed_lines((reading("a", "NEW", hour=10), reading("a", "OLD"))) == (("NEW",), False)


def test_without_a_reading_there_is_no_marking() -> None:
    assert agreed_lines(()) == ((), False)
