"""Where a command finds a case: in a folder, in a locked file, or in the database."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import CaseId, check_id
from witnessmark.base.settings import Settings
from witnessmark.base.tables import read_file
from witnessmark.cli import door
from witnessmark.publication.casefolder.locked import SUFFIX, check_locked, read_locked
from witnessmark.publication.casefolder.plain import CaseFolder, read_case_folder


class Incoming(Mapping[Sha256, Path]):
    """The originals of a case on its way in: each is fetched only when it is asked for.

    So nothing of a case that the database refuses comes to lie in the home.
    """

    def __init__(self, hashes: Sequence[Sha256], *, fetch: Callable[[Sha256], Path]) -> None:
        self._hashes = hashes
        self._fetch = fetch

    def __getitem__(self, sha256: Sha256) -> Path:
        if sha256 not in self._hashes:
            raise KeyError(sha256)
        return self._fetch(sha256)

    def __iter__(self) -> Iterator[Sha256]:
        return door.progress(self._hashes, total=len(self._hashes), label="originals")

    def __len__(self) -> int:
        return len(self._hashes)


def find_case(case: str, *, settings: Settings) -> CaseFolder:
    """Return the case in the folder `case`; where there is no such folder, the case of that id.

    Raises BadInput where there is neither.
    """
    if Path(case).is_dir():
        return read_case_folder(Path(case))
    if Path(case).suffix == SUFFIX or "/" in case:
        raise BadInput(
            f"{case} is not a case folder.",
            remedy="Import a .wmcase file first, then use the id of the case.",
        )
    check_id(case, what="case")
    open_database(settings)
    from witnessmark.web.actions.cases import load_case

    return load_case(CaseId(case))


def open_database(settings: Settings) -> None:
    """Make the workbench's actions ready for use, its tables up to date, leftovers removed."""
    door.open_home(settings.home)
    from witnessmark.web.setup import migrate, setup_django

    setup_django(settings)
    migrate()
    from witnessmark.web.actions.arrivals import clear_arrivals

    clear_arrivals(settings.home)
    from witnessmark.web.search.index import index_missing

    index_missing()


def find_incoming(source: Path, *, passphrase_file: Path | None, home: Path) -> CaseFolder:
    """Return the case in `source`, a folder or a locked file, to be imported into `home`.

    A locked file is unlocked in memory. Of what is in it, only originals are ever written, each to
    its place in the home and when it is asked for.
    """
    if source.is_dir():
        found = read_case_folder(source)
        return CaseFolder(found.case, Incoming(tuple(found.files), fetch=found.files.__getitem__))
    content = read_file(source)
    check_locked(content, name=str(source))
    locked = read_locked(
        content, passphrase=read_passphrase(passphrase_file, confirm=False), name=str(source)
    )
    from witnessmark.web.actions.originals import keep_original

    def fetch(sha256: Sha256) -> Path:
        inside = locked.originals[sha256]
        return keep_original(inside, sha256=sha256, name=str(source), home=home)

    return CaseFolder(locked.case, Incoming(tuple(locked.originals), fetch=fetch))


def read_passphrase(file: Path | None, *, confirm: bool) -> str:
    """Return the first line of `file`, or what is typed; `confirm` asks twice.

    Raises BadInput where there is neither a file nor anybody to type it.
    """
    if file is not None:
        lines = read_file(file).decode("utf-8", errors="replace").splitlines()
        return lines[0] if lines else ""
    if not sys.stdin.isatty():
        raise BadInput(
            "A passphrase is needed, and nobody is there to type it.",
            remedy="Give --passphrase-file FILE, whose first line is the passphrase.",
        )
    answer: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=confirm)
    return answer
