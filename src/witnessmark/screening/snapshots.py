"""Snapshots: editions of lists on disk, each by its hash, wholly there or not at all.

A snapshot is a folder `<list>/<sha256>/` with the original files, `entries.jsonl` and
`snapshot.json`. Its hash is that of the file, or of the list of the files' hashes.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from witnessmark.base.codec import decode, encode
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.files import folder_atomically, write_atomically
from witnessmark.base.hashes import Sha256, hash_bytes, hash_file, hash_json
from witnessmark.base.ids import ListId, check_id
from witnessmark.base.json import Json, canonical_json, readable_json
from witnessmark.base.structured import parse_yaml
from witnessmark.base.text import Text
from witnessmark.reference.programmes import Programmes, load_programmes, parse_programmes
from witnessmark.screening.entry import Entry
from witnessmark.screening.entry_index import EntryIndex, build_entry_index, check_entry
from witnessmark.screening.lists import ListKind, list_kinds, parse_list
from witnessmark.screening.screening import SnapshotRef
from witnessmark.screening.source import SourceFile

FORMAT: Final = 1
_ANOTHER_LIST: Final = 20
"""From this many entries on, two editions of one list that share none are two lists."""

Watch = Callable[[Sequence[Entry]], Iterable[Entry]]


@dataclass(frozen=True, kw_only=True)
class Original:
    """A file as it was retrieved."""

    name: str
    sha256: Sha256
    size: int


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What `snapshot.json` says. `retrievals` are the times at which this edition was retrieved."""

    format: int = FORMAT
    list: ListId
    kind: str
    name: Text
    publisher: Text
    address: str
    sha256: Sha256
    retrievals: tuple[datetime, ...]
    files: tuple[Original, ...]
    entries_sha256: Sha256
    counts: Mapping[str, int]
    effects: str = ""
    unknown: Mapping[str, Json] = field(default_factory=dict)

    def retrieved_by(self, on: date | None) -> datetime | None:
        """Return when it was last retrieved, up to and on the day `on` (UTC); None: not by then."""
        return max((at for at in self.retrievals if on is None or at.date() <= on), default=None)


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """An edition, its entries, and what a listing on it means."""

    edition: Edition
    entries: tuple[Entry, ...]
    programmes: Programmes

    @cached_property
    def index(self) -> EntryIndex:
        """Return the index over all names and numbers, built at first use."""
        return build_entry_index(self.entries)

    def ref(self, on: date | None = None) -> SnapshotRef:
        """Return how a finding on the day `on` names this snapshot."""
        at = self.edition.retrieved_by(on) or max(self.edition.retrievals)
        return SnapshotRef(list=self.edition.list, sha256=self.edition.sha256, retrieved_at=at)


def import_list(
    files: Sequence[SourceFile],
    *,
    kind: ListKind,
    into: Path,
    retrieved_at: datetime,
    retrieval_known: bool = True,
    list_id: str = "",
    effects: str = "",
    watch: Watch = iter,
) -> tuple[Edition, bool]:
    """Keep `files` as a snapshot under the folder `into`; return it, and whether it is new.

    The same edition again changes nothing but its retrievals, and these only where the time is
    known. Two editions of one list cannot have been retrieved at the same time: which of them was
    in force could not be told. `effects` is a YAML as reference/programmes.yaml, for a list of
    one's own; `watch` a door's way to look on while the entries go by.

    Raises BadInput for such a time, and as the parser and `check_entry` do, and leaves what was
    there before in force.
    """
    list_id = check_id(list_id or kind.list, what="list")
    _refuse_the_list_of_another_kind(list_id, kind=kind)
    ordered = list(files) if kind.in_order else sorted(files, key=lambda file: file.sha256)
    sha256 = _hash_of(ordered, effects)
    folder = into / list_id / sha256
    _refuse_the_time_of_another(folder, at=retrieved_at)
    if (folder / "snapshot.json").is_file():
        return _again(folder, retrieved_at=retrieved_at, known=retrieval_known), False
    entries = parse_list(ordered, kind=kind)
    _refuse_another_list(entries, into / list_id)
    if effects:
        parse_programmes(parse_yaml(effects, name="the effects"), name="the effects")
    lines = b"".join(_line(entry) for entry in watch(entries))
    edition = replace(
        _describe(entries, kind=kind, list_id=ListId(list_id)),
        sha256=sha256,
        retrievals=(retrieved_at,),
        files=tuple(Original(name=f.name, sha256=f.sha256, size=len(f.content)) for f in ordered),
        entries_sha256=hash_bytes(lines),
        effects="effects.yaml" if effects else "",
    )
    with folder_atomically(folder, mode=0o700) as draft:
        _write(edition, into=draft, files=ordered, effects=effects, lines=lines)
    return edition, True


def _refuse_the_list_of_another_kind(list_id: str, *, kind: ListKind) -> None:
    """Raise BadInput where `list_id` belongs to an official list that comes in another format."""
    owner = next((one for one in list_kinds().values() if one.list == list_id), kind)
    if owner.kind != kind.kind:
        raise BadInput(
            f"{list_id} is the list of the kind {owner.kind}: a file of the kind {kind.kind} "
            "cannot stand for it.",
            remedy="Give it a name of its own with --name.",
        )


def _refuse_the_time_of_another(folder: Path, *, at: datetime) -> None:
    """Raise BadInput where another edition of the list of `folder` was retrieved at `at`."""
    for edition in _editions_of(folder.parent):
        if edition.sha256 != folder.name and at in edition.retrievals:
            raise BadInput(
                f"Another edition of {edition.list} ({edition.sha256[:12]}) was retrieved at the"
                f" same time, {at:%Y-%m-%d %H:%M:%S}Z: which is in force could not be told.",
                remedy="Give the time of each, as in --retrieved-at 2026-02-27T09:00:00Z",
            )


def _describe(entries: Sequence[Entry], *, kind: ListKind, list_id: ListId) -> Edition:
    """Return what an edition of a kind says of itself; its files are still to be named."""
    return Edition(
        list=list_id,
        kind=kind.kind,
        name=kind.name if list_id == kind.list else Text(en=list_id, ja=list_id),
        publisher=kind.publisher,
        address=kind.address,
        sha256=Sha256(""),
        retrievals=(),
        files=(),
        entries_sha256=Sha256(""),
        counts={"entries": len(entries), **Counter(entry.kind.value for entry in entries)},
    )


def _line(entry: Entry) -> bytes:
    check_entry(entry)
    return canonical_json(encode(entry)) + b"\n"


def _write(
    edition: Edition, *, into: Path, files: Sequence[SourceFile], effects: str, lines: bytes
) -> None:
    for number, file in enumerate(files, start=1):
        write_atomically(into / "original" / f"{number}-{Path(file.name).name}", file.content)
    if effects:
        write_atomically(into / edition.effects, effects.encode())
    write_atomically(into / "entries.jsonl", lines)
    write_atomically(into / "snapshot.json", readable_json(encode(edition)).encode())


def list_editions(folder: Path) -> tuple[Edition, ...]:
    """Return the editions under `folder`, by list and time; drafts of a broken import are not."""
    found = (edition for path in _folders(folder) for edition in _editions_of(path))
    return tuple(sorted(found, key=lambda edition: (edition.list, max(edition.retrievals))))


def load_snapshots(
    folder: Path,
    *,
    lists: Collection[str] = (),
    dates: Collection[date | None] = (None,),
    programmes: Programmes | None = None,
) -> tuple[Snapshot, ...]:
    """Return the snapshots under `folder` that are in force on any of `dates` (None: the latest).

    `lists` selects lists by id; `programmes` defaults to the reference file.
    Raises BadInput for a list that was never imported, Untrusted for a folder that was altered.
    """
    editions = list_editions(folder)
    have = {edition.list for edition in editions}
    for wanted in lists:
        if wanted not in have:
            raise BadInput(
                f"No list {wanted[:40]!r} was imported.",
                remedy=f"There are: {', '.join(sorted(have)) or 'none'}. See: witnessmark list ls",
            )
    selected = [edition for edition in editions if not lists or edition.list in lists]
    needed = {(e.list, e.sha256): e for day in dates for e in in_force(selected, on=day)}
    effects = programmes or load_programmes()
    return tuple(
        _read_snapshot(folder / e.list / e.sha256, edition=e, programmes=effects)
        for e in needed.values()
    )


def check_snapshot(folder: Path) -> None:
    """Raise Untrusted unless the snapshot in `folder` is as it was imported, originals and all."""
    edition = _read_edition(folder / "snapshot.json")
    _read_entries(folder, edition)
    for number, file in enumerate(edition.files, start=1):
        path = folder / "original" / f"{number}-{Path(file.name).name}"
        if not path.is_file() or hash_file(path) != file.sha256:
            raise _altered(folder, f"its original {file.name} is missing or was altered")


def in_force(editions: Iterable[Edition], *, on: date | None) -> tuple[Edition, ...]:
    """Return, for each list that was retrieved by the day `on`, its latest edition by then.

    Of two retrieved at the same time, which `import_list` refuses, it is that of the higher hash.
    """
    latest: dict[ListId, tuple[datetime, Sha256, Edition]] = {}
    for edition in editions:
        at = edition.retrieved_by(on)
        known = latest.get(edition.list)
        if at and (known is None or (at, edition.sha256) > known[:2]):
            latest[edition.list] = (at, edition.sha256, edition)
    return tuple(edition for *_, edition in latest.values())


def _hash_of(files: Sequence[SourceFile], effects: str) -> Sha256:
    if len(files) == 1 and not effects:
        return files[0].sha256
    return hash_json([*(file.sha256 for file in files), hash_bytes(effects.encode())])


def _again(folder: Path, *, retrieved_at: datetime, known: bool) -> Edition:
    edition = _read_edition(folder / "snapshot.json")
    if not known or retrieved_at in edition.retrievals:
        return edition
    edition = replace(edition, retrievals=tuple(sorted((*edition.retrievals, retrieved_at))))
    write_atomically(folder / "snapshot.json", readable_json(encode(edition)).encode())
    return edition


def _refuse_another_list(entries: Sequence[Entry], folder: Path) -> None:
    """A list never changes all its entries: what shares none with it is another list."""
    editions = _editions_of(folder)
    if not editions or len(entries) < _ANOTHER_LIST:
        return
    latest = max(editions, key=lambda edition: max(edition.retrievals))
    old = {entry.id for entry in _read_entries(folder / latest.sha256, latest)}
    if len(old) >= _ANOTHER_LIST and not old & {entry.id for entry in entries}:
        raise BadInput(
            f"This edition shares no entry with the list {folder.name} that is there.",
            remedy="If it is another list, give it an id of its own with --name.",
        )


def _editions_of(folder: Path) -> tuple[Edition, ...]:
    snapshots = (path / "snapshot.json" for path in _folders(folder))
    return tuple(_read_edition(path) for path in snapshots if path.is_file())


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))


def _read_edition(path: Path) -> Edition:
    try:
        raw = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _altered(path.parent, f"{path.name} cannot be read") from error
    edition = decode(raw, Edition, where=str(path))
    if edition.sha256 != path.parent.name or edition.list != path.parent.parent.name:
        raise _altered(path.parent, "it is not what its folder is called")
    return edition


def _read_snapshot(folder: Path, *, edition: Edition, programmes: Programmes) -> Snapshot:
    if edition.effects:
        text = (folder / edition.effects).read_text("utf-8")
        programmes = parse_programmes(parse_yaml(text, name=edition.effects), name=edition.effects)
    return Snapshot(edition=edition, entries=_read_entries(folder, edition), programmes=programmes)


def _read_entries(folder: Path, edition: Edition) -> tuple[Entry, ...]:
    try:
        content = (folder / "entries.jsonl").read_bytes()
    except OSError as error:
        raise _altered(folder, "its entries are missing") from error
    if hash_bytes(content) != edition.entries_sha256:
        raise _altered(folder, "its entries were altered")
    return tuple(
        decode(json.loads(line), Entry, where=f"entries.jsonl, line {number}")
        for number, line in enumerate(content.splitlines(), start=1)
    )


def _altered(folder: Path, what: str) -> Untrusted:
    return Untrusted(
        f"The snapshot {folder.parent.name}/{folder.name[:12]} cannot be trusted: {what}.",
        remedy=f"Remove the folder {folder} and import the list again.",
    )
