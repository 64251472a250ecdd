"""The commands `case …`: begin a case, check it, and move it in and out of the database."""

import json
import sys
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from witnessmark.base.errors import BadInput
from witnessmark.base.fields import holds_restricted
from witnessmark.base.files import folder_atomically, write_atomically
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import CaseId, PersonId, check_id
from witnessmark.base.tables import read_file
from witnessmark.cli import door
from witnessmark.cli.cases import find_incoming, open_database, read_passphrase
from witnessmark.publication.case import CaseKind
from witnessmark.publication.casefolder.locked import SUFFIX, lock_case, unlock_folder
from witnessmark.publication.casefolder.plain import (
    FORMAT,
    LISTS,
    CaseFolder,
    case_hash,
    read_case_folder,
    write_case_folder,
)

ACTOR: Final = PersonId("command-line")
"""Who acts in the journal: not the name of the computer's user, for the journal is published."""

_PATH = click.Path(path_type=Path)
_PASSPHRASE = click.option(
    "--passphrase-file",
    metavar="FILE",
    type=_PATH,
    help="File whose first line is the passphrase (default: asked for).",
)

_NEW = """\
# A case of Witnessmark. Described in docs/reference/case-folder.md.
# Each list of the case is a file beside this one, made when there is something to put in it:
# {lists}.
# Photos and enclosed files lie in originals/, each named by its SHA-256.
format: {format}
id: {id}
kind: {kind}
fictional: {fictional}
# The day for which what is published is true; not the day of publishing.
as_of: {as_of}
title:
  en: {title_en}
  ja: {title_ja}
summary:
  en: ""
  ja: ""
publisher:
  en: ""
  ja: ""
"""


@click.group()
def case() -> None:
    """Begin a case, check it, move it in and out of the database."""


@case.command()
@click.argument("id_", metavar="ID")
@click.option("--title-en", required=True, help="Title in English.")
@click.option("--title-ja", required=True, help="Title in Japanese.")
@click.option(
    "--kind",
    type=click.Choice([one.value for one in CaseKind]),
    default=CaseKind.INVESTIGATION.value,
    show_default=True,
    help="A replay only reports what others published.",
)
@click.option("--fictional", is_flag=True, help="Every name in the case is made up.")
@click.option(
    "--as-of",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day for which it is true (default: today).",
)
@click.option("-o", "--output", metavar="FOLDER", required=True, type=_PATH)
def new(
    id_: str,
    title_en: str,
    title_ja: str,
    kind: str,
    fictional: bool,
    as_of: datetime | None,
    output: Path,
) -> None:
    """Begin a case: write the case folder FOLDER, to be filled by hand or imported."""
    check_id(id_, what="case")
    for option, title in (("--title-en", title_en), ("--title-ja", title_ja)):
        if not title.strip():
            raise BadInput(f"{option} is empty.", remedy="Give the case a title in both languages.")
    _refuse_existing(output)
    day = (as_of or door.now()).date().isoformat()
    text = _NEW.format(
        lists=",\n# ".join(", ".join(list(LISTS)[at : at + 6]) for at in range(0, len(LISTS), 6)),
        format=FORMAT,
        id=json.dumps(id_),
        kind=kind,
        fictional=json.dumps(fictional),
        as_of=day,
        title_en=json.dumps(title_en, ensure_ascii=False),
        title_ja=json.dumps(title_ja, ensure_ascii=False),
    )
    with folder_atomically(output, mode=0o700) as draft:
        (draft / "case.yaml").touch(mode=0o600)
        (draft / "case.yaml").write_text(text, encoding="utf-8")
        read_case_folder(draft)
    click.echo(f"{output / 'case.yaml'} begins the case {id_}.")


@case.command()
@click.argument("folder", type=_PATH)
@click.option("--on", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def check(folder: Path, on: datetime | None, as_json: bool) -> None:
    """Read the case folder FOLDER, and say what keeps it from being published.

    Exit code 1: it cannot be read, a claim says too much, or a lock of the gate is shut.
    """
    held = read_case_folder(folder).case
    from witnessmark.publication.claims.ladder import faults
    from witnessmark.publication.gate.gate import locks

    claimed = [(claim, fault) for claim in held.claims for fault in faults(claim, case=held)]
    shut = [lock for lock in locks(held, on=on.date() if on else held.as_of) if not lock.open]
    if as_json:
        for thing in (*(fault for _, fault in claimed), *shut):
            door.print_json_line(thing)
    else:
        click.echo(f"{held.id} can be read; its SHA-256 is {case_hash(held)}.")
        for claim, fault in claimed:
            click.echo(f"  claim {claim.id}: {fault.phrase!r}: {fault.reason.en}")
        for lock in shut:
            click.echo(f"  shut: {lock.subject}: {lock.why.en} {lock.remedy.en}")
    if claimed or shut:
        sys.exit(1)


@case.command("import")
@click.argument("source", metavar="FOLDER|FILE", type=_PATH)
@_PASSPHRASE
def import_(source: Path, passphrase_file: Path | None) -> None:
    """Bring a case folder, or a locked .wmcase file, into the database.

    A locked file is opened in memory: nothing of it is written in clear but the photos and files
    that belong to the case, each in its place in WITNESSMARK_HOME.
    """
    found = find_incoming(source, passphrase_file=passphrase_file, home=door.home())
    open_database(door.settings())
    from witnessmark.web.actions.cases import import_case, list_cases

    was_here = found.case.id in list_cases()
    with door.busy("case import"):
        id_ = import_case(found, actor=ACTOR, now=door.now())
    done = f"{id_} is already here, unchanged" if was_here else f"Imported {id_}"
    click.echo(f"{done}; its SHA-256 is {case_hash(found.case)}.")


@case.command()
@click.argument("file", metavar="FILE", type=_PATH)
@click.option("-o", "--output", metavar="DIR", required=True, type=_PATH)
@_PASSPHRASE
def unlock(file: Path, output: Path, passphrase_file: Path | None) -> None:
    """Write the locked case FILE as the plain case folder DIR, which only its owner can read."""
    content = read_file(file)
    _refuse_existing(output)
    passphrase = read_passphrase(passphrase_file, confirm=False)
    with door.busy("case unlock"):
        found = unlock_folder(content, passphrase=passphrase, into=output, name=str(file))
    click.echo(f"Unlocked {found.id} to {output}; its SHA-256 is {case_hash(found)}.")


@case.command()
@click.argument("id_", metavar="ID")
@click.option("-o", "--output", metavar="DIR", required=True, type=_PATH)
@_PASSPHRASE
def export(id_: str, output: Path, passphrase_file: Path | None) -> None:
    """Write the case ID of the database to DIR: the folder ID, or the locked file ID.wmcase.

    It is a private copy. Where restricted fields are filled, it is locked with a passphrase.
    """
    check_id(id_, what="case")
    open_database(door.settings())
    from witnessmark.web.actions.cases import load_case

    found = load_case(CaseId(id_))
    place = write_private_copy(found, into=output, passphrase_file=passphrase_file)
    click.echo(f"Exported {id_} to {place}; its SHA-256 is {case_hash(found.case)}.")


@case.command("ls")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def ls(as_json: bool) -> None:
    """List the cases in the database."""
    open_database(door.settings())
    from witnessmark.web.actions.cases import list_cases

    for id_ in list_cases():
        if as_json:
            door.print_json_line({"id": id_})
        else:
            click.echo(id_)


def write_private_copy(found: CaseFolder, *, into: Path, passphrase_file: Path | None) -> Path:
    """Write `found` to the folder `into` as a folder or a locked file, and return which.

    Raises BadInput where it is there already: a private copy is never overwritten.
    """
    if not holds_restricted(found.case):
        folder = into / found.case.id
        write_case_folder(found.case, files=found.files, into=folder, watch=_watch)
        return folder
    file = into / f"{found.case.id}{SUFFIX}"
    _refuse_existing(file)
    passphrase = read_passphrase(passphrase_file, confirm=True)
    write_atomically(file, lock_case(found, passphrase=passphrase, watch=_watch))
    return file


def _watch(files: Collection[tuple[Sha256, Path]]) -> Iterator[tuple[Sha256, Path]]:
    return door.progress(files, total=len(files), label="case export")


def _refuse_existing(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise BadInput(f"{path} is there already.", remedy="Name a place that does not exist yet.")
