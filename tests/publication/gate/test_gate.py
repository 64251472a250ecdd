"""Nothing is published while a lock is shut; each lock names what shuts it, and what opens it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from publication.said import (
    COMPONENT,
    CONSISTENT,
    GAZETTE,
    IDENTIFICATION,
    INQUIRY,
    KASUMI,
    MEASURE,
    OBSERVED,
    ON,
    PEOPLE,
    QUOTE,
    REPLY,
    ROUTE,
    SETTLEMENT,
    clean_case,
    codes,
    journalled,
    letter,
    reviewed,
    with_component,
)
from witnessmark.base.ids import CompanyId, DocumentId, PersonId
from witnessmark.base.text import Language, Text
from witnessmark.companies.company import NameForm, NameKind, Relation, RelationKind
from witnessmark.evidence.device import SceneRelation
from witnessmark.evidence.document import Mark, ResponseStatus, Statement, StatementKind
from witnessmark.inquiries.coding import Contest, ContestAnswer
from witnessmark.inquiries.inquiry import Attempt, Channel, Delivery, Inquiry, Letter
from witnessmark.inquiries.schedule import Terms
from witnessmark.publication.case import Case, CaseKind, Notice
from witnessmark.publication.claim import (
    Claim,
    ClaimStatus,
    Correction,
    Evidence,
    EvidenceKind,
    Level,
    Remark,
)
from witnessmark.publication.claims.wording import ladder_words
from witnessmark.publication.gate import gate
from witnessmark.publication.gate.gaps import GAPS
from witnessmark.publication.gate.gate import GateShut, check_gate, locks
from witnessmark.publication.gate.limits import LIMITS
from witnessmark.publication.redaction.restricted import Published, published_strings
from witnessmark.screening.screening import Screening, Verdict


def shut(case: Case, *, on: date = ON) -> set[tuple[str, str]]:
    return {(lock.id, lock.subject) for lock in locks(journalled(case), on=on) if not lock.open}


def with_claims(*claims: Claim) -> Case:
    return clean_case(*claims)


def with_inquiry(asked: Inquiry) -> Case:
    return replace(clean_case(), inquiries=(asked,))


def test_a_case_that_keeps_every_rule_goes_through() -> None:
    case = clean_case()
    assert shut(case) == set()
    check_gate(journalled(case), on=ON)
    assert len({lock.id for lock in locks(case, on=ON)}) == 22


def test_a_letter_that_no_journal_knows_keeps_the_gate_shut() -> None:
    found = {(lock.id, lock.subject) for lock in locks(clean_case(), on=ON) if not lock.open}
    sent = {one.id for asked in clean_case().inquiries for one in asked.attempts}
    sent |= {one.id for asked in clean_case().inquiries for one in asked.replies}
    sent |= {sample.id for sample in clean_case().samples}
    assert found == {("journal", one) for one in sent}


def test_a_date_changed_after_it_was_noted_keeps_the_gate_shut() -> None:
    case = journalled(clean_case())
    (asked, *rest) = case.inquiries
    first = replace(asked.attempts[0], sent_at=asked.attempts[0].sent_at + timedelta(hours=1))
    moved = replace(asked, attempts=(first, *asked.attempts[1:]))
    changed = replace(case, inquiries=(moved, *rest))
    assert ("journal", first.id) in {
        (lock.id, lock.subject) for lock in locks(changed, on=ON) if not lock.open
    }


def test_every_lock_says_why_and_who_in_both_languages() -> None:
    broken = replace(
        clean_case(),
        codes=(),
        settlements=(),
        title=Text(en="It was confirmed", ja="制裁"),
        as_of=date(2032, 1, 1),
        measures=(replace(MEASURE, listed_on=None),),
        components=(replace(COMPONENT, readings=()),),
    )
    found = locks(broken, on=ON)
    assert sum(not lock.open for lock in found) >= 6
    for lock in found:
        assert not lock.why.missing()
        assert not lock.who.missing()
        assert lock.open or not lock.remedy.missing()
    assert [lock.open for lock in found] == sorted(lock.open for lock in found)


def test_the_error_names_the_shut_locks_and_what_to_do() -> None:
    case = replace(journalled(clean_case()), codes=())
    with pytest.raises(GateShut, match=r"codes \(ask-kasumi\)") as caught:
        check_gate(case, on=ON)
    assert caught.value.remedy
    assert {lock.id for lock in caught.value.locks} == {"codes"}


def test_a_claim_that_says_too_much_shuts_the_gate() -> None:
    loose = replace(OBSERVED, text=Text(en="Kasumi supplies it.", ja="霞電子が供給している。"))
    assert ("wording", "observed") in shut(with_claims(loose))


def test_a_draft_is_held_to_the_ladder_and_a_withdrawn_claim_is_not() -> None:
    loose = replace(OBSERVED, text=Text(en="Kasumi supplies it.", ja="霞電子が供給している。"))
    draft = replace(loose, status=ClaimStatus.DRAFT)
    withdrawn = replace(loose, status=ClaimStatus.WITHDRAWN)
    assert ("wording", "observed") in shut(with_claims(CONSISTENT, draft))
    assert shut(with_claims(CONSISTENT, withdrawn)) == set()


def test_titles_and_summaries_keep_to_the_words_too() -> None:
    case = replace(clean_case(), summary=Text(en="Kasumi ignored us.", ja="霞電子は無視した。"))
    assert shut(case) == {("wording", "summary")}


def test_a_case_with_nothing_to_say_is_not_published() -> None:
    drafts = tuple(replace(one, status=ClaimStatus.DRAFT) for one in clean_case().claims)
    assert ("claims", "fiction") in shut(replace(clean_case(), claims=drafts))


def test_a_language_that_lacks_shuts_the_gate() -> None:
    assert ("languages", "observed") in shut(
        with_claims(replace(OBSERVED, text=Text(en=OBSERVED.text.en)))
    )
    assert ("languages", "fiction") in shut(replace(clean_case(), languages=(Language.EN,)))
    assert ("languages", "title") in shut(replace(clean_case(), title=Text(en="Only English")))


@pytest.mark.parametrize("reviewers", [(), ("reader-1",), ("reader-1", "reader-1"), ("x", "y")])
def test_two_people_of_the_case_review_each_claim(reviewers: tuple[str, ...]) -> None:
    assert ("review", "observed") in shut(with_claims(reviewed_by(OBSERVED, *reviewers)))


def reviewed_by(made: Claim, *people: str) -> Claim:
    one = made.reviews[0]
    reviews = tuple(replace(one, reviewer=PersonId(person)) for person in people)
    return replace(made, reviews=reviews)


def test_a_review_of_other_words_is_no_review_of_these() -> None:
    reworded = replace(OBSERVED, text=Text(en=f"{OBSERVED.text.en} ", ja=OBSERVED.text.ja))
    assert reworded.reviewers == ()
    case = with_claims(OBSERVED)
    assert ("review", "observed") not in shut(case)
    assert ("review", "observed") in shut(replace(case, claims=(reworded,)))


def test_an_author_alone_does_not_review_a_claim() -> None:
    alone = replace(reviewed_by(OBSERVED, "reader-1"), author=PersonId("reader-1"))
    assert ("review", "observed") in shut(with_claims(alone))
    both = reviewed_by(alone, "reader-1", "editor")
    assert ("review", "observed") not in shut(with_claims(both))
    assert ("review", "observed") in shut(with_claims(replace(both, author=None)))


def test_the_reasons_for_belief_are_kept() -> None:
    assert ("belief", "observed") in shut(with_claims(replace(OBSERVED, belief=Text())))


def test_two_people_read_each_marking() -> None:
    case = with_component(clean_case(), replace(COMPONENT, readings=COMPONENT.readings[:1]))
    assert ("readings", "u1") in shut(case)
    same = replace(COMPONENT.readings[1], reader=COMPONENT.readings[0].reader)
    case = with_component(clean_case(), replace(COMPONENT, readings=(COMPONENT.readings[0], same)))
    assert ("readings", "u1") in shut(case)


def test_authenticity_is_stated_before_a_company_is_named() -> None:
    unexamined = replace(COMPONENT, examinations=())
    assert ("authenticity", "u1") in shut(with_component(clean_case(), unexamined))
    assert shut(with_component(with_claims(OBSERVED), unexamined)) == set()


def test_a_restricted_value_in_a_claim_shuts_the_gate() -> None:
    for secret in ("SN-99887766", "bought from a private seller", "kouhou@kasumi.example"):
        text = Text(en=f"{OBSERVED.text.en} {secret}", ja=OBSERVED.text.ja)
        assert ("restricted", "observed") in shut(with_claims(replace(OBSERVED, text=text)))


def test_a_signatory_in_the_text_of_a_reply_shuts_the_gate() -> None:
    signed = replace(REPLY, text=f"{REPLY.text}\n{REPLY.signatory}")
    assert ("restricted", "answer") in shut(with_inquiry(replace(INQUIRY, replies=(signed,))))


def test_a_restricted_value_is_not_repeated_by_the_lock() -> None:
    text = Text(en=f"{OBSERVED.text.en} SN-99887766", ja=OBSERVED.text.ja)
    (lock,) = (
        one
        for one in locks(with_claims(replace(OBSERVED, text=text)), on=ON)
        if one.id == "restricted"
    )
    assert "SN-99887766" not in f"{lock.why} {lock.remedy}"


def test_who_is_named_was_asked() -> None:
    assert ("asked", "kasumi") in shut(replace(clean_case(), inquiries=()))
    assert shut(replace(with_claims(OBSERVED), inquiries=())) == set()


def test_asking_the_parent_will_do_where_the_relation_is_on_file() -> None:
    parent = replace(
        INQUIRY,
        company=CompanyId("kasumi-hd"),
        addressee=Text(en="Kasumi Holdings", ja="霞ホールディングス"),
    )
    case = replace(with_claims(CONSISTENT), inquiries=(parent,))
    assert shut(case) == set()
    unrelated = replace(KASUMI, relations=())
    case = replace(case, companies=(unrelated, *case.companies[1:]))
    assert shut(case) == {("asked", "kasumi")}


def test_nobody_is_named_while_there_is_time_to_answer() -> None:
    silent = replace(INQUIRY, replies=())
    case = replace(with_claims(CONSISTENT), inquiries=(silent,), codes=(), settlements=(), as_of=ON)
    assert ("time_to_answer", "ask-kasumi") not in shut(case)
    late_letter = letter(Letter.QUESTIONS, date(2031, 7, 1))
    hurried = replace(silent, attempts=(late_letter, *INQUIRY.attempts[1:]))
    case = replace(case, inquiries=(hurried,))
    assert ("time_to_answer", "ask-kasumi") in shut(case)


def test_letters_without_proof_leave_the_gate_shut() -> None:
    unproven = replace(INQUIRY.attempts[0], deliveries=())
    silent = replace(INQUIRY, replies=(), attempts=(unproven, *INQUIRY.attempts[1:]))
    case = replace(with_claims(CONSISTENT), inquiries=(silent,), codes=(), settlements=())
    assert shut(case) == {("time_to_answer", "ask-kasumi")}


def final(day: date) -> Attempt:
    return letter(Letter.FINAL_TEXT, day)


def with_final(*sent: Attempt) -> Inquiry:
    questions, _, notice = INQUIRY.attempts
    return replace(INQUIRY, attempts=(questions, *sent, notice))


@pytest.mark.parametrize(
    ("day", "open_"),
    [(date(2031, 7, 8), True), (date(2031, 7, 9), False)],
)
def test_the_exact_text_comes_five_working_days_before(day: date, open_: bool) -> None:
    asked = with_final(final(day))
    assert (("second_round", "ask-kasumi") not in shut(with_inquiry(asked))) is open_


def test_a_final_text_that_came_back_must_have_been_tried_twice() -> None:
    back = letter(Letter.FINAL_TEXT, date(2031, 7, 1), outcome=Delivery.FAILED)
    assert ("second_round", "ask-kasumi") in shut(with_inquiry(with_final(back)))
    again = replace(back, id="again", channel=Channel.POST)
    assert shut(with_inquiry(with_final(back, again))) == set()


def test_a_final_text_that_is_empty_or_unproven_shows_nothing() -> None:
    empty = letter(Letter.FINAL_TEXT, date(2031, 7, 1), claims=())
    unproven = letter(Letter.FINAL_TEXT, date(2031, 7, 1), outcome=Delivery.UNPROVEN)
    failed = letter(Letter.FINAL_TEXT, date(2031, 7, 1), outcome=Delivery.FAILED)
    for sent in ((), (empty,), (unproven,), (failed,), (empty, unproven)):
        assert ("second_round", "ask-kasumi") in shut(with_inquiry(with_final(*sent)))


def test_every_claim_that_names_a_company_is_shown_to_it_in_exactly_its_words() -> None:
    case = clean_case()
    *others, last = case.claims
    some = letter(Letter.FINAL_TEXT, date(2031, 7, 1), claims=tuple(others))
    (lock,) = (
        one for one in locks(with_inquiry(with_final(some)), on=ON) if one.id == "second_round"
    )
    assert not lock.open
    assert last.id in lock.why.en
    assert last.id in lock.why.ja
    spaced = replace(last, text=Text(en=last.text.en.replace(" ", "  ", 1), ja=last.text.ja))
    changed = replace(case, claims=(*others, reviewed(spaced)))
    assert ("second_round", "ask-kasumi") in shut(changed)


def test_a_claim_that_names_nobody_need_not_be_shown() -> None:
    only_named = tuple(one for one in clean_case().claims if one.companies)
    some = letter(Letter.FINAL_TEXT, date(2031, 7, 1), claims=only_named)
    assert shut(with_inquiry(with_final(some))) == set()


def test_a_correction_is_shown_to_the_company_and_needs_no_five_days() -> None:
    before = CONSISTENT
    after = reviewed(
        replace(
            before,
            text=Text(
                en="Component U1 bears markings consistent with Kasumi KSM1234, a driver.",
                ja="部品U1には、霞電子のドライバーKSM1234と整合する表示がある。",
            ),
            status=ClaimStatus.CORRECTED,
            corrections=(
                Correction(
                    at=datetime(2031, 7, 20, tzinfo=UTC),
                    by=PersonId("editor"),
                    before=before.text,
                    reason=Text(en="Said more exactly.", ja="より正確に述べた。"),
                ),
            ),
        )
    )
    case = replace(with_claims(before), claims=(after,))
    on = date(2031, 7, 21)
    assert ("second_round", "ask-kasumi") in shut(case, on=on)
    (asked,) = case.inquiries
    told = letter(Letter.FINAL_TEXT, date(2031, 7, 21), claims=(after,))
    shown = replace(asked, attempts=(*asked.attempts, told))
    assert shut(replace(case, inquiries=(shown,)), on=on) == set()


@pytest.mark.parametrize(
    ("notice", "open_"),
    [
        (None, False),
        (letter(Letter.NOTICE, date(2031, 6, 3)), True),
        (letter(Letter.NOTICE, date(2031, 6, 4)), False),
        (letter(Letter.NOTICE, date(2031, 6, 2), outcome=Delivery.FAILED), False),
    ],
)
def test_notice_comes_seven_days_before_the_questions(notice: Attempt | None, open_: bool) -> None:
    questions, final_text, _ = INQUIRY.attempts
    sent = (questions, final_text) if notice is None else (questions, final_text, notice)
    found = shut(with_inquiry(replace(INQUIRY, attempts=sent)))
    assert (("notice", "ask-kasumi") not in found) is open_


def test_notice_that_lacked_can_be_made_good_by_asking_again() -> None:
    questions, final_text, _ = INQUIRY.attempts
    later = letter(Letter.NOTICE, date(2031, 6, 12)), letter(Letter.QUESTIONS, date(2031, 6, 19))
    asked = replace(INQUIRY, attempts=(questions, final_text, *later))
    assert ("notice", "ask-kasumi") not in shut(with_inquiry(asked))


def test_the_terms_of_the_case_are_the_terms_of_the_gate() -> None:
    slow = replace(clean_case(), terms=Terms(notice_days=9, final_text_working_days=12))
    assert shut(slow) == {("notice", "ask-kasumi"), ("second_round", "ask-kasumi")}


@pytest.mark.parametrize(
    ("received", "answered", "open_"),
    [
        (datetime(2031, 6, 30, tzinfo=UTC), False, False),
        (datetime(2031, 6, 30, tzinfo=UTC), True, True),
        (datetime(2031, 7, 20, tzinfo=UTC), False, True),
    ],
)
def test_a_contest_that_came_before_publication_is_answered(
    received: datetime, answered: bool, open_: bool
) -> None:
    answer = ContestAnswer(text=Text(en="It stays.", ja="維持する。"), answered_at=received)
    contest = Contest(
        inquiry=INQUIRY.id,
        reply=REPLY.id,
        question=SETTLEMENT.question,
        received_at=received,
        text=Text(en="We did answer.", ja="回答した。"),
        answers=(answer,) if answered else (),
    )
    found = shut(replace(clean_case(), contests=(contest,)), on=date(2031, 7, 25))
    assert (("contests", "ask-kasumi") not in found) is open_


def test_what_a_later_settlement_replaced_no_longer_shuts_the_gate() -> None:
    misquoted = replace(SETTLEMENT, quote="他の言葉", settled_at=datetime(2031, 6, 23, tzinfo=UTC))
    later = replace(SETTLEMENT, settled_at=datetime(2031, 6, 24, tzinfo=UTC))
    assert shut(replace(clean_case(), settlements=(later, misquoted))) == set()
    turned = (SETTLEMENT, replace(misquoted, settled_at=later.settled_at))
    assert ("codes", "ask-kasumi") in shut(replace(clean_case(), settlements=turned))


def test_an_answer_is_settled_by_two_coders_on_verbatim_words() -> None:
    case = clean_case()
    assert ("codes", "ask-kasumi") in shut(replace(case, settlements=()))
    assert ("codes", "ask-kasumi") in shut(replace(case, codes=codes()[:1]))
    loose = replace(SETTLEMENT, quote=QUOTE.replace("販売", "販売 "))
    assert ("codes", "ask-kasumi") in shut(replace(case, settlements=(loose,)))
    misquoted = replace(codes()[0], quote="他の言葉")
    assert ("codes", "ask-kasumi") in shut(replace(case, codes=(misquoted, codes()[1])))


def test_the_as_of_date_has_been() -> None:
    assert ("as_of", "fiction") in shut(replace(clean_case(), as_of=date(2031, 7, 2)))
    late = replace(clean_case(), as_of=date(2031, 7, 20))
    assert ("as_of", "fiction") in shut(late, on=date(2031, 7, 20))


def test_an_inquiry_has_one_addressee_in_every_language() -> None:
    for addressee in (
        Text(en="Minamo Semicon", ja="霞電子株式会社"),
        Text(en="Kasumi Denshi, Ltd.", ja="霞ホールディングス"),
        Text(en="Unheard-of Ltd.", ja="霞電子株式会社"),
    ):
        asked = replace(INQUIRY, addressee=addressee)
        assert ("addressees", "ask-kasumi") in shut(with_inquiry(asked))
    department = Text(en="Kasumi Denshi, Ltd., Public Relations", ja="霞電子株式会社 広報部")
    assert shut(with_inquiry(replace(INQUIRY, addressee=department))) == set()


def test_one_name_does_not_stand_for_two_companies() -> None:
    form = NameForm(text="霞電子株式会社", language="ja", kind=NameKind.FORMER, source="x")
    case = clean_case()
    parent = replace(case.companies[1], names=(*case.companies[1].names, form))
    companies = (KASUMI, parent, case.companies[2])
    assert ("names", "kasumi") in shut(replace(case, companies=companies))


def test_a_parent_has_a_date_or_a_source_and_is_another_company() -> None:
    for relation in (
        Relation(kind=RelationKind.PARENT, company=CompanyId("kasumi-hd")),
        Relation(kind=RelationKind.PARENT, company=CompanyId("kasumi"), source="x"),
    ):
        company = replace(KASUMI, relations=(relation,))
        case = replace(clean_case(), companies=(company, *clean_case().companies[1:]))
        assert ("names", "kasumi") in shut(case)


def test_japanese_related_is_not_a_country() -> None:
    for code, is_country in (("JP", True), ("日系", False)):
        company = replace(KASUMI, headquarters=code, headquarters_source="https://kasumi.example")
        case = replace(clean_case(), companies=(company, *clean_case().companies[1:]))
        assert (("names", "kasumi") not in shut(case)) is is_country


@pytest.mark.parametrize("name", ["headquarters", "incorporation", "parent_country", "manufacture"])
def test_a_country_says_where_it_was_read(name: str) -> None:
    rest = clean_case().companies[1:]
    for source, is_sourced in (("", False), ("https://kasumi.example", True)):
        facts: dict[str, Any] = {name: "JP", f"{name}_source": source}
        company = replace(KASUMI, **facts)
        found = shut(replace(clean_case(), companies=(company, *rest)))
        assert (("names", "kasumi") not in found) is is_sourced


def test_a_note_on_a_company_says_where_it_was_read() -> None:
    company = replace(KASUMI, note=Text(en="Makes sensors.", ja="センサーを作る。"))
    rest = clean_case().companies[1:]
    assert ("names", "kasumi") in shut(replace(clean_case(), companies=(company, *rest)))
    company = replace(company, note_sources=("https://kasumi.example",))
    assert ("names", "kasumi") not in shut(replace(clean_case(), companies=(company, *rest)))


@pytest.mark.parametrize(
    "broken",
    [
        replace(MEASURE, listed_on=None),
        replace(MEASURE, list=Text()),
        replace(MEASURE, authority=Text(en="Aurestia")),
        replace(MEASURE, legal_effect=Text(en="An export licence is required.")),
        replace(MEASURE, legal_effect=Text(en="Sanctioned.", ja="制裁対象。")),
        replace(MEASURE, legal_effect=Text(en="Listed.", ja="掲載。")),
    ],
)
def test_a_measure_names_list_effect_and_date(broken: object) -> None:
    case = replace(with_claims(OBSERVED), measures=(broken,))  # type: ignore[arg-type]
    assert ("measures", "review-list") in shut(case)


def test_the_relation_to_the_scene_has_a_basis() -> None:
    case = clean_case()
    (sample,) = case.samples
    for scene in SceneRelation:
        bare = replace(sample, scene_relation=scene, scene_basis=Text())
        assert ("scene", "s1") in shut(replace(case, samples=(bare,)))


def said(
    name: str,
    *companies: str,
    response: ResponseStatus | None = ResponseStatus.REPLIED,
    as_of: date | None = ON,
    en: str = "",
    ja: str = "",
    kind: StatementKind = StatementKind.RESPONSE,
) -> Statement:
    names = {"kasumi": ("Kasumi", "霞電子"), "minamo": ("Minamo Semicon", "水面半導体")}
    told = [names[company] for company in companies]
    return Statement(
        id=name,
        kind=kind,
        text=Text(
            en=en or f"{' and '.join(one[0] for one in told)} replied.",
            ja=ja or f"{'、'.join(one[1] for one in told)}は回答した。",
        ),
        speaker=Text(en="An association", ja="ある協会"),
        document=DocumentId("gazette"),
        companies=tuple(CompanyId(company) for company in companies),
        response=response,
        as_of=as_of,
    )


REPORTED = replace(
    ROUTE,
    text=Text(
        en="An association reported, as of 1 July 2031, that Kasumi replied.",
        ja="ある協会は、2031年7月1日現在、霞電子が回答したと報じた。",
    ),
    evidence=(Evidence(kind=EvidenceKind.STATEMENT, id="s-kasumi"),),
    reviews=(),
    belief=Text(),
)
NOTICE = Notice(
    limits=tuple(Remark(text=limit.sentence) for limit in LIMITS),
    not_published=tuple(
        Remark(
            text=Text(en=f"{gap.what.en}: not published.", ja=f"{gap.what.ja}：公表されていない。")
        )
        for gap in GAPS
    ),
)


def replay(*statements: Statement, claims: tuple[Claim, ...] = (REPORTED,)) -> Case:
    """Return a replay: it holds statements, measures and claims, and nothing of our own."""
    return replace(
        clean_case(*claims),
        kind=CaseKind.REPLAY,
        statements=statements or (said("s-kasumi", "kasumi"),),
        photos=(),
        components=(),
        identifications=(),
        questionnaires=(),
        inquiries=(),
        codes=(),
        settlements=(),
        notice=NOTICE,
    )


def test_a_replay_is_asked_for_source_attribution_and_day_only() -> None:
    assert shut(replay()) == set()
    ids = {lock.id for lock in locks(replay(), on=ON)}
    assert not ids & {"review", "belief", "asked", "second_round", "codes", "authenticity"}


@pytest.mark.parametrize(
    ("subject", "change"),
    [
        ("codes", {"codes": codes()}),
        ("settlements", {"settlements": (SETTLEMENT,)}),
        ("identifications", {"identifications": (IDENTIFICATION,)}),
        ("readings", {"components": (COMPONENT,)}),
        ("attempts", {"inquiries": (replace(INQUIRY, replies=()),)}),
        ("replies", {"inquiries": (replace(INQUIRY, attempts=()),)}),
        (
            "screenings",
            {
                "screenings": (
                    Screening(
                        id="screened",
                        company=CompanyId("kasumi"),
                        name="Kasumi",
                        screened_at=datetime(2031, 6, 1, tzinfo=UTC),
                        verdict=Verdict.NO_MATCH,
                    ),
                )
            },
        ),
    ],
)
def test_a_replay_computes_nothing(subject: str, change: dict[str, object]) -> None:
    case = replace(replay(), **change)  # type: ignore[arg-type]
    assert ("computed", subject) in shut(case)


def test_a_replays_statement_names_its_document_speaker_and_day() -> None:
    bare = said("s-kasumi", "kasumi")
    assert ("sources", "s-kasumi") in shut(replay(replace(bare, document=DocumentId("none"))))
    assert ("attribution", "s-kasumi") in shut(replay(replace(bare, speaker=Text(en="One"))))
    assert ("as_of", "s-kasumi") in shut(replay(replace(bare, as_of=None)))


def test_the_day_of_publication_does_not_stand_in_for_the_as_of_date() -> None:
    assert GAZETTE.published_on is not None
    assert ("as_of", "s-kasumi") in shut(replay(said("s-kasumi", "kasumi", as_of=None)))
    event = said("s-event", kind=StatementKind.EVENT, response=None, as_of=None, en="x", ja="x")
    assert shut(replay(said("s-kasumi", "kasumi"), event)) == set()


def test_a_replay_is_not_dated_before_what_it_reports() -> None:
    case = replace(replay(), as_of=date(2031, 6, 30))
    assert ("as_of", "fiction") in shut(case)


def test_a_second_hand_document_names_the_copy_that_was_read() -> None:
    second_hand = replace(GAZETTE, mark=Mark.SECOND_HAND)
    assert ("sources", "gazette") in shut(replace(replay(), documents=(second_hand,)))
    with_copy = replace(second_hand, copy_read="a repost")
    assert shut(replace(replay(), documents=(with_copy,))) == set()


def test_a_replays_claim_rests_on_something_reported() -> None:
    bare = replace(REPORTED, evidence=(Evidence(kind=EvidenceKind.COMPANY, id="kasumi"),))
    assert ("sources", "route") in shut(replay(claims=(bare,)))


def test_a_replays_claims_keep_to_the_ladder_all_the_same() -> None:
    loose = replace(
        REPORTED,
        level=Level.OBSERVED,
        text=Text(en="It was confirmed that Kasumi supplies it.", ja="霞電子の供給を確認した。"),
    )
    assert ("wording", "route") in shut(replay(claims=(loose,)))


def test_the_language_versions_of_a_response_name_the_same_company() -> None:
    split = said("s-kasumi", "kasumi", en="Minamo Semicon did not reply.")
    assert ("names", "s-kasumi") in shut(replay(split))


def test_a_parents_answer_is_not_its_subsidiarys() -> None:
    parent = replace(
        said("s-kasumi", "kasumi"), speaker=Text(en="Kasumi Holdings", ja="霞ホールディングス")
    )
    assert ("names", "s-kasumi") in shut(replay(parent))


def test_one_inquiry_is_not_counted_twice() -> None:
    first = said(
        "s-kasumi",
        "kasumi",
        en="Kasumi, elsewhere called Minamo Semicon, replied.",
        ja="霞電子（別の表記は水面半導体）は回答した。",
    )
    assert ("names", "s-kasumi") in shut(replay(first, said("s-minamo", "minamo")))
    count = said(
        "s-count", "kasumi", response=None, en="One of one replied.", ja="1社のうち1社が回答した。"
    )
    found = shut(replay(said("s-kasumi", "kasumi"), said("s-minamo", "minamo"), count))
    assert ("counts", "s-count") in found
    assert ("counts", "s-count") not in shut(replay(said("s-kasumi", "kasumi"), count))


def test_a_statement_in_our_words_does_not_say_japanese_or_sanctioned() -> None:
    for en, ja in (
        ("A Japanese company.", "日本企業。"),
        ("It is sanctioned.", "制裁対象である。"),
    ):
        loose = said("s-x", kind=StatementKind.MARKET, response=None, en=en, ja=ja)
        assert ("names", "s-x") in shut(replay(said("s-kasumi", "kasumi"), loose))
        quoted = replace(loose, quoted=True)
        assert ("names", "s-x") not in shut(replay(said("s-kasumi", "kasumi"), quoted))


def test_a_reply_is_japanese_related_in_its_translation_too() -> None:
    for en, open_ in (("We are a Japanese company.", False), ("We are Japanese-related.", True)):
        made = replace(REPLY.translations[0], text=Text(en=en))
        later = replace(made, translated_at=made.translated_at + timedelta(days=1))
        translations = (*REPLY.translations, later)
        reply = replace(REPLY, text="当社は日系です。", translations=translations)
        case = with_inquiry(replace(INQUIRY, replies=(reply,)))
        assert (("wording", "answer") not in shut(case)) is open_


def test_codes_are_asked_for_from_the_day_the_answer_came() -> None:
    uncoded = replace(with_claims(CONSISTENT), codes=(), settlements=(), as_of=date(2031, 6, 19))
    assert ("codes", "ask-kasumi") not in shut(uncoded, on=date(2031, 6, 19))
    assert ("codes", "ask-kasumi") in shut(uncoded, on=date(2031, 6, 20))


def test_without_a_day_of_publication_the_day_given_counts() -> None:
    undated = replace(clean_case(), published_on=None)
    assert ("second_round", "ask-kasumi") in shut(undated, on=date(2031, 7, 7))
    assert shut(undated, on=date(2031, 7, 8)) == set()


def test_the_reference_names_every_lock_and_every_refused_word_rule() -> None:
    reference = Path(__file__).parents[3] / "docs" / "reference" / "claim-ladder.md"
    text = reference.read_text(encoding="utf-8")
    ids = {lock.id for case in (clean_case(), replay()) for lock in locks(case, on=ON)}
    ids |= {refusal.rule for refusal in ladder_words().refused}
    assert [name for name in sorted(ids) if f"`{name}`" not in text] == []


LOOSE = Text(en="Kasumi supplies it.", ja="霞電子が供給している。")


def _with(**changes: object) -> Case:
    return replace(clean_case(), **changes)  # type: ignore[arg-type]


def _first(name: str, **changes: object) -> Case:
    """Return the clean case with `changes` to the first of its list `name`."""
    first, *others = getattr(clean_case(), name)
    return _with(**{name: (replace(first, **changes), *others)})


@pytest.mark.parametrize(
    ("subject", "case"),
    [
        ("title", _with(title=LOOSE)),
        ("summary", _with(summary=LOOSE)),
        ("notice", _with(notice=Notice(limits=(Remark(text=LOOSE),)))),
        ("notice", _with(notice=Notice(not_published=(Remark(text=LOOSE),)))),
        ("editor", _with(people=(*clean_case().people[:-1], replace(PEOPLE[-1], role=LOOSE)))),
        ("board", _first("photos", caption=LOOSE)),
        ("board", _first("photos", alternative=LOOSE)),
        ("s1", _first("samples", condition=LOOSE)),
        ("s1", _first("samples", scene_basis=LOOSE)),
        ("s1", _first("samples", protocol=LOOSE)),
        ("s1", _first("samples", remains=LOOSE)),
        ("camera", _first("devices", kind=LOOSE)),
        ("camera", _first("devices", model="DS-2, supplied by Kasumi")),
        ("u1", _first("components", kind=LOOSE)),
        ("u1", _first("components", board="supplied board")),
        ("u1", _first("identifications", reason=LOOSE)),
        ("kasumi", _first("companies", note=LOOSE)),
        ("ask-kasumi", _first("settlements", reason=LOOSE)),
        ("observed", _first("claims", belief=LOOSE)),
        (
            "observed",
            _first(
                "claims",
                corrections=(
                    Correction(at=datetime(2031, 7, 1, tzinfo=UTC), before=Text(), reason=LOOSE),
                ),
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_text_of_ours_keeps_to_the_words_of_an_observation(subject: str, case: Case) -> None:
    assert ("wording", subject) in shut(case)


@pytest.mark.parametrize("rule", ["supply", "made_by", "ignored", "sanctioned", "confirmed"])
def test_a_title_keeps_to_every_rule(rule: str) -> None:
    words = {
        "supply": ("Kasumi supplies", "供給"),
        "made_by": ("made by Kasumi", "霞電子が製造した部品"),
        "ignored": ("Kasumi refused", "拒否"),
        "sanctioned": ("sanctioned", "制裁"),
        "confirmed": ("confirmed", "確認した"),
    }
    en, ja = words[rule]
    assert ("wording", "title") in shut(_with(title=Text(en=en, ja="架空")))
    assert ("wording", "title") in shut(_with(title=Text(en="Fiction", ja=ja)))


def test_what_others_said_is_theirs() -> None:
    correction = Correction(
        at=datetime(2031, 7, 1, tzinfo=UTC), before=LOOSE, reason=Text(en="Too much.", ja="過大。")
    )
    assert shut(_first("claims", corrections=(correction,))) == set()
    assert shut(_first("documents", title=LOOSE)) == set()


def test_a_limit_may_deny_what_a_title_may_not() -> None:
    denial = Text(
        en="A marking does not show who supplied the part.",
        ja="表示は、誰が部品を供給したかを示さない。",
    )
    assert shut(_with(notice=Notice(limits=(Remark(text=denial),)))) == set()
    assert ("wording", "summary") in shut(_with(summary=denial))


def test_a_language_without_words_shuts_the_gate() -> None:
    case = _with(languages=(*clean_case().languages, Language.UG))
    assert ("wording", "fiction") in shut(case)


def test_the_lock_names_the_field_and_kind_of_a_restricted_value_and_not_the_value() -> None:
    case = _first("samples", condition=Text(en="Label ＳＮ 99887766", ja="x"))
    (lock,) = (one for one in locks(case, on=ON) if one.id == "restricted")
    assert (lock.open, lock.subject) == (False, "s1")
    for told in (lock.why.en, lock.why.ja):
        assert "samples.serial" in told
        assert "samples[s1].condition.en" in told
        assert "99887766" not in told


def test_what_is_published_is_gathered_once_for_all_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[Case] = []

    def noting(case: Case) -> tuple[Published, ...]:
        gathered.append(case)
        return published_strings(case)

    monkeypatch.setattr(gate, "published_strings", noting)
    assert gate.locks(clean_case(), on=ON)
    assert len(gathered) == 1
