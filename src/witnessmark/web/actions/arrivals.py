"""Originals on their way in: those that a run wrote for a case that did not come in go again.

Before an import writes an original that is new to the home, it notes its hash there. Whatever ends
the import, the note says what to look at: an original that a case refers to stays, any other goes.
After `kill -9` the next start does so. One import at a time holds the home.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, cast

from witnessmark.base.files import hold, write_atomically
from witnessmark.base.hashes import Sha256
from witnessmark.base.json import canonical_json
from witnessmark.base.structured import read_structured
from witnessmark.web import models
from witnessmark.web.actions.originals import original

NOTE: Final = "arriving.json"
"""The file in the home that lists what an import is about to write."""


@contextmanager
def arriving(hashes: Iterable[Sha256], *, home: Path) -> Iterator[None]:
    """Hold the home for one import of the originals `hashes`; in the end it keeps only its own."""
    with hold(home, wait=True):
        _clear(home)
        if new := [sha256 for sha256 in hashes if not original(home, sha256).exists()]:
            write_atomically(home / NOTE, canonical_json(list(new)))
        try:
            yield
        finally:
            _clear(home)


def clear_arrivals(home: Path) -> None:
    """Remove what a killed import left; while an import is running, nothing."""
    if (home / NOTE).exists():
        with hold(home, wait=False) as is_held:
            if is_held:
                _clear(home)


def orphans(home: Path) -> Iterator[Path]:
    """Yield the files among the originals that no case refers to; none while an import runs."""
    with hold(home, wait=False) as is_held:
        if is_held:
            referred = referred_hashes()
            places = sorted((home / "originals").rglob("*"))
            yield from (path for path in places if path.is_file() and path.name not in referred)


def referred_hashes() -> set[str]:
    """Return the hash of every file that a case in the database refers to."""
    referred: set[str | None] = set()
    for table in (models.Photo, models.Enclosure, models.Document):
        referred.update(table._default_manager.values_list("sha256", flat=True))
    for acquisition in models.Sample.objects.values_list("acquisition", flat=True):
        referred.add(cast(Mapping[str, str], acquisition).get("receipt_sha256"))
    return {sha256 for sha256 in referred if sha256}


def _clear(home: Path) -> None:
    """Remove what the note names and no case refers to, then the note."""
    if not (home / NOTE).exists():
        return
    referred = referred_hashes()
    for sha256 in cast(list[Sha256], read_structured(home / NOTE)):
        place = original(home, sha256)
        for draft in place.parent.glob(f".{place.name}.draft-*"):
            draft.unlink(missing_ok=True)
        if sha256 not in referred:
            place.unlink(missing_ok=True)
        with suppress(OSError):  # they hold other originals, or were never made
            place.parent.rmdir()
            place.parent.parent.rmdir()
    (home / NOTE).unlink()
