"""Editions of lists for tests: fictional ones in the real shapes, and the real where present."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from witnessmark.screening.lists import list_kind
from witnessmark.screening.snapshots import Edition, import_list
from witnessmark.screening.source import SourceFile

REAL = Path(__file__).parents[3] / "shared" / "data" / "watchlists"
needs_real_lists = pytest.mark.skipif(
    not REAL.is_dir(), reason=f"the real lists are absent ({REAL.name})"
)
NONE = "-0- "


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T00:00:00+00:00").astimezone(UTC)


def real(folder: str) -> list[SourceFile]:
    return [SourceFile(path.name, path.read_bytes()) for path in sorted((REAL / folder).iterdir())]


def ftm(*entities: Mapping[str, object], name: str = "list.ftm.json") -> SourceFile:
    lines = (json.dumps(entity, ensure_ascii=False) for entity in entities)
    return SourceFile(name, "\n".join(lines).encode())


def entity(
    entity_id: str, name: str, schema: str = "Company", **more: Sequence[str]
) -> dict[str, object]:
    return {"id": entity_id, "schema": schema, "properties": {"name": [name], **more}}


def consolidated(entries: int = 120) -> dict[str, str]:
    """Return OFAC's consolidated files with fictional entries, the first of them interesting."""
    remarks = (
        "ISIN CNE100000PM8; Listing Date (CMIC) 03 Jun 2021; a.k.a. 'SPX'; Unified Social Credit"
        " Code (USCC) 91330000733796106P (China)."
    )
    prim, add = [], []
    for number in range(1, entries + 1):
        name = "SPECIMEN OPTICS CO., LTD." if number == 1 else f"FILLER{number} WORKS"
        note = remarks if number == 1 else ""
        fields = [f'"{name}"', NONE, '"CMIC-EO13959"', *[NONE] * 7, f'"{note}"' if note else NONE]
        prim.append(f"{number},{','.join(fields)}")
        add.append(f'{number},{number},{NONE},{NONE},"China",{NONE}')
    alt = ['1,1,"aka","SPECIMEN EYES",-0- ', '1,2,"fka","OLD SPECIMEN",-0- ']
    return {
        name: "\r\n".join(rows) + "\r\n\x1a"
        for name, rows in (("cons_prim.csv", prim), ("cons_alt.csv", alt), ("cons_add.csv", add))
    }


def as_files(texts: dict[str, str]) -> list[SourceFile]:
    return [SourceFile(name, text.encode()) for name, text in texts.items()]


def keep(
    files: Sequence[SourceFile], *, kind: str, into: Path, day: str, name: str = ""
) -> Edition:
    edition, _ = import_list(
        files, kind=list_kind(kind), into=into, retrieved_at=at(day), list_id=name
    )
    return edition
