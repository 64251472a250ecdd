"""The command `screen`: names in a table, held against the lists that were imported."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from witnessmark.base.codec import encode
from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.base.json import JsonObject
from witnessmark.base.tables import Row, parse_table, read_file
from witnessmark.cli import door
from witnessmark.companies.countries import country_code
from witnessmark.companies.names import LONGEST_NAME, name_key
from witnessmark.companies.register import load_companies
from witnessmark.screening.entry_index import CONTROL
from witnessmark.screening.known import screen_known
from witnessmark.screening.screen import Finding
from witnessmark.screening.snapshots import Snapshot, list_editions, load_snapshots
from witnessmark.screening.weigh import Query

SHOWN: Final = 5
"""Hits of a row that people are shown, unless they ask for more."""

COLUMNS: Final = ("name", "country", "identifier", "on_date")
"""Columns that are read; others may stand beside them."""

LONGEST_FIELD: Final = 100
"""Characters that a country or a register number may have."""


@click.command()
@click.argument("table", metavar="INPUT.csv|-")
@click.option("--list", "lists", multiple=True, metavar="ID", help="Only this list; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per row, in order.")
@click.option(
    "--column", "columns", multiple=True, metavar="COLUMN=HEADING", help="Map another heading."
)
@click.option(
    "--top",
    type=click.IntRange(1),
    help=f"Hits per row at most (default: {SHOWN}; with --json all of them).",
)
@door.encoding_option
def screen(
    table: str,
    lists: tuple[str, ...],
    as_json: bool,
    columns: tuple[str, ...],
    top: int | None,
    encoding: str,
) -> None:
    """Screen the names in a CSV with the column name, and country, identifier, on_date if known."""
    rows = list(read_input(table, columns=columns, known=COLUMNS, encoding=encoding))
    queries = [_query(row, table) for row in rows]
    snapshots = _snapshots(lists, queries)
    companies = load_companies()
    for query in door.progress(queries, total=len(queries), label="screen"):
        finding = screen_known(query, snapshots=snapshots, companies=companies)
        if as_json:
            door.print_json_line(_fields(finding, top))
        else:
            click.echo("\n".join(_lines(finding, top or SHOWN)))


def read_input(
    table: str, *, columns: Sequence[str], known: Sequence[str], encoding: str = ""
) -> Iterator[Row]:
    """Yield the rows of the CSV at the path `table`, or of standard input for `-`.

    `columns` are options COLUMN=HEADING, `known` the columns that they may map.
    """
    rename = door.mapping(columns, known=known)
    content = sys.stdin.buffer.read() if table == "-" else read_file(Path(table))
    return parse_table(
        content, name=_name(table), required=("name",), rename=rename, encoding=encoding
    )


def read_date(row: Row, table: str) -> date | None:
    """Return the row's on_date; raises BadInput that names the row where it is not a date."""
    text = row.fields.get("on_date", "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadInput(
            f"{_name(table)}, line {row.line}: on_date is {text[:40]!r}.",
            remedy="Write dates as 2023-01-19.",
        ) from error


def read_name(row: Row, table: str) -> str:
    """Return the row's name.

    Raises BadInput that names the row where it is empty, too long, or holds control characters.
    """
    name = read_field(row, "name", table, longest=LONGEST_NAME)
    if not name:
        raise BadInput(
            f"{_name(table)}, line {row.line}: the name is empty.", remedy="Give a name or no row."
        )
    if not name_key(name).tokens:
        raise BadInput(
            f"{_name(table)}, line {row.line}: the name {name[:40]!r} has no letter.",
            remedy="Give a name or no row.",
        )
    return name


def read_field(row: Row, column: str, table: str, *, longest: int = LONGEST_FIELD) -> str:
    """Return a field of the row, empty where there is no such column; raises as `read_name`."""
    text = row.fields.get(column, "").strip()
    place = f"{_name(table)}, line {row.line}"
    if len(text) > longest:
        raise BadInput(
            f"{place}: the {column} {text[:40]!r}… has {len(text):,} characters.",
            remedy=f"A {column} has at most {longest}.",
        )
    if control := CONTROL.search(text):
        raise BadInput(
            f"{place}: the {column} holds the control character U+{ord(control.group()):04X}.",
            remedy="Remove it.",
        )
    return text


def _name(table: str) -> str:
    return "standard input" if table == "-" else Path(table).name


def _query(row: Row, table: str) -> Query:
    country = read_field(row, "country", table)
    number = read_field(row, "identifier", table)
    code = country_code(country) if country else ""
    if code is None:
        raise BadInput(
            f"{_name(table)}, line {row.line}: the country {country[:40]!r} is not known.",
            remedy="Give an ISO 3166 code such as CN, or the country's English name.",
        )
    return Query(
        name=read_name(row, table),
        countries=(code,) if code else (),
        numbers=(number,) if number else (),
        on_date=read_date(row, table),
    )


def _snapshots(lists: Sequence[str], queries: Sequence[Query]) -> tuple[Snapshot, ...]:
    folder = door.home() / "lists"
    if not list_editions(folder):
        raise NotConfigured(
            "No list was imported, so there is nothing to screen against.",
            remedy="Import one: witnessmark list import KIND FILE…",
        )
    # Lists without a snapshot by a day must still be known, to answer "unknown" and not "no".
    dates = {None, *(query.on_date for query in queries)}
    return load_snapshots(folder, lists=lists, dates=dates)


def _fields(finding: Finding, top: int | None) -> JsonObject:
    fields: dict[str, object] = {
        "name": finding.query.name,
        "verdict": finding.verdict,
        "hits": finding.hits[:top],
        "snapshots": finding.snapshots,
    }
    if finding.not_searched:
        fields["not_searched"] = finding.not_searched
    return {name: encode(value) for name, value in fields.items()}


def _lines(finding: Finding, top: int) -> Iterator[str]:
    lists = ", ".join(
        f"{snapshot.list} of {snapshot.retrieved_at:%Y-%m-%d}" for snapshot in finding.snapshots
    )
    verdict = finding.verdict.replace("_", " ")
    yield f"{finding.query.name}: {verdict} ({lists or 'nothing searched'})"
    if finding.not_searched:
        yield f"  no snapshot by that day: {', '.join(finding.not_searched)}"
    for hit in finding.hits[:top]:
        listed = f", listed {hit.listed_on}" if hit.listed_on else ""
        yield f"  {hit.score:.2f}  {hit.list} {hit.entry_id}  {hit.matched_name}{listed}"
        yield f"        {hit.legal_effect.en}"
        for ground in hit.grounds:
            yield f"        {ground.direction}: {ground.text.en}"
    if len(finding.hits) > top:
        yield f"  and {len(finding.hits) - top} more; all with --top {len(finding.hits)}"
