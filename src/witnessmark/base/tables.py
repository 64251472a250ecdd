"""Tables as people send them: CSV in the encodings of the world, read once, errors by row."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from witnessmark.base.errors import BadInput

LONGEST_FIELD = 10_000_000
"""Characters that one field may have; longer ones are a sign of a quote that is never closed."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Row:
    """One row: the number of its first line in the file (the heading is line 1) and its fields."""

    line: int
    fields: Mapping[str, str]


def decode_text(content: bytes, *, name: str) -> str:
    """Return `content` as text: UTF-8, UTF-8 or UTF-16 with a byte order mark, or CP932.

    Raises BadInput that names the file and the encodings which are read.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decode(content, encoding, name=name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(content, "cp932", name=name)


def parse_table(
    content: bytes, *, name: str, required: Sequence[str], rename: Mapping[str, str] | None = None
) -> Iterator[Row]:
    """Yield the rows of a CSV with a heading; `rename` maps a heading to the column it stands for.

    Raises BadInput for an empty file, a missing column, or a row with too many or too few fields.
    """
    text = io.StringIO(decode_text(content, name=name), newline="")
    yield from parse_lines(text, name=name, required=required, rename=rename)


def parse_lines(
    lines: Iterable[str],
    *,
    name: str,
    required: Sequence[str],
    rename: Mapping[str, str] | None = None,
) -> Iterator[Row]:
    """Yield the rows of a CSV that is read line by line, however long; see `parse_table`."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(lines, strict=True)
    heading: list[str] | None = None
    line = 1
    try:
        for fields in reader:
            if heading is None:
                heading = _heading(fields, name=name, required=required, rename=rename or {})
            elif fields:
                yield Row(line, _named(fields, heading, name=name, line=line))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(
            f"{name}, line {line}: {error}.", remedy="Check the quotation marks of this row."
        ) from error
    if heading is None:
        raise BadInput(f"{name} is empty.", remedy="Give a CSV whose first row names the columns.")


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
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name} is in an encoding that is not read (byte {error.start}).",
            remedy="Save it as UTF-8; UTF-8 with BOM, UTF-16 with BOM and CP932 are read too.",
        ) from error


def _heading(
    fields: Sequence[str], *, name: str, required: Sequence[str], rename: Mapping[str, str]
) -> list[str]:
    heading = [rename.get(field.strip(), field.strip()) for field in fields]
    missing = [column for column in required if column not in heading]
    if missing:
        raise BadInput(
            f"{name} has no column {', '.join(missing)}; it has {', '.join(heading)[:200]}.",
            remedy="Name the column in the first row, or map another heading to it.",
        )
    return heading


def _named(
    fields: Sequence[str], heading: Sequence[str], *, name: str, line: int
) -> Mapping[str, str]:
    if len(fields) != len(heading):
        raise BadInput(
            f"{name}, line {line}: {len(fields)} fields where the heading has {len(heading)}.",
            remedy="Put fields that contain a comma or a line break in quotation marks.",
        )
    return dict(zip(heading, fields, strict=True))
