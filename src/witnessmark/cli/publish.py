"""The command `publish`: a case through the gate, to a site, two reports and a signed bundle."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

import click

import witnessmark
from witnessmark.base.errors import BadInput
from witnessmark.base.files import folder_atomically
from witnessmark.base.minisign import keep_key
from witnessmark.cli import door
from witnessmark.cli.cases import find_case
from witnessmark.publication.publish import publish as publish_case

FONTS: Final = Path(witnessmark.__file__).parent / "publication" / "fonts"
OWN: Final = frozenset({"site", "report-en.pdf", "report-ja.pdf", "bundle.zip"})
"""What an earlier publication left; a folder that holds anything else is not replaced."""


@click.command()
@click.argument("case")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write; an earlier publication in it is replaced as a whole.",
)
@click.option(
    "--on",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day for which states are computed (default: the case's as-of date).",
)
@click.option(
    "--fonts",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=FONTS,
    help="Folder of the TTF fonts for the reports (default: those fetched at set-up).",
)
def publish(case: str, output: Path, on: datetime | None, fonts: Path) -> None:
    """Publish CASE, a case folder or the id of a case in the database.

    Writes site/, report-en.pdf, report-ja.pdf and bundle.zip. The signing key is made at first use,
    in the folder keys/ of WITNESSMARK_HOME.
    """
    refuse_foreign(output)
    found = find_case(case, settings=door.settings())
    key = keep_key(door.settings().home / "keys")
    day = on.date() if on else found.case.as_of
    files = publish_case(found.case, files=found.files, fonts=fonts, key=key, on=day)
    write_publication(files, into=output)
    click.echo(f"Published {found.case.id} in {output}, states as of {day.isoformat()}.")
    click.echo(f"Signed with the key {key.public.line}")


def refuse_foreign(folder: Path) -> None:
    """Raise BadInput where `folder` holds anything but an earlier publication."""
    if not folder.exists():
        return
    foreign = sorted(path.name for path in folder.iterdir() if path.name not in OWN)
    if foreign or folder.is_symlink():
        raise BadInput(
            f"{folder} holds {foreign[0] if foreign else 'a link'}, which is not of a publication.",
            remedy="Name a new folder.",
        )


def write_publication(files: Mapping[str, bytes], *, into: Path) -> None:
    """Write `files` (path → content) to the folder `into`, all of them or none."""
    refuse_foreign(into)
    with folder_atomically(into) as draft:
        for path, content in files.items():
            place = draft / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
