"""Spreadsheets as people send them, CSV or XLSX, read as text: nothing in them is run or guessed.

A workbook is a ZIP of XML from anybody: how much it may unpack to is looked at before it is opened.
"""

import io
import lzma
import re
import shutil
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from django.utils.translation import gettext
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from witnessmark.base.errors import BadInput
from witnessmark.base.tables import decode_file, parse_records
from witnessmark.publication.bundle.exports import FORMULA

LARGEST: Final = 8 * 1024 * 1024
"""Bytes that a spreadsheet may have."""

UNPACKED: Final = 40 * 1024 * 1024
"""Bytes that a workbook may unpack to; the sheets of 2,000 components have two million."""

MOST_ROWS: Final = 5000
"""Rows with something in them that are brought in at once."""

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_MOST_PARTS: Final = 500
_PIECE: Final = 1 << 16
_MOST_COLUMNS: Final = 200
_LAST_LINE: Final = 1_048_576
_EXACT: Final = 10**15
"""From here on a spreadsheet no longer keeps every digit of a number."""

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_BROKEN: Final = (
    *(zipfile.BadZipFile, InvalidFileException, DefusedXmlException, ParseError),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, EOFError),
    *(NotImplementedError, RuntimeError, zlib.error, lzma.LZMAError, OSError),
)
"""What openpyxl raises for workbooks that are none, seen by feeding it broken ones."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, as text; `note` warns of it, `fault` and `remedy` refuse it."""

    text: str = ""
    note: str = ""
    fault: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class Line:
    """One row: its number in the sheet (the headings are row 1) and its cells by heading."""

    number: int
    cells: Mapping[str, Cell]
    fault: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class Table:
    """A sheet: its headings as they stand in the first row, and the rows that are not empty."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(content: bytes, *, name: str) -> Table:
    """Return what stands in the spreadsheet `content`, which came as a file called `name`.

    Raises BadInput where it is too large, none, empty, or has a heading twice.
    """
    if len(content) > LARGEST:
        raise BadInput(
            gettext("%(name)s is larger than %(size)s MB.")
            % {"name": name, "size": LARGEST // 2**20},
            remedy=gettext("Bring it in in several parts."),
        )
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadInput(
            gettext("%(name)s is an old or an encrypted workbook.") % {"name": name},
            remedy=gettext("Save it as .xlsx without a password, or as .csv."),
        )
    rows = _workbook(content, name=name) if content.startswith(_ZIP) else _csv(content, name=name)
    return _table(rows, name=name)


def _table(rows: Iterable[tuple[int, Sequence[Cell]]], *, name: str) -> Table:
    filled = ((number, cells) for number, cells in rows if any(one != Cell() for one in cells))
    first = next(iter(filled), None)
    if first is None:
        raise BadInput(
            gettext("%(name)s is empty.") % {"name": name},
            remedy=gettext("Begin with the sheet that is downloaded here."),
        )
    headings = _headings(first[1], name=name)
    lines = tuple(_line(number, cells, headings) for number, cells in islice(filled, MOST_ROWS + 1))
    if len(lines) > MOST_ROWS:
        raise BadInput(
            gettext("%(name)s has more than %(most)s rows.") % {"name": name, "most": MOST_ROWS},
            remedy=gettext("Bring it in in several parts."),
        )
    return Table(tuple(one for one in headings if one), lines)


def _headings(cells: Sequence[Cell], *, name: str) -> list[str]:
    headings = [cell.text.strip().lower() for cell in cells]
    twice = next((one for one in headings if one and headings.count(one) > 1), None)
    if twice is not None:
        raise BadInput(
            gettext("%(name)s has the column “%(heading)s” twice.")
            % {"name": name, "heading": twice[:60]},
            remedy=gettext("Rename or remove one of them."),
        )
    return headings


def _line(number: int, cells: Sequence[Cell], headings: Sequence[str]) -> Line:
    named = {head: cell for head, cell in zip(headings, cells, strict=False) if head}
    beyond = cells[len(headings) :]
    stray = [cell for head, cell in zip(headings, cells, strict=False) if not head]
    if any(one != Cell() for one in (*beyond, *stray)):
        return Line(
            number,
            named,
            gettext("Something stands where no column has a heading."),
            gettext("Put cells that contain a comma in quotation marks, or name the column."),
        )
    return Line(number, named)


def _csv(content: bytes, *, name: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    text = io.StringIO(decode_file(content, name=name), newline="")
    for number, (_line_number, fields) in enumerate(parse_records(text, name=name), 1):
        if number == 1:
            _check_commas(fields, name=name)
        yield number, [Cell(_unguarded(field)) for field in fields]


def _check_commas(fields: Sequence[str], *, name: str) -> None:
    other = next((sign for sign in ";\t|" if len(fields) == 1 and sign in fields[0]), "")
    if other:
        raise BadInput(
            gettext("The cells of %(name)s are separated by %(sign)s.")
            % {"name": name, "sign": repr(other)},
            remedy=gettext("Save it with commas, or as .xlsx."),
        )


def guarded(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: with an apostrophe before what would run.

    What begins with apostrophes before such a sign is given one more, so that none is lost.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


def _workbook(content: bytes, *, name: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Yield the rows of the first sheet of a workbook."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(_unpacked(content, name=name), read_only=True, keep_links=False)
            before: object = None
            rows = book.worksheets[0].iter_rows(max_col=_MOST_COLUMNS, max_row=_LAST_LINE)
            for number, row in enumerate(rows, 1):
                if row is not before:  # openpyxl fills gaps with one and the same empty row
                    yield number, _trimmed(row)
                before = row
    except _BROKEN as error:
        raise BadInput(
            gettext("%(name)s cannot be read as a workbook.") % {"name": name},
            remedy=gettext("Save it anew as .xlsx, or as .csv."),
        ) from error


def _unpacked(content: bytes, *, name: str) -> io.BytesIO:
    """Return the workbook without compression and pictures, no larger than it says it is.

    What a part says of its size may be a lie; read piece by piece, no more than that is unpacked.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(target, "w") as plain:
        parts = [part for part in packed.infolist() if part.filename.endswith((".xml", ".rels"))]
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise BadInput(
                gettext("%(name)s unpacks to more than %(size)s MB.")
                % {"name": name, "size": UNPACKED // 2**20},
                remedy=gettext("Remove its other sheets, or save the sheet as .csv."),
            )
        for part in parts:
            with packed.open(part) as source, plain.open(part.filename, "w") as sink:
                shutil.copyfileobj(source, sink, _PIECE)
    target.seek(0)
    return target


def _trimmed(row: Sequence[Any]) -> list[Cell]:
    """Return the cells up to the last one that holds something."""
    last = max((at for at, cell in enumerate(row) if cell.value is not None), default=-1)
    return [_cell(cell) for cell in row[: last + 1]]


def _cell(cell: Any) -> Cell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return Cell()
    if kind == "f":
        return Cell(
            fault=gettext("This cell holds a formula; formulas are not worked out here."),
            remedy=gettext("Copy the cell and paste it as a value."),
        )
    if kind == "e":
        return Cell(
            fault=gettext("This cell holds the error %(error)s.") % {"error": str(value)[:20]},
            remedy=gettext("Correct or empty it."),
        )
    if isinstance(value, bool):
        return Cell("true" if value else "false")
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime | date | time):
        return Cell(_day(value), gettext("The spreadsheet took this for a date; is it one?"))
    return Cell(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)))


def _number(value: int | float) -> Cell:
    if abs(value) >= _EXACT:
        return Cell(
            fault=gettext("This number is too long for a spreadsheet: its last digits are lost."),
            remedy=gettext("Format the column as text, and type it again."),
        )
    text = str(int(value)) if value == int(value) else str(value)
    return Cell(text, gettext("Kept as a number: zeros at its beginning would be lost."))


def _day(value: datetime | date | time) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()
