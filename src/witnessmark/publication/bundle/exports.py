"""The data of a publication: the public case as JSON, its tables as CSV, its journal as lines."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from witnessmark.base.codec import encode
from witnessmark.base.json import canonical_json, readable_json
from witnessmark.publication.bundle.tables import TABLES, Cell, Table
from witnessmark.publication.case import Case
from witnessmark.publication.redaction.public import public_case, public_json

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""First signs of a text that a spreadsheet would run; an apostrophe before them stops that."""


def export_case(case: Case) -> Mapping[str, bytes]:
    """Return the files of the folder `data/` by path: the same case gives the same bytes.

    A table without rows is left out: what was not asked or not published is not "nothing".
    """
    shown = public_case(case)
    files = {
        "data/case.json": readable_json(public_json(case)).encode("utf-8"),
        "data/journal.jsonl": b"".join(
            canonical_json(encode(entry)) + b"\n" for entry in shown.journal
        ),
    }
    for table in tables_of(shown):
        files[f"data/{table.name}.csv"] = write_table(table, case=shown)
    return files


def tables_of(case: Case) -> Iterator[Table]:
    """Yield the tables that have rows in the public case `case`."""
    for table in TABLES:
        if next(table.rows(case), None) is not None:
            yield table


def write_table(table: Table, *, case: Case) -> bytes:
    """Return `table` of the public case `case` as CSV: UTF-8, lines end in a newline."""
    target = io.StringIO(newline="")
    # Each cell is quoted: a lone carriage return in a text would otherwise end its row.
    writer = csv.writer(target, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([column.name for column in table.columns])
    for row in table.rows(case):
        writer.writerow([_cell(value) for value in row])
    return target.getvalue().encode("utf-8")


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return str(value)
