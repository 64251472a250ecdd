"""Building a catalogue from tables of part numbers, in one pass and little memory."""

import gzip
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, Final, cast

from witnessmark.base.codec import encode
from witnessmark.base.encodings import (
    check_japanese,
    check_whole,
    marked_encoding,
    telling_lines,
)
from witnessmark.base.errors import BadInput
from witnessmark.base.files import draft_folder, folder_atomically, take_place
from witnessmark.base.hashes import Sha256, hash_file, hash_json
from witnessmark.base.json import JsonObject, readable_json
from witnessmark.base.tables import LONGEST_FIELD, Row, parse_lines
from witnessmark.parts.catalogue import (
    ABOUT,
    FORMAT,
    OFFSETS,
    PARTS,
    SPELLINGS,
    About,
    BuiltFile,
    SourceFile,
)
from witnessmark.parts.keys import part_key

COLUMNS: Final = ("manufacturer", "mpn", "description")
LONGEST_DESCRIPTION: Final = 200
LONGEST_NAME: Final = 200
"""Characters that a maker's name, a part number or a package may have."""
LARGEST_SOURCE: Final = 2**31
"""Characters that one source may have when it is unpacked; MOST_ROWS the rows of all of them. More
would not go into the memory of a small machine."""
MOST_ROWS: Final = 10_000_000
_PIECE: Final = 1 << 20

Watch = Callable[[Iterable[Row]], Iterable[Row]]
"""A door's way to look on while rows go by."""


@dataclass
class _Draft:
    """What has been read so far: lines of `parts.tsv`, still unsorted, and what they refer to."""

    lines: list[bytes] = field(default_factory=list)
    spellings: dict[str, int] = field(default_factory=dict)
    left_out: int = 0


def build_catalogue(
    files: Sequence[Path],
    *,
    into: Path,
    built_at: datetime,
    watch: Watch = iter,
    encoding: str = "",
) -> About:
    """Build a catalogue of `files` in the folder `into`, which is replaced only when all is done.

    Each file is a CSV, or a gzipped one (`.gz`), with the columns manufacturer, mpn, description
    and if need be package; in `encoding`, if one is given. Rows without a maker say nothing of who
    made a part and are left out.

    Raises BadInput that names file and row; `into` stays as it was then. A folder that is neither
    empty nor a catalogue is never replaced.
    """
    check_replaceable(into)
    draft, sources = _read(files, watch=watch, encoding=encoding)
    with folder_atomically(into) as folder:
        return _write(folder, draft, sources=sources, built_at=built_at)


def build_in_home(
    files: Sequence[Path],
    *,
    home: Path,
    built_at: datetime,
    watch: Watch = iter,
    encoding: str = "",
) -> tuple[Path, About]:
    """Build a catalogue in the folder of `home` that its id names, and return both.

    See `build_catalogue`. A catalogue of the same content is replaced, which mends a damaged one.
    """
    draft, sources = _read(files, watch=watch, encoding=encoding)
    with draft_folder(home / "building") as place:
        about = _write(place, draft, sources=sources, built_at=built_at)
        folder = home / catalogue_id(about)
        take_place(place, folder)
    return folder, about


def catalogue_id(about: About) -> Sha256:
    """Return the hash that a catalogue is known by: of what it says of itself, but for the time."""
    return hash_json({**_plain(about), "built_at": ""})


def check_replaceable(folder: Path) -> None:
    """Raise BadInput if building into `folder` would remove something other than a catalogue."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / ABOUT).is_file():
        raise BadInput(
            f"{folder} is neither empty nor a catalogue; it is left as it is.",
            remedy="Give a folder that does not exist yet.",
        )
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is a file.", remedy="Give the name of a folder.")


def _read(
    files: Sequence[Path], *, watch: Watch, encoding: str
) -> tuple[_Draft, tuple[SourceFile, ...]]:
    draft, sources = _Draft(), []
    for number, path in enumerate(files):
        rows = 0
        for rows, row in enumerate(watch(_rows(path, encoding)), start=1):  # noqa: B007 # counted
            _check_row(row, name=path.name)
            _take(row.fields, draft=draft, source=number)
            if len(draft.lines) > MOST_ROWS:
                raise BadInput(
                    f"{path.name}, line {row.line}: more than {MOST_ROWS:,} rows are too many.",
                    remedy="Leave some rows out.",
                )
        sources.append(SourceFile(name=path.name, sha256=hash_file(path), rows=rows))
    _sort_and_thin(draft)
    return draft, tuple(sources)


def _check_row(row: Row, *, name: str) -> None:
    """Raise BadInput for a row that is damaged, or whose part number is no part number."""
    for column, text in row.fields.items():
        if "\0" in text:
            raise BadInput(
                f"{name}, line {row.line}, column {column}: it holds a NUL character.",
                remedy="Save the table anew from its source.",
            )
        if len(text) > LONGEST_NAME and column in ("manufacturer", "mpn", "package"):
            raise BadInput(
                f"{name}, line {row.line}, column {column}: {len(text):,} characters are too many.",
                remedy=f"Use {LONGEST_NAME} or fewer; check the quotation marks of this row.",
            )


def _take(fields: Mapping[str, str], *, draft: _Draft, source: int) -> None:
    mpn, maker = _clean(fields["mpn"]), _clean(fields["manufacturer"])
    key = part_key(mpn)
    if not key or not maker:
        draft.left_out += 1
        return
    spelling = draft.spellings.setdefault(maker, len(draft.spellings))
    package = _clean(fields.get("package", ""))
    description = _clean(fields["description"])[:LONGEST_DESCRIPTION]
    line = f"{key}\t{spelling}\t{mpn}\t{package}\t{source}\t{description}\n"
    draft.lines.append(line.encode("utf-8", "replace"))


def _clean(text: str) -> str:
    return text.strip() if text.isprintable() else " ".join(_printable(text).split())


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _sort_and_thin(draft: _Draft) -> None:
    """Sort the lines by key; of those with the same key, maker and number keep the first."""
    draft.lines.sort()
    kept: list[bytes] = []
    last: list[bytes] = []
    for line in draft.lines:
        named = line.split(b"\t", 3)[:3]
        if named != last:
            kept.append(line)
        last = named
    draft.lines = kept


def _write(
    folder: Path, draft: _Draft, *, sources: tuple[SourceFile, ...], built_at: datetime
) -> About:
    offsets, end = array("I"), 0
    with (folder / PARTS).open("wb") as file:
        for line in draft.lines:
            offsets.append(end)
            end += file.write(line)
    _refuse_nothing(offsets, sources=sources)
    (folder / OFFSETS).write_bytes(offsets.tobytes())
    (folder / SPELLINGS).write_text("\n".join(draft.spellings), "utf-8")
    about = About(
        format=FORMAT,
        byteorder=sys.byteorder,
        built_at=built_at.isoformat(),
        parts=len(offsets),
        left_out=draft.left_out,
        sources=sources,
        files=tuple(_built(folder / name) for name in (PARTS, OFFSETS, SPELLINGS)),
    )
    (folder / ABOUT).write_text(readable_json(_plain(about)), "utf-8")
    return about


def _refuse_nothing(offsets: "array[int]", *, sources: tuple[SourceFile, ...]) -> None:
    if not offsets:
        names = ", ".join(source.name for source in sources)
        raise BadInput(
            f"{names}: no row has both a maker and a part number.",
            remedy="Fill the columns manufacturer and mpn.",
        )


def _built(path: Path) -> BuiltFile:
    return BuiltFile(name=path.name, sha256=hash_file(path), size=path.stat().st_size)


def _plain(about: About) -> JsonObject:
    return cast(JsonObject, encode(about))


def _rows(path: Path, encoding: str) -> Iterator[Row]:
    known = encoding or _encoding_of(path)
    with _bytes(path) as file:
        lines = _lines(TextIOWrapper(file, encoding=known, newline=""), name=path.name)
        try:
            yield from parse_lines(lines, name=path.name, required=COLUMNS)
        except UnicodeError as error:
            check_whole(error, name=path.name)
            raise BadInput(
                f"{path.name} is not in the encoding {known}.",
                remedy="Save it as UTF-8, or name what it is in with --encoding NAME.",
            ) from error


def _lines(file: TextIOWrapper, *, name: str) -> Iterator[str]:
    """Yield the lines of `file` while they, and all of them together, are not too long."""
    size = 0
    while line := file.readline(LONGEST_FIELD):
        size += len(line)
        if len(line) == LONGEST_FIELD:
            raise BadInput(f"{name}: a line has no end.", remedy="Check that it is a CSV.")
        _check_size(size, name=name)
        yield line


def _check_size(size: int, *, name: str) -> None:
    if size > LARGEST_SOURCE:
        raise BadInput(
            f"{name} has more than {LARGEST_SOURCE:,} characters when unpacked.",
            remedy="Check that it is the right file; split it if it is.",
        )


def _encoding_of(path: Path) -> str:
    with _bytes(path) as file:
        marked = marked_encoding(file.read(4))
    if marked or _is_in(path, "utf-8"):
        return marked or "utf-8"
    with _bytes(path) as file:
        lines = iter(partial(file.readline, _PIECE), b"")
        check_japanese(telling_lines(lines), name=path.name)
    return "cp932"


def _is_in(path: Path, encoding: str) -> bool:
    try:
        with _bytes(path) as file:
            text, size = TextIOWrapper(file, encoding=encoding), 0
            while piece := text.read(_PIECE):
                size += len(piece)
                _check_size(size, name=path.name)
    except UnicodeDecodeError as error:
        check_whole(error, name=path.name, is_told=False)
        return False
    return True


@contextmanager
def _bytes(path: Path) -> Iterator[BinaryIO]:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            yield cast(BinaryIO, file)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadInput(
            f"{path.name} is a damaged gzip file: {error}.", remedy="Fetch it again."
        ) from error
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.", remedy="Check the path."
        ) from error
