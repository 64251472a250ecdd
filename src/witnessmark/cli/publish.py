"""The command `publish`: a case through the gate, to a site, two reports and a signed bundle."""

import os
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

import click

import witnessmark
from witnessmark.base.archive import read_zip
from witnessmark.base.errors import BadInput, WitnessmarkError
from witnessmark.base.files import folder_atomically, write_for_all
from witnessmark.base.hashes import hash_bytes, hash_file
from witnessmark.base.signing import keep_key
from witnessmark.base.structured import parse_json
from witnessmark.cli import door
from witnessmark.cli.cases import find_case
from witnessmark.publication.publish import STAGES
from witnessmark.publication.publish import publish as publish_case
from witnessmark.publication.verify import MANIFEST

FONTS: Final = Path(witnessmark.__file__).parent / "publication" / "fonts"
BUNDLE: Final = "bundle.zip"


@click.command()
@click.argument("case")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
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
    type=click.Path(path_type=Path),
    default=FONTS,
    help="Folder of the TTF fonts for the reports (default: those fetched at set-up).",
)
def publish(case: str, output: Path, on: datetime | None, fonts: Path) -> None:
    """Publish CASE, a case folder or the id of a case in the database.

    Writes site/, report-en.pdf, report-ja.pdf and bundle.zip. The signing key is made at first use,
    in the folder keys/ of WITNESSMARK_HOME.
    """
    refuse_foreign(output)
    if not fonts.is_dir():
        raise BadInput(f"{fonts} is not a folder.", remedy="Name the folder of fonts with --fonts.")
    found = find_case(case, settings=door.settings())
    day = on.date() if on else found.case.as_of
    with door.busy("publish", stages=STAGES) as begin:
        key = keep_key(door.open_home() / "keys")
        files = publish_case(
            found.case, files=found.files, fonts=fonts, key=key, on=day, begin=begin
        )
        write_publication(files, into=output)
    click.echo(f"Published {found.case.id} in {output}, states as of {day.isoformat()}.")
    click.echo(f"Signed with the key {key.public.line}")


def refuse_foreign(folder: Path) -> None:
    """Raise BadInput where `folder` holds anything but an earlier publication.

    What that consists of, the manifest in its own bundle says.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise BadInput(f"{folder} is not a folder.", remedy="Name a new folder.")
    lying = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    if not lying:
        return
    own, copies = _files_of(folder / BUNDLE)
    for path in lying:
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (name in own or hash_file(path) in copies):
            raise BadInput(
                f"{folder} holds {name}, which is not of an earlier publication.",
                remedy="Name a new folder.",
            )


def _files_of(bundle: Path) -> tuple[Collection[str], Collection[str]]:
    """Return the paths that the manifest of a bundle lists, and the hashes of what lies elsewhere.

    The reports, and the bundle itself, lie both beside the site and in it. Without a whole bundle
    there is nothing.
    """
    try:
        content = bundle.read_bytes()
        manifest = parse_json(
            read_zip(content, name=bundle.name)[MANIFEST].decode("utf-8"), name=MANIFEST
        )
    except (OSError, WitnessmarkError, KeyError, UnicodeDecodeError):
        return (), ()
    listed = manifest.get("files") if isinstance(manifest, Mapping) else None
    if not isinstance(listed, Mapping):
        return (), ()
    hashes = {promised.get("sha256") for promised in listed.values() if isinstance(promised, dict)}
    return {BUNDLE, *listed}, {hash_bytes(content), *map(str, hashes)}


def write_publication(files: Mapping[str, bytes], *, into: Path) -> None:
    """Write `files` (path → content) to the folder `into`, all of them or none."""
    refuse_foreign(into)
    before = os.umask(0o022)  # the folders on the way are for everybody, too
    try:
        with folder_atomically(into) as draft:
            write_for_all(files, into=draft)
    finally:
        os.umask(before)
