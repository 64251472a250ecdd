"""The files that a case brings along: its own makers, catalogue and lists, and its letters."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.parts.building import build_catalogue
from witnessmark.parts.catalogue import Catalogue, latest_catalogue, open_catalogue
from witnessmark.parts.makers import MakerTable
from witnessmark.publication.case import Case, Enclosure, EnclosureKind
from witnessmark.publication.casefolder.plain import CaseFolder
from witnessmark.reference.makers import load_makers, parse_makers
from witnessmark.screening.lists import list_kind
from witnessmark.screening.snapshots import Snapshot, import_list, load_snapshots
from witnessmark.screening.source import SourceFile
from witnessmark.web.actions.cases import home

MEDIA_TYPES: Final = {
    ".csv": "text/csv",
    ".eml": "message/rfc822",
    ".jsonl": "application/x-ndjson",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}
"""What the usual endings say of a file; of others nothing is said."""


def media_type_of(name: str) -> str:
    """Return the media type of a file called `name`."""
    return MEDIA_TYPES.get(Path(name.lower()).suffix, "application/octet-stream")


def check_enclosure(one: Enclosure, *, path: Path, case: Case) -> None:
    """Raise BadInput where the file at `path` cannot do in `case` what `one` says that it is.

    It is read as it will be when it is used, alone.
    """
    if any((held.kind, held.name) == (one.kind, one.name) for held in case.enclosures):
        raise BadInput(
            f"The case has {one.name} already.", remedy="Give the file a name of its own."
        )
    alone = CaseFolder(case=replace(case, enclosures=(one,)), files={one.sha256: path})
    match one.kind:
        case EnclosureKind.MAKERS:
            makers_of(alone)
        case EnclosureKind.CATALOGUE:
            with catalogue_of(alone):
                pass
        case EnclosureKind.LIST:
            _check_list(one)
            snapshots_of(alone)
        case EnclosureKind.LETTER:
            pass


def _check_list(one: Enclosure) -> None:
    if not one.list_kind or one.retrieved_at is None:
        raise BadInput(
            "Of a list, its kind and when it was retrieved must be known.",
            remedy="Fill in both: a screening says what was searched, and of which day.",
        )


def _own(folder: CaseFolder, kind: EnclosureKind) -> list[tuple[Enclosure, Path]]:
    enclosures = [one for one in folder.case.enclosures if one.kind is kind]
    return [(one, folder.files[one.sha256]) for one in enclosures]


def makers_of(folder: CaseFolder) -> MakerTable:
    """Return the case's own makers, else those of the reference tables."""
    own = _own(folder, EnclosureKind.MAKERS)
    if not own:
        return MakerTable(load_makers())
    return MakerTable(
        maker
        for enclosure, path in own
        for maker in parse_makers(path.read_bytes(), name=enclosure.name)
    )


@contextmanager
def catalogue_of(folder: CaseFolder) -> Iterator[Catalogue | None]:
    """Give the case's own catalogue, else the newest in the home, else none."""
    own = _own(folder, EnclosureKind.CATALOGUE)
    if not own:
        latest = latest_catalogue(home() / "catalogues")
        if latest is None:
            yield None
            return
        with open_catalogue(latest) as catalogue:
            yield catalogue
        return
    with tempfile.TemporaryDirectory() as place:
        files = [_named_copy(path, enclosure, Path(place)) for enclosure, path in own]
        built = Path(place) / "built"
        build_catalogue(files, into=built, built_at=_built_at(folder.case))
        with open_catalogue(built) as catalogue:
            yield catalogue


def _named_copy(path: Path, enclosure: Enclosure, into: Path) -> Path:
    """Return a copy under the name that grounds will tell as their source."""
    name = Path(enclosure.name).name
    if name in ("", ".", "..", "built"):
        raise BadInput(f"An enclosure is called {enclosure.name!r}.", remedy="Give it a file name.")
    copy = into / name
    copy.write_bytes(path.read_bytes())
    return copy


def _built_at(case: Case) -> datetime:
    return max(entry.at for entry in case.journal)


def snapshots_of(folder: CaseFolder) -> Sequence[Snapshot]:
    """Return the case's own lists, else those in the home; raises NotConfigured without any."""
    own = _own(folder, EnclosureKind.LIST)
    if not own:
        return _home_snapshots()
    with tempfile.TemporaryDirectory() as place:
        for enclosure, path in own:
            import_list(
                [SourceFile(enclosure.name, path.read_bytes())],
                kind=list_kind(enclosure.list_kind),
                into=Path(place),
                retrieved_at=enclosure.retrieved_at or _built_at(folder.case),
                list_id=enclosure.name,
            )
        return load_snapshots(Path(place))


def _home_snapshots() -> Sequence[Snapshot]:
    snapshots = load_snapshots(home() / "lists")
    if not snapshots:
        raise NotConfigured(
            "There is no list to screen against.", remedy="Import one: witnessmark list import …"
        )
    return snapshots
