"""OFAC's delimited files, SDN and consolidated: one primary file, aliases, addresses, remarks.

The files have no heading; `-0-` stands for nothing; the last line may be a lone 0x1A. Which file is
which is told by the number of its columns: 12 entries, 5 aliases, 6 addresses, 2 ends of remarks
that did not fit. Every entry has a row of address, so a file cut short contradicts the others.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from witnessmark.base.errors import BadInput
from witnessmark.companies.countries import country_code
from witnessmark.screening.entry import Entry, EntryKind, ListedAs, ListedName, ListedNumber
from witnessmark.screening.source import SourceFile

_ROLES: Final = {12: "entries", 5: "aliases", 6: "addresses", 2: "ends of remarks"}
_KINDS: Final = {
    "": EntryKind.COMPANY,
    "individual": EntryKind.PERSON,
    "vessel": EntryKind.VESSEL,
    "aircraft": EntryKind.AIRCRAFT,
}
_ALIASES: Final = {"aka": ListedAs.ALIAS, "fka": ListedAs.FORMER, "nka": ListedAs.ALIAS}
_NUMBERS: Final = (
    ("USCC", re.compile(r"Unified Social Credit Code \(USCC\) ([0-9A-Z]{18})")),
    ("ISIN", re.compile(r"ISIN ([A-Z]{2}[0-9A-Z]{9}\d)")),
    ("LEI", re.compile(r"Legal Entity Number ([0-9A-Z]{20})")),
    ("IMO", re.compile(r"IMO (\d{7})")),
    ("Tax ID", re.compile(r"Tax ID No\. ([^\s;(]+)")),
    ("Registration", re.compile(r"(?:Registration (?:ID|Number)|Company Number) ([^\s;(]+)")),
    ("Passport", re.compile(r"Passport ([A-Z]{0,3}\d{5,}[A-Z]?)")),
)
_LISTED: Final = re.compile(r"Listing Date \([^)]*\):? (\d{2} [A-Z][a-z]{2} \d{4})")
_END: Final = b"\x1a"
_WEAK: Final = re.compile(r"a\.k\.a\. '([^']+)'")


class _Row(NamedTuple):
    file: str
    number: int
    fields: Sequence[str]


def parse(files: Sequence[SourceFile]) -> Iterator[Entry]:
    """Yield the entries of an edition.

    Raises BadInput that names file and row for a row of the wrong shape, an unknown word, or files
    that contradict each other.
    """
    rows = _by_role(files)
    aliases = _by_entry(rows["aliases"])
    addresses = _by_entry(rows["addresses"])
    ends = _by_entry(rows["ends of remarks"])
    known = {row.fields[0] for row in rows["entries"]}
    _refuse_strays(rows, known)
    seen: set[str] = set()
    for row in rows["entries"]:
        entry_id = row.fields[0]
        if entry_id in seen or not entry_id.isdigit():
            raise _fault(row, f"the entry number {entry_id[:20]!r} is not new and whole")
        if entry_id not in addresses:
            raise _fault(row, f"entry {entry_id} has no row in the file of addresses")
        seen.add(entry_id)
        yield _entry(row, aliases[entry_id], addresses[entry_id], ends[entry_id])


def _by_role(files: Sequence[SourceFile]) -> Mapping[str, list[_Row]]:
    rows: dict[str, list[_Row]] = {}
    ended: dict[str, bool] = {}
    for file in files:
        read = list(_rows(file))
        if not read or len(read[0].fields) not in _ROLES:
            raise BadInput(
                f"{file.name} is not one of OFAC's delimited files.",
                remedy="Give the primary, the alt and the add file of one edition.",
            )
        role = _ROLES[len(read[0].fields)]
        if role in rows:
            raise BadInput(
                f"{file.name} holds {role}, as does {rows[role][0].file}.",
                remedy="Give the files of one edition.",
            )
        ended[role] = file.content.rstrip(b"\r\n").endswith(_END)
        rows[role] = [_checked(row, columns=len(read[0].fields)) for row in read]
    missing = [role for role in ("entries", "aliases", "addresses") if role not in rows]
    if missing:
        raise BadInput(
            f"No file of {' and of '.join(missing)} among {', '.join(f.name for f in files)}.",
            remedy="Give the primary, the alt and the add file of one edition.",
        )
    _refuse_cut(rows, ended)
    return {"ends of remarks": [], **rows}


def _refuse_cut(rows: Mapping[str, Sequence[_Row]], ended: Mapping[str, bool]) -> None:
    """Of one edition all files end in the mark of the end, or none does: aliases tell no other way.

    The ends of remarks are left out: in the editions at hand they go their own way.
    """
    main = ("entries", "aliases", "addresses")
    if any(ended[role] for role in main) and not all(ended[role] for role in main):
        cut = next(role for role in main if not ended[role])
        raise _fault(rows[cut][-1], "the file ends here, without the mark of its end (0x1A)")


def _rows(file: SourceFile) -> Iterator[_Row]:
    text = file.text().rstrip("\x1a\r\n")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for number, fields in enumerate(reader, start=1):
            if fields:
                yield _Row(file.name, number, [_value(field) for field in fields])
    except csv.Error as error:
        raise BadInput(
            f"{file.name}, line {reader.line_num}: {error}.",
            remedy="The file is cut short or damaged: retrieve it again.",
        ) from error


def _value(field: str) -> str:
    """An edition of 2019 lacks its very last byte, so that `-0-` stands there as `-0`."""
    return "" if field.strip() in ("-0-", "-0") else field


def _checked(row: _Row, *, columns: int) -> _Row:
    if len(row.fields) != columns:
        raise _fault(row, f"{len(row.fields)} fields where the other rows have {columns}")
    return row


def _fault(row: _Row, what: str) -> BadInput:
    return BadInput(
        f"{row.file}, row {row.number}: {what}.",
        remedy="The file is cut short, damaged, or of another edition: retrieve all files again.",
    )


def _by_entry(rows: Sequence[_Row]) -> defaultdict[str, list[_Row]]:
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.fields[0]].append(row)
    return found


def _refuse_strays(rows: Mapping[str, list[_Row]], known: set[str]) -> None:
    """Ends of remarks may belong to entries of OFAC's other file, and are then left alone."""
    for role in ("aliases", "addresses"):
        for row in rows[role]:
            if row.fields[0] not in known:
                raise _fault(row, f"entry {row.fields[0][:20]!r} is not in the file of entries")


def _entry(
    row: _Row, aliases: Sequence[_Row], addresses: Sequence[_Row], ends: Sequence[_Row]
) -> Entry:
    entry_id, name, kind, programmes = row.fields[:4]
    if kind not in _KINDS:
        raise _fault(row, f"the kind of entry {kind[:20]!r} is not known")
    remarks = row.fields[11] + "".join(end.fields[1] for end in ends)
    countries = (country_code(address.fields[4]) for address in addresses)
    return Entry(
        id=entry_id,
        kind=_KINDS[kind],
        names=(
            ListedName(text=name.strip(), listed_as=ListedAs.NAME),
            *(_alias(alias) for alias in aliases),
            *(ListedName(text=weak, listed_as=ListedAs.WEAK) for weak in _WEAK.findall(remarks)),
        ),
        programmes=tuple(
            part.strip("[] ") for part in programmes.split("] [") if part.strip("[] ")
        ),
        countries=tuple(dict.fromkeys(code for code in countries if code)),
        numbers=tuple(
            ListedNumber(kind=kind, value=value.strip(".,"))
            for kind, pattern in _NUMBERS
            for value in dict.fromkeys(pattern.findall(remarks))
        ),
        listed_on=_listed_on(remarks),
        remarks=remarks,
        place=f"{row.file}, row {row.number}",
    )


def _alias(row: _Row) -> ListedName:
    if row.fields[2] not in _ALIASES:
        raise _fault(row, f"the kind of alias {row.fields[2][:20]!r} is not known")
    return ListedName(text=row.fields[3].strip(), listed_as=_ALIASES[row.fields[2]])


def _listed_on(remarks: str) -> date | None:
    """Return the earliest date that the remarks call a listing date."""
    dates = [datetime.strptime(found, "%d %b %Y").date() for found in _LISTED.findall(remarks)]  # noqa: DTZ007
    return min(dates, default=None)
