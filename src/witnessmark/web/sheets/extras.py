"""Columns for parts of a thing that have rows of their own: names, numbers, a marking as read.

Such a part is added where none stands; one that stands is a fact, and is not changed by a sheet.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext

from witnessmark.base.ids import PersonId
from witnessmark.base.text import Language
from witnessmark.companies.company import Company, Identifier, NameForm, NameKind, Scheme
from witnessmark.evidence.component import Component, Reading
from witnessmark.web import models
from witnessmark.web.forms.fields import LONGEST_LINE, Line, Lines
from witnessmark.web.forms.words import called, help_for
from witnessmark.web.labels import label_of
from witnessmark.web.models.columns import Row
from witnessmark.web.sheets.columns import Column, Fault, same
from witnessmark.web.templatetags.say import plain

_NAMED: Final = (Language.EN, Language.JA, Language.ZH)
"""The languages whose official names have columns."""

_LONGEST_NUMBER: Final = 100
"""Characters that a number in a register may have."""


@dataclass(frozen=True)
class Names:
    """The official name of a company in each of the common languages, with its source."""

    field = "names"
    table: type[Row] = models.NameForm

    @cached_property
    def columns(self) -> Sequence[Column]:
        """Two columns for each language."""
        name = plain(called("text", of=NameForm))
        return [
            column
            for language in _NAMED
            for column in _pair(f"name_{language}", f"{name}{_of(language)}", most=LONGEST_LINE)
        ]

    def texts(self, held: Company | None) -> Mapping[str, str]:
        """Return the last official name in each language."""
        names = held.names if held else ()
        official = [one for one in names if one.kind is NameKind.OFFICIAL]
        found = {f"name_{one.language}": (one.text, one.source) for one in official}
        return _cells([f"name_{language}" for language in _NAMED], found)

    def parts(self, held: Company | None, cells: Mapping[str, str]) -> Sequence[Any]:
        """Return the names that are added."""
        found = list(_added(self.columns, self.texts(held), cells))
        if held is None and not found:
            return [Fault("name_en", gettext("A company has at least one name."))]
        return [
            one
            if isinstance(one, Fault)
            else NameForm(
                text=one[1],
                language=one[0].removeprefix("name_"),
                kind=NameKind.OFFICIAL,
                source=one[2],
            )
            for one in found
        ]


@dataclass(frozen=True)
class Numbers:
    """The number of a company in each register, with its source."""

    field = "identifiers"
    table: type[Row] = models.Identifier

    @cached_property
    def columns(self) -> Sequence[Column]:
        """Two columns for each register."""
        return [
            column
            for one in Scheme
            for column in _pair(one.value, plain(label_of(one)), most=_LONGEST_NUMBER)
        ]

    def texts(self, held: Company | None) -> Mapping[str, str]:
        """Return the last number in each register."""
        numbers = held.identifiers if held else ()
        found = {one.scheme.value: (one.value, one.source) for one in numbers}
        return _cells([one.value for one in Scheme], found)

    def parts(self, held: Company | None, cells: Mapping[str, str]) -> Sequence[Any]:
        """Return the numbers that are added."""
        return [
            one
            if isinstance(one, Fault)
            else Identifier(scheme=Scheme(one[0]), value=one[1], source=one[2])
            for one in _added(self.columns, self.texts(held), cells)
        ]


@dataclass(frozen=True)
class Marking:
    """The marking of a component as `reader` read it; what others read is not in the sheet."""

    reader: PersonId
    now: datetime
    field = "readings"
    table: type[Row] = models.Reading

    @cached_property
    def columns(self) -> Sequence[Column]:
        """One column."""
        help_ = plain(help_for("lines", of=Reading))
        label = gettext("Marking as you read it")
        field = Lines(required=False)
        return [Column(heading="marking", label=label, help=help_, field=field, may_change=False)]

    def texts(self, held: Component | None) -> Mapping[str, str]:
        """Return what the reader read last."""
        own = [one for one in held.readings if one.reader == self.reader] if held else []
        last = max(own, key=lambda one: one.read_at, default=None)
        return {"marking": "\n".join(last.lines) if last else ""}

    def parts(self, held: Component | None, cells: Mapping[str, str]) -> Sequence[Any]:
        """Return the reading that is added."""
        before = self.texts(held)["marking"]
        (column,) = self.columns
        lines = column.clean(cells["marking"])
        if isinstance(lines, Fault):
            return [lines]
        if same("\n".join(lines), before):
            return ()
        if before:
            return [_fact("marking", gettext("Read it once more on the component's page."))]
        return [Reading(reader=self.reader, read_at=self.now, lines=lines)]


def _of(language: Language) -> str:
    return f" ({plain(label_of(language))})"


def _pair(heading: str, label: str, *, most: int) -> tuple[Column, Column]:
    source = gettext("%(what)s: where it was read") % {"what": label}
    return (
        Column(
            heading=heading,
            label=label,
            field=Line(required=False, max_length=most),
            may_change=False,
        ),
        Column(
            heading=f"{heading}_source",
            label=source,
            field=Line(required=False),
            may_change=False,
        ),
    )


def _cells(headings: Sequence[str], found: Mapping[str, tuple[str, str]]) -> Mapping[str, str]:
    cells: dict[str, str] = {}
    for heading in headings:
        text, source = found.get(heading, ("", ""))
        cells |= {heading: text, f"{heading}_source": source}
    return cells


def _added(
    columns: Sequence[Column], before: Mapping[str, str], cells: Mapping[str, str]
) -> Iterator[tuple[str, str, str] | Fault]:
    """Yield each text with its heading and its source where none stood before, or a fault."""
    for column, beside in zip(columns[::2], columns[1::2], strict=True):
        heading, source = column.heading, beside.heading
        if all(same(cells[one], before[one]) for one in (heading, source)):
            continue
        given = [column.clean(cells[heading]), beside.clean(cells[source])]
        wrong = [one for one in given if isinstance(one, Fault)]
        if wrong:
            yield from wrong
        elif before[heading]:
            moved = heading if not same(cells[heading], before[heading]) else source
            yield _fact(moved, gettext("Add the better one on the company's page."))
        elif not given[0]:
            yield Fault(heading, gettext("There is a source, and nothing that was read in it."))
        elif not given[1]:
            yield Fault(source, gettext("This has no source."), gettext("Say where it was read."))
        else:
            yield (heading, str(given[0]), str(given[1]))


def _fact(heading: str, remedy: str) -> Fault:
    message = gettext("What was read stays as it is; a better one is put beside it.")
    return Fault(heading, message, remedy)
