"""One entry of a list, in the same shape whatever list it stands on; the words stay as listed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EntryKind(StrEnum):
    """What an entry names."""

    COMPANY = "company"
    PERSON = "person"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    OTHER = "other"


class ListedAs(StrEnum):
    """How a name stands in its entry. A weak name is one that the list itself thinks little of."""

    NAME = "name"
    ALIAS = "alias"
    FORMER = "former"
    WEAK = "weak"


@dataclass(frozen=True, kw_only=True)
class ListedName:
    """A name as the list spells it."""

    text: str
    listed_as: ListedAs


@dataclass(frozen=True, kw_only=True)
class ListedNumber:
    """A register number as the list spells it; `kind` is the list's own word for the register."""

    kind: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry. `countries` are ISO 3166 codes; dates that the list does not give are None.

    `place` is where in which file it stands, such as "sdn.csv, row 12"; `remarks` as they came;
    `provisions` is what the entry itself says that the listing forbids, if it does.
    """

    id: str
    kind: EntryKind
    names: tuple[ListedName, ...]
    programmes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    numbers: tuple[ListedNumber, ...] = ()
    listed_on: date | None = None
    delisted_on: date | None = None
    remarks: str = ""
    provisions: str = ""
    place: str = ""
