"""Seconds to import each list, names a second, and what the thresholds of screening cost and find.

Run: python benchmarks/screen.py [FOLDER OF REAL DATA]. Writes benchmarks/results/screen.json.
The development split is documented here: the pairs of name_checks, every alias of a company on the
SDN List held against the list without that alias, and company names drawn by a fixed seed.
"""

import csv
import gzip
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from witnessmark.base.json import Json, readable_json
from witnessmark.companies.compare import compare_names
from witnessmark.companies.names import name_key
from witnessmark.screening.entry import Entry, EntryKind, ListedAs
from witnessmark.screening.lists import list_kind
from witnessmark.screening.screen import screen
from witnessmark.screening.snapshots import Snapshot, import_list, load_snapshots
from witnessmark.screening.source import SourceFile
from witnessmark.screening.weigh import EQUAL, POSSIBLE, Query

HERE = Path(__file__).parent
EDITIONS = (
    ("ofac-sdn", "us_ofac_sdn_2019-01"),
    ("ofac-sdn", "us_ofac_sdn_2021-07"),
    ("ofac-consolidated", "us_ofac_cons_2025-12"),
    ("un-xml", "un_sc_2026-02"),
)


def main() -> None:
    """Measure, and write the results."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / "shared" / "data"
    if not data.is_dir():
        sys.exit(f"No real data at {data}; give the folder.")
    lists = data / "watchlists"
    with tempfile.TemporaryDirectory() as home:
        imports = [measure_import(kind, lists / name, Path(home)) for kind, name in EDITIONS]
        started = time.perf_counter()
        snapshots = load_snapshots(Path(home))
        for snapshot in snapshots:
            len(snapshot.index.places)
        loading = time.perf_counter() - started
        names = list(drawn_names(lists, count=2000))
        results: dict[str, Json] = {
            "imports": imports,
            "seconds_to_load_and_index": round(loading, 2),
            "thresholds": {"equal": EQUAL, "possible": POSSIBLE},
            "drawn_company_names": measure_names(names, snapshots),
            "sdn_aliases_left_out": measure_aliases(snapshots),
            "name_checks": measure_pairs(lists / "name_checks" / "organisation_pairs.csv"),
        }
    target = HERE / "results" / "screen.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(readable_json(results), "utf-8")
    print(json.dumps(results, indent=1))


def measure_import(kind: str, folder: Path, home: Path) -> Mapping[str, Json]:
    """Return the seconds that one edition takes to import."""
    started = time.perf_counter()
    files = [SourceFile(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
    day = datetime.fromisoformat(f"{folder.name.rpartition('_')[2]}-01T00:00:00+00:00")
    edition, _ = import_list(
        files, kind=list_kind(kind), into=home, retrieved_at=day.astimezone(UTC)
    )
    seconds = time.perf_counter() - started
    return {"list": folder.name, "entries": edition.counts["entries"], "seconds": round(seconds, 2)}


def drawn_names(lists: Path, *, count: int) -> Iterator[str]:
    """Yield real company names, nearly all of which stand on no list."""
    path = lists / "scale_names" / "company_names_unique.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        names = [line.strip() for line in file if 0 < len(line.strip()) <= 200]
    yield from random.Random(20230119).sample(names, count)


def measure_names(names: Sequence[str], snapshots: Sequence[Snapshot]) -> Mapping[str, Json]:
    """Return speed and verdicts for `names`.

    Hits are printed for a person to read, and not kept: they are names of real companies.
    """
    started = time.perf_counter()
    verdicts: Counter[str] = Counter()
    for name in names:
        finding = screen(Query(name=name), snapshots=snapshots)
        verdicts[finding.verdict.value] += 1
        if finding.hits:
            print(name, finding.hits[0].matched_name, finding.hits[0].score, sep=" | ")
    seconds = time.perf_counter() - started
    return {
        "names": len(names),
        "names_per_second": round(len(names) / seconds),
        "milliseconds_per_name": round(1000 * seconds / len(names), 2),
        "verdicts": dict(verdicts),
    }


def measure_aliases(snapshots: Sequence[Snapshot], *, count: int = 1500) -> Mapping[str, Json]:
    """Return how often a company is found by an alias which was taken out of its entry."""
    sdn = next(snapshot for snapshot in snapshots if snapshot.edition.list == "us-ofac-sdn")
    chosen = random.Random(20230119).sample(list(_held_out(sdn.entries)), count)
    taken = {(entry.id, alias) for entry, alias in chosen}
    entries = tuple(
        replace(e, names=tuple(n for n in e.names if (e.id, n.text) not in taken))
        for e in sdn.entries
    )
    rest = replace(sdn, entries=entries)
    outcome: Counter[str] = Counter()
    for entry, alias in chosen:
        hits = screen(Query(name=alias), snapshots=(rest,)).hits
        own = [hit for hit in hits if hit.entry_id == entry.id]
        outcome["found"] += bool(own)
        outcome["found_first"] += bool(own) and hits[0].entry_id == entry.id
        outcome["other_entries_hit"] += len(hits) - len(own)
    return {"aliases": count, **outcome}


def _held_out(entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    for entry in entries:
        aliases = [name.text for name in entry.names if name.listed_as is ListedAs.ALIAS]
        if entry.kind is EntryKind.COMPANY and aliases:
            yield entry, aliases[0]


def measure_pairs(path: Path) -> Mapping[str, Json]:
    """Return, for labelled pairs of names, how many are equal, possible and neither."""
    found: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            comparison = compare_names(name_key(row["name1"]), name_key(row["name2"]))
            equal = comparison.score >= EQUAL and not comparison.doubts
            verdict = "equal" if equal else "possible" if comparison.score >= POSSIBLE else "no"
            found[f"{'same' if row['is_match'] == 'true' else 'different'}_{verdict}"] += 1
    return dict(found)


if __name__ == "__main__":
    main()
