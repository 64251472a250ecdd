"""A component on a board: its place, what two people read on it, and what was decided of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter

from witnessmark.base.ids import ComponentId, PersonId, SampleId
from witnessmark.base.json import Json
from witnessmark.base.text import Text
from witnessmark.evidence.photo import Region


class Authenticity(StrEnum):
    """What is known of whether the part is what its marking says."""

    NOT_EXAMINED = "not_examined"
    NO_DOUBT_NOTED = "no_doubt_noted"
    SIGNS_OF_DOUBT = "signs_of_doubt"
    DISPUTED = "disputed"
    MAKER_CONFIRMED = "maker_confirmed"
    CONFIRMED_COUNTERFEIT = "confirmed_counterfeit"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one reader saw, line by line; `?` stands for one character that cannot be read.

    A reading is never changed: a second look is a second reading.
    """

    reader: PersonId
    read_at: datetime
    lines: tuple[str, ...]
    logo: str = ""
    note: Text = Text()
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DateCode:
    """A date code as it stands on the part, and what a person takes it to mean, by which rule.

    `earliest` and `latest` are the first and last day that it allows; None: nobody can say.
    Never changed: a second opinion is a second date code, and the latest by `decided_at` holds.
    """

    raw: str
    meaning: Text = Text()
    rule: str = ""
    earliest: date | None = None
    latest: date | None = None
    decided_by: PersonId
    decided_at: datetime
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class LotCode:
    """A lot code as it stands on the part, and what a person takes it to mean; never changed."""

    raw: str
    meaning: Text = Text()
    rule: str = ""
    decided_by: PersonId
    decided_at: datetime
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Examination:
    """What one examiner found of the authenticity, and on what basis.

    Never changed: the latest by `examined_at` holds, the earlier ones stay.
    """

    authenticity: Authenticity
    basis: Text = Text()
    examiner: PersonId
    examined_at: datetime
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Component:
    """One part on one board. `designator` is the board's own name for the place, such as U3."""

    id: ComponentId
    sample: SampleId
    board: str = ""
    designator: str = ""
    role: str = ""
    kind: Text = Text()
    package: str = ""
    pins: int | None = None
    regions: tuple[Region, ...] = ()
    readings: tuple[Reading, ...] = ()
    date_codes: tuple[DateCode, ...] = ()
    lot_codes: tuple[LotCode, ...] = ()
    country_mark: str = ""
    examinations: tuple[Examination, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)

    @property
    def date_code(self) -> DateCode | None:
        """Return the date code that holds: the one decided last."""
        return max(self.date_codes, key=attrgetter("decided_at"), default=None)

    @property
    def lot_code(self) -> LotCode | None:
        """Return the lot code that holds: the one decided last."""
        return max(self.lot_codes, key=attrgetter("decided_at"), default=None)

    @property
    def authenticity(self) -> Authenticity:
        """Return what the last examination found."""
        last = self._last_examination
        return last.authenticity if last else Authenticity.NOT_EXAMINED

    @property
    def authenticity_basis(self) -> Text:
        """Return what the last examination rests on."""
        last = self._last_examination
        return last.basis if last else Text()

    @property
    def _last_examination(self) -> Examination | None:
        return max(self.examinations, key=attrgetter("examined_at"), default=None)
