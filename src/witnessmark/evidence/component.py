"""A component on a board: its place, what two people read on it, its authenticity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

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
    """A date code as it stands on the part, and what it may mean by which rule."""

    raw: str
    meaning: Text = Text()
    rule: str = ""
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
    date_code: DateCode | None = None
    lot_code: str = ""
    country_mark: str = ""
    authenticity: Authenticity = Authenticity.NOT_EXAMINED
    authenticity_basis: Text = Text()
    unknown: Mapping[str, Json] = field(default_factory=dict)
