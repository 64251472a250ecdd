"""A small fictional case with two files and a restricted name, for commands to move about."""

from datetime import date
from pathlib import Path
from typing import Final

from witnessmark.base.hashes import Sha256, hash_bytes
from witnessmark.base.ids import CaseId, PersonId
from witnessmark.base.text import Text
from witnessmark.publication.case import Case, CaseKind, Enclosure, EnclosureKind, Person
from witnessmark.publication.casefolder.locked import lock_case
from witnessmark.publication.casefolder.plain import CaseFolder, write_case_folder

WORDS: Final = "four random words here"
CANARY: Final = "Canary of the Small Case"
FILES: Final = {hash_bytes(content): content for content in (b"first letter", b"second letter")}


def small_case(*, restricted: str = "") -> Case:
    """Return the case; `restricted` fills the one restricted field that it may have."""
    letters = (
        Enclosure(
            kind=EnclosureKind.LETTER, name=f"l{n}.txt", sha256=sha256, media_type="text/plain"
        )
        for n, sha256 in enumerate(FILES)
    )
    return Case(
        id=CaseId("small"),
        kind=CaseKind.INVESTIGATION,
        title=Text(en=CANARY, ja="小さな案件"),
        as_of=date(2026, 11, 24),
        people=(Person(id=PersonId("heron"), display=Text(en="Heron", ja="鷺"), name=restricted),),
        enclosures=tuple(letters),
    )


def small_folder(place: Path, *, restricted: str = "") -> CaseFolder:
    """Return the case with its files, which are written to the folder `place`."""
    place.mkdir(parents=True, exist_ok=True)
    files: dict[Sha256, Path] = {}
    for sha256, content in FILES.items():
        files[sha256] = place / sha256
        files[sha256].write_bytes(content)
    return CaseFolder(small_case(restricted=restricted), files)


def write_small(place: Path, *, into: Path) -> None:
    """Write the case as the case folder `into`; its files come to lie in `place` first."""
    found = small_folder(place)
    write_case_folder(found.case, files=found.files, into=into)


def lock_small(place: Path) -> bytes:
    """Return the case with its restricted field filled, locked with WORDS."""
    return lock_case(small_folder(place, restricted=CANARY), passphrase=WORDS)
