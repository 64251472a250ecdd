"""The command `resolve`: from names on parts to the companies behind them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from witnessmark.base.codec import encode
from witnessmark.base.hashes import hash_file
from witnessmark.base.json import JsonObject
from witnessmark.cli import door
from witnessmark.cli.screen import read_date, read_input, read_name
from witnessmark.companies.company import Company, ResolutionDecision
from witnessmark.companies.register import COMPANIES, load_companies
from witnessmark.companies.resolution import Resolution
from witnessmark.companies.resolve import resolve_company

COLUMNS: Final = ("name", "on_date")
"""Columns that are read; others may stand beside them."""


@click.command()
@click.argument("table", metavar="INPUT.csv|-")
@click.option(
    "--companies",
    "register",
    default=COMPANIES,
    type=click.Path(path_type=Path),
    help="A register (YAML or JSON) or a case folder; by default the one that comes along.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per row, in order.")
@click.option(
    "--column", "columns", multiple=True, metavar="COLUMN=HEADING", help="Map another heading."
)
@door.encoding_option
def resolve(
    table: str, register: Path, as_json: bool, columns: tuple[str, ...], encoding: str
) -> None:
    """Resolve the names in a CSV with the column name, and on_date if known, to companies."""
    questions = [
        (read_name(row, table), read_date(row, table))
        for row in read_input(table, columns=columns, known=COLUMNS, encoding=encoding)
    ]
    companies, decisions = _register(register)
    source, read_on = _source(register), door.now().date().isoformat()
    for name, on in door.progress(questions, total=len(questions), label="resolve"):
        resolution = resolve_company(
            name,
            companies=companies,
            on=on,
            decisions=decisions,
            register=source,
            read_on=read_on,
        )
        if as_json:
            door.print_json_line(_fields(resolution))
        else:
            click.echo("\n".join(_lines(resolution)))


def _source(register: Path) -> str:
    """Return the register as a ground names it: a file with its hash, a case folder by its name."""
    if register.is_dir():
        return f"case folder {register.resolve().name}"
    return f"{register.name} sha256:{hash_file(register)}"


def _register(register: Path) -> tuple[Sequence[Company], Sequence[ResolutionDecision]]:
    """Return the companies in a file or a case folder, and what people decided in that case."""
    if not register.is_dir():
        return load_companies(register), ()
    from witnessmark.publication.casefolder.plain import read_case_folder

    case = read_case_folder(register).case
    return case.companies, case.resolutions


def _fields(resolution: Resolution) -> JsonObject:
    return {
        "name": resolution.name,
        "on_date": encode(resolution.on),
        "verdict": resolution.verdict.value,
        "steps": encode(resolution.steps),
        "candidates": encode(resolution.candidates),
    }


def _lines(resolution: Resolution) -> Iterator[str]:
    yield f"{resolution.name}: {resolution.verdict.replace('_', ' ')}"
    for step in resolution.steps:
        name = step.name.en or step.name.ja or step.name.zh or "not on record"
        since = f", since {step.since}" if step.since else ""
        yield f"  {step.step.replace('_', ' '):12} {name}{since}"
        for ground in step.grounds:
            yield f"               {ground.direction}: {ground.text.en} {ground.source}".rstrip()
        if step.note:
            yield f"               note: {step.note.en}"
    if not resolution.steps:
        for candidate in resolution.candidates:
            yield f"  {candidate.score:.2f}  {candidate.company}  {candidate.matched_name}"
