"""Nothing is published while a lock is shut; each lock names what shuts it, and what opens it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

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
    QUOTE,
    REPLY,
    ROUTE,
    SETTLEMENT,
    clean_case,
    codes,
    letter,
    with_component,
)
from witnessmark.base.ids import CompanyId, DocumentId
from witnessmark.base.text import Language, Text
from witnessmark.companies.company import NameForm, NameKind, Relation, RelationKind
from witnessmark.evidence.component import Authenticity
from witnessmark.evidence.device import SceneRelation
from witnessmark.evidence.document import Mark, ResponseStatus, Statement, StatementKind
from witnessmark.inquiries.inquiry import Attempt, Channel, Delivery, Inquiry, Letter
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.claim import Claim, ClaimStatus, Evidence, EvidenceKind, Level
from witnessmark.publication.claims.wording import ladder_words
from witnessmark.publication.gate.gate import GateShut, check_gate, locks
from witnessmark.screening.screening import Screening, Verdict


def shut(case: Case, *, on: date = ON) -> set[tuple[str, str]]:
    return {(lock.id, lock.subject) for lock in locks(case, on=on) if not lock.open}


def with_claims(*claims: Claim) -> Case:
    return clean_case(*claims)


def with_inquiry(asked: Inquiry) -> Case:
    return replace(clean_case(), inquiries=(asked,))


def test_a_case_that_keeps_every_rule_goes_through() -> None:
    case = clean_case()
    assert shut(case) == set()
    check_gate(case, on=ON)
    assert len({lock.id for lock in locks(case, on=ON)}) == 17


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
    case = replace(clean_case(), codes=())
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
    made = replace(OBSERVED, reviewers=reviewers)  # type: ignore[arg-type]
    assert ("review", "observed") in shut(with_claims(made))


def test_the_reasons_for_belief_are_kept() -> None:
    assert ("belief", "observed") in shut(with_claims(replace(OBSERVED, belief=Text())))


def test_two_people_read_each_marking() -> None:
    case = with_component(clean_case(), replace(COMPONENT, readings=COMPONENT.readings[:1]))
    assert ("readings", "u1") in shut(case)
    same = replace(COMPONENT.readings[1], reader=COMPONENT.readings[0].reader)
    case = with_component(clean_case(), replace(COMPONENT, readings=(COMPONENT.readings[0], same)))
    assert ("readings", "u1") in shut(case)


def test_authenticity_is_stated_before_a_company_is_named() -> None:
    unexamined = replace(COMPONENT, authenticity=Authenticity.NOT_EXAMINED)
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
    hurried = replace(silent, attempts=(late_letter, INQUIRY.attempts[1]))
    case = replace(case, inquiries=(hurried,))
    assert ("time_to_answer", "ask-kasumi") in shut(case)


def test_letters_without_proof_leave_the_gate_shut() -> None:
    unproven = replace(INQUIRY.attempts[0], delivery=Delivery.UNPROVEN, delivered_at=None)
    silent = replace(INQUIRY, replies=(), attempts=(unproven, INQUIRY.attempts[1]))
    case = replace(with_claims(CONSISTENT), inquiries=(silent,), codes=(), settlements=())
    assert shut(case) == {("time_to_answer", "ask-kasumi")}


def final(day: date, **changes: object) -> Attempt:
    return replace(letter(Letter.FINAL_TEXT, day), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "open_"),
    [(date(2031, 7, 8), True), (date(2031, 7, 9), False)],
)
def test_the_exact_text_comes_five_working_days_before(day: date, open_: bool) -> None:
    asked = replace(INQUIRY, attempts=(INQUIRY.attempts[0], final(day)))
    assert (("second_round", "ask-kasumi") not in shut(with_inquiry(asked))) is open_


def test_a_final_text_that_came_back_must_have_been_tried_twice() -> None:
    back = final(date(2031, 7, 1), delivery=Delivery.FAILED, delivered_at=None)
    once = replace(INQUIRY, attempts=(INQUIRY.attempts[0], back))
    assert ("second_round", "ask-kasumi") in shut(with_inquiry(once))
    again = replace(back, id="again", channel=Channel.POST)
    twice = replace(INQUIRY, attempts=(INQUIRY.attempts[0], back, again))
    assert shut(with_inquiry(twice)) == set()


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
    company = replace(KASUMI, headquarters="日系")
    case = replace(clean_case(), companies=(company, *clean_case().companies[1:]))
    assert ("names", "kasumi") in shut(case)


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
    reviewers=(),
    belief=Text(),
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
