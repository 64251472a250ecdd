"""The kinds of list that are read: for each a parser, and assertions that catch a bad edition.

A new kind is two files in `parsers/`: the parser, and a YAML of the same kind that names it.
"""

import importlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, Protocol, cast

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.ids import ListId
from witnessmark.base.structured import read_structured
from witnessmark.base.text import Text
from witnessmark.screening import parsers
from witnessmark.screening.entry import Entry
from witnessmark.screening.source import SourceFile

_FOLDER: Final = Path(parsers.__file__).parent


class Parser(Protocol):
    """A module of `parsers/`."""

    def parse(self, files: Sequence[SourceFile]) -> Iterable[Entry]:
        """Yield the entries in `files`; raises BadInput that names file and row."""


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How many entries an edition may have."""

    min: int
    max: int


@dataclass(frozen=True, kw_only=True)
class Share:
    """The least share of entries that stand under any of these programmes."""

    any_of: tuple[str, ...] = ()
    share: float = 0.0


@dataclass(frozen=True, kw_only=True)
class ListKind:
    """What is known of a kind of list, and what every edition of it must fulfil.

    `in_order` says that the order of the files matters; `filled` gives, for a field of an entry,
    the least share of entries in which it is filled.
    """

    kind: str
    list: ListId
    parser: str
    name: Text
    publisher: Text
    address: str
    files: str
    in_order: bool = False
    entries: Bounds
    filled: Mapping[str, float] = field(default_factory=dict)
    programmes: Share = Share()


@cache
def list_kinds() -> Mapping[str, ListKind]:
    """Return the kinds of list by name."""
    read = (
        decode(read_structured(path), ListKind, where=path.name)
        for path in sorted(_FOLDER.glob("*.yaml"))
    )
    return {kind.kind: kind for kind in read}


def list_kind(name: str) -> ListKind:
    """Return the kind called `name`; raises BadInput that names the kinds there are."""
    if name not in list_kinds():
        raise BadInput(
            f"There is no kind of list {name[:40]!r}.",
            remedy=f"The kinds are: {', '.join(list_kinds())}.",
        )
    return list_kinds()[name]


def parse_list(files: Sequence[SourceFile], *, kind: ListKind) -> tuple[Entry, ...]:
    """Return the entries of an edition of `kind`.

    Raises BadInput that names file and row, or the assertion which the edition fails.
    """
    parser = cast(Parser, importlib.import_module(f"{parsers.__name__}.{kind.parser}"))
    entries = tuple(parser.parse(files))
    for fault in _faults(entries, kind):
        names = ", ".join(file.name for file in files)
        raise BadInput(
            f"{names}: {fault}, which the kind {kind.kind} rules out.",
            remedy="The edition is cut short, or of another kind; retrieve it again"
            f" ({kind.files}), or give the right kind.",
        )
    return entries


def _faults(entries: Sequence[Entry], kind: ListKind) -> Iterable[str]:
    if not kind.entries.min <= len(entries) <= kind.entries.max:
        yield f"{len(entries):,} entries"
    for name, least in kind.filled.items():
        share = _share(getattr(entry, name) for entry in entries)
        if share < least:
            yield f"{name.replace('_', ' ')} filled in {share:.0%} of entries"
    if kind.programmes.any_of:
        wanted = set(kind.programmes.any_of)
        share = _share(wanted & set(entry.programmes) for entry in entries)
        if share < kind.programmes.share:
            yield f"{share:.0%} of entries under {', '.join(kind.programmes.any_of)}"


def _share(values: Iterable[object]) -> float:
    filled = [bool(value) for value in values]
    return sum(filled) / max(len(filled), 1)
