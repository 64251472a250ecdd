"""The command `identify`: markings in a table or on lines, and what each may stand for."""

import csv
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Final

import click

from witnessmark.base.codec import encode
from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256, hash_bytes
from witnessmark.base.json import JsonObject
from witnessmark.base.tables import Row, decode_text, lines_of, parse_lines, read_file
from witnessmark.cli import door
from witnessmark.cli.headings import heading_in
from witnessmark.parts.catalogue import Catalogue, latest_catalogue, open_catalogue
from witnessmark.parts.identify import Proposal
from witnessmark.parts.identify import identify as propose
from witnessmark.parts.makers import MakerTable
from witnessmark.parts.marking import Marking, read_marking
from witnessmark.reference.makers import MAKERS, load_makers

BESIDE = ("role", "package", "logo", "maker_hint")
"""Columns that may stand beside the marking."""

_WIDEST = 48


_CELLS: Final = 2
"""Cells of a line that a marking with a comma may have, too."""


@dataclass(frozen=True)
class _Input:
    """A table or text as it was given: its name in messages, its text, its columns by heading."""

    name: str
    content: bytes
    rename: Mapping[str, str]
    is_csv: bool
    encoding: str

    @cached_property
    def sha256(self) -> Sha256:
        """Return the hash by which a ground names the input."""
        return hash_bytes(self.content)


@click.command()
@click.argument("table", metavar="INPUT.csv|-")
@click.option("--catalogue", "folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--makers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Makers to use instead of the built-in ones; then only a catalogue that is named is used.",
)
@click.option(
    "--top", default=5, show_default=True, type=click.IntRange(1), help="Candidates per marking."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per marking, in order.")
@click.option(
    "--column", "columns", multiple=True, metavar="COLUMN=HEADING", help="Map another heading."
)
@click.option("--doubt-mark", is_flag=True, help="A trailing ? is the writer's doubt.")
@door.encoding_option
def identify(
    table: str,
    folder: Path | None,
    makers: Path | None,
    top: int,
    as_json: bool,
    columns: tuple[str, ...],
    doubt_mark: bool,
    encoding: str,
) -> None:
    """Say what markings may stand for, with grounds for and against.

    INPUT is a CSV with the column marking, and role, package, logo, maker_hint if known; or one
    marking per line. Lines of a marking are separated by a line break, " / " or "|"; ? is one
    character that cannot be read.
    """
    markings = list(read_markings(table, columns=columns, doubt_mark=doubt_mark, encoding=encoding))
    maker_table = MakerTable(load_makers(makers or MAKERS))
    with _catalogue(folder, own_makers=makers is not None) or nullcontext() as catalogue:
        proposals = (
            propose(marking, makers=maker_table, catalogue=catalogue, top=top)
            for marking in door.progress(markings, total=len(markings), label="identify")
        )
        if as_json:
            for proposal in proposals:
                door.print_json_line(_fields(proposal))
        else:
            _print_table(list(proposals))


def read_markings(
    table: str, *, columns: Sequence[str] = (), doubt_mark: bool = False, encoding: str = ""
) -> Iterator[Marking]:
    """Yield the markings in the file at `table`, or on standard input for `-`, in order.

    A first line that names the column marking makes it a CSV; so does a file name ending in .csv,
    a mapped heading, or a first line that names another column we know. All else is lines, unless
    it has the look of a table or begins with a heading.
    """
    content = sys.stdin.buffer.read() if table == "-" else read_file(Path(table))
    given = _Input(
        name="standard input" if table == "-" else Path(table).name,
        content=content,
        rename=door.mapping(columns, known=("marking", *BESIDE)),
        is_csv=table.lower().endswith(".csv"),
        encoding=encoding,
    )
    for row in _rows(given):
        yield _marking(row, given=given, doubt_mark=doubt_mark)


def _rows(given: _Input) -> Iterator[Row]:
    text = decode_text(given.content, name=given.name, encoding=given.encoding)
    if not text.strip():
        raise BadInput(
            f"{given.name} is empty.", remedy="Give a CSV with the column marking, or lines."
        )
    headings = {heading.strip() for heading in next(csv.reader([text.splitlines()[0]]), [])}
    if given.is_csv or given.rename or headings & {"marking", *BESIDE}:
        yield from parse_lines(
            StringIO(text, newline=""), name=given.name, required=("marking",), rename=given.rename
        )
        return
    _refuse_table(text, name=given.name)
    _refuse_heading(text, name=given.name)
    for number, line in enumerate(lines_of(text), start=1):
        if line.strip():
            yield Row(number, {"marking": line.strip()})


def _refuse_table(text: str, *, name: str) -> None:
    """Raise BadInput for lines that are a table's: several, each of the same three or more cells.

    A marking may hold a comma; that each holds as many, of two at least, is no chance.
    """
    lines = [line for line in lines_of(text) if line.strip()]
    rows = [] if max(map(len, lines)) >= csv.field_size_limit() else list(csv.reader(lines))
    widths = {len(cells) for cells in rows}
    if len(rows) > 1 and len(widths) == 1 and min(widths) > _CELLS:
        raise BadInput(
            f"{name} looks like a CSV without the column marking; its first line is"
            f" {', '.join(rows[0])[:100]}.",
            remedy="Name the heading of the markings: --column marking=HEADING",
        )


def _refuse_heading(text: str, *, name: str) -> None:
    """Raise BadInput where the first of several lines can only be a heading, and no marking."""
    first, *rest = [line for line in lines_of(text) if line.strip()]
    if rest and (heading := heading_in(first)):
        mapped = shlex.quote(f"marking={heading}")
        raise BadInput(
            f"{name} begins with {heading[:100]!r}, which is a heading and no marking.",
            remedy=f"Say so: --column {mapped}; if it is a marking, put a line above it: marking",
        )


def _marking(row: Row, *, given: _Input, doubt_mark: bool) -> Marking:
    beside = {column: row.fields.get(column, "") for column in BESIDE}
    try:
        return read_marking(
            row.fields["marking"],
            doubt_mark=doubt_mark,
            source=f"{given.name} sha256:{given.sha256}, line {row.line}",
            read_on=door.now().date().isoformat(),
            **beside,
        )
    except BadInput as error:
        raise BadInput(
            f"{given.name}, line {row.line}: {error.message}", remedy=error.remedy
        ) from error


def _catalogue(folder: Path | None, *, own_makers: bool) -> Catalogue | None:
    if folder:
        return open_catalogue(folder)
    home = None if own_makers else latest_catalogue(door.home() / "catalogues")
    if home:
        return open_catalogue(home)
    click.echo(
        "witnessmark: no catalogue is used; markings are read by the makers' patterns alone."
        " Build one: witnessmark catalogue build FILE…",
        err=True,
    )
    return None


def _fields(proposal: Proposal) -> JsonObject:
    date_code = proposal.date_code
    return {
        "marking": proposal.marking.text,
        "verdict": proposal.verdict.value,
        "candidates": encode(proposal.candidates),
        "date_code": encode(date_code) if date_code else None,
        "lot_code": proposal.lot_code,
    }


def _print_table(proposals: Sequence[Proposal]) -> None:
    rows = [
        (" / ".join(proposal.marking.lines), proposal.verdict.replace("_", " "), *candidate)
        for proposal in proposals
        for candidate in _candidates(proposal)
    ]
    widths = [_width(column) for column in zip(*rows, strict=True)]
    last = ""
    for marking, *rest in rows:
        shown = "" if marking == last and not rest[1].startswith("1.") else marking
        cells = zip((shown, *rest), widths, strict=True)
        click.echo("  ".join(cell.ljust(width) for cell, width in cells).rstrip())
        last = marking


def _candidates(proposal: Proposal) -> Iterable[tuple[str, str, str, str]]:
    if not proposal.candidates:
        return [("", "", "", "")]
    return [
        (f"{place}.", f"{candidate.score:.2f}", candidate.maker, candidate.mpn or candidate.family)
        for place, candidate in enumerate(proposal.candidates, start=1)
    ]


def _width(cells: Iterable[str]) -> int:
    return min(max(map(len, cells), default=0), _WIDEST)
