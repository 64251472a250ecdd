"""Entities in FollowTheMoney JSON lines, and files of changes to them.

An entity with a name is an entry, known by its `id`. Sanction entities that point at it give its
programmes and dates. In a file of changes every line holds `op` (ADD, MOD, DEL) and `entity`; such
files follow the file that they change.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from witnessmark.base.codec import FIRST_YEAR, LAST_YEAR
from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json
from witnessmark.base.structured import parse_json
from witnessmark.companies.countries import country_code
from witnessmark.screening.entry import Entry, EntryKind, ListedAs, ListedName, ListedNumber
from witnessmark.screening.source import SourceFile

_KINDS: Final = {
    "Person": EntryKind.PERSON,
    "Company": EntryKind.COMPANY,
    "Organization": EntryKind.COMPANY,
    "LegalEntity": EntryKind.COMPANY,
    "PublicBody": EntryKind.COMPANY,
    "Vessel": EntryKind.VESSEL,
    "Airplane": EntryKind.AIRCRAFT,
}
_NOT_LISTED: Final = frozenset(
    re.findall(
        r"\w+",
        """
    Address Sanction Payment Ownership Directorship Membership Employment Family Associate
    Representation Succession Occupancy Position Identification Passport UnknownLink Interest
    Debt Contract ContractAward CourtCase CourtCaseParty Documentation Document Event Note
    Mention Article PlainText Pages Page Folder Package Table Image Video Audio Email Message
    HyperText Workbook BankAccount License EconomicActivity Project ProjectParticipant Similar
    """,
    )
)
"""Schemata whose names are not names of a party."""

_NAMES: Final = {
    "name": ListedAs.NAME,
    "alias": ListedAs.ALIAS,
    "abbreviation": ListedAs.WEAK,
    "previousName": ListedAs.FORMER,
    "weakAlias": ListedAs.WEAK,
}
_NUMBERS: Final = {
    "leiCode": "LEI",
    "isinCode": "ISIN",
    "uscCode": "USCC",
    "imoNumber": "IMO",
    "registrationNumber": "Registration",
    "taxNumber": "Tax ID",
    "innCode": "INN",
    "ogrnCode": "OGRN",
    "idNumber": "Identification",
    "passportNumber": "Passport",
    "uniqueEntityId": "Unique entity",
    "jpCorporateNumber": "Corporate number",
}
_COUNTRIES: Final = ("country", "jurisdiction", "nationality", "citizenship", "mainCountry", "flag")


@dataclass(frozen=True)
class _Entity:
    id: str
    schema: str
    properties: Mapping[str, Sequence[str]]
    place: str

    def all(self, *names: str) -> list[str]:
        found = (value for name in names for value in self.properties.get(name, ()))
        return [value for value in dict.fromkeys(found) if value.strip()]


def parse(files: Sequence[SourceFile]) -> Iterator[Entry]:
    """Yield the entries in `files`, the changes applied.

    Raises BadInput that names file and line for what is not an entity, or for one given twice.
    """
    entities: dict[str, _Entity] = {}
    for file in files:
        for line, fields in _lines(file):
            _take(fields, entities, place=f"{file.name}, line {line}")
    sanctions: defaultdict[str, list[_Entity]] = defaultdict(list)
    for entity in entities.values():
        if entity.schema == "Sanction":
            for target in entity.all("entity"):
                sanctions[target].append(entity)
    for entity in entities.values():
        if entity.schema not in _NOT_LISTED and entity.all(*_NAMES):
            yield _entry(entity, sanctions[entity.id])


def _lines(file: SourceFile) -> Iterator[tuple[int, Mapping[str, Json]]]:
    for number, line in enumerate(file.text().split("\n"), start=1):
        if not line.strip():
            continue
        fields = parse_json(line, name=f"{file.name}, line {number}")
        if not isinstance(fields, dict):
            raise _fault(f"{file.name}, line {number}", "not an entity")
        yield number, fields


def _take(fields: Mapping[str, Json], entities: dict[str, _Entity], *, place: str) -> None:
    act = fields.get("op", "NEW")
    inner = fields.get("entity") if "op" in fields else fields
    if not isinstance(inner, Mapping) or act not in ("NEW", "ADD", "MOD", "DEL"):
        raise _fault(place, f"not an entity or a change to one (op {str(act)[:20]!r})")
    if act == "DEL":
        entities.pop(str(inner.get("id")), None)
        return
    entity = _entity(inner, place)
    if act == "NEW" and entity.id in entities:
        raise _fault(place, f"the entity {entity.id} was given before")
    entities[entity.id] = entity


def _entity(fields: Mapping[str, Json], place: str) -> _Entity:
    entity_id, schema, properties = (fields.get(key) for key in ("id", "schema", "properties"))
    if not isinstance(entity_id, str) or not entity_id or not isinstance(schema, str):
        raise _fault(place, "an entity needs an id and a schema")
    if not isinstance(properties, Mapping):
        raise _fault(place, f"the entity {entity_id} has no properties")
    values = {name: _strings(value, f"{place}: {name}") for name, value in properties.items()}
    return _Entity(entity_id, schema, values, place)


def _strings(value: Json, place: str) -> list[str]:
    if isinstance(value, str):
        return [value]
    if not isinstance(value, Sequence):
        raise _fault(place, "a list of words is expected")
    return [part for part in value if isinstance(part, str)]


def _entry(entity: _Entity, sanctions: Sequence[_Entity]) -> Entry:
    listed = _days(sanctions, "listingDate") or _days(sanctions, "startDate")
    ended = _days(sanctions, "endDate")
    over = len(ended) == len(sanctions) > 0
    programmes = [code for part in (*sanctions, entity) for code in _programmes(part)]
    return Entry(
        id=entity.id,
        kind=_KINDS.get(entity.schema, EntryKind.OTHER),
        names=tuple(
            ListedName(text=text, listed_as=listed_as)
            for name, listed_as in _NAMES.items()
            for text in entity.all(name)
        ),
        programmes=tuple(dict.fromkeys(programmes)),
        countries=_countries(entity),
        numbers=tuple(
            ListedNumber(kind=kind, value=value)
            for name, kind in _NUMBERS.items()
            for value in entity.all(name)
        ),
        listed_on=min(listed, default=None),
        delisted_on=max(ended) if over else None,
        remarks="; ".join(entity.all("notes", "summary")),
        provisions=_provisions(sanctions),
        place=entity.place,
    )


def _provisions(sanctions: Sequence[_Entity]) -> str:
    found = (text for sanction in sanctions for text in sanction.all("provisions"))
    return "; ".join(dict.fromkeys(found))


def _programmes(entity: _Entity) -> list[str]:
    return entity.all("programId") or entity.all("program")


def _countries(entity: _Entity) -> tuple[str, ...]:
    codes = (country_code(value) for value in entity.all(*_COUNTRIES))
    return tuple(dict.fromkeys(code for code in codes if code))


def _days(sanctions: Sequence[_Entity], name: str) -> list[date]:
    """Return the whole dates of that name; a year or month alone is not a date."""
    texts = (text for sanction in sanctions for text in sanction.all(name)[:1])
    return [day for text in texts if (day := _day(text)) is not None]


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _fault(place: str, what: str) -> BadInput:
    return BadInput(
        f"{place}: {what}.", remedy="Give FollowTheMoney entities, one JSON object a line."
    )
