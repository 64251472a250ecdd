"""The commands `catalogue build` and `catalogue ls`: tables of part numbers made searchable."""

from collections.abc import Iterable
from pathlib import Path

import click

from witnessmark.base.errors import BadInput
from witnessmark.base.tables import Row
from witnessmark.cli import door
from witnessmark.parts.building import build_catalogue, build_in_home, catalogue_id
from witnessmark.parts.catalogue import About, catalogues_in, read_about


@click.group()
def catalogue() -> None:
    """Build and list catalogues of part numbers, which `identify` looks things up in."""


@catalogue.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the catalogue (default: by its hash in the home, where identify finds it).",
)
@door.encoding_option
def build(files: tuple[Path, ...], output: Path | None, encoding: str) -> None:
    """Build a catalogue from CSV files, plain or gzipped (.gz).

    Their columns are manufacturer, mpn, description and, if known, package. The folder appears
    only when it is complete.
    """
    for path in files:
        if not path.is_file():
            raise BadInput(f"{path} is not a file.", remedy="Check the path.")
    if output:
        folder = output
        about = build_catalogue(
            files, into=folder, built_at=door.now(), watch=_watch, encoding=encoding
        )
    else:
        home = door.open_home() / "catalogues"
        folder, about = build_in_home(
            files, home=home, built_at=door.now(), watch=_watch, encoding=encoding
        )
    click.echo(f"{folder}: {_summary(about)}")


@catalogue.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object per catalogue.")
def ls(as_json: bool) -> None:
    """List the catalogues in the home, newest first; identify uses the first."""
    for folder in catalogues_in(door.home() / "catalogues"):
        about = read_about(folder)
        if as_json:
            door.print_json_line(
                {
                    "id": catalogue_id(about),
                    "built_at": about.built_at,
                    "rows": about.rows,
                    "parts": about.parts,
                    "left_out": about.left_out,
                    "sources": about.sources,
                }
            )
        else:
            click.echo(f"{folder.name[:16]}  {about.built_at}  {_summary(about)}")


def _watch(rows: Iterable[Row]) -> Iterable[Row]:
    return door.progress(rows, label="catalogue")


def _summary(about: About) -> str:
    files = ", ".join(source.name for source in about.sources)
    return (
        f"{about.parts:,} parts from {about.rows:,} rows of {files}"
        f" ({about.left_out:,} without maker or number left out)"
    )
