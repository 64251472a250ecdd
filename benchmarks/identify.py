"""Seconds to build and open a catalogue and to identify the teardowns, and how right scores are.

Run: python benchmarks/identify.py [FOLDER OF REAL DATA]. Writes benchmarks/results/identify.json.

Markings are halved by the first bit of the SHA-256 of their letters and digits, so that one marking
is on one side only. The development half gives the figures of `parts/scores.py`: under "trials",
how many candidates of each grade and place were right. The check half tells how well the scores
fit: under "reliability", for each verdict and tenth of the score, how many candidates had the
highest score of their row (several where they are level), their mean score, and the share that was
right. No figure comes from it. But what grades and places there are, and how level candidates are
counted, was settled after it had been looked at: the fit is that much better than on new markings,
of which none are left here. There are three sets:
- teardowns: the rows of teardowns.csv that name a maker; no maker_hint is given. These are router
  and camera parts, and the makers' patterns were typed in by people who had seen the file.
- unreadable: the same, with one character of the longest word made unreadable, drawn by a fixed
  seed. This damage is generated, stays in memory and is nowhere shown as a marking.
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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from witnessmark.base.json import Json, JsonObject, readable_json
from witnessmark.parts.building import build_catalogue
from witnessmark.parts.catalogue import Catalogue, open_catalogue
from witnessmark.parts.identify import identify
from witnessmark.parts.keys import part_key
from witnessmark.parts.makers import MakerTable
from witnessmark.parts.marking import Marking, fragments_of, read_marking
from witnessmark.parts.scores import MORE_OFTEN, Contender, Place, place_of
from witnessmark.parts.standing import Standing, contender_of, standings_of
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
            named = list(labelled(rows))
            drawn = sample(electronics / "parts_normalised.csv.gz")
            sets = {
                "teardowns": reliability(named, makers, catalogue),
                "unreadable": reliability(damaged(named), makers, catalogue),
                "catalogue": reliability(drawn, makers, None),
            }
            results["scores"] = sets
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results" / "identify.json").write_text(readable_json(results), "utf-8")
    print(json.dumps({**results, "scores": "see below"}, indent=2))
    print_reliability(sets)


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


def labelled(rows: Iterable[tuple[Marking, str]]) -> Iterator[Labelled]:
    """Yield the markings with a maker."""
    for marking, maker in rows:
        if maker:
            yield Labelled(marking, maker, half_of(marking.text))


def damaged(things: Iterable[Labelled]) -> Iterator[Labelled]:
    """Yield the markings whose longest word has six characters or more, one made unreadable."""
    chance = random.Random(2023)
    for thing in things:
        word = max(thing.marking.text.split(), key=len)
        if len(word) >= 6 and not thing.marking.doubted:
            place = chance.randrange(len(word))
            text = thing.marking.text.replace(word, f"{word[:place]}?{word[place + 1 :]}", 1)
            yield replace(thing, marking=read_marking(text, role=thing.marking.role))


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
    return "development" if sha256(part_key(text).encode()).digest()[0] < 128 else "check"


def reliability(
    things: Iterable[Labelled], makers: MakerTable, catalogue: Catalogue | None
) -> JsonObject:
    """Return the trials of both halves, and how well the scores fit the check half."""
    trials: dict[str, dict[str, list[tuple[str, bool]]]] = defaultdict(lambda: defaultdict(list))
    firsts: dict[str, dict[str, list[tuple[float, bool]]]] = defaultdict(lambda: defaultdict(list))
    for thing in things:
        standings = standings_of(
            supports_of(
                thing.marking, fragments_of(thing.marking), makers=makers, catalogue=catalogue
            ),
            marking=thing.marking,
            makers=makers,
        )
        right = {one.maker_id: is_right(one, thing.maker, makers) for one in standings}
        contenders = list(map(contender_of, standings))
        for one in contenders:
            cell = _cell(one, contenders)
            trials[thing.half][cell].append((part_key(thing.marking.text), right[one.maker_id]))
        proposal = identify(thing.marking, makers=makers, catalogue=catalogue)
        if thing.half == "check" and proposal.candidates:
            best = proposal.candidates[0].score
            tenth = f"{int(best * 10) / 10:.1f}"
            firsts[proposal.verdict][tenth] += [
                (best, right[one.maker_id]) for one in proposal.candidates if one.score == best
            ]
    return {
        "trials": {half: _trials(cells) for half, cells in sorted(trials.items())},
        "reliability": {verdict: _bins(bins) for verdict, bins in sorted(firsts.items())},
    }


def _cell(contender: Contender, contenders: Sequence[Contender]) -> str:
    place = place_of(contender, contenders)
    if place is Place.SOLE:
        return f"sole {contender.grade}"
    level = frozenset(
        one.maker_id for one in contenders if place_of(one, contenders) is Place.LEVEL
    )
    if place is Place.LEVEL and level in MORE_OFTEN:
        return f"level {contender.maker_id} of {', '.join(sorted(level))}"
    return place.value


def _trials(cells: Mapping[str, list[tuple[str, bool]]]) -> Json:
    return {
        cell: {
            "right": sum(right for _key, right in seen),
            "rows": len(seen),
            "markings": len({key for key, _right in seen}),
        }
        for cell, seen in sorted(cells.items())
    }


def _bins(bins: Mapping[str, list[tuple[float, bool]]]) -> Json:
    return {
        tenth: {
            "candidates": len(seen),
            "mean_score": round(sum(score for score, _right in seen) / len(seen), 3),
            "share_right": round(sum(right for _score, right in seen) / len(seen), 3),
        }
        for tenth, seen in sorted(bins.items())
    }


def print_reliability(sets: Mapping[str, JsonObject]) -> None:
    """Print how well the scores fit the check halves, one line a bin."""
    print(f"\n{'check half of':14}{'verdict':12}{'score':>6}{'of':>8}{'mean':>8}{'right':>8}")
    for name, measured in sets.items():
        for verdict, bins in table_of(measured["reliability"]).items():
            for tenth, row in table_of(bins).items():
                figures = "".join(f"{figure!s:>8}" for figure in table_of(row).values())
                print(f"{name:14}{verdict:12}{tenth:>6}{figures}")


def table_of(results: Json) -> JsonObject:
    """Return a part of the results that is a table."""
    assert isinstance(results, dict)
    return results


def is_right(standing: Standing, maker: str, makers: MakerTable) -> bool:
    """Say whether a candidate is the maker that was named."""
    named = makers.named(maker)
    if named:
        return named.id == standing.maker_id
    first = re.split(r"\W+", maker.casefold())[0]
    return first == re.split(r"\W+", standing.maker.casefold())[0]


if __name__ == "__main__":
    main()
