"""Lists to take along: what a page shows, as CSV, for those who may see the page."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpRequest, HttpResponse

from witnessmark.publication.bundle.exports import FORMULA
from witnessmark.web.queries import OpenCase


def asked_for(request: HttpRequest) -> bool:
    """Say whether a list is wanted as a file: `?export=csv`."""
    return request.GET.get("export") == "csv"


def csv_of(opened: OpenCase, name: str, rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Return `rows`, the first of them the headings, as a CSV file to keep.

    Whoever has an `OpenCase` may see the case: `queries.case_for` gave it. UTF-8 with a mark at
    the start, so that a spreadsheet reads Japanese; no cell can run as a formula.
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([_cell(value) for value in row] for row in rows)
    content = b"\xef\xbb\xbf" + target.getvalue().encode("utf-8")
    return file_of(opened, f"{name}.csv", content, media_type="text/csv; charset=utf-8")


def file_of(opened: OpenCase, name: str, content: bytes, *, media_type: str) -> HttpResponse:
    """Return a file to keep, which is called by the case and `name`."""
    case_id = re.sub(r"[^a-z0-9._-]", "-", opened.case.id)
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{case_id}-{name}"'},
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
