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
from witnessmark.publication.gate.gaps import GAPS, Gap
from witnessmark.publication.gate.gate import locks
from witnessmark.publication.gate.limits import LIMITS

DEMO = Path(__file__).parents[3] / "demo"


@pytest.fixture(scope="module")
def replay() -> Case:
    return read_case_folder(DEMO / "replay-2023").case


def shut(case: Case) -> set[tuple[str, str, str]]:
    found = locks(case, on=case.as_of)
    return {(lock.id, lock.subject, lock.remedy.en) for lock in found if not lock.open}


def names(case: Case) -> set[tuple[str, str]]:
    return {(id_, subject) for id_, subject, _ in shut(case)}


def called_not_published(gap: Gap) -> Remark:
    return Remark(
        text=Text(en=f"{gap.what.en}: not published.", ja=f"{gap.what.ja}：公表されていない。")
    )


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
        told = Notice(limits=replay.notice.limits, not_published=(called_not_published(gap),))
        assert len(shut(replace(replay, notice=told))) == len(GAPS) - 1


def test_what_is_not_published_is_told_in_each_language(replay: Case) -> None:
    (first, *rest) = replay.notice.not_published
    short = (replace(first, text=replace(first.text, ja="カメラ：公表されていない。")), *rest)
    assert ("not_published", "replay-2023") in names(
        replace(replay, notice=replace(replay.notice, not_published=short))
    )


@pytest.mark.parametrize(
    ("en", "ja"),
    [
        ("{en}: published.", "{ja}：公表されている。"),
        ("{en}.", "{ja}。"),
        ("{en}: published. The rest is not published.", "{ja}：公表。他は公表されていない。"),
    ],
)
def test_a_gap_that_is_not_called_not_published_opens_nothing(
    replay: Case, en: str, ja: str
) -> None:
    told = tuple(
        Remark(text=Text(en=en.format(en=gap.what.en), ja=ja.format(ja=gap.what.ja)))
        for gap in GAPS
    )
    loose = replace(replay, notice=replace(replay.notice, not_published=told))
    assert {remedy for id_, _, remedy in shut(loose) if id_ == "not_published"} == {
        f"Add to what is not published: “{gap.what.en}: not published in the sources used.”"
        for gap in GAPS
    }


@pytest.mark.parametrize("place", range(len(LIMITS)))
def test_a_replay_names_each_limit_that_it_has_reason_to(replay: Case, place: int) -> None:
    said = [Remark(text=limit.sentence) for limit in LIMITS]
    whole = replace(replay, notice=replace(replay.notice, limits=tuple(said)))
    assert names(whole) == set()
    del said[place]
    found = shut(replace(whole, notice=replace(whole.notice, limits=tuple(said))))
    assert found == {("limits", "replay-2023", f"Add to its limits: {LIMITS[place].sentence.en}")}


def test_an_investigation_that_says_japanese_related_says_that_it_is_not_japanese() -> None:
    title = Text(en="Parts of Japanese-related companies", ja="日系企業の部品")
    related = replace(clean_case(), title=title)
    assert ("limits", "fiction") not in names(clean_case())
    assert ("limits", "fiction") in names(related)
    limit = Remark(text=LIMITS[-1].sentence)
    assert ("limits", "fiction") not in names(replace(related, notice=Notice(limits=(limit,))))


def test_a_translation_without_its_credit_is_refused(replay: Case) -> None:
    assert names(replace(replay, credits=())) == {("credits", "bhrrc-page")}


@pytest.mark.parametrize("role", ["translator", "editors", "checkers"])
def test_a_credit_names_translator_editors_and_checkers(replay: Case, role: str) -> None:
    (credit,) = replay.credits
    changed = replace(credit, **{role: Text(en="BHRRC")})  # type: ignore[arg-type]
    assert names(replace(replay, credits=(changed,))) == {("credits", "bhrrc-page")}
