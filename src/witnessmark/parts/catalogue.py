"""The catalogue: published part numbers, looked up on disk without loading them into memory.

A built catalogue is a folder: `parts.tsv` with one line a part, sorted by the part's key (see
`keys.part_key`), `offsets.bin` with where each line begins, `makers.txt` with the makers as they
were spelled, and `catalogue.json` with the sources and the SHA-256 of the other three. Both big
files are mapped, not read; a look-up is a binary search.
"""

import mmap
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput, NotConfigured, Untrusted
from witnessmark.base.hashes import Sha256, hash_file
from witnessmark.base.structured import read_structured
from witnessmark.parts.keys import UNREADABLE

FORMAT: Final = 1
ABOUT: Final = "catalogue.json"
PARTS: Final = "parts.tsv"
OFFSETS: Final = "offsets.bin"
SPELLINGS: Final = "makers.txt"
_REBUILD: Final = "Build the catalogue again from its source files."
_SHORTEST_STRETCH: Final = 3
_ID: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """A file that a catalogue was built from: its name, hash, and rows read."""

    name: str
    sha256: Sha256
    rows: int


@dataclass(frozen=True, kw_only=True)
class BuiltFile:
    """A file of a built catalogue, as it was when it was built."""

    name: str
    sha256: Sha256
    size: int


@dataclass(frozen=True, kw_only=True)
class About:
    """What a catalogue was built from, when (ISO 8601, with zone), and what it holds.

    `parts` counts distinct pairs of maker and part number; `left_out` the rows without a maker or
    without a letter or digit in the part number; `byteorder` is that of `offsets.bin`.
    """

    format: int
    byteorder: str
    built_at: str
    parts: int
    left_out: int
    sources: tuple[SourceFile, ...]
    files: tuple[BuiltFile, ...]

    @property
    def rows(self) -> int:
        """Return how many rows were read from all sources."""
        return sum(source.rows for source in self.sources)


@dataclass(frozen=True, slots=True)
class Part:
    """A published part: its key, its number and its maker as the catalogue spells them.

    `source` is the file that lists it; `read_on` the day it was read, ISO 8601.
    """

    key: str
    mpn: str
    maker: str
    package: str
    description: str
    source: SourceFile
    read_on: str


class Catalogue:
    """An open catalogue. It guards the mapped files; close it, or use it in a `with` block."""

    def __init__(self, folder: Path, about: About) -> None:
        self.about: Final = about
        self._spellings = (folder / SPELLINGS).read_text("utf-8").split("\n")
        with (folder / PARTS).open("rb") as file:
            self._text = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._offsets = memoryview((folder / OFFSETS).read_bytes()).cast("I")

    def __enter__(self) -> "Catalogue":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the mapped files."""
        self._text.close()

    def __len__(self) -> int:
        return len(self._offsets)

    def exactly(self, key: str) -> tuple[Part, ...]:
        """Return the parts whose number is `key`, of every maker."""
        return tuple(self._part(line) for line in self._lines(key, key + "\t"))

    def beginning(self, key: str, *, limit: int) -> tuple[Part, ...]:
        """Return the parts whose number is longer than `key` and begins with it.

        Where there are more than `limit`, nothing is returned: the beginning says too little.
        """
        found: list[Part] = []
        for line in self._lines(key, key):
            if line.startswith(key + "\t"):
                continue
            if len(found) == limit:
                return ()
            found.append(self._part(line))
        return tuple(found)

    def stem(self, key: str, *, shortest: int) -> tuple[Part, ...]:
        """Return the parts with the longest number that `key` begins with, other than `key`."""
        for length in range(len(key) - 1, shortest - 1, -1):
            if found := self.exactly(key[:length]):
                return found
        return ()

    def resembling(self, reading: str, *, limit: int) -> tuple[Part, ...]:
        """Return the parts whose number fits `reading`, where each `?` is any one character.

        Nothing is returned where fewer than three characters stand before the first `?`, or where
        more than `limit` parts share those.
        """
        stretch = reading.partition(UNREADABLE)[0]
        if len(stretch) < _SHORTEST_STRETCH:
            return ()
        fits = re.compile(re.escape(reading).replace(re.escape(UNREADABLE), ".")).fullmatch
        found: list[Part] = []
        for seen, line in enumerate(self._lines(stretch, stretch)):
            if seen >= limit:
                return ()
            if fits(line.partition("\t")[0]):
                found.append(self._part(line))
        return tuple(found)

    def _lines(self, key: str, beginning: str) -> Iterator[str]:
        """Yield the lines from `key` on that have this `beginning`."""
        wanted = beginning.encode("ascii")
        sought = key.encode("ascii")
        for place in range(
            bisect_left(range(len(self)), sought, key=self._key_at), len(self._offsets)
        ):
            start = self._offsets[place]
            if self._text[start : start + len(wanted)] != wanted:
                return
            yield self._text[start : self._text.find(b"\n", start)].decode("utf-8", "replace")

    def _key_at(self, place: int) -> bytes:
        start = self._offsets[place]
        return self._text[start : self._text.find(b"\t", start)]

    def _part(self, line: str) -> Part:
        try:
            key, maker, mpn, package, source, description = line.split("\t")
            spelling, file = self._spellings[int(maker)], self.about.sources[int(source)]
        except (ValueError, IndexError) as error:
            raise Untrusted(f"A line of {PARTS} cannot be read.", remedy=_REBUILD) from error
        return Part(
            key=key,
            mpn=mpn,
            maker=spelling,
            package=package,
            description=description,
            source=file,
            read_on=self.about.built_at[:10],
        )


def open_catalogue(folder: Path) -> Catalogue:
    """Return the catalogue in `folder`, after holding every file against its hash.

    Raises NotConfigured where no catalogue is there, BadInput for a format that is not known, and
    Untrusted that names the file which is missing or damaged.
    """
    about = read_about(folder)
    for file in about.files:
        _check(folder / file.name, file)
    return Catalogue(folder, about)


def catalogues_in(home: Path) -> tuple[Path, ...]:
    """Return the folders of the catalogues in `home`, each named by its hash, newest first."""
    folders = [path.parent for path in home.glob(f"*/{ABOUT}") if _ID.fullmatch(path.parent.name)]
    return tuple(sorted(folders, key=lambda folder: read_about(folder).built_at, reverse=True))


def latest_catalogue(home: Path) -> Path | None:
    """Return the folder of the newest catalogue in `home`, or None where there is none."""
    return next(iter(catalogues_in(home)), None)


def read_about(folder: Path) -> About:
    """Return what the catalogue in `folder` says of itself, unchecked. See `open_catalogue`."""
    path = folder / ABOUT
    if not path.is_file():
        raise NotConfigured(
            f"{folder} is not a catalogue: it has no {ABOUT}.",
            remedy="Build one: witnessmark catalogue build FILE… -o DIR",
        )
    about = decode(read_structured(path), About, where=str(path))
    if about.format != FORMAT or about.byteorder != sys.byteorder:
        raise BadInput(
            f"{path}: format {about.format}, {about.byteorder} byte order, is not read here.",
            remedy="Build the catalogue again on this machine.",
        )
    sizes = {file.name: file.size for file in about.files}
    if set(sizes) != {PARTS, OFFSETS, SPELLINGS} or sizes[OFFSETS] % array("I").itemsize:
        raise Untrusted(
            f"{path} names other files, or other sizes, than a catalogue has.", remedy=_REBUILD
        )
    return about


def _check(path: Path, file: BuiltFile) -> None:
    if not path.is_file():
        raise Untrusted(f"{path} is missing.", remedy=_REBUILD)
    if path.stat().st_size != file.size:
        raise Untrusted(
            f"{path} has {path.stat().st_size} bytes, not {file.size}: it is damaged.",
            remedy=_REBUILD,
        )
    if hash_file(path) != file.sha256:
        raise Untrusted(f"{path} is not as it was built: its SHA-256 differs.", remedy=_REBUILD)
