"""ZIP files that are the same bytes for the same content, and safe to read from a stranger.

Python's `zipfile` promises a readable archive, not the same bytes in every version; a bundle must
come out identical for ever. So the writing is done here, for the plainest kind: members stored
without compression, sorted by name, one time for all, nothing before, between or after them.
What is not compressed cannot swell when it is read.
Format: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from datetime import date

from witnessmark.base.errors import BadInput, Untrusted

LARGEST = 2**32 - 1
"""Bytes that an archive may have; MOST members. Beyond lies ZIP64, which not everybody reads."""
MOST = 2**16 - 1
LONGEST_STEP = 255
"""Bytes that a name between two slashes may have on the usual file systems."""

_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, OSError),
    *(RuntimeError, OverflowError),
)
"""What `zipfile` raises at an archive that is damaged, encrypted or of an unknown kind."""
_DRIVE = re.compile(r"[A-Za-z]:")
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_PLAIN_FILE = (0o100644 << 16, 3 << 8 | 20)
"""Permissions of every member, and "made on Unix, version 2.0", which the permissions need."""


def write_zip(files: Mapping[str, bytes], *, on: date) -> bytes:
    """Return an archive of `files` (path → content), each dated to the midnight that begins `on`.

    Raises BadInput for a path that could leave its folder, or for too much content.
    """
    _check_together(files)
    local, central = io.BytesIO(), io.BytesIO()
    for name in sorted(files):
        _check_name(name)
        start = local.tell()
        facts = _facts(files[name], name=name, on=on)
        local.write(_LOCAL.pack(b"PK\x03\x04", *facts) + name.encode("utf-8") + files[name])
        rights, made_by = _PLAIN_FILE
        head = (b"PK\x01\x02", made_by, *facts, 0, 0, 0, rights, start % 2**32)
        central.write(_CENTRAL.pack(*head) + name.encode("utf-8"))
    if local.tell() + central.tell() > LARGEST - _END.size or len(files) > MOST:
        raise BadInput(
            "There is too much for one archive: 4 GiB and 65,535 files are the most.",
            remedy="Leave some photos out, or make them smaller.",
        )
    end = (len(files), len(files), central.tell(), local.tell(), 0)
    return local.getvalue() + central.getvalue() + _END.pack(b"PK\x05\x06", 0, 0, *end)


def read_zip(content: bytes, *, name: str) -> Mapping[str, bytes]:
    """Return the files in the archive `content` by path, each read against its checksum.

    Raises Untrusted, naming `name` and the member, for what `write_zip` would never have written:
    a path that leaves its folder or that no folder can hold, a path twice, a link, a folder, a
    compressed or damaged member.
    """
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                _check_member(member, archive=name, seen=files)
                files[member.filename] = archive.read(member)
    except _DAMAGED as error:
        raise Untrusted(
            f"{name} is not a whole ZIP file: {error}.", remedy="Get a fresh copy of it."
        ) from error
    try:
        _check_together(files)
    except BadInput as error:
        raise Untrusted(f"{name}: {error.message}", remedy="Do not unpack it.") from error
    return files


def _facts(content: bytes, *, name: str, on: date) -> tuple[int, ...]:
    day = (min(max(on.year, 1980), 2107) - 1980) << 9 | on.month << 5 | on.day
    flags = 0 if name.isascii() else 0x800
    size = len(content) % 2**32
    return (20, flags, 0, 0, day, zlib.crc32(content), size, size, len(name.encode("utf-8")), 0)


def _check_member(member: zipfile.ZipInfo, *, archive: str, seen: Mapping[str, bytes]) -> None:
    try:
        _check_name(member.filename)
    except BadInput as error:
        raise Untrusted(f"{archive}: {error.message}", remedy="Do not unpack it.") from error
    if member.filename in seen:
        raise Untrusted(f"{archive} holds {member.filename} twice.", remedy="Do not unpack it.")
    kind = member.external_attr >> 28
    if kind not in (0, 0o10) or member.compress_type != zipfile.ZIP_STORED:
        raise Untrusted(
            f"{archive}: {member.filename} is not a plain, uncompressed file.",
            remedy="Do not unpack it.",
        )


def _check_name(name: str) -> None:
    steps = name.split("/")
    unsafe = "\\" in name or _DRIVE.match(name) or any(ord(sign) < 32 for sign in name)
    if unsafe or any(step in ("", ".", "..") for step in steps) or len(name) > 500:
        raise BadInput(
            f"The path {name[:80]!r} could leave its folder.", remedy="Use a plain relative path."
        )
    if any(len(step.encode("utf-8", "surrogatepass")) > LONGEST_STEP for step in steps):
        raise BadInput(
            f"The path {name[:80]!r} has a name of more than {LONGEST_STEP} bytes.",
            remedy="Use a shorter name.",
        )


def _check_together(names: Iterable[str]) -> None:
    """Raise BadInput where one path is a file and another makes a folder of it."""
    known = set(names)
    for name in sorted(known):
        steps = name.split("/")
        for length in range(1, len(steps)):
            if (above := "/".join(steps[:length])) in known:
                raise BadInput(
                    f"The path {above[:80]!r} is both a file and a folder.",
                    remedy="Rename one of the two.",
                )
