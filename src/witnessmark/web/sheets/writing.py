"""A sheet as a file: CSV, or a workbook with help and the allowed values; no cell of it runs."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from witnessmark.base.errors import BadInput
from witnessmark.web.sheets.columns import ID, Column
from witnessmark.web.sheets.reading import guarded
from witnessmark.web.sheets.sheet import Sheet

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LONGEST_CELL: Final = 32_767
"""Characters that a cell of a workbook holds; openpyxl would cut the rest off."""

_TO_FILL: Final = 2000
"""Empty rows below that are formatted as text and offer the allowed values."""

_UNSAFE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot hold, or would be taken for the sign that stands for such a character."""


def rows_of(sheet: Sheet) -> list[list[str]]:
    """Return the cells of every row, the headings first."""
    headings = [column.heading for column in sheet.columns]
    texts = [sheet.texts(held) for held in sheet.held.values()]
    return [headings, *([cells[heading] for heading in headings] for cells in texts)]


def csv_of(sheet: Sheet) -> bytes:
    """Return the sheet as CSV in UTF-8, with a mark at its start so that spreadsheets know it."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(cell) for cell in row] for row in rows_of(sheet))
    return b"\xef\xbb\xbf" + target.getvalue().encode("utf-8")


def xlsx_of(sheet: Sheet) -> bytes:
    """Return the sheet as a workbook of text cells; help and allowed values stand on sheets beside.

    Raises BadInput where a text is too long for a workbook.
    """
    book = Workbook()
    page: Any = book.active
    page.title = sheet.name
    rows = rows_of(sheet)
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            _write(page.cell(number, place), text)
    _lay_out(page, sheet.columns)
    _help(book.create_sheet(gettext("Help")), sheet.columns)
    _allow(book.create_sheet(gettext("Allowed values")), page, sheet.columns, last=len(rows))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _write(cell: Cell | MergedCell, text: str) -> None:
    """Put `text` into `cell` as text, whatever it looks like."""
    if len(text) > LONGEST_CELL:
        raise BadInput(
            gettext("A text of this list is longer than a cell of a workbook can be."),
            remedy=gettext("Download it as CSV."),
        )
    cell.number_format = "@"
    if text:
        cell.value = _UNSAFE.sub(lambda found: f"_x{ord(found.group()):04X}_", text)
        cell.data_type = "s"


def _lay_out(page: Worksheet, columns: Sequence[Column]) -> None:
    page.freeze_panes = "B2"
    for place, column in enumerate(columns, 1):
        head = page.cell(1, place)
        head.font = Font(bold=True, italic=column.field is None)
        dimension = page.column_dimensions[get_column_letter(place)]
        dimension.width = min(max(len(column.heading) + 4, 14), 40)
        dimension.number_format = "@"


def _help(page: Worksheet, columns: Sequence[Column]) -> None:
    heads = (gettext("Column"), gettext("What it is"), gettext("Help"), gettext("Afterwards"))
    for place, text in enumerate(heads, 1):
        _write(page.cell(1, place), text)
        page.cell(1, place).font = Font(bold=True)
        page.column_dimensions[get_column_letter(place)].width = (24, 40, 70, 40)[place - 1]
    for number, column in enumerate(columns, 2):
        for place, text in enumerate(
            (column.heading, column.label, column.help, afterwards(column)), 1
        ):
            _write(page.cell(number, place), text)
            page.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")


def afterwards(column: Column) -> str:
    """Say what a sheet may do to a cell of `column` that is filled already."""
    if column.afterwards:
        return column.afterwards
    if column.heading == ID:
        return gettext("names the row")
    if column.field is None:
        return gettext("only shown")
    return gettext("may be corrected") if column.may_change else gettext("is not changed")


def _allow(page: Worksheet, main: Worksheet, columns: Sequence[Column], *, last: int) -> None:
    """List the allowed values with their names, and offer them in the cells that take one."""
    place = 1
    for at, column in enumerate(columns, 1):
        if not column.choices:
            continue
        _write(page.cell(1, place), column.heading)
        page.cell(1, place).font = Font(bold=True)
        for number, (value, name) in enumerate(column.choices, 2):
            _write(page.cell(number, place), value)
            _write(page.cell(number, place + 1), name[:LONGEST_CELL])
        page.column_dimensions[get_column_letter(place + 1)].width = 60
        if not column.is_many:
            letter, here = get_column_letter(place), get_column_letter(at)
            span = f"'{page.title}'!${letter}$2:${letter}${len(column.choices) + 1}"
            offer = DataValidation(type="list", formula1=span, allow_blank=True)
            offer.add(f"{here}2:{here}{last + _TO_FILL}")
            main.add_data_validation(offer)
        place += 2
