"""Where a command finds a case: in a folder, in a locked file, or in the database."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from witnessmark.base.errors import BadInput
from witnessmark.base.ids import CaseId, check_id
from witnessmark.base.settings import Settings
from witnessmark.base.tables import read_file
from witnessmark.publication.casefolder.locked import SUFFIX, unlock_folder
from witnessmark.publication.casefolder.plain import CaseFolder, read_case_folder


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
    """Make the workbench's actions ready for use, its tables up to date."""
    from witnessmark.web.setup import migrate, setup_django

    setup_django(settings)
    migrate()


@contextmanager
def opened(source: Path, *, passphrase_file: Path | None, home: Path) -> Iterator[CaseFolder]:
    """Give the case in `source`, a folder or a locked file.

    A locked file is unlocked into `home`, where its case is going, and removed there at the end.
    """
    if source.is_dir():
        yield read_case_folder(source)
        return
    content = read_file(source)
    passphrase = read_passphrase(passphrase_file, confirm=False)
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".unlocked-", dir=home) as place:
        folder = Path(place) / "case"
        unlock_folder(content, passphrase=passphrase, into=folder, name=str(source))
        yield read_case_folder(folder)


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
