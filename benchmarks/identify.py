"""Seconds to build and open a catalogue and to identify the teardowns, and how right scores are.

Run: python benchmarks/identify.py [FOLDER OF REAL DATA]. Writes benchmarks/results/identify.json.

Two development splits are looked at, and each is halved by the first bit of the SHA-256 of the
marking: the lower half sets the probabilities of `parts/scores.py`, the upper half checks them.
- teardowns: the distinct pairs of marking and maker of teardowns.csv that name a maker we know; no
  maker_hint is given. These are router and camera parts, and the makers' patterns were typed in by
  people who had seen the file.
- catalogue: 30,000 rows drawn by a fixed seed, identified by the makers' patterns alone. A maker
  whose name begins with the same word counts as the same. The patterns were checked against the
  same catalogue, so this shows what they share with other makers, not what they would miss.
A candidate is right only if it is the very maker named: one that bought it counts as wrong.
"""

import csv
import gzip
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from witnessmark.base.json import Json, readable_json
from witnessmark.parts.building import build_catalogue
from witnessmark.parts.catalogue import Catalogue, open_catalogue
from witnessmark.parts.identify import identify
from witnessmark.parts.makers import MakerTable
from witnessmark.parts.marking import Marking, fragments_of, read_marking
from witnessmark.parts.scores import scores_of
from witnessmark.parts.standing import Standing, standings_of
from witnessmark.parts.support import supports_of
from witnessmark.reference.makers import load_makers

HERE = Path(__file__).parent
SAMPLE = 30_000


@dataclass(frozen=True)
class Labelled:
    """A marking whose maker somebody has named."""

    marking: Marking
    maker: str
    half: str


def main() -> None:
    """Measure, and write the results."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / "shared" / "data"
    electronics = data / "electronics"
    if not electronics.is_dir():
        sys.exit(f"No real data at {data}; give its folder.")
    started = time.perf_counter()
    makers = MakerTable(load_makers())
    results: dict[str, Json] = {
        "makers": len(makers.makers),
        "load_makers_seconds": round(time.perf_counter() - started, 3),
    }
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "catalogue"
        results["catalogue"] = measure_catalogue(electronics / "parts_normalised.csv.gz", place)
        with open_catalogue(place) as catalogue:
            rows = list(teardowns(electronics / "teardowns.csv"))
            results["teardowns"] = measure_identify(rows, makers, catalogue)
            named = list(labelled(rows, makers))
            results["reliability"] = {
                "teardowns": reliability(named, makers, catalogue),
                "catalogue": reliability(
                    sample(electronics / "parts_normalised.csv.gz"), makers, None
                ),
            }
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "identify.json").write_text(readable_json(results), "utf-8")
    print(json.dumps(results, indent=2))


def measure_catalogue(source: Path, place: Path) -> Json:
    """Return what building and opening cost."""
    started = time.perf_counter()
    about = build_catalogue([source], into=place, built_at=datetime.now(UTC))
    built = time.perf_counter() - started
    started = time.perf_counter()
    with open_catalogue(place) as catalogue:
        opened = time.perf_counter() - started
        parts = len(catalogue)
    return {
        "rows": about.rows,
        "parts": parts,
        "build_seconds": round(built, 2),
        "build_peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "open_seconds": round(opened, 3),
        "megabytes": round(sum(file.size for file in about.files) / 1e6, 1),
    }


def teardowns(path: Path) -> Iterator[tuple[Marking, str]]:
    """Yield each marking with the maker given, which may be empty."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            marking = read_marking(
                row["marking_or_mpn"], doubt_mark=True, role=row["component_role"]
            )
            yield marking, row["manufacturer_if_given"]


def measure_identify(
    rows: list[tuple[Marking, str]], makers: MakerTable, catalogue: Catalogue
) -> Json:
    """Return what identifying all rows costs, and the verdicts."""
    started, worked = time.perf_counter(), time.process_time()
    proposals = [identify(marking, makers=makers, catalogue=catalogue) for marking, _ in rows]
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    verdicts = Counter(proposal.verdict.value for proposal in proposals)
    return {
        "rows": len(rows),
        "seconds": round(seconds, 2),
        "per_cpu_second": round(len(rows) / worked),
        "verdicts": dict(verdicts.most_common()),
    }


def labelled(rows: Iterable[tuple[Marking, str]], makers: MakerTable) -> Iterator[Labelled]:
    """Yield the distinct markings with a maker that has a file."""
    seen = set()
    for marking, maker in rows:
        pair = marking.text, maker
        if maker and pair not in seen and makers.named(maker):
            seen.add(pair)
            yield Labelled(marking, maker, half_of(marking.text))


def sample(path: Path) -> Iterator[Labelled]:
    """Yield rows of the catalogue, drawn by a fixed seed."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = [(row["mpn"], row["manufacturer"]) for row in csv.DictReader(file)]
    drawn = random.Random(2023).sample(rows, SAMPLE)
    for mpn, maker in drawn:
        if mpn and maker:
            yield Labelled(read_marking(mpn, role="part"), maker, half_of(mpn))


def half_of(text: str) -> str:
    """Return the half of the split that a marking belongs to."""
    return "development" if sha256(text.encode()).digest()[0] < 128 else "check"


def reliability(
    things: Iterable[Labelled], makers: MakerTable, catalogue: Catalogue | None
) -> Json:
    """Return, per half: right of all by grade, by tenth of the score, and by verdict."""
    counts: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(lambda: [0, 0]))
    )
    for thing in things:
        for table, name, right in _judged(thing, makers, catalogue):
            tally = counts[thing.half][table][name]
            tally[0] += right
            tally[1] += 1
    return {half: _shares(tables) for half, tables in sorted(counts.items())}


def _judged(
    thing: Labelled, makers: MakerTable, catalogue: Catalogue | None
) -> Iterator[tuple[str, str, bool]]:
    supports = supports_of(
        thing.marking, fragments_of(thing.marking), makers=makers, catalogue=catalogue
    )
    standings = standings_of(supports, marking=thing.marking, makers=makers)
    rivals = len(standings) > 1
    scores = scores_of([(standing.grade, standing.is_contradicted) for standing in standings])
    for standing, score in zip(standings, scores, strict=True):
        right = is_right(standing, thing.maker, makers)
        yield "grade", f"{standing.grade}{' among rivals' if rivals else ''}", right
        yield "score", f"{int(score * 10) / 10:.1f}", right
    proposal = identify(thing.marking, makers=makers, catalogue=catalogue)
    best = {candidate.maker_id for candidate in proposal.candidates[:1]}
    right = any(
        is_right(standing, thing.maker, makers)
        for standing in standings
        if standing.maker_id in best
    )
    yield "verdict", proposal.verdict.value, right


def is_right(standing: Standing, maker: str, makers: MakerTable) -> bool:
    """Say whether a candidate is the maker that was named."""
    named = makers.named(maker)
    if named:
        return named.id == standing.maker_id
    first = re.split(r"\W+", maker.casefold())[0]
    return first == re.split(r"\W+", standing.maker.casefold())[0]


def _shares(tables: Mapping[str, Mapping[str, list[int]]]) -> Json:
    return {
        table: {
            name: {"right": right, "of": of, "share": round(right / of, 3)}
            for name, (right, of) in sorted(rows.items())
        }
        for table, rows in tables.items()
    }


if __name__ == "__main__":
    main()
