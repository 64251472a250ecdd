"""What two readers agree on."""

from datetime import UTC, datetime

from witnessmark.base.ids import ComponentId, PersonId, SampleId
from witnessmark.evidence.agreed import agreed_lines
from witnessmark.evidence.component import Component, Reading


def component(*readings: tuple[str, int, tuple[str, ...]]) -> Component:
    """Return a component read by (reader, hour, lines)."""
    return Component(
        id=ComponentId("u1"),
        sample=SampleId("s"),
        readings=tuple(
            Reading(
                reader=PersonId(who), read_at=datetime(2031, 3, 1, hour, tzinfo=UTC), lines=lines
            )
            for who, hour, lines in readings
        ),
    )


def test_where_readers_differ_a_character_is_unreadable() -> None:
    assert agreed_lines(component(("a", 9, ("KD70", "2849")), ("b", 9, ("KD7O", "2849")))) == (
        "KD7?",
        "2849",
    )


def test_a_line_of_another_length_is_unreadable_as_a_whole() -> None:
    assert agreed_lines(component(("a", 9, ("KD70",)), ("b", 9, ("KD701",)))) == ("?????",)


def test_a_line_that_one_reader_missed_is_unreadable() -> None:
    assert agreed_lines(component(("a", 9, ("KD", "28")), ("b", 9, ("KD",)))) == ("KD", "??")


def test_the_latest_reading_of_a_reader_holds() -> None:
    assert agreed_lines(component(("a", 10, ("NEW",)), ("a", 9, ("OLD",)))) == ("NEW",)


def test_without_a_reading_there_is_no_marking() -> None:
    assert agreed_lines(component()) == ()
