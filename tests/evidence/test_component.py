"""What is decided of a component is added, and the latest holds."""

from datetime import UTC, datetime

from witnessmark.base.ids import ComponentId, PersonId, SampleId
from witnessmark.base.text import Text
from witnessmark.evidence.component import (
    Authenticity,
    Component,
    DateCode,
    Examination,
    LotCode,
)

WHO = PersonId("examiner")


def on(day: int) -> datetime:
    """Return a moment in March 2031."""
    return datetime(2031, 3, day, tzinfo=UTC)


BARE = Component(id=ComponentId("u1"), sample=SampleId("s1"))


def test_a_component_that_nobody_examined_is_not_examined() -> None:
    assert BARE.authenticity is Authenticity.NOT_EXAMINED
    assert BARE.authenticity_basis == Text()
    assert (BARE.date_code, BARE.lot_code) == (None, None)


def test_the_latest_examination_holds_wherever_it_stands() -> None:
    doubt, cleared = (
        Examination(authenticity=found, basis=Text(en=found), examiner=WHO, examined_at=on(day))
        for found, day in ((Authenticity.SIGNS_OF_DOUBT, 2), (Authenticity.MAKER_CONFIRMED, 9))
    )
    for order in ((doubt, cleared), (cleared, doubt)):
        component = Component(id=BARE.id, sample=BARE.sample, examinations=order)
        assert component.authenticity is Authenticity.MAKER_CONFIRMED
        assert component.authenticity_basis.en == "maker_confirmed"


def test_the_latest_reading_of_a_code_holds() -> None:
    component = Component(
        id=BARE.id,
        sample=BARE.sample,
        date_codes=tuple(
            DateCode(raw=raw, decided_by=WHO, decided_at=on(day))
            for raw, day in (("B", 9), ("A", 2))
        ),
        lot_codes=tuple(
            LotCode(raw=raw, decided_by=WHO, decided_at=on(day))
            for raw, day in (("A", 2), ("B", 9))
        ),
    )
    assert component.date_code is component.date_codes[0]
    assert component.lot_code is component.lot_codes[1]
