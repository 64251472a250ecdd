"""A case as a plain folder, format `witnessmark-case/1`: read strictly, written whole or not.

`case.json` holds what the case says of itself; each list of things is one file of its own
(`components.json`), each of them JSON or YAML; `journal.jsonl` has one entry a line; `originals/`
holds every photo and enclosure under its SHA-256. Described in docs/reference/case-folder.md.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from types import GenericAlias
from typing import Any, Final, cast, get_args

from witnessmark.base.codec import decode, encode
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.files import folder_atomically
from witnessmark.base.hashes import Sha256, hash_json
from witnessmark.base.json import Json, JsonObject, canonical_json, readable_json
from witnessmark.base.structured import read_json_lines, read_structured
from witnessmark.evidence.journal import Entry, check_chain
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.originals import EXTENSION, check_originals, list_originals
from witnessmark.publication.casefolder.references import check_ids

FORMAT: Final = "witnessmark-case/1"
JOURNAL: Final = "journal.jsonl"
ORIGINALS: Final = "originals"
OWN_ACTS: Final = frozenset({"case-imported", "case-exported"})
"""Acts that moving a case adds to its journal; `case_hash` leaves them out."""

_SUFFIXES: Final = (".json", ".yaml", ".yml")
_LEFT_BY_SYSTEMS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
LISTS: Final[Mapping[str, type]] = {
    field.name: get_args(field.type)[0]
    for field in fields(Case)
    if isinstance(field.type, GenericAlias)
    and is_dataclass(get_args(field.type)[0])
    and field.name != "journal"
}
"""The lists of a case that have a file of their own, each with the type of its entries."""


@dataclass(frozen=True)
class CaseFolder:
    """A case as read, and where the bytes of each of its photos and enclosures lie."""

    case: Case
    files: Mapping[Sha256, Path]


def read_case_folder(folder: Path) -> CaseFolder:
    """Return the case in `folder`, with every hash, id and reference of it checked.

    Raises BadInput or Untrusted, naming file and place, for anything missing, unknown or altered.
    """
    places = _places(folder)
    for name in places:
        if name not in LISTS and name not in ("case", JOURNAL, ORIGINALS):
            raise BadInput(
                f"{places[name]} is not part of a case folder.",
                remedy=f"Move it elsewhere; the parts are case, {', '.join(LISTS)}, "
                f"{JOURNAL} and {ORIGINALS}/.",
            )
    case = _read_case(places, folder=folder)
    files = list_originals(places[ORIGINALS]) if ORIGINALS in places else {}
    check_case(case, files=files, folder=folder)
    return CaseFolder(case, files)


def write_case_folder(case: Case, *, files: Mapping[Sha256, Path], into: Path) -> None:
    """Write `case` and its `files` to the new folder `into`, whole, for its owner's eyes only.

    Raises BadInput where `into` already holds something, Untrusted where a file's hash is wrong.
    """
    if into.is_symlink() or (into.exists() and not (into.is_dir() and not any(into.iterdir()))):
        raise BadInput(f"{into} is there already.", remedy="Name a folder that does not exist yet.")
    check_case(case, files=files, folder=into)
    with folder_atomically(into, mode=0o700) as draft:
        for name, content in texts_of(case).items():
            _write_private(draft / name, content)
        if files:
            (draft / ORIGINALS).mkdir(mode=0o700)
        for sha256, path in files.items():
            _copy_original(path, into=draft / original_name(sha256, path=path))


def case_hash(case: Case) -> Sha256:
    """Return the SHA-256 of the case, without the entries that moving it adds to the journal."""
    journal = tuple(entry for entry in case.journal if entry.act not in OWN_ACTS)
    return hash_json(encode(replace(case, journal=journal)))


def check_case(case: Case, *, files: Mapping[Sha256, Path], folder: Path) -> None:
    """Raise unless ids, journal and originals of `case` hold; `folder` is named in the error."""
    check_ids(case)
    check_chain(case.journal)
    check_originals(case, files=files, folder=folder)


def texts_of(case: Case) -> Mapping[str, bytes]:
    """Return the text files of the folder of `case`, by name; lists without entries have none."""
    lists: dict[str, Any] = dict.fromkeys(LISTS, ())
    own = cast(JsonObject, encode(replace(case, **lists, journal=())))
    files = {"case.json": readable_json({"format": FORMAT, **own}).encode("utf-8")}
    for name in LISTS:
        if things := getattr(case, name):
            files[f"{name}.json"] = readable_json([encode(one) for one in things]).encode("utf-8")
    if case.journal:
        files[JOURNAL] = b"".join(canonical_json(encode(one)) + b"\n" for one in case.journal)
    return files


def original_name(sha256: Sha256, *, path: Path) -> str:
    """Return the place in a case folder of the original that now lies at `path`."""
    suffix = path.suffix if EXTENSION.fullmatch(path.suffix) else ""
    return f"{ORIGINALS}/{sha256}{suffix}"


def _places(folder: Path) -> dict[str, Path]:
    """Return what lies in `folder`: the name of each part, and its path."""
    if not folder.is_dir():
        raise BadInput(
            f"{folder} is not a case folder.", remedy="Give the folder that holds case.yaml."
        )
    places: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            raise Untrusted(
                f"{path} is a link, which could lead out of the case folder.",
                remedy="Put the file itself in its place.",
            )
        if path.name in _LEFT_BY_SYSTEMS:
            continue
        part = path.stem if path.suffix in _SUFFIXES and path.is_file() else path.name
        if part in places:
            raise BadInput(
                f"{folder} holds both {places[part].name} and {path.name}.",
                remedy="Keep one of the two.",
            )
        places[part] = path
    return places


def _read_case(places: Mapping[str, Path], *, folder: Path) -> Case:
    if "case" not in places:
        raise BadInput(
            f"{folder} holds no case.json or case.yaml.", remedy="Give the folder of a case."
        )
    path = places["case"]
    case = decode(_own_fields(read_structured(path), path=path), Case, where=path.name)
    lists: dict[str, Any] = {
        name: _read_list(places[name], kind=LISTS[name]) for name in LISTS if name in places
    }
    return replace(case, **lists, journal=_read_journal(places.get(JOURNAL)))


def _read_list(path: Path, *, kind: type) -> tuple[object, ...]:
    raw = read_structured(path)
    if not isinstance(raw, list):
        raise BadInput(f"{path.name} is not a list.", remedy="Begin each entry with a hyphen.")
    return tuple(
        decode(entry, kind, where=f"{path.name}, entry {number}")
        for number, entry in enumerate(raw, start=1)
    )


def _read_journal(path: Path | None) -> tuple[Entry, ...]:
    if path is None:
        return ()
    return tuple(
        decode(raw, Entry, where=f"{path.name}, line {number}")
        for number, raw in enumerate(read_json_lines(path), start=1)
    )


def _own_fields(raw: Json, *, path: Path) -> JsonObject:
    if not isinstance(raw, Mapping):
        raise BadInput(f"{path} holds no named fields.", remedy="Start from `case new`.")
    if raw.get("format") != FORMAT:
        raise BadInput(
            f"{path} is of the format {str(raw.get('format'))[:60]!r}; {FORMAT} is read.",
            remedy="Use the version of Witnessmark that wrote it, or a newer one.",
        )
    for name in raw:
        if name in LISTS or name == "journal":
            raise BadInput(
                f"{path} holds {name}, which have a file of their own.",
                remedy=f"Move them to {JOURNAL if name == 'journal' else name + '.yaml'}.",
            )
    return {name: value for name, value in raw.items() if name != "format"}


def _write_private(path: Path, content: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(content)


def _copy_original(path: Path, *, into: Path) -> None:
    into.touch(mode=0o600)
    with path.open("rb") as source, into.open("wb") as target:
        shutil.copyfileobj(source, target)
