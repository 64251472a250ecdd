"""A snapshot is wholly there or not at all, and what was altered is not believed."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from screening.editions import as_files, at, consolidated, entity, ftm, keep
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.hashes import Sha256
from witnessmark.screening.entry import Entry, EntryKind, ListedAs, ListedName
from witnessmark.screening.entry_index import build_entry_index
from witnessmark.screening.lists import list_kind
from witnessmark.screening.screen import screen
from witnessmark.screening.screening import Verdict
from witnessmark.screening.snapshots import (
    check_snapshot,
    import_list,
    in_force,
    list_editions,
    load_snapshots,
)
from witnessmark.screening.weigh import Query

FIRST = [ftm(entity("x", "Specimen Works"))]
SECOND = [ftm(entity("x", "Specimen Works"), entity("y", "Exemplar House"))]


def test_a_snapshot_keeps_the_originals_and_says_what_it_is(tmp_path: Path) -> None:
    files = as_files(consolidated())
    edition = keep(files, kind="ofac-consolidated", into=tmp_path, day="2025-12-01")
    folder = tmp_path / "us-ofac-consolidated" / edition.sha256
    originals = {path.read_bytes() for path in (folder / "original").iterdir()}
    assert originals == {file.content for file in files}
    assert edition.counts["entries"] == 120
    assert load_snapshots(tmp_path)[0].edition == edition


def test_one_file_is_known_by_its_own_hash(tmp_path: Path) -> None:
    assert keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01").sha256 == FIRST[0].sha256


def test_the_order_of_files_does_not_make_another_edition(tmp_path: Path) -> None:
    files = as_files(consolidated())
    one = keep(files, kind="ofac-consolidated", into=tmp_path, day="2025-12-01")
    other = keep(files[::-1], kind="ofac-consolidated", into=tmp_path, day="2025-12-01")
    assert one == other
    assert len(list_editions(tmp_path)) == 1


def test_the_same_edition_again_changes_nothing(tmp_path: Path) -> None:
    keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kind = list_kind("ftm")
    _, is_new = import_list(
        FIRST, kind=kind, into=tmp_path, retrieved_at=at("2024-09-09"), retrieval_known=False
    )
    assert not is_new
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_an_edition_retrieved_again_is_in_force_again(tmp_path: Path) -> None:
    keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01")
    keep(SECOND, kind="ftm", into=tmp_path, day="2024-06-01")
    keep(FIRST, kind="ftm", into=tmp_path, day="2025-01-01")
    editions = list_editions(tmp_path)
    hashes = [
        in_force(editions, on=day)[0].sha256 for day in (date(2024, 2, 1), date(2024, 7, 1), None)
    ]
    assert hashes == [FIRST[0].sha256, SECOND[0].sha256, FIRST[0].sha256]


def test_a_refused_edition_leaves_the_old_one_in_force(tmp_path: Path) -> None:
    keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BadInput):
        keep([ftm({"id": "x"})], kind="ftm", into=tmp_path, day="2024-02-01")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["../escape", "UPPER", "a/b", ""])
def test_a_list_id_cannot_leave_its_folder(tmp_path: Path, name: str) -> None:
    if not name:
        assert keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01", name=name).list == "ftm"
        return
    with pytest.raises(BadInput, match="not allowed"):
        keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01", name=name)


def test_another_list_is_not_taken_for_a_new_edition(tmp_path: Path) -> None:
    one = [ftm(*(entity(f"a{n}", f"Specimen{n} Works") for n in range(30)))]
    other = [ftm(*(entity(f"b{n}", f"Exemplar{n} House") for n in range(30)))]
    keep(one, kind="ftm", into=tmp_path, day="2024-01-01")
    with pytest.raises(BadInput, match="shares no entry") as error:
        keep(other, kind="ftm", into=tmp_path, day="2024-02-01")
    assert "--name" in error.value.remedy


def test_altered_entries_are_not_believed(tmp_path: Path) -> None:
    edition = keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01")
    path = tmp_path / "ftm" / edition.sha256 / "entries.jsonl"
    path.write_bytes(path.read_bytes().replace(b"Specimen", b"Innocent"))
    with pytest.raises(Untrusted, match="were altered"):
        load_snapshots(tmp_path)


def test_a_renamed_snapshot_is_not_believed(tmp_path: Path) -> None:
    edition = keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01")
    folder = tmp_path / "ftm" / edition.sha256
    folder.rename(folder.with_name("0" * 64))
    with pytest.raises(Untrusted, match="not what its folder is called"):
        list_editions(tmp_path)


def test_a_list_that_was_never_imported_is_refused(tmp_path: Path) -> None:
    keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01")
    with pytest.raises(BadInput, match="No list 'eu'"):
        load_snapshots(tmp_path, lists=("eu",))


def test_a_list_of_ones_own_says_what_it_means(tmp_path: Path) -> None:
    effects = """
effects:
  bench:
    list: {en: Bench list, ja: 見本リスト}
    authority: {en: Bench, ja: 見本}
    effect: {en: The bench lends them no tools., ja: 工具を貸さない。}
    source: {address: "https://bench.example", accessed: "2026-01-01", fragment: no tools}
lists: {bench: {every: bench}}
"""
    import_list(
        FIRST,
        kind=list_kind("ftm"),
        into=tmp_path,
        retrieved_at=at("2024-01-01"),
        list_id="bench",
        effects=effects,
    )
    (hit,) = screen(Query(name="Specimen Works"), snapshots=load_snapshots(tmp_path)).hits
    assert hit.legal_effect.en == "The bench lends them no tools."
    assert hit.grounds[-1].source == "https://bench.example"


@pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
@pytest.mark.parametrize("writes", [1, 2, 3])
def test_kill_9_during_an_import_leaves_everything_as_it_was(tmp_path: Path, writes: int) -> None:
    keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01")
    program = f"""
import os, signal, sys
from pathlib import Path
from screening.editions import keep, ftm, entity
from witnessmark.screening import snapshots
write, left = snapshots.write_atomically, [{writes}]
def write_and_die(path, content):
    write(path, content)
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
snapshots.write_atomically = write_and_die
files = [ftm(entity("x", "Specimen Works"), entity("y", "Exemplar House"))]
keep(files, kind="ftm", into=Path({str(tmp_path)!r}), day="2024-06-01")
"""
    done = subprocess.run([sys.executable, "-c", program], env=_environment(), check=False)
    assert done.returncode == -signal.SIGKILL
    (snapshot,) = load_snapshots(tmp_path)
    assert snapshot.edition.sha256 == FIRST[0].sha256
    assert screen(Query(name="Exemplar House"), snapshots=(snapshot,)).verdict is Verdict.NO_MATCH
    assert keep(SECOND, kind="ftm", into=tmp_path, day="2024-06-01").sha256 == SECOND[0].sha256


def _environment() -> dict[str, str]:
    tests = Path(__file__).parents[1]
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(tests), str(tests.parent / "src")))}


@pytest.mark.parametrize(
    ("party", "message"),
    [
        (entity("x", "S" * 10_000), r"list.ftm.json, line 1: of the entry 'x', .* 10,000"),
        (entity("x", "Spec", alias=["A" * 501]), "of the entry 'x', .* 501 characters"),
        (entity("x", "Speci\x1bmen"), r"of the entry 'x', .* control character U\+001B"),
        (entity("x" * 10_000, "Specimen"), "of the entry 'xxx.* 10,000 characters"),
        (entity("x", "Specimen", leiCode=["9" * 10_000]), "of the entry 'x', .* 10,000"),
    ],
)
def test_a_name_that_could_not_be_compared_as_a_whole_is_refused(
    tmp_path: Path, party: dict[str, object], message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        keep([ftm(party)], kind="ftm", into=tmp_path, day="2024-01-01")
    assert list(tmp_path.rglob("*.jsonl")) == []


def test_a_snapshot_from_before_that_rule_is_not_searched_in_part() -> None:
    name = ListedName(text="S" * 501, listed_as=ListedAs.NAME)
    with pytest.raises(BadInput, match="of the entry 'x'"):
        build_entry_index([Entry(id="x", kind=EntryKind.COMPANY, names=(name,))])


def test_a_snapshot_is_checked_originals_and_all(tmp_path: Path) -> None:
    edition = keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01")
    folder = tmp_path / "ftm" / edition.sha256
    check_snapshot(folder)
    (original,) = (folder / "original").iterdir()
    original.write_bytes(b"")
    with pytest.raises(Untrusted, match=r"its original list\.ftm\.json"):
        check_snapshot(folder)


def test_a_file_of_another_kind_cannot_stand_for_an_official_list(tmp_path: Path) -> None:
    for name in ("us-ofac-sdn", "us-ofac-consolidated", "un-sc"):
        with pytest.raises(BadInput, match=f"{name} is the list of the kind"):
            keep(FIRST, kind="ftm", into=tmp_path, day="2025-12-01", name=name)
    assert list_editions(tmp_path) == ()


def test_a_year_that_stands_for_no_year_is_none_and_the_list_can_be_read(tmp_path: Path) -> None:
    dates = {"startDate": ["0001-01-01"], "endDate": ["9999-12-31"]}
    sanction = {"id": "s", "schema": "Sanction", "properties": {"entity": ["x"], **dates}}
    keep(
        [ftm(entity("x", "Specimen Works"), sanction)], kind="ftm", into=tmp_path, day="2025-12-01"
    )
    (entry,) = load_snapshots(tmp_path)[0].entries
    assert (entry.listed_on, entry.delisted_on) == (None, None)


def test_two_editions_of_one_time_are_refused_in_a_line_that_says_what_to_do(
    tmp_path: Path,
) -> None:
    first = keep(FIRST, kind="ftm", into=tmp_path, day="2024-01-01")
    with pytest.raises(BadInput, match="retrieved at the same time") as refused:
        keep(SECOND, kind="ftm", into=tmp_path, day="2024-01-01")
    assert "--retrieved-at" in refused.value.remedy
    other = replace(first, sha256=Sha256("f" * 64))
    for order in ((first, other), (other, first)):
        assert in_force(order, on=None) == (other,)
