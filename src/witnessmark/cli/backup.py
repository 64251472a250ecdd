"""The commands `backup` and `restore`: all that the workbench holds, sealed in a file, and back."""

from dataclasses import replace
from pathlib import Path

import click

from witnessmark.base.errors import BadInput
from witnessmark.base.files import draft_folder, file_atomically, take_place
from witnessmark.cli import door
from witnessmark.cli.cases import open_database, read_passphrase

_FILE = click.Path(path_type=Path, dir_okay=False)
_PASSPHRASE = click.option(
    "--passphrase-file",
    metavar="FILE",
    type=_FILE,
    help="File whose first line is the passphrase (default: asked for).",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


@click.command()
@click.argument("file", type=_FILE)
@_PASSPHRASE
@_JSON
def backup(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write all cases, accounts, originals, lists and keys into FILE, sealed with a passphrase.

    The workbench may go on running: FILE holds everything as it stood at one moment. It is read
    back and checked before it takes its place. Without the passphrase nobody opens it: keep that
    elsewhere.
    """
    passphrase = read_passphrase(passphrase_file, confirm=True)
    settings = door.settings()
    if file.exists():
        raise BadInput(f"{file} is there already.", remedy="Name another file, or move it away.")
    open_database(settings)
    from witnessmark.web.actions.backup import check_backup, write_backup

    with file_atomically(file) as draft:
        with draft.open("wb") as out:
            kept = write_backup(
                out,
                passphrase=passphrase,
                home=settings.home,
                now=door.now(),
                watch=lambda files: door.progress(list(files), label="files"),
            )
        with door.busy("reading it back"), draft.open("rb") as written:
            check_backup(written, passphrase=passphrase, name=str(file))
    if as_json:
        door.print_json_line(kept)
    else:
        click.echo(f"{file}: {kept.rows:,} rows and {kept.files:,} files, {kept.size:,} bytes.")


@click.command()
@click.argument("file", type=_FILE)
@_PASSPHRASE
@_JSON
def restore(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Bring back what `witnessmark backup` wrote into FILE, on SQLite or PostgreSQL.

    WITNESSMARK_HOME must be empty or not there, and so must the database: all of it comes in, and
    every case is checked, or nothing does.
    """
    settings = door.settings()
    home = door.home()
    if home.exists() and any(home.iterdir()):
        raise BadInput(
            f"{home} is not empty.", remedy="Set WITNESSMARK_HOME to a new folder, then restore."
        )
    if not file.is_file():
        raise BadInput(f"There is no file {file}.", remedy="Name a file that `backup` wrote.")
    passphrase = read_passphrase(passphrase_file, confirm=False)
    with draft_folder(home) as draft:
        open_database(replace(settings, home=draft))
        from django.db import connections

        from witnessmark.web.actions.backup import read_backup

        with door.busy("restore"), file.open("rb") as given:
            kept = read_backup(given, passphrase=passphrase, name=str(file), home=draft)
        connections.close_all()
        take_place(draft, home)
    if as_json:
        door.print_json_line(kept)
    else:
        click.echo(
            f"{home} stands as on {kept.made_at.isoformat()}: {kept.rows:,} rows and"
            f" {kept.files:,} files, each case checked."
        )
