"""What a spreadsheet would change, row by row, before anything is changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext

from witnessmark.base.hashes import Sha256, hash_json
from witnessmark.base.text import Text
from witnessmark.web.sheets.columns import ID, Column, Fault, same
from witnessmark.web.sheets.reading import Line, Table
from witnessmark.web.sheets.sheet import Outcome, Sheet


class What(StrEnum):
    """What a row comes to."""

    ERROR = "error"
    CHANGED = "changed"
    NEW = "new"
    UNCHANGED = "unchanged"

    @property
    def sign(self) -> str:
        """Its shape, so that it is not told by colour."""
        return _SIGNS[self]

    @property
    def word(self) -> Text:
        """What it is called."""
        return _WORDS[self]


_SIGNS: Final = {What.ERROR: "■", What.CHANGED: "≠", What.NEW: "+", What.UNCHANGED: "="}
_WORDS: Final = {
    What.ERROR: Text("error", "エラー"),
    What.CHANGED: Text("changed", "変更"),
    What.NEW: Text("new", "新規"),
    What.UNCHANGED: Text("unchanged", "変更なし"),
}


@dataclass(frozen=True)
class Change:
    """One cell that differs: what stands in the case, and what would; `note` warns of it."""

    label: str
    heading: str
    old: str
    new: str
    note: str = ""


@dataclass(frozen=True)
class Wrong:
    """What is wrong in a row: in which column, what, and what to do."""

    label: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Planned:
    """A row of the spreadsheet, and what keeping it would do."""

    number: int
    id: str
    what: What
    changes: Sequence[Change] = ()
    faults: Sequence[Wrong] = ()
    held: Any = None
    outcome: Outcome = field(default_factory=Outcome)

    @property
    def is_correction(self) -> bool:
        """Say whether a thing is written over; a code is not, another one is put beside it."""
        return self.held is not None and hasattr(self.outcome.value, "id")


@dataclass(frozen=True)
class Plan:
    """What a whole spreadsheet would do; `ignored` are its columns that no sheet has."""

    rows: Sequence[Planned]
    ignored: Sequence[str]

    @cached_property
    def counts(self) -> Mapping[What, int]:
        """How many rows come to what."""
        found = Counter(row.what for row in self.rows)
        return {what: found[what] for what in What}

    @property
    def has_errors(self) -> bool:
        """Say whether any row cannot be kept."""
        return bool(self.counts[What.ERROR])

    @property
    def changing(self) -> Sequence[Planned]:
        """The rows that change something."""
        return [row for row in self.rows if row.what in (What.NEW, What.CHANGED)]

    @property
    def may_be_kept(self) -> bool:
        """Say whether there is something to keep, and nothing in the way."""
        return bool(self.changing) and not self.has_errors

    @cached_property
    def digest(self) -> Sha256:
        """The hash of everything that it would change: by it one knows what was looked at."""
        return hash_json(
            [
                [
                    row.number,
                    row.what.value,
                    row.id,
                    [[c.heading, c.old, c.new] for c in row.changes],
                ]
                for row in self.rows
            ]
        )


def plan_of(table: Table, *, sheet: Sheet) -> Plan:
    """Return what `table` would change of the case that `sheet` shows."""
    columns = {column.heading: column for column in sheet.columns}
    lines = Counter(_id(line) for line in table.lines)
    rows = [_planned(line, sheet, columns, is_twice=lines[_id(line)] > 1) for line in table.lines]
    return Plan(
        [row for row in rows if row is not None],
        [heading for heading in table.headings if heading not in columns],
    )


def _planned(
    line: Line, sheet: Sheet, columns: Mapping[str, Column], *, is_twice: bool
) -> Planned | None:
    own = _id(line)
    held = sheet.held.get(own)
    faults = list(_faults(line, own, held, is_twice=is_twice, columns=columns))
    if faults:
        return _refused(line, own, faults, columns)
    before = sheet.texts(held) if held is not None else {}
    typed = {
        heading: cell.text
        for heading, cell in line.cells.items()
        if heading in columns
        and heading != ID
        and (held is not None or cell.text.strip())
        and not same(cell.text, before.get(heading, ""))
    }
    if not typed:
        return None if held is None else Planned(line.number, own, What.UNCHANGED)
    outcome = sheet.judge(held, typed)
    if outcome.faults:
        return _refused(line, own, outcome.faults, columns)
    changes = list(_changes(line, before, outcome.texts, columns))
    if not changes:
        return Planned(line.number, own, What.UNCHANGED)
    what = What.NEW if outcome.is_new else What.CHANGED
    return Planned(line.number, outcome.texts[ID], what, changes, held=held, outcome=outcome)


def _id(line: Line) -> str:
    return line.cells[ID].text.strip() if ID in line.cells else ""


def _faults(
    line: Line, own: str, held: Any, *, is_twice: bool, columns: Mapping[str, Column]
) -> Iterator[Fault]:
    """Yield what is wrong with the row whatever its cells say."""
    if line.fault:
        yield Fault("", line.fault, line.remedy)
    for heading, cell in line.cells.items():
        if cell.fault and heading in columns:
            yield Fault(heading, cell.fault, cell.remedy)
    if own and held is None:
        remedy = gettext("Leave the id empty for something new, or correct it.")
        yield Fault(ID, gettext("The case has no row with this id."), remedy)
    elif own and is_twice:
        remedy = gettext("Leave only one of these rows.")
        yield Fault(ID, gettext("This id stands in more than one row."), remedy)


def _refused(
    line: Line, own: str, faults: Sequence[Fault], columns: Mapping[str, Column]
) -> Planned:
    wrong = [Wrong(_label(fault.heading, columns), fault.message, fault.remedy) for fault in faults]
    return Planned(line.number, own, What.ERROR, faults=wrong)


def _changes(
    line: Line, before: Mapping[str, str], after: Mapping[str, str], columns: Mapping[str, Column]
) -> Iterator[Change]:
    for heading, column in columns.items():
        old, new = before.get(heading, ""), after.get(heading, "")
        if heading != ID and old != new:
            is_text = heading in line.cells and not column.is_number
            note = line.cells[heading].note if is_text else ""
            yield Change(column.label, heading, old, new, note)


def _label(heading: str, columns: Mapping[str, Column]) -> str:
    return columns[heading].label if heading in columns else heading
