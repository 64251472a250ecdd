"""A case as a plain folder, format `witnessmark-case/1`: read strictly, written whole or not.

`case.json` holds what the case says of itself; each list of things is one file of its own
(`components.json`), each of them JSON or YAML; `journal.jsonl` has one entry a line; `originals/`
holds every photo and enclosure under its SHA-256. Described in docs/reference/case-folder.md.
"""

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from types import GenericAlias
from typing import Any, Final, cast, get_args

from witnessmark.base.codec import decode, encode
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.files import folder_atomically
from witnessmark.base.hashes import Sha256, hash_json
from witnessmark.base.json import Json, JsonObject, canonical_json, readable_json
from witnessmark.base.structured import parse_json, parse_yaml
from witnessmark.base.tables import decode_file, read_file
from witnessmark.evidence.journal import Entry, check_chain
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.earlier import in_present_form
from witnessmark.publication.casefolder.originals import EXTENSION, check_originals, list_originals
from witnessmark.publication.casefolder.references import check_ids
from witnessmark.publication.casefolder.values import check_values

FORMAT: Final = "witnessmark-case/1"
JOURNAL: Final = "journal.jsonl"
ORIGINALS: Final = "originals"

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


Watch = Callable[[Collection[tuple[Sha256, Path]]], Iterable[tuple[Sha256, Path]]]


@dataclass(frozen=True)
class CaseFolder:
    """A case as read, and where the bytes of each of its photos and enclosures lie."""

    case: Case
    files: Mapping[Sha256, Path]


def read_case_folder(folder: Path) -> CaseFolder:
    """Return the case in `folder`, with every hash, id and reference of it checked.

    Raises BadInput or Untrusted, naming file and place, for anything missing, unknown or altered.
    """
    texts: dict[str, bytes] = {}
    files: Mapping[Sha256, Path] = {}
    for path in list(_listed(folder)):
        if path.name == ORIGINALS:
            files = list_originals(path)
        else:
            _part(path.name if path.is_file() else f"{path.name}/", where=str(folder))
            texts[path.name] = read_file(path)
    case = parse_case(texts, where=str(folder))
    check_case(case, files=files, folder=folder)
    return CaseFolder(case, files)


def parse_case(texts: Mapping[str, bytes], *, where: str) -> Case:
    """Return the case in `texts`, the text files of a case folder by name; ids are not checked yet.

    `where` is what the folder is called in errors.
    """
    parts: dict[str, str] = {}
    for name in texts:
        part = _part(name, where=where)
        if part in parts:
            raise BadInput(
                f"{where} holds both {parts[part]} and {name}.", remedy="Keep one of the two."
            )
        parts[part] = name
    if "case" not in parts:
        raise BadInput(
            f"{where} holds no case.json or case.yaml.", remedy="Give the folder of a case."
        )
    own = _own_fields(_parse(texts, parts["case"]), place=f"{where}/{parts['case']}")
    lists: dict[str, Any] = {
        name: _list(texts, parts[name], kind=LISTS[name]) for name in LISTS if name in parts
    }
    case = decode(in_present_form(own), Case, where=parts["case"])
    return replace(case, **lists, journal=_journal(texts.get(JOURNAL, b"")))


def write_case_folder(
    case: Case, *, files: Mapping[Sha256, Path], into: Path, watch: Watch = iter
) -> None:
    """Write `case` and its `files` to the new folder `into`, whole, for its owner's eyes only.

    `watch` is a door's way to look on while the files are copied.
    Raises BadInput where `into` already holds something, Untrusted where a file's hash is wrong.
    """
    refuse_existing(into)
    check_case(case, files=files, folder=into)
    with folder_atomically(into, mode=0o700) as draft:
        for name, content in texts_of(case).items():
            _write_private(draft / name, content)
        if files:
            (draft / ORIGINALS).mkdir(mode=0o700)
        for sha256, path in watch(files.items()):
            _copy_original(path, into=draft / original_name(sha256, path=path))


def refuse_existing(into: Path) -> None:
    """Raise BadInput where `into` is anything but a new place or an empty folder."""
    if into.is_symlink() or (into.exists() and not (into.is_dir() and not any(into.iterdir()))):
        raise BadInput(f"{into} is there already.", remedy="Name a folder that does not exist yet.")


def case_hash(case: Case) -> Sha256:
    """Return the SHA-256 of the case, of its canonical JSON."""
    return hash_json(encode(case))


def check_case(case: Case, *, files: Mapping[Sha256, Path], folder: Path) -> None:
    """Raise unless ids, journal and originals of `case` hold; `folder` is named in the error."""
    check_contents(case)
    check_originals(case, files=files, folder=folder)


def check_contents(case: Case) -> None:
    """Raise unless ids and journal of `case` hold; its originals are not looked at."""
    check_ids(case)
    check_values(case)
    check_chain(case.journal)


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


def _listed(folder: Path) -> Iterator[Path]:
    """Yield what lies in `folder`; raises Untrusted for a link."""
    if not folder.is_dir():
        raise BadInput(
            f"{folder} is not a case folder.", remedy="Give the folder that holds case.yaml."
        )
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            raise Untrusted(
                f"{path} is a link, which could lead out of the case folder.",
                remedy="Put the file itself in its place.",
            )
        if path.name not in _LEFT_BY_SYSTEMS:
            yield path


def _part(name: str, *, where: str) -> str:
    """Return which part of a case the file `name` is; raises BadInput where it is none."""
    stem, dot, suffix = name.rpartition(".")
    part = stem if dot + suffix in _SUFFIXES else name
    if part not in LISTS and part not in ("case", JOURNAL):
        raise BadInput(
            f"{where}/{name.rstrip('/')} is not part of a case folder.",
            remedy=f"Move it elsewhere; the parts are case, {', '.join(LISTS)}, "
            f"{JOURNAL} and {ORIGINALS}/.",
        )
    return part


def _parse(texts: Mapping[str, bytes], name: str) -> Json:
    parse = parse_json if name.endswith(".json") else parse_yaml
    return parse(decode_file(texts[name], name=name), name=name)


def _list(texts: Mapping[str, bytes], name: str, *, kind: type) -> tuple[object, ...]:
    raw = _parse(texts, name)
    if not isinstance(raw, list):
        raise BadInput(f"{name} is not a list.", remedy="Begin each entry with a hyphen.")
    return tuple(
        decode(entry, kind, where=f"{name}, entry {number}")
        for number, entry in enumerate(raw, start=1)
    )


def _journal(content: bytes) -> tuple[Entry, ...]:
    text = decode_file(content, name=JOURNAL, encoding="utf-8-sig")  # written by programs only
    lines = enumerate(text.split("\n"), start=1)
    places = ((f"{JOURNAL}, line {number}", line) for number, line in lines if line.strip())
    return tuple(decode(parse_json(line, name=place), Entry, where=place) for place, line in places)


def _own_fields(raw: Json, *, place: str) -> JsonObject:
    if not isinstance(raw, Mapping):
        raise BadInput(f"{place} holds no named fields.", remedy="Start from `case new`.")
    if raw.get("format") != FORMAT:
        raise BadInput(
            f"{place} is of the format {str(raw.get('format'))[:60]!r}; {FORMAT} is read.",
            remedy="Use the version of Witnessmark that wrote it, or a newer one.",
        )
    for name in raw:
        if name in LISTS or name == "journal":
            raise BadInput(
                f"{place} holds {name}, which have a file of their own.",
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
