"""A claim says what its level and its evidence carry, and no more."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from publication.said import (
    ASSESSED,
    ATTRIBUTED,
    COMPONENT,
    CONSISTENT,
    IDENTIFICATION,
    INQUIRY,
    KASUMI,
    LISTED,
    MEASURE,
    OBSERVED,
    QUOTE,
    QUOTE_EN,
    ROUTE,
    claim,
    clean_case,
    examined,
    letter,
    with_component,
)
from witnessmark.base.codec import decode, encode
from witnessmark.base.text import Language, Text
from witnessmark.companies.company import Company
from witnessmark.evidence.component import Authenticity
from witnessmark.evidence.device import SceneRelation
from witnessmark.inquiries.inquiry import Channel, Letter
from witnessmark.inquiries.state import correspondence
from witnessmark.parts.identification import Identification, Method, Verdict
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim, EvidenceKind, Level
from witnessmark.publication.claims.ladder import COUNTERFEIT, NO_INFERENCE, faults
from witnessmark.publication.claims.phrases import spoken_faults
from witnessmark.publication.claims.wording import ladder_words, passing, refused_phrases

DOCUMENT = EvidenceKind.DOCUMENT
TWO_METHODS = replace(IDENTIFICATION, methods=(Method.MARKING, Method.BUS_ID))


def rules(made: Claim, case: Case | None = None) -> set[str]:
    return {one.rule for one in faults(made, case=case or clean_case())}


def say(made: Claim, *, en: str | None = None, ja: str | None = None) -> Claim:
    """Return the claim with other words."""
    text = made.text
    return replace(made, text=Text(en=text.en if en is None else en, ja=ja or text.ja))


MAKERS_WORD = replace(
    IDENTIFICATION, methods=(Method.MAKER,), documents=(clean_case().documents[0].id,)
)


def identified(decided: Identification) -> Case:
    return replace(clean_case(), identifications=(decided,))


@pytest.mark.parametrize(
    "made", [OBSERVED, CONSISTENT, ROUTE, LISTED, ASSESSED], ids=lambda c: c.id
)
def test_the_prescribed_wording_passes(made: Claim) -> None:
    assert faults(made, case=clean_case()) == ()


def test_attribution_passes_with_two_methods() -> None:
    assert faults(ATTRIBUTED, case=identified(TWO_METHODS)) == ()


REFUSED = [
    ("supply", "en", ["supplies chips", "supplied", "supplying", "a supplier", "supply"]),
    ("supply", "en", ["is a provider of chips", "provides the sensor", "delivered the chips"]),
    ("supply", "en", ["sold chips to Orbwatch", "shipped memory to it", "is a vendor of"]),
    ("supply", "en", ["has a business relationship", "exports parts to Orbwatch"]),
    ("supply", "ja", ["供給している", "供給元", "納入した", "納品する", "部品を提供している"]),
    ("supply", "ja", ["提供元", "出荷した", "取引関係がある", "販売した", "サプライヤー"]),
    ("made_by", "en", ["made by Kasumi", "manufactured by", "Produced by", "made in Aurestia"]),
    ("made_by", "en", ["is identified as", "is a genuine part"]),
    ("made_by", "ja", ["霞電子製の部品", "Kasumi製である", "製造した", "水面半導体製"]),
    ("confirmed", "en", ["confirmed", "It confirms", "confirmation", "without any doubt"]),
    ("confirmed", "ja", ["確認した", "確認された", "確認済み", "判明した", "間違いない"]),
    ("ignored", "en", ["ignored", "refuses", "refusal", "failed to respond", "remained silent"]),
    ("ignored", "ja", ["無視した", "拒否", "拒んだ", "黙殺", "沈黙"]),
    ("sanctioned", "en", ["sanctioned", "under sanctions", "blacklisted", "is banned"]),
    ("sanctioned", "ja", ["制裁対象", "制裁を受け", "ブラックリスト", "禁輸"]),
    ("same_model", "en", ["the same model", "an identical model", "the same camera"]),
    ("same_model", "ja", ["同一型番", "同じ機種", "同型機", "同じ個体"]),
    (
        "japanese",
        "en",
        [
            "Japanese companies",
            "a Japanese firm",
            "companies from Japan",
            "firms based in Japan",
            "seven Japan-based companies",
            "Tokyo-listed makers",
            "made in Japan",
        ],
    ),
    (
        "japanese",
        "ja",
        [
            "日本企業",
            "日本のメーカー",
            "日本製",
            "国内メーカー7社",
            "日本の大手7社",
            "東証上場の各社",
        ],
    ),
    ("one_figure", "en", ["six of the seven replied", "3 out of 5 companies responded"]),
    ("one_figure", "ja", ["7社のうち6社から回答", "7社中6社が回答", "回答率"]),
]


@pytest.mark.parametrize(
    ("rule", "language", "phrase"),
    [(rule, language, phrase) for rule, language, words in REFUSED for phrase in words],
)
def test_the_word_is_refused_on_every_level_it_does_not_belong_to(
    rule: str, language: str, phrase: str
) -> None:
    below = next(one.below for one in ladder_words().refused if one.rule == rule)
    for level in Level:
        found = list(refused_phrases(phrase, language=Language(language), level=level))
        assert (rule in {one.rule for one in found}) is (level < below)


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("en", "a power supply module"),
        ("en", "the supply voltage"),
        ("en", "provided a comment"),
        ("en", "could not be confirmed"),
        ("en", "has not been confirmed"),
        ("en", "Japanese-related companies"),
        ("en", "the Japanese text"),
        ("ja", "情報を提供した"),
        ("ja", "確認できていない"),
        ("ja", "確認されていない"),
        ("ja", "日系企業"),
        ("ja", "樹脂製の筐体と製品"),
        ("ja", "複製、製造番号、製図"),
        ("ja", "同種の部品"),
        ("ja", "日本ウイグル協会"),
    ],
)
def test_harmless_neighbours_of_refused_words_pass(language: str, phrase: str) -> None:
    assert not list(refused_phrases(phrase, language=Language(language), level=Level.OBSERVED))


def test_a_fault_points_at_its_phrase_and_offers_a_wording() -> None:
    made = say(OBSERVED, en="A component marked “KSM1234”, supplied by Kasumi, was photographed.")
    (fault,) = (one for one in faults(made, case=clean_case()) if one.rule == "supply")
    assert made.text.en[fault.start : fault.end] == fault.phrase == "supplied"
    assert fault.language is Language.EN
    assert fault.wording.en == "a component marked “…” was photographed"
    assert not fault.reason.missing()


@pytest.mark.parametrize(("level", "language"), list(product(Level, (Language.EN, Language.JA))))
def test_every_wording_that_is_offered_passes(level: Level, language: Language) -> None:
    offered = [passing(level)]
    offered += [one.wording for one in ladder_words().refused if one.wording]
    for text in offered:
        found = list(refused_phrases(text.within(language), language=language, level=level))
        assert not [one for one in found if one.rule != "one_figure" and one.rule != "made_by"]


def test_the_standing_sentences_pass_their_own_rules() -> None:
    for text, language in product((NO_INFERENCE, COUNTERFEIT), (Language.EN, Language.JA)):
        words = text.within(language)
        found = refused_phrases(words, language=language, level=Level.OBSERVED)
        assert {one.rule for one in found} <= {"supply"}  # they deny it


def test_quoted_words_of_the_company_are_its_own_at_l3() -> None:
    case = clean_case()
    assert "supply" not in rules(ROUTE, case)
    outside = say(ROUTE, en=f"Kasumi Denshi, Ltd. confirmed this and stated: “{QUOTE_EN}”")
    assert "confirmed" in rules(outside, case)


def test_quotation_marks_do_not_hide_a_refused_word_below_l3() -> None:
    made = say(CONSISTENT, en=f"{CONSISTENT.text.en} Kasumi “supplies” it.")
    assert "supply" in rules(made)


def test_a_marking_in_quotation_marks_is_a_marking() -> None:
    read = tuple(replace(one, lines=("SUPPLY-1",)) for one in COMPONENT.readings)
    made = claim(
        Level.OBSERVED,
        "A component marked “SUPPLY-1” was photographed.",
        "「SUPPLY-1」の表示がある部品を撮影した。",
        (EvidenceKind.PHOTO, "board"),
        (EvidenceKind.COMPONENT, "u1"),
    )
    case = with_component(clean_case(), replace(COMPONENT, readings=read))
    assert faults(made, case=case) == ()


def test_a_marking_that_nobody_read_is_refused() -> None:
    made = say(
        OBSERVED,
        en="A component marked “XXX9999” was photographed.",
        ja="「XXX9999」の表示がある部品を撮影した。",
    )
    assert "marking" in rules(made)


def test_quotes_at_l3_stand_verbatim_in_the_reply_or_its_translation() -> None:
    assert "quotation" in rules(say(ROUTE, en="Kasumi Denshi, Ltd. stated: “We sold it.”"))
    assert "quotation" in rules(say(ROUTE, ja="霞電子株式会社は「販売しました」と述べた。"))


@pytest.mark.parametrize(
    ("made", "en"),
    [
        (OBSERVED, "There is a component with “KSM1234 / 2910” on it."),
        (CONSISTENT, "Component U1 is a Kasumi KSM1234."),
        (ROUTE, f"Kasumi Denshi, Ltd. on this: “{QUOTE_EN}”"),
    ],
)
def test_each_level_has_its_form(made: Claim, en: str) -> None:
    assert "form" in rules(say(made, en=en))


def test_an_observation_rests_on_a_photo() -> None:
    bare = replace(OBSERVED, evidence=())
    assert "evidence" in rules(bare)


@pytest.mark.parametrize("verdict", [one for one in Verdict if one is not Verdict.CONSISTENT])
def test_consistent_needs_the_latest_verdict_consistent(verdict: Verdict) -> None:
    later = IDENTIFICATION.decided_at.replace(day=9)
    second = replace(IDENTIFICATION, verdict=verdict, decided_at=later)
    case = replace(clean_case(), identifications=(second, IDENTIFICATION))
    assert "evidence" in rules(CONSISTENT, case)
    earlier = replace(second, decided_at=IDENTIFICATION.decided_at.replace(day=1))
    case = replace(clean_case(), identifications=(IDENTIFICATION, earlier))
    assert rules(CONSISTENT, case) == set()


@pytest.mark.parametrize(
    ("methods", "passes"),
    [
        ((Method.MARKING,), False),
        ((Method.MARKING, Method.MARKING), False),
        ((Method.MARKING, Method.XRAY), True),
        ((Method.MAKER,), False),
        ((Method.DECAPSULATION,), True),
    ],
)
def test_attribution_needs_more_than_a_marking(methods: tuple[Method, ...], passes: bool) -> None:
    case = identified(replace(IDENTIFICATION, methods=methods))
    assert (rules(ATTRIBUTED, case) == set()) is passes


@pytest.mark.parametrize(
    ("authenticity", "level_1", "level_2"),
    [
        (Authenticity.SIGNS_OF_DOUBT, True, False),
        (Authenticity.DISPUTED, True, False),
        (Authenticity.CONFIRMED_COUNTERFEIT, False, False),
        (Authenticity.MAKER_CONFIRMED, True, True),
    ],
)
def test_a_doubted_part_is_not_attributed(
    authenticity: Authenticity, level_1: bool, level_2: bool
) -> None:
    case = with_component(
        identified(TWO_METHODS), replace(COMPONENT, examinations=(examined(authenticity),))
    )
    assert (rules(CONSISTENT, case) == set()) is level_1
    assert (rules(ATTRIBUTED, case) == set()) is level_2


def test_confirmed_may_be_said_of_the_makers_own_word_at_l2() -> None:
    en = "Component U1 was identified as made by Kasumi Denshi, Ltd., which confirmed it."
    ja = "部品U1は霞電子製と特定した。同社も確認した。"
    made = say(ATTRIBUTED, en=en, ja=ja)
    assert "confirmed" in rules(made, identified(TWO_METHODS))
    assert rules(made, identified(MAKERS_WORD)) == set()


def test_the_makers_word_counts_where_a_document_holds_it() -> None:
    assert rules(ATTRIBUTED, identified(MAKERS_WORD)) == set()
    assert "evidence" in rules(ATTRIBUTED, identified(replace(MAKERS_WORD, documents=())))


def test_a_claim_names_only_the_maker_that_was_identified() -> None:
    made = replace(
        say(
            CONSISTENT,
            en="Component U1 bears markings consistent with Minamo Semicon KSM1234.",
            ja="部品U1には、水面半導体のKSM1234と整合する表示がある。",
        ),
        companies=(clean_case().companies[2].id,),
    )
    assert "evidence" in rules(made)


def test_supply_words_in_an_assessment_need_a_statement_too() -> None:
    made = say(
        ASSESSED,
        en="In our assessment, Kasumi Denshi, Ltd. supplies it.",
        ja="私たちの評価では、霞電子株式会社が供給している。",
    )
    assert rules(made) == set()
    on_a_photo = replace(made, evidence=OBSERVED.evidence)
    assert "supply" in rules(on_a_photo)


def test_opinion_is_marked_in_every_sentence() -> None:
    assert "opinion" in rules(say(ASSESSED, en="The reply of Kasumi Denshi, Ltd. is vague."))
    two = say(ASSESSED, en=f"{ASSESSED.text.en} It is vague.")
    assert "opinion" in rules(two)


def test_fact_and_assessment_are_never_mixed() -> None:
    made = say(
        CONSISTENT,
        en=f"{CONSISTENT.text.en} In our assessment it is genuine.",
        ja=f"{CONSISTENT.text.ja}私たちの評価では真正品である。",
    )
    assert "mixed" in rules(made)


def test_a_company_that_is_named_belongs_to_the_claim() -> None:
    unlisted = replace(CONSISTENT, companies=())
    found = [one for one in faults(unlisted, case=clean_case()) if one.rule == "company"]
    assert {(one.phrase, one.language) for one in found} == {
        ("Kasumi", Language.EN),
        ("霞電子", Language.JA),
    }


def test_a_longer_name_is_not_its_shorter_part() -> None:
    made = say(
        ROUTE,
        en=f"Kasumi Holdings stated: “{QUOTE_EN}”",
        ja=f"{'霞ホールディングス'}は「当該ロットは販売代理店に出荷したものです。」と述べた。",
    )
    parent = replace(made, companies=(clean_case().companies[1].id,))
    assert rules(parent) == {"speaker"}  # the reply is the subsidiary's, not its parent's


def test_a_maker_without_a_company_is_not_named() -> None:
    case = clean_case()
    candidate = replace(IDENTIFICATION.candidates[0], maker="Fremd", maker_id="fremd")  # type: ignore[arg-type]
    case = replace(case, identifications=(replace(IDENTIFICATION, candidates=(candidate,)),))
    assert "company" in rules(say(OBSERVED, en=f"{OBSERVED.text.en} It may be Fremd."), case)


def test_the_languages_name_the_same_companies() -> None:
    made = say(CONSISTENT, ja="部品U1には、KSM1234と整合する表示がある。")
    assert "versions" in rules(made)


@pytest.mark.parametrize(
    ("en", "ja"),
    [
        ("since 1 March 2031", "2030年3月1日から"),
        ("on 3 boards", "4枚の基板に"),
        ("on 3 boards", "基板に"),
        ("on board U7", "基板U8に"),
        ("marked “A1”", "「A2」"),
        ("marked “A1”", ""),
    ],
)
def test_dates_figures_part_numbers_and_quotes_agree(en: str, ja: str) -> None:
    made = say(CONSISTENT, en=f"{CONSISTENT.text.en} {en}", ja=f"{CONSISTENT.text.ja}{ja}")
    assert "versions" in rules(made)


@pytest.mark.parametrize(
    ("en", "ja"),
    [
        ("since October 9, 2019", "2019年10月9日から"),
        ("since 9 Oct. 2019", "２０１９年１０月９日から"),
        ("on three boards", "3枚の基板に"),
        ("on 3 boards", "三枚の基板に"),
        ("in March", "3月に"),
        ("the 2nd board", "第2の基板"),
    ],
)
def test_the_same_said_in_each_languages_way_agrees(en: str, ja: str) -> None:
    made = say(CONSISTENT, en=f"{CONSISTENT.text.en} {en}", ja=f"{CONSISTENT.text.ja}{ja}")
    assert "versions" not in rules(made)


def test_a_listing_is_told_with_effect_and_date() -> None:
    bare = say(LISTED, en="Kasumi Denshi, Ltd. is on the Aurestia Review List.")
    assert "listing" in rules(bare)


def test_sanctioned_stands_only_beside_list_effect_and_date() -> None:
    bare = say(LISTED, en=f"Kasumi Denshi, Ltd. is sanctioned. {LISTED.text.en[:0]}")
    assert "sanctioned" in rules(bare)
    full = say(
        LISTED,
        en="Kasumi Denshi, Ltd. is sanctioned: under the Aurestia Review List an export licence is "
        "required since 1 March 2030.",
    )
    assert "sanctioned" not in rules(full)


def test_a_list_that_is_called_a_sanctions_list_may_be_named() -> None:
    listed = Text(en="Aurestia Sanctions List", ja="アウレスティア制裁リスト")
    case = replace(clean_case(), measures=(replace(MEASURE, list=listed),))
    made = say(
        LISTED,
        en=LISTED.text.en.replace("Review", "Sanctions"),
        ja=LISTED.text.ja.replace("審査", "制裁"),
    )
    assert rules(made, case) == set()


def test_did_not_respond_is_the_computed_sentence_or_nothing() -> None:
    day = date(2031, 5, 1)
    letters = (
        letter(Letter.QUESTIONS, day),
        letter(Letter.QUESTIONS, day, Channel.POST),
        letter(Letter.REMINDER, day.replace(day=8)),
        letter(Letter.REMINDER, day.replace(day=8), Channel.POST),
        letter(Letter.REMINDER, day.replace(day=13)),
    )
    silent = replace(INQUIRY, attempts=letters, replies=())
    case = replace(clean_case(), inquiries=(silent,))
    sentence = correspondence(silent, on=case.as_of).sentence
    made = claim(
        Level.OBSERVED,
        f"Kasumi Denshi, Ltd.: {sentence.en}",
        f"霞電子株式会社：{sentence.ja}",
        (EvidenceKind.INQUIRY, "ask-kasumi"),
        companies=("kasumi",),
    )
    assert rules(made, case) == set()
    typed = say(made, en="Kasumi Denshi, Ltd. did not respond by 2 June 2031 to our letters.")
    assert "letters" in rules(typed, case)
    fewer = replace(case, inquiries=(replace(silent, attempts=letters[:4]),))
    assert "no_response" in rules(made, fewer)


def test_one_figure_alone_is_refused_and_three_pass() -> None:
    alone = "As of 1 July 2031, 4 of 5 companies replied."
    three = (
        "As of 1 July 2031, 4 of 5 companies replied, 7 of 25 questions were answered directly, "
        "and 1 of 5 acknowledged a link."
    )
    for text, refused in ((alone, True), (three, False)):
        found = spoken_faults(text, language=Language.EN, case=clean_case(), only=("one_figure",))
        assert bool(found) is refused


def test_same_model_needs_the_relation_on_file() -> None:
    made = say(
        OBSERVED,
        en=f"{OBSERVED.text.en} It is the same model.",
        ja=f"{OBSERVED.text.ja}同機種である。",
    )
    case = clean_case()
    assert "same_model" in rules(made, case)
    (sample,) = case.samples
    for relation, passes in (
        (SceneRelation.SAME_MODEL, True),
        (SceneRelation.SAME_UNIT, True),
        (SceneRelation.SAME_SERIES, False),
    ):
        known = replace(case, samples=(replace(sample, scene_relation=relation),))
        assert ("same_model" not in rules(made, known)) is passes


def test_japanese_needs_head_office_and_incorporation_in_japan() -> None:
    made = say(
        CONSISTENT,
        en=f"{CONSISTENT.text.en} Kasumi is a Japanese company.",
        ja=f"{CONSISTENT.text.ja}霞電子は日本企業である。",
    )
    assert "japanese" in rules(made)
    for change, passes in (
        ({"headquarters": "JP"}, False),
        ({"headquarters": "JP", "incorporation": "JP"}, True),
        ({"headquarters": "JP", "incorporation": "JP", "parent_country": "US"}, False),
    ):
        company = decode({**encode(KASUMI), **change}, Company, where="test")  # type: ignore[dict-item]
        others = clean_case().companies[1:]
        case = replace(clean_case(), companies=(company, *others))
        assert ("japanese" not in rules(made, case)) is passes


def test_evidence_that_is_not_in_the_case_is_refused() -> None:
    made = replace(OBSERVED, evidence=(replace(OBSERVED.evidence[0], id="nowhere"),))
    assert "evidence" in rules(made)


def test_every_reason_and_wording_stands_in_both_languages() -> None:
    broken = [
        say(OBSERVED, en="Kasumi supplied it. It was confirmed.", ja="供給を確認した。"),
        replace(CONSISTENT, companies=(), evidence=()),
        say(ROUTE, en="They said so."),
        say(ASSESSED, en="It is so."),
        replace(ATTRIBUTED, evidence=OBSERVED.evidence),
    ]
    found = [one for made in broken for one in faults(made, case=clean_case())]
    assert len(found) > 10
    assert not [one for one in found if one.reason.missing() or one.wording.missing()]


@pytest.mark.parametrize("level", [Level.OBSERVED, Level.SUPPLY_ROUTE])
def test_letters_and_listings_carry_no_word_of_supply(level: Level) -> None:
    listed = replace(say(LISTED, en=f"{LISTED.text.en} It supplies Minamo Semicon."), level=level)
    assert "supply" in rules(listed)
    sentence = correspondence(INQUIRY, on=clean_case().as_of).sentence
    asked = claim(
        level,
        f"Kasumi Denshi, Ltd. supplies it. {sentence.en}",
        f"霞電子株式会社が供給。{sentence.ja}",
        (EvidenceKind.INQUIRY, "ask-kasumi"),
        companies=("kasumi",),
    )
    assert "supply" in rules(asked)


@pytest.mark.parametrize("level", [Level.CONSISTENT, Level.ATTRIBUTED])
def test_letters_do_not_stand_in_for_a_component(level: Level) -> None:
    made = replace(ATTRIBUTED, level=level)
    asked = (EvidenceKind.INQUIRY, "ask-kasumi")
    on_letters = replace(made, evidence=claim(level, "", "", asked).evidence)
    assert "evidence" in rules(on_letters, identified(TWO_METHODS))


def test_a_document_lends_its_words_to_no_other_company() -> None:
    made = replace(ROUTE, evidence=claim(ROUTE.level, "", "", (DOCUMENT, "gazette")).evidence)
    case = clean_case()
    fragment = replace(case.documents[0], fragment=f"{QUOTE_EN} {QUOTE}")
    assert rules(made, replace(case, documents=(fragment,))) == {"speaker"}
    signed = replace(fragment, title=Text(en="Kasumi Denshi, Ltd.", ja="霞電子株式会社"))
    assert rules(made, replace(case, documents=(signed,))) == set()


def test_a_listing_may_be_told_in_the_words_of_its_legal_effect() -> None:
    effect = Text(
        en="An export licence is required; it does not bind suppliers as such.",
        ja="輸出には許可が必要であり、供給者一般を拘束しない。",
    )
    made = say(
        LISTED,
        en=f"{LISTED.text.en} It does not bind suppliers as such.",
        ja=f"{LISTED.text.ja}供給者一般を拘束しない。",
    )
    assert "supply" in rules(made)
    case = replace(clean_case(), measures=(replace(MEASURE, legal_effect=effect),))
    assert rules(made, case) == set()
