"""A backup: all that the tables and the home hold, in one sealed file; and back from it.

Format `witnessmark-backup/1`: a sealed file (`base/sealing.py`) that begins with 24 bytes of name
and version; in it a tar (POSIX.1-2001): `about.json`; `tables/<table>.jsonl`, a row a line, tables
that others point at first; `home/…`, the files of the home; last `contents.json`, the SHA-256 of
each.
"""

import hashlib
import io
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO, Final, TypeVar, cast

from django.db import DatabaseError, transaction

import witnessmark
from witnessmark.base.codec import decode, encode
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.hashes import Sha256, hash_bytes, hash_file
from witnessmark.base.json import canonical_json
from witnessmark.base.sealing import SealedReader, SealingWriter
from witnessmark.base.structured import parse_json
from witnessmark.web import models
from witnessmark.web.actions.arrivals import NOTE, referred_hashes
from witnessmark.web.actions.cases import list_cases, load_case
from witnessmark.web.actions.originals import original
from witnessmark.web.actions.rows import (
    at_one_moment,
    count_on,
    lines_of,
    put_rows,
    tables,
    versions,
)

MAGIC: Final = b"witnessmark-backup-vers1"
FORMAT: Final = "witnessmark-backup/1"
_CONTENTS, _ABOUT = "contents.json", "about.json"
_MADE_ANEW: Final = frozenset({"static", NOTE})
_DATABASE: Final = "db.sqlite3"
T = TypeVar("T")
Watch = Callable[[Iterable[T]], Iterable[T]]


@dataclass(frozen=True, kw_only=True)
class About:
    """What a backup says of itself."""

    format: str
    made_at: datetime
    version: str
    tables: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What a backup holds: how many rows, files and bytes."""

    made_at: datetime
    rows: int
    files: int
    size: int


class _Pack:
    """A tar on its way out, and the hash of each of its members."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar, self.hashes, self.size = tar, dict[str, Sha256](), 0

    def add(self, name: str, file: IO[bytes], *, size: int, sha256: Sha256) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self.tar.addfile(member, file)
        self.hashes[name] = sha256
        self.size += size

    def add_bytes(self, name: str, content: bytes) -> None:
        self.add(name, io.BytesIO(content), size=len(content), sha256=hash_bytes(content))


def write_backup(
    file: BinaryIO, *, passphrase: str, home: Path, now: datetime, watch: Watch[Path] = iter
) -> Kept:
    """Write everything into `file`, as it stood at one moment, while others go on working.

    Raises Untrusted where an original in the home is not what its hash says.
    """
    writer = SealingWriter(file, magic=MAGIC, passphrase=passphrase)
    rows = 0
    with tarfile.open(fileobj=cast(IO[bytes], writer), mode="w|") as tar:
        pack = _Pack(tar)
        with at_one_moment():
            about = About(
                format=FORMAT,
                made_at=now,
                version=witnessmark.__version__,
                tables=tuple(versions()),
            )
            pack.add_bytes(_ABOUT, canonical_json(encode(about)))
            for table in tables():
                rows += _add_table(pack, table._meta.label_lower, lines_of(table), home=home)
            wanted = sorted(referred_hashes())
        files = list(_files(home, originals=wanted))
        for path in watch(files):
            _add_file(pack, path, home=home)
        pack.add_bytes(_CONTENTS, canonical_json(dict(pack.hashes)))
    writer.close()
    return Kept(made_at=now, rows=rows, files=len(files), size=pack.size)


def _add_table(pack: _Pack, name: str, lines: Iterable[bytes], *, home: Path) -> int:
    with tempfile.TemporaryFile(dir=home) as held:
        digest, count = hashlib.sha256(), 0
        for count, line in enumerate(lines, start=1):  # noqa: B007 (the count is what is wanted)
            held.write(line)
            digest.update(line)
        size = held.tell()
        held.seek(0)
        sha256 = Sha256(digest.hexdigest())
        pack.add(f"tables/{name}.jsonl", held, size=size, sha256=sha256)
    return count


def _files(home: Path, *, originals: Iterable[str]) -> Iterator[Path]:
    """Yield what is kept of the home: the originals that cases refer to, and all that is not made
    anew, such as keys, lists and catalogues.
    """
    yield from (path for one in originals if (path := original(home, Sha256(one))).is_file())
    for path in sorted(home.rglob("*")):
        first = path.relative_to(home).parts[0]
        is_draft = any(part.startswith(".") for part in path.relative_to(home).parts)
        if path.is_symlink() or not path.is_file() or is_draft or first in _MADE_ANEW:
            continue
        if first != "originals" and not first.startswith(_DATABASE):
            yield path


def _add_file(pack: _Pack, path: Path, *, home: Path) -> None:
    sha256 = hash_file(path)
    name = path.relative_to(home).as_posix()
    if name.startswith("originals/") and path.name != sha256:
        raise Untrusted(
            f"The original {path.name[:12]}… was altered in {home}.",
            remedy="Put the file of an earlier backup in its place.",
        )
    with path.open("rb") as file:
        pack.add(f"home/{name}", file, size=path.stat().st_size, sha256=sha256)


def check_backup(file: BinaryIO, *, passphrase: str, name: str) -> None:
    """Read a backup to its end, and hold each file in it to its hash; nothing is written.

    Raises Untrusted or BadInput where it could not be restored.
    """
    for _path, _content in _members(file, passphrase=passphrase, name=name):
        pass


def read_backup(
    file: BinaryIO, *, passphrase: str, name: str, home: Path, watch: Watch[str] = iter
) -> Kept:
    """Put what a backup holds into the empty tables and the empty folder `home`, all or nothing.

    Every case is read and checked at the end. Raises BadInput where there is something already, or
    the backup was made by another version; Untrusted where it was altered. What was put into `home`
    before that stays there: give a folder that is thrown away then.
    """
    _refuse_full(home)
    rows = files = size = 0
    about = None
    try:
        with transaction.atomic():
            for path, content in _members(file, passphrase=passphrase, name=name):
                size += len(content)
                if path == _ABOUT:
                    about = _about(content, name=name)
                elif path.startswith("tables/"):
                    rows += _put_table(path, content, name=name)
                else:
                    files += 1
                    _put_file(home, path, content, name=name)
            count_on(tables())
    except DatabaseError as error:
        raise BadInput(
            f"{name}: the database does not take it: {error}.", remedy="Restore an earlier backup."
        ) from error
    if about is None:
        raise _broken(name, "does not say what it is")
    for case in watch(list_cases()):
        load_case(case)
    return Kept(made_at=about.made_at, rows=rows, files=files, size=size)


def _members(file: BinaryIO, *, passphrase: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each member; at the end they are held against the list of them."""
    reader = SealedReader(file, magic=MAGIC, passphrase=passphrase, name=name)
    seen: dict[str, Sha256] = {}
    try:
        with tarfile.open(fileobj=cast(IO[bytes], reader), mode="r|") as tar:
            for member in tar:
                inside = tar.extractfile(member) if member.isfile() else None
                if inside is None or member.name in seen:
                    raise _broken(name, f"holds {member.name[:80]}, which is no file of its own")
                content = inside.read()
                if member.name == _CONTENTS:
                    _check_contents(content, seen=seen, name=name)
                    return
                seen[member.name] = hash_bytes(content)
                yield member.name, content
    except tarfile.TarError as error:
        raise _broken(name, f"is damaged: {error}") from error
    raise _broken(name, "ends early")


def _put_table(path: str, content: bytes, *, name: str) -> int:
    label = path.removeprefix("tables/").removesuffix(".jsonl")
    table = next((one for one in tables() if one._meta.label_lower == label), None)
    if table is None:
        raise _broken(name, f"holds {path[:80]}, which this version does not know")
    return put_rows(table, content.splitlines(), name=f"{name}, {path}")


def _about(content: bytes, *, name: str) -> About:
    """Return what the backup says of itself; raises BadInput where another version made it."""
    told = parse_json(content.decode("utf-8"), name=name)
    about = decode(told, About, where=f"{name}, {_ABOUT}")
    if about.format != FORMAT or set(about.tables) != set(versions()):
        raise BadInput(
            f"{name} was made by version {about.version}, whose tables differ from this one's.",
            remedy=f"Restore it with version {about.version}, then upgrade.",
        )
    return about


def _refuse_full(home: Path) -> None:
    if models.Case.objects.exists() or models.User.objects.exists():
        raise BadInput(
            "The database holds cases or accounts already.",
            remedy="Restore into an empty database, or empty this one first.",
        )
    if (home / "originals").exists():
        raise BadInput(f"{home} holds files already.", remedy="Restore into an empty home.")


def _put_file(home: Path, path: str, content: bytes, *, name: str) -> None:
    parts = Path(path).parts
    if parts[0] != "home" or len(parts) < 2 or any(part in ("..", "/") for part in parts):
        raise _broken(name, f"holds {path[:80]!r}, which could leave the home")
    place = home.joinpath(*parts[1:])
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.touch(mode=0o600)
    place.write_bytes(content)


def _check_contents(content: bytes, *, seen: Mapping[str, Sha256], name: str) -> None:
    if parse_json(content.decode("utf-8"), name=name) != dict(seen):
        raise _broken(name, "does not hold what it lists")


def _broken(name: str, fault: str) -> Untrusted:
    return Untrusted(f"{name} {fault}.", remedy="Restore another backup.")
