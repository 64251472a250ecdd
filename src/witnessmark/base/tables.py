"""Tables as people send them: CSV in the encodings of the world, read once, errors by row."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from witnessmark.base.encodings import (
    check_japanese,
    check_whole,
    check_zeros,
    marked_encoding,
    telling_lines,
)
from witnessmark.base.errors import BadInput

LONGEST_FIELD = 10_000_000
"""Characters that one field may have; longer ones are a sign of a quote that is never closed."""


@dataclass(frozen=True)
class Row:
    """One row: the number of its first line in the file (the heading is line 1) and its fields."""

    line: int
    fields: Mapping[str, str]


def decode_text(content: bytes, *, name: str, encoding: str = "") -> str:
    """Return `content` as text: in `encoding`, or where none is given as its first bytes say.

    Without a mark it is UTF-8, or CP932 where that gives plain Japanese. Raises BadInput that names
    the file, and the encodings which it may be in, or says that it was cut short.
    """
    known = encoding or marked_encoding(content)
    if known:
        return _decode(content, known, name=name)
    check_zeros(content, name=name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        check_whole(error, name=name, is_told=False)
        try:
            _check_japanese(content, name=name)
        except BadInput:
            _refuse_cut_japanese(content, name=name)
            raise
        return _decode(content, "cp932", name=name)


def _check_japanese(content: bytes, *, name: str) -> None:
    check_japanese(telling_lines(content.splitlines(keepends=True)), name=name)


def _refuse_cut_japanese(content: bytes, *, name: str) -> None:
    """Raise BadInput where `content` is plain Japanese in CP932 but for its last byte."""
    try:
        _check_japanese(content[:-1], name=name)
    except BadInput:
        return
    _decode(content, "cp932", name=name)


def decode_file(content: bytes, *, name: str, encoding: str = "") -> str:
    """Return `content` as `decode_text` does, for a file of which nobody can name the encoding."""
    try:
        return decode_text(content, name=name, encoding=encoding)
    except BadInput as error:
        remedy = error.remedy.partition(", or name what it is in")[0].rstrip(".")
        raise BadInput(error.message, remedy=f"{remedy}.") from error


def lines_of(text: str) -> list[str]:
    """Return the lines of `text`, which only a line feed ends, alone or after a carriage return.

    What else Python takes for the end of a line, such as U+2028, stands within a line.
    """
    return text.replace("\r\n", "\n").split("\n")


def parse_table(
    content: bytes,
    *,
    name: str,
    required: Sequence[str],
    rename: Mapping[str, str] | None = None,
    encoding: str = "",
) -> Iterator[Row]:
    """Yield the rows of a CSV with a heading; `rename` maps a heading to the column it stands for.

    Raises BadInput for an empty file, a column that is missing or there twice, or a row with too
    many or too few fields.
    """
    text = io.StringIO(decode_text(content, name=name, encoding=encoding), newline="")
    yield from parse_lines(text, name=name, required=required, rename=rename)


def parse_lines(
    lines: Iterable[str],
    *,
    name: str,
    required: Sequence[str],
    rename: Mapping[str, str] | None = None,
) -> Iterator[Row]:
    """Yield the rows of a CSV that is read line by line, however long; see `parse_table`."""
    heading: list[str] | None = None
    is_empty = True
    for line, fields in parse_records(lines, name=name):
        if heading is None:
            heading = _heading(fields, name=name, required=required, rename=rename or {})
        elif fields:
            is_empty = False
            yield Row(line, _named(fields, heading, name=name, line=line))
    if heading is None:
        raise BadInput(f"{name} is empty.", remedy="Give a CSV whose first row names the columns.")
    if is_empty:
        raise BadInput(f"{name} has a heading and no rows.", remedy="Add a row below the heading.")


def parse_records(lines: Iterable[str], *, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the fields of each row of a CSV, none for a blank one, with its first line's number.

    Raises BadInput where a quotation mark is out of place.
    """
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(lines, strict=True)
    line = 1
    try:
        for fields in reader:
            yield line, fields
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(
            f"{name}, line {line}: {error}.", remedy="Check the quotation marks of this row."
        ) from error


def read_file(path: Path) -> bytes:
    """Return the bytes at `path`; raises BadInput where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.", remedy="Check the path."
        ) from error


def _decode(content: bytes, encoding: str, *, name: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        check_whole(error, name=name)
        where = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise BadInput(
            f"{name} is not in the encoding {encoding}{where}.",
            remedy="Save it as UTF-8, or name what it is in with --encoding NAME.",
        ) from error


def _heading(
    fields: Sequence[str], *, name: str, required: Sequence[str], rename: Mapping[str, str]
) -> list[str]:
    """Return the column that each heading stands for; one that is mapped goes before its own."""
    given = [field.strip() for field in fields]
    missing = [heading for heading in rename if heading not in given]
    columns = [
        rename.get(heading, "" if heading in rename.values() else heading) for heading in given
    ]
    missing = missing or [column for column in required if column not in columns]
    if missing:
        other = next((sign for sign in ";\t|" if len(given) == 1 and sign in given[0]), "")
        raise BadInput(
            f"{name} has no column {', '.join(missing)[:200]}; it has {', '.join(given)[:200]}.",
            remedy=f"Its cells seem to be separated by {other!r}: save it with commas."
            if other
            else "Name the column in the first row, or map another heading to it.",
        )
    twice = next((column for column in columns if column and columns.count(column) > 1), None)
    if twice is not None:
        raise BadInput(
            f"{name} has the column {twice[:60]!r} twice.", remedy="Rename or remove one of them."
        )
    return columns


def _named(
    fields: Sequence[str], heading: Sequence[str], *, name: str, line: int
) -> Mapping[str, str]:
    if len(fields) != len(heading):
        raise BadInput(
            f"{name}, line {line}: {len(fields)} fields where the heading has {len(heading)}.",
            remedy="Put fields that contain a comma or a line break in quotation marks.",
        )
    return dict(zip(heading, fields, strict=True))
