from dataclasses import replace
from datetime import date

import pytest

from publication.cases import CANARY, bench, replay, with_claim
from witnessmark.base.errors import BadInput
from witnessmark.base.ids import ClaimId
from witnessmark.base.text import PUBLISHED, Language, Text
from witnessmark.inquiries.schedule import Terms
from witnessmark.publication.claim import Claim, ClaimStatus, Evidence, EvidenceKind, Level
from witnessmark.publication.pages.page import page_of

DAY = date(2031, 9, 10)


def claim(*evidence: Evidence, level: Level = Level.OBSERVED) -> Claim:
    return Claim(
        id=ClaimId("new"),
        level=level,
        text=Text("A sentence.", "一文。"),
        evidence=evidence,
        status=ClaimStatus.PUBLISHED,
    )


@pytest.mark.parametrize("language", PUBLISHED)
def test_site_and_report_are_made_of_a_page_without_restricted_fields_or_drafts(
    language: Language,
) -> None:
    page = repr(page_of(bench(), language=language, on=DAY))

    assert CANARY in repr(bench())
    assert CANARY not in page
    assert "DRAFT-SENTENCE" not in page
    assert "下書きの文" not in page


@pytest.mark.parametrize("kind", list(EvidenceKind))
def test_a_claim_that_rests_on_nothing_in_the_case_is_refused(kind: EvidenceKind) -> None:
    case = with_claim(bench(), claim(Evidence(kind=kind, id="nowhere")))

    with pytest.raises(BadInput, match="nowhere"):
        page_of(case, language=Language.EN, on=DAY)


def test_both_languages_say_the_same_claims_in_the_same_places() -> None:
    english, japanese = (page_of(bench(), language=one, on=DAY) for one in PUBLISHED)

    for part in ("found", "asked", "answered", "assessment", "measured", "context"):
        ids = [[one.id for one in getattr(page, part).claims] for page in (english, japanese)]
        assert ids[0] == ids[1]


def test_a_replay_never_calls_what_it_repeats_observed() -> None:
    (told,) = page_of(replay(), language=Language.EN, on=DAY).answered.claims

    assert told.level is None
    assert told.level_word == "from published sources"


def test_a_link_that_was_reported_later_stands_beside_the_figure_with_its_own_date() -> None:
    figures = page_of(replay(), language=Language.EN, on=DAY).counts

    assert [figure.fraction for figure in figures] == ["1 of 2", "", ""]
    assert "24 February 2031" in figures[2].sentence.text
    assert {figure.as_of for figure in figures} == {"19 January 2031"}


def test_an_answer_that_came_after_the_as_of_date_is_added_and_marked() -> None:
    early = replace(bench(), as_of=date(2031, 6, 15))

    (answer, _) = page_of(early, language=Language.EN, on=DAY).answers

    assert answer.received[0].after_as_of
    assert answer.company.word == "delivered"


def test_a_claim_that_repeats_a_report_stands_where_the_report_belongs() -> None:
    told = claim(Evidence(kind=EvidenceKind.STATEMENT, id="route"), level=Level.SUPPLY_ROUTE)
    case = with_claim(replay(), told)

    answered = page_of(case, language=Language.EN, on=DAY).answered.claims

    assert [(one.level, one.level_tag, one.level_word) for one in answered] == [
        (None, "", "from published sources")
    ] * 2


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "A correction can be asked for until 8 October 2031."),
        (Language.JA, "2031年10月8日まで訂正を求めることができます。"),
    ],
)
def test_the_page_names_the_last_day_for_a_correction(language: Language, said: str) -> None:
    assert page_of(bench(), language=language, on=DAY).correctable == said
    assert page_of(replay(), language=language, on=DAY).correctable == ""


def test_the_page_goes_by_the_terms_of_the_case() -> None:
    own = replace(bench(), terms=Terms(correction_days=7, answer_days=5))
    page = page_of(own, language=Language.EN, on=DAY)
    assert page.correctable.endswith("17 September 2031.")
    assert "after the deadline" in page.counts[0].sentence.text
