"""A case that is made up says so, and a replay says what it leaves open and who translated."""

from dataclasses import replace
from pathlib import Path

import pytest

from publication.said import KASUMI, clean_case
from witnessmark.base.text import Text
from witnessmark.companies.company import NameForm, NameKind
from witnessmark.publication.case import Case, Notice
from witnessmark.publication.casefolder.plain import read_case_folder
from witnessmark.publication.claim import Remark
from witnessmark.publication.gate.gaps import GAPS
from witnessmark.publication.gate.gate import locks

DEMO = Path(__file__).parents[3] / "demo"


@pytest.fixture(scope="module")
def replay() -> Case:
    return read_case_folder(DEMO / "replay-2023").case


def shut(case: Case) -> set[tuple[str, str, str]]:
    found = locks(case, on=case.as_of)
    return {(lock.id, lock.subject, lock.remedy.en) for lock in found if not lock.open}


def names(case: Case) -> set[tuple[str, str]]:
    return {(id_, subject) for id_, subject, _ in shut(case)}


def from_source(address: str) -> Case:
    form = NameForm(text="Kasumi", language="en", kind=NameKind.BRAND, source=address)
    bare = replace(clean_case(), fictional=False, documents=(), identifications=())
    return replace(bare, companies=(replace(KASUMI, names=(form,), relations=()),))


def test_a_fictional_case_that_drops_its_flag_is_refused() -> None:
    bench = read_case_folder(DEMO / "synthetic-bench").case
    assert names(bench) == set()
    assert ("fictional", "synthetic-bench") in names(replace(bench, fictional=False))


@pytest.mark.parametrize(
    ("address", "made_up"),
    [
        ("https://kasumi.example/company", True),
        ("kasumi.example", True),
        ("https://www.example.com/", True),
        ("http://kasumi.test:8000", True),
        ("https://example.invalid", True),
        ("https://example-chips.co.jp/test", False),
        ("https://www.kasumi.jp/example", False),
        ("https://contest.org/a?b=x.example", False),
        ("test", False),
        ("a printed catalogue, for example", False),
    ],
)
def test_an_address_for_examples_is_no_source(address: str, made_up: bool) -> None:
    assert (("fictional", "fiction") in names(from_source(address))) is made_up


def test_a_replay_names_limits(replay: Case) -> None:
    without = replace(replay, notice=replace(replay.notice, limits=()))
    assert names(without) == {("limits", "replay-2023")}


@pytest.mark.parametrize("place", range(7))
def test_each_thing_that_a_replay_lacks_is_called_not_published(replay: Case, place: int) -> None:
    told = replay.notice.not_published
    assert len(told) == 7
    kept = (*told[:place], *told[place + 1 :])
    without = replace(replay, notice=replace(replay.notice, not_published=kept))
    assert names(without) == {("not_published", "replay-2023")}


def test_the_lock_names_what_to_add(replay: Case) -> None:
    without = replace(replay, notice=replace(replay.notice, not_published=()))
    remedies = {remedy for id_, _, remedy in shut(without) if id_ == "not_published"}
    assert len(remedies) == len(GAPS)
    for gap in GAPS:
        assert any(gap.what.en in remedy for remedy in remedies)
        told = Notice(limits=replay.notice.limits, not_published=(Remark(text=gap.what),))
        assert len(shut(replace(replay, notice=told))) == len(GAPS) - 1


def test_what_is_not_published_is_told_in_each_language(replay: Case) -> None:
    (first, *rest) = replay.notice.not_published
    short = (replace(first, text=replace(first.text, ja="カメラ：公表されていない。")), *rest)
    assert ("not_published", "replay-2023") in names(
        replace(replay, notice=replace(replay.notice, not_published=short))
    )


def test_a_translation_without_its_credit_is_refused(replay: Case) -> None:
    assert names(replace(replay, credits=())) == {("credits", "bhrrc-page")}


@pytest.mark.parametrize("role", ["translator", "editors", "checkers"])
def test_a_credit_names_translator_editors_and_checkers(replay: Case, role: str) -> None:
    (credit,) = replay.credits
    changed = replace(credit, **{role: Text(en="BHRRC")})  # type: ignore[arg-type]
    assert names(replace(replay, credits=(changed,))) == {("credits", "bhrrc-page")}
