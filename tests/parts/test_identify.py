"""Rules of the proposal: a wrong name is worse than no name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parts.fictional import fictional_catalogue, proposal_for
from witnessmark.base.grounds import Direction
from witnessmark.base.text import PUBLISHED
from witnessmark.parts.catalogue import Catalogue
from witnessmark.parts.identification import Candidate, Verdict
from witnessmark.parts.identify import Proposal, identify
from witnessmark.parts.makers import MakerTable
from witnessmark.parts.marking import read_marking
from witnessmark.reference.makers import load_makers, parse_makers


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Open the fictional catalogue."""
    with fictional_catalogue(tmp_path) as catalogue:
        yield catalogue


def makers_of(proposal: Proposal) -> list[str]:
    """Return the ids of the candidates' makers, best first."""
    return [candidate.maker_id for candidate in proposal.candidates]


def against(candidate: Candidate) -> list[str]:
    """Return the rules that speak against a candidate."""
    return [ground.rule for ground in candidate.grounds if ground.direction is Direction.AGAINST]


def test_a_pattern_of_one_maker_alone_is_consistent() -> None:
    proposal = proposal_for("QM1234AB")
    assert proposal.verdict is Verdict.CONSISTENT
    (best,) = proposal.candidates
    assert (best.maker_id, best.mpn, best.family) == ("quellmark", "QM1234AB", "QM (sensors)")


def test_the_family_is_named_in_the_language_of_the_sentence() -> None:
    (best,) = proposal_for("QM1234AB").candidates
    (ground,) = best.grounds
    assert "QM (sensors)" in ground.text.en
    assert "「QM（センサー）」" in ground.text.ja
    assert "sensors" not in ground.text.ja


def test_a_number_that_the_catalogue_lists_for_one_maker_is_consistent(
    catalogue: Catalogue,
) -> None:
    proposal = proposal_for("OF77-812-TR", catalogue=catalogue)
    assert proposal.verdict is Verdict.CONSISTENT
    assert proposal.candidates[0].maker == "Ombrefont Elec"
    assert proposal.candidates[0].maker_id == "unlisted:ombrefont-elec"


def test_a_number_of_two_makers_leaves_candidates(catalogue: Catalogue) -> None:
    proposal = proposal_for("ZZ4455A", catalogue=catalogue)
    assert proposal.verdict is Verdict.CANDIDATES
    assert len(proposal.candidates) == 2
    assert all(against(candidate) == ["other_makers"] for candidate in proposal.candidates)


def test_an_entry_that_names_two_makers_is_not_one_maker(catalogue: Catalogue) -> None:
    assert proposal_for("NN123456", catalogue=catalogue).verdict is Verdict.CANDIDATES


def test_a_shared_prefix_leaves_candidates() -> None:
    proposal = proposal_for("XB6208")
    assert proposal.verdict is Verdict.CANDIDATES
    assert set(makers_of(proposal)) == {"quellmark", "tarnhelm"}


def test_the_mark_on_a_part_with_a_shared_number_decides_the_order_only() -> None:
    proposal = proposal_for("XB6208 / TRN")
    assert proposal.verdict is Verdict.CANDIDATES
    assert makers_of(proposal)[0] == "tarnhelm"
    assert against(proposal.candidates[1]) == ["other_makers", "other_maker_mark"]


@pytest.mark.parametrize(("logo", "hint"), [("TRN", ""), ("", "Tarnhelm Micro Inc.")])
def test_a_part_that_two_things_name_differently_is_unsure(logo: str, hint: str) -> None:
    proposal = proposal_for("QM1234AB", logo=logo, maker_hint=hint)
    assert proposal.verdict is Verdict.UNSURE
    quellmark = next(c for c in proposal.candidates if c.maker_id == "quellmark")
    assert against(quellmark)


def test_remarked_chip_is_unsure() -> None:
    assert proposal_for("QM1234AB / TRN").verdict is Verdict.UNSURE


def test_a_hint_that_agrees_is_a_ground_and_changes_no_score() -> None:
    plain, hinted = proposal_for("QM1234AB"), proposal_for("QM1234AB", maker_hint="クエルマーク")
    assert hinted.verdict is Verdict.CONSISTENT
    assert hinted.candidates[0].score == plain.candidates[0].score
    assert hinted.candidates[0].grounds[-1].rule == "maker_hint"


def test_a_hint_that_names_the_later_owner_does_not_speak_against() -> None:
    assert proposal_for("TH5000", maker_hint="Oldenmoor AG").verdict is Verdict.CONSISTENT


def test_a_hint_that_nobody_knows_speaks_against() -> None:
    assert proposal_for("QM1234AB", maker_hint="Somebody Else").verdict is Verdict.UNSURE


def test_a_hint_alone_names_nobody() -> None:
    assert proposal_for("8831", maker_hint="Quellmark Devices").verdict is Verdict.NOT_IDENTIFIED


def test_the_writers_doubt_is_never_consistent() -> None:
    proposal = proposal_for("QM1234AB?", doubt_mark=True)
    assert proposal.verdict is Verdict.UNSURE
    assert proposal.candidates[0].mpn == "QM1234AB"


@pytest.mark.parametrize("text", ["QM12?4AB", "QM1234A?", "QM1234AB?", "QM123??A", "QM1??4AB"])
def test_an_unreadable_character_in_the_number_is_never_consistent(
    text: str, catalogue: Catalogue
) -> None:
    proposal = proposal_for(text, catalogue=catalogue)
    assert proposal.verdict is Verdict.CANDIDATES
    assert makers_of(proposal) == ["quellmark"]
    assert all("?" not in candidate.mpn for candidate in proposal.candidates)


@pytest.mark.parametrize(
    ("text", "lot"),
    [
        ("QM12?4AB 9831 B4X77", "B4X77"),
        ("QM12?4AB 9831 (B4X77)", None),
        ("QM12?4AB 9831 + B4X77", None),
        ("QM12?4AB 16Mb", None),
    ],
)
def test_beside_a_number_the_lot_code_is_read_and_a_note_is_not(text: str, lot: str | None) -> None:
    assert proposal_for(text).lot_code == lot


@pytest.mark.parametrize("text", ["Q????4AB", "?????????", "QM??", "Q?1?3?A"])
def test_too_many_unreadable_characters_name_nobody(text: str) -> None:
    assert proposal_for(text).verdict is Verdict.NOT_IDENTIFIED


def test_a_number_read_in_part_does_not_rival_one_read_whole() -> None:
    assert proposal_for("QM1234AB TH5?00").verdict is Verdict.CONSISTENT


def test_a_hint_says_where_and_when_it_was_read() -> None:
    source, day = "parts.csv sha256:00, line 2", "2026-11-24"
    for hint in ("Quellmark Devices", "Somebody Else"):
        proposal = proposal_for("QM1234AB", maker_hint=hint, source=source, read_on=day)
        grounds = proposal.candidates[0].grounds
        (ground,) = [ground for ground in grounds if ground.rule == "maker_hint"]
        assert (ground.source, ground.date) == (source, day)


def test_a_number_split_over_two_lines_is_put_together(catalogue: Catalogue) -> None:
    proposal = proposal_for("TH5000 / ERBCV100", catalogue=catalogue)
    assert proposal.verdict is Verdict.CONSISTENT
    assert (proposal.candidates[0].maker_id, proposal.candidates[0].mpn) == (
        "tarnhelm",
        "TH5000EV100",
    )
    assert proposal.lot_code is None


def test_a_dropped_prefix_is_put_back_as_a_maker_documents_it() -> None:
    proposal = proposal_for("25Q16JWSIQ")
    assert proposal.verdict is Verdict.CANDIDATES
    assert (proposal.candidates[0].maker_id, proposal.candidates[0].mpn) == (
        "quellmark",
        "QF25Q16JWSIQ",
    )
    assert proposal_for("25X16JWSIQ").candidates == ()


def test_the_number_stands_out_among_date_lot_and_country() -> None:
    proposal = proposal_for("QUELLMARK QM1234AB JAPAN 9831 B4X77")
    assert proposal.verdict is Verdict.CONSISTENT
    assert proposal.candidates[0].mpn == "QM1234AB"
    assert proposal.date_code is not None
    assert proposal.date_code.raw == "9831"
    assert proposal.lot_code == "B4X77"


def test_a_pattern_with_the_makers_name_gives_the_number_without_it() -> None:
    proposal = proposal_for("SRAM6264 QUELLMARK 9049")
    assert proposal.verdict is Verdict.CONSISTENT
    assert proposal.candidates[0].mpn == "SRAM6264"


def test_a_code_before_the_number_is_not_part_of_it() -> None:
    table = MakerTable(parse_makers(GAME.encode(), name="makers.yaml"))
    proposal = identify(read_marking("AGB-X1-0 J2 MQ23L1280 98X4"), makers=table, catalogue=None)
    assert proposal.candidates[0].mpn == "MQ23L1280"
    assert proposal.verdict is Verdict.CONSISTENT


def test_words_that_fit_only_together_by_chance_are_not_consistent() -> None:
    assert proposal_for("QM12 34AX").verdict is not Verdict.CONSISTENT


def test_a_short_code_is_consistent_with_no_part() -> None:
    assert proposal_for("1A").verdict is Verdict.NOT_IDENTIFIED
    assert proposal_for("QK12").verdict is not Verdict.CONSISTENT
    assert proposal_for("QK123").verdict is Verdict.CONSISTENT


def test_a_near_miss_is_unsure_and_scores_low(catalogue: Catalogue) -> None:
    proposal = proposal_for("OF77-812", catalogue=catalogue)
    assert proposal.verdict is Verdict.UNSURE
    assert proposal.candidates[0].mpn == "OF77-812"
    assert proposal.candidates[0].score < 0.5


def test_another_number_of_pins_than_the_catalogue_says_is_unsure(catalogue: Catalogue) -> None:
    same = proposal_for("QM1234AB", catalogue=catalogue, package="WQFN-16")
    other = proposal_for("QM1234AB", catalogue=catalogue, package="SOIC-8")
    assert (same.verdict, other.verdict) == (Verdict.CONSISTENT, Verdict.UNSURE)
    assert against(other.candidates[0]) == ["package"]


@pytest.mark.parametrize("text", ["", "???", "9831", "(c) 1989", "—", "木" * 30, "A1 " * 300])
def test_what_says_nothing_names_nobody(text: str, catalogue: Catalogue) -> None:
    proposal = proposal_for(text, catalogue=catalogue)
    assert proposal.verdict is Verdict.NOT_IDENTIFIED
    assert proposal.candidates == ()
    assert proposal.lot_code is None


GAME = """
- id: gamewright
  names: [{text: Gamewright, language: en, kind: brand, source: a}]
  parts: [{pattern: 'AGB-[A-Z]1-0J\\dMQ23L\\d{4}', family: MQ, exclusive: true, source: a}]
  certainty: established
  sources: {a: {address: "https://gamewright.example/", accessed: "2026-11-01", fragment: MQ}}
"""

ALL_KINDS = (
    "QM1234AB TRN",
    "XB6208",
    "25Q16JWSIQ",
    "TH5000 / ERBCV100",
    "QM12?4AB",
    "OF77-812",
    "OF77-812-TRX",
    "ZZ4455A",
    "QUELLMARK",
)


@pytest.mark.parametrize("text", ALL_KINDS)
def test_every_ground_says_rule_values_source_and_sentence_in_both_languages(
    text: str, catalogue: Catalogue
) -> None:
    proposal = proposal_for(text, catalogue=catalogue, logo="TRN", package="QFN-8")
    assert proposal.candidates
    for candidate in proposal.candidates:
        assert any(ground.direction is Direction.FOR for ground in candidate.grounds)
        for ground in candidate.grounds:
            assert ground.rule
            assert ground.seen
            assert ground.expected
            assert not ground.text.missing(PUBLISHED)
            assert ground.source
            assert ground.date == "" or len(ground.date) == 10


@pytest.mark.parametrize("text", ALL_KINDS)
def test_the_scores_of_rivals_never_exceed_one_together(text: str, catalogue: Catalogue) -> None:
    scores = [candidate.score for candidate in proposal_for(text, catalogue=catalogue).candidates]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1
    assert max(scores) <= 0.95


def test_only_so_many_candidates_are_returned_as_asked(catalogue: Catalogue) -> None:
    table = MakerTable(())
    proposal = identify(read_marking("ZZ4455A"), makers=table, catalogue=catalogue, top=1)
    assert len(proposal.candidates) == 1
    assert proposal.verdict is Verdict.CANDIDATES


@pytest.fixture(scope="module")
def real() -> MakerTable:
    """Return the makers that Witnessmark brings along."""
    return MakerTable(load_makers())


def test_the_split_number_of_the_field_notes_is_read(real: MakerTable) -> None:
    proposal = identify(read_marking("Hi3518 / ERBCV100"), makers=real, catalogue=None)
    assert [(c.maker_id, c.mpn) for c in proposal.candidates] == [("hisilicon", "Hi3518")]


def test_the_dropped_prefix_of_the_field_notes_is_put_back(real: MakerTable) -> None:
    proposal = identify(read_marking("25Q16JWSIQ"), makers=real, catalogue=None)
    assert proposal.candidates[0].mpn == "W25Q16JWSIQ"
    assert proposal.verdict is Verdict.CANDIDATES


def test_two_unreadable_characters_leave_the_maker_a_candidate(real: MakerTable) -> None:
    proposal = identify(read_marking("W25Q64??SIQ"), makers=real, catalogue=None)
    (candidate,) = proposal.candidates
    assert (candidate.maker_id, candidate.mpn) == ("winbond", "")
    assert proposal.verdict is Verdict.CANDIDATES


def test_ba6208_marked_utc_is_never_consistent_with_rohm(real: MakerTable) -> None:
    for text in ("BA6208 / UTC", "UTC BA6208"):
        proposal = identify(read_marking(text), makers=real, catalogue=None)
        assert proposal.verdict is not Verdict.CONSISTENT
        assert "rohm" not in [candidate.maker_id for candidate in proposal.candidates[:1]]


def test_a_shared_form_printed_without_its_last_letters_is_offered_as_unsure(
    real: MakerTable,
) -> None:
    proposal = identify(read_marking("BA6208"), makers=real, catalogue=None)
    (candidate,) = proposal.candidates
    assert (candidate.maker_id, candidate.mpn, proposal.verdict) == ("rohm", "", Verdict.UNSURE)
    assert [ground.rule for ground in candidate.grounds] == ["pattern_beginning"]
