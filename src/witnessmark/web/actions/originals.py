"""Originals in the home: every file of every case once, by its hash, never altered."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.files import write_atomically
from witnessmark.base.hashes import Sha256, hash_bytes
from witnessmark.base.tables import read_file


def original(home: Path, sha256: Sha256) -> Path:
    """Return where the file with this hash lies, or would lie."""
    return home / "originals" / sha256[:2] / sha256


def keep_originals(files: Mapping[Sha256, Path], *, home: Path) -> None:
    """Copy each file into the home, wholly or not at all.

    Raises Untrusted where a file is not what its hash says.
    """
    for sha256, path in files.items():
        if not original(home, sha256).exists():
            keep_original(read_file(path), sha256=sha256, name=path.name, home=home)


def keep_original(content: bytes, *, sha256: Sha256, name: str, home: Path) -> Path:
    """Keep the bytes of a file called `name` in the home, and return where they lie.

    Raises Untrusted where they are not what the hash says.
    """
    place = original(home, sha256)
    if hash_bytes(content) != sha256:
        raise Untrusted(
            f"{name} has the hash {hash_bytes(content)[:12]}…, not {sha256[:12]}….",
            remedy="The file was altered; get the case folder again.",
        )
    if not place.exists():
        write_atomically(place, content)
    return place


def read_original(home: Path, sha256: Sha256) -> bytes | None:
    """Return the bytes of the file with this hash; None where it is not in the home.

    Raises Untrusted where they are not what the hash says.
    """
    place = original(home, sha256)
    if not place.is_file():
        return None
    content = place.read_bytes()
    if hash_bytes(content) != sha256:
        raise Untrusted(
            f"The original {sha256[:12]}… was altered in {home}.",
            remedy="Restore it from a backup, or import the case folder again.",
        )
    return content


def find_originals(hashes: Iterable[Sha256], *, home: Path) -> Mapping[Sha256, Path]:
    """Return the path of each file; raises BadInput where one is missing from the home."""
    paths = {sha256: original(home, sha256) for sha256 in hashes}
    for sha256, path in paths.items():
        if not path.is_file():
            raise BadInput(
                f"The original {sha256[:12]}… is missing from {home}.",
                remedy="Restore it from a backup, or import the case folder again.",
            )
    return paths
