"""What `doctor` looks at in the home: each thing there is opened and checked, none is changed."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from witnessmark.base.errors import WitnessmarkError
from witnessmark.base.settings import Settings
from witnessmark.base.signing import KEY_FILE, read_key
from witnessmark.parts.catalogue import ABOUT, open_catalogue
from witnessmark.screening.snapshots import check_snapshot


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is there, whether the work needs it, how to get it.

    `fault` is what is wrong with a thing that is there, and must be put right.
    """

    name: str
    present: bool
    needed: bool
    remedy: str = ""
    fault: str = ""

    @property
    def stops_work(self) -> bool:
        """It is needed and not there, or broken."""
        return bool(self.fault) or (self.needed and not self.present)


def examine_home(settings: Settings) -> Iterator[Finding]:
    """Yield what was found of the home and of everything in it."""
    home = settings.home
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    if not place.is_dir():
        fault = f"{place} is a file, not a folder."
        yield Finding(f"home {home}", True, True, "Set WITNESSMARK_HOME to a folder.", fault)
        return
    writable = os.access(place, os.W_OK | os.X_OK)
    yield Finding(f"home {home}", writable, True, "Make it writable, or set WITNESSMARK_HOME.")
    yield from _modes(home)
    yield from _key(home)
    database = _database(settings)
    yield database
    if database.present and not database.fault:
        yield from _orphans(settings)
    catalogues = sorted(path.parent for path in (home / "catalogues").glob(f"*/{ABOUT}"))
    yield Finding(
        f"{len(catalogues)} part catalogues",
        bool(catalogues),
        False,
        "Run: witnessmark catalogue build …",
    )
    yield from _broken("catalogue", catalogues, check=_check_catalogue)
    snapshots = sorted(path.parent for path in (home / "lists").glob("*/*/snapshot.json"))
    lists = {folder.parent.name for folder in snapshots}
    yield Finding(
        f"{len(lists)} screening lists", bool(lists), False, "Run: witnessmark list import …"
    )
    yield from _broken("snapshot", snapshots, check=check_snapshot)


def _modes(home: Path) -> Iterator[Finding]:
    """Yield what others than the owner can read."""
    if sys.platform == "win32":
        return
    for path in (home, home / "secret", home / "keys", home / "keys" / KEY_FILE):
        if path.exists() and path.stat().st_mode & 0o077:
            fault = f"others than its owner can reach it (mode {path.stat().st_mode & 0o777:o})."
            yield Finding(str(path), True, True, f"Run: chmod go= {path}", fault)


def _key(home: Path) -> Iterator[Finding]:
    path = home / "keys" / KEY_FILE
    if path.exists():
        yield _checked("signing key", path, check=read_key)


def _broken(
    name: str, folders: list[Path], *, check: Callable[[Path], object]
) -> Iterator[Finding]:
    found = (_checked(f"{name} {folder.name[:16]}", folder, check=check) for folder in folders)
    return (finding for finding in found if finding.fault)


def _checked(name: str, path: Path, *, check: Callable[[Path], object]) -> Finding:
    try:
        check(path)
    except WitnessmarkError as error:
        return Finding(name, True, True, error.remedy, error.message)
    except OSError as error:
        return Finding(name, True, True, "Check its permissions.", f"{path}: {error.strerror}.")
    return Finding(name, True, True)


def _check_catalogue(folder: Path) -> None:
    open_catalogue(folder).close()


def _database(settings: Settings) -> Finding:
    if settings.database_url.startswith("postgres"):
        return _postgresql(settings)
    path = Path(settings.database_url.removeprefix("sqlite://") or settings.home / "db.sqlite3")
    if not path.exists():
        return Finding(f"database {path}", False, False, "It is made at first use.")
    import sqlite3

    fault = ""
    try:
        with sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) as connection:
            (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            fault = "" if answer == "ok" else str(answer)
    except sqlite3.Error as error:
        fault = str(error)
    if not fault:
        return Finding(f"database {path}", True, True)
    remedy = "Put a backup in its place."
    return Finding(f"database {path}", True, True, remedy, f"{fault.splitlines()[0]}.")


def _orphans(settings: Settings) -> Iterator[Finding]:
    """Yield each file among the originals that no case refers to."""
    if not (settings.home / "originals").is_dir():
        return
    from witnessmark.web.setup import setup_django

    setup_django(settings)
    from django.db import DatabaseError

    from witnessmark.web.actions.arrivals import orphans

    try:
        found = tuple(orphans(settings.home))
    except DatabaseError:  # its tables are of another version, which the next command mends
        return
    for path in found:
        remedy = f"Unless a case of a backup needs it, run: rm {path}"
        yield Finding(
            f"original {path.name[:16]}", True, True, remedy, f"{path}: no case refers to it."
        )


def _postgresql(settings: Settings) -> Finding:
    from witnessmark.web.setup import setup_django

    setup_django(settings)
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as error:
        fault = f"{str(error).strip().splitlines()[0]}."
        return Finding("database of DATABASE_URL", True, True, "Check DATABASE_URL.", fault)
    return Finding("database of DATABASE_URL", True, True)
