"""No disguise, inflection or other language hides a refused word; ordinary sentences pass."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from publication.said import CONSISTENT, KASUMI, OBSERVED, ROUTE, clean_case
from witnessmark.base.ids import CompanyId, MakerId
from witnessmark.base.text import Language, Text
from witnessmark.companies.bearers import name_forms
from witnessmark.companies.company import NameForm, NameKind
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.plain import read_case_folder
from witnessmark.publication.claim import Level
from witnessmark.publication.claims.figures import figures_of
from witnessmark.publication.claims.ladder import faults
from witnessmark.publication.claims.makers_named import makers_named
from witnessmark.publication.claims.naming import bearers, mentions
from witnessmark.publication.claims.phrases import own_faults
from witnessmark.publication.claims.wording import has_words, refused_phrases

DEMO = Path(__file__).parents[3] / "demo"

DISGUISED = [
    "ｓｕｐｐｌｉｅｓ",
    "SUPPLIES",
    "sup\u200bplies",
    "sup\u00adplies",
    "sup\u2060plies",
    "\u0455upplies",
    "su\u0440\u0440lies",
    "𝐬𝐮𝐩𝐩𝐥𝐢𝐞𝐬",
    "ⓢⓤⓟⓟⓛⓘⓔⓢ",
    "súppliés",
    "su\u0301pplies",
    "s\u0336u\u0336pplies",
    "ꜱᴜᴘᴘʟɪᴇꜱ",
    "_supplies_",
    "*supplies*",
    "sup-plies",
    "sup‑plies",
    "sup_plies",
    "sup·plies",
    "s.u.p.p.l.i.e.s",
    "s u p p l i e s",
    "sup plies",
]


@pytest.mark.parametrize("phrase", DISGUISED)
def test_a_disguised_word_is_refused_where_it_stands(phrase: str) -> None:
    text = f"Kasumi {phrase} a chip."
    found = refused_phrases(text, language=Language.EN, level=Level.OBSERVED)
    (fault,) = (one for one in found if one.rule == "supply")
    assert fault.phrase == text[fault.start : fault.end]
    assert fault.phrase.strip("_*") == phrase.strip("_*")


REFUSED = [
    ("supply", "en", ["resupplies it", "oversupplied", "shipped in 2030", "sells its chips"]),
    ("supply", "en", ["bought from Kasumi", "sold chips", "purchased the parts from Kasumi"]),
    ("supply", "en", ["chips provided by Kasumi", "a shipment", "sales to Orbwatch"]),
    (
        "supply",
        "ja",
        ["供 給", "供・給", "供\u3000給", "供\n給", "納⼊した", "納\u200b入", "ｻﾌﾟﾗｲﾔ"],
    ),
    ("supply", "ja", ["サプライ", "サプライチェーン", "部品を提供", "部品の提供を行った"]),
    ("supply", "ja", ["納める", "納めました", "売った", "売り渡した", "取引を行う", "仕入れた"]),
    ("supply", "ja", ["情報機器を提供", "資料と部品を提供", "写真を撮り、部品を提供した"]),
    ("supply", "ja", ["霞電子から買った", "販売を行った", "霞電子はchipをsupplyした", "供给"]),
    ("supply", "zh", ["供应芯片", "供應晶片", "向其提供部件", "出售给该公司", "采购自霞电子"]),
    ("supply", "ug", ["تەمىنلەيدۇ"]),
    ("made_by", "zh", ["由霞电子制造", "中国制造", "是正品"]),
    ("confirmed", "zh", ["已证实", "确认了", "毫无疑问"]),
    ("confirmed", "ja", ["確認が取れた", "確 認 し た", "判・明した"]),
    ("confirmed", "en", ["ｃｏｎｆｉｒｍｅｄ", "con-firmed", "proved that"]),
    ("ignored", "ja", ["応じなかった", "応じていない", "拒まれた", "拒否", "無 視した"]),
    ("ignored", "en", ["re\u200bfused", "ignor\u0435d", "snubbed us"]),
    ("ignored", "zh", ["拒绝回答", "无视", "置之不理"]),
    ("sanctioned", "en", ["ｓａｎｃｔｉｏｎｅｄ", "unsanctioned", "non-sanctioned", "black list"]),
    ("sanctioned", "en", ["blacklisted", "black-listed", "a ban on", "under a US ban", "b-anned"]),
    ("sanctioned", "ja", ["制 裁", "制・裁", "ﾌﾞﾗｯｸﾘｽﾄ", "ブラック・リスト", "禁輸"]),
    ("sanctioned", "zh", ["受到制裁", "黑名单", "禁运"]),
    ("sanctioned", "ug", ["جازا", "قارا تىزىملىك"]),
    ("same_model", "zh", ["同一型号", "相同的机型", "同款"]),
    ("japanese", "zh", ["日本企业", "日本制造"]),
    ("made_by", "en", ["Kasumi made the flash memory", "produced these image sensors"]),
    ("same_model", "en", ["the camera used in the camps", "that unit was seen at the scene"]),
    ("same_model", "ja", ["収容所で使われたカメラである", "カメラは新疆で使用された"]),
    ("same_model", "zh", ["集中营使用的摄像头"]),
    ("binds", "en", ["binds Japanese suppliers", "is binding on firms", "applies to exporters"]),
    ("binds", "ja", ["日本の供給業者を拘束する", "国内の企業にも適用される"]),
    ("binds", "zh", ["约束日本公司"]),
    ("accusing", "en", ["complicit", "abetted", "breaks the export laws", "colluded", "illegal"]),
    ("accusing", "en", ["makes mass surveillance possible", "profits from genocide"]),
    ("accusing", "en", ["employs prisoners", "relies on forced labour"]),
    ("accusing", "ja", ["加担", "共 犯", "手を貸した", "弾圧に協力", "受刑者を雇用", "違法"]),
    ("accusing", "zh", ["帮凶", "参与镇压"]),
    ("one_figure", "zh", ["7家公司中6家作出回复", "回复率"]),
]


@pytest.mark.parametrize(
    ("rule", "language", "phrase"),
    [(rule, language, phrase) for rule, language, words in REFUSED for phrase in words],
)
def test_the_phrase_is_refused_at_l0(rule: str, language: str, phrase: str) -> None:
    found = refused_phrases(phrase, language=Language(language), level=Level.OBSERVED)
    assert rule in {one.rule for one in found}
    assert all(phrase[one.start : one.end] == one.phrase for one in found)


@pytest.mark.parametrize("phrase", ["供应", "supplies", "供給"])
@pytest.mark.parametrize("language", list(Language))
def test_a_word_is_refused_in_whichever_version_it_stands(phrase: str, language: Language) -> None:
    found = refused_phrases(f"x {phrase} y", language=language, level=Level.OBSERVED)
    assert {(one.rule, one.phrase) for one in found} == {("supply", phrase)}


HONEST = {
    "en": [
        "The company declined to answer question 2.",
        "Did not respond by 24 June 2031 to letters of 10 June 2031 and 17 June 2031.",
        "A component marked “KSM1234” was photographed on the power-supply board.",
        "The power supply module and its supply voltage of 3.3 V.",
        "Supplementary photos; a supple cable.",
        "It may be the maker's old stock, resold or counterfeit.",
        "A sales distributor was named in the answer.",
        "They provided a comment and a photo.",
        "The letter was delivered on 10 June 2031.",
        "Subject to a US export licence requirement since 9 October 2019.",
        "Japanese-related companies were asked.",
        "Read over a bus; the order of the lines is not certain.",
        "The shop sent it in a used box.",
        "An urban street; Bangkok; a bandage; a band of metal.",
        "The marking could not be confirmed.",
        "Re: fuse F1 and con rod.",
        "They made the parts public, and the report on the camera known.",
        "A bound book; the questions apply to each part.",
        "A group that supports victims of persecution asked the International Criminal Court.",
        "A camera of the same kind as those used in detention facilities.",
    ],
    "ja": [
        "同社は質問2への回答を控えるとした。",
        "2031年6月10日の書簡に対し、2031年6月24日までに回答はなかった。",
        "資料を提供した。",
        "写真の提供を受けた。",
        "情報提供に感謝する。",
        "回答の機会を各社に提供した。",
        "データなどを記者に提供した。",
        "販売代理店の名が挙がった。",
        "偽造品、転売品、旧在庫の可能性がある。",
        "個別の取引についてはお答えしていない。",
        "パワーサプライの基板",
        "部品を収納した箱の出納簿",
        "商売道具、発売日、売場",
        "輸出許可要件の対象である。",
        "輸出するには許可が必要である。",
        "カメラは がらくた の箱にあった。",
        "日系企業に質問状を送付した。",
        "型番は確認できていない。",
        "棚卸資産",
        "収容施設で使われたのと同種の監視カメラ",
        "カメラは収容施設で使われたのと「同種」のものだったと報じた。",
        "迫害された人々を支援する団体",
        "監視カメラの部品に関する質問状",
    ],
    "zh": [
        "拍摄了一个带有“KSM1234”标记的部件。",
        "提供了照片和资料。",
        "尚未确认型号。",
        "日系企业",
    ],
}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [(language, sentence) for language, said in HONEST.items() for sentence in said],
)
def test_an_honest_sentence_passes(language: str, sentence: str) -> None:
    assert refused_phrases(sentence, language=Language(language), level=Level.OBSERVED) == ()


@pytest.mark.parametrize("name", ["replay-2023", "synthetic-bench"])
def test_the_claims_of_the_demo_cases_pass(name: str) -> None:
    case = read_case_folder(DEMO / name).case
    found = [
        fault
        for claim in case.claims
        for fault in faults(claim, case=case, on=case.published_on)
        if fault.phrase
    ]
    assert found == []


def test_a_chinese_version_is_held_to_the_words_though_it_is_not_published() -> None:
    made = replace(OBSERVED, text=replace(OBSERVED.text, zh="霞电子供应该部件，受到制裁。"))
    found = [one for one in faults(made, case=clean_case()) if one.language is Language.ZH]
    assert {one.rule for one in found} == {"supply", "sanctioned"}
    case = replace(clean_case(), languages=(*clean_case().languages, Language.ZH))
    assert {"supply", "sanctioned"} <= {one.rule for one in faults(made, case=case)}


def test_a_language_without_all_its_words_is_refused() -> None:
    assert [one for one in Language if has_words(one)] == [Language.EN, Language.JA, Language.ZH]
    made = replace(OBSERVED, text=replace(OBSERVED.text, ug="سۈرەت"))
    (fault,) = (one for one in faults(made, case=clean_case()) if one.language is Language.UG)
    assert fault.rule == "language"
    assert "ug" in fault.reason.en
    assert not fault.reason.missing()


def test_a_name_inside_a_longer_one_is_borne_and_not_mentioned() -> None:
    longer = NameForm(text="Kasumi Kogyo", language="en", kind=NameKind.OFFICIAL, source="x")
    other = replace(KASUMI, id=CompanyId("kogyo"), names=(longer,))
    forms = name_forms((KASUMI, other))
    assert {one.company for one in mentions("Kasumi Kogyo", forms)} == {"kogyo"}
    assert bearers("Kasumi Kogyo", forms) == {"kogyo", KASUMI.id}


def test_a_disguised_name_of_a_company_is_still_named() -> None:
    text = "Ｋａｓｕｍｉ and Ka\u200bsumi; 霞電\u200b子"
    found = mentions(text, name_forms((KASUMI,)))
    assert [one.words for one in found] == ["Ｋａｓｕｍｉ", "Ka\u200bsumi", "霞電\u200b子"]
    hidden = replace(CONSISTENT, companies=(), text=Text(en=f"{CONSISTENT.text.en} {text}"))
    assert "company" in {one.rule for one in faults(hidden, case=clean_case())}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The flash memory is Micron's.", ["Micron"]),
        ("Ｍｉｃｒｏｎ and MICRON", ["Ｍｉｃｒｏｎ", "MICRON"]),
        ("Micron Technology, Inc. of Boise", ["Micron Technology, Inc."]),
        ("マイクロンテクノロジーと株式会社東芝", ["マイクロン", "株式会社東芝"]),
        ("5 microns; supermicron; Micronesia; サブマイクロン; モノクローム", []),
        ("according to the SEC at 12:00 UTC, ST and IR", []),
    ],
)
def test_a_maker_of_the_reference_tables_is_known_by_name(text: str, words: list[str]) -> None:
    found = makers_named(text)
    assert [one.words for one in found] == words
    assert all(text[one.start : one.end] == one.words for one in found)


def test_a_maker_is_named_where_a_company_of_the_claim_stands_for_it() -> None:
    said = replace(
        OBSERVED, text=Text(en="Beside Micron. " + OBSERVED.text.en, ja=OBSERVED.text.ja)
    )
    assert "Micron" in {one.phrase for one in faults(said, case=clean_case(said))}
    quoted = replace(said, text=Text(en="“Micron”. " + OBSERVED.text.en, ja=OBSERVED.text.ja))
    assert "Micron" in {one.phrase for one in faults(quoted, case=clean_case(quoted))}
    maker = replace(KASUMI, id=CompanyId("micron-company"), maker=MakerId("micron"), relations=())
    listed = replace(said, companies=(maker.id,))
    case = replace(clean_case(listed), companies=(*clean_case().companies, maker))
    assert "Micron" not in {one.phrase for one in faults(listed, case=case)}


def test_a_short_name_is_known_with_one_capital_letter() -> None:
    rohm = replace(
        KASUMI,
        names=(NameForm(text="KSMQ", language="en", kind=NameKind.SHORT, source="a list"),),
    )
    forms = name_forms((rohm,))
    assert [one.words for one in mentions("Ksmq, KSMQ and ksmq", forms)] == ["Ksmq", "KSMQ"]


def test_long_texts_are_read_in_time_that_grows_with_their_length() -> None:
    for text in ("1,", "7", "5あ", "七", "not ", "a ", "Micron", "日本の企業", "use "):
        started = process_time()
        figures_of(text * 20_000)
        makers_named(text * 20_000)
        refused_phrases(text * 4_000, language=Language.EN, level=Level.OBSERVED)
        assert process_time() - started < 5, text


def test_half_width_marks_quote_too() -> None:
    made = replace(ROUTE, text=replace(ROUTE.text, ja="霞電子株式会社は｢販売しました｣と述べた。"))
    assert "quotation" in {one.rule for one in faults(made, case=clean_case())}


DENIED = [
    ("en", "The marking does not show who supplied it."),
    ("en", "That a part is in a camera does not show that its maker sold it to anybody."),
    ("en", "A marking shows what is printed on a part, not who sold it to whom."),
    ("en", "The reply does not say whether the product was sold to the company named."),
    ("en", "Nothing here says that Kasumi supplies it."),
    ("en", "There is no evidence that Kasumi ships chips to Orbwatch."),
    ("en", "The sample is not known to be of the same model."),
    ("en", "Whether it is the same model is left open."),
    ("ja", "表示は、その部品のメーカーが販売したことを示さない。"),
    ("ja", "誰が誰に供給したかは分からない。"),
    ("ja", "表示が示すのは印字であって、誰が誰に販売したかではない。"),
    ("ja", "同社への供給の有無には答えていない。"),
    ("ja", "現場の機器と同一型番であるとは確認されていない。"),
]
NOT_DENIED = [
    ("en", "Kasumi, which is not a small company, supplies chips."),
    ("en", "The photo does not show the scene, and Kasumi supplies chips."),
    ("en", "It is not known that it was old, but Kasumi sold it."),
    ("en", "It does not show how Kasumi supplied it."),
    ("en", "It does not show which chips Kasumi supplied."),
    ("en", "This is not new. Kasumi supplies it."),
    ("en", "It does not show that Kasumi is sanctioned."),
    ("ja", "霞電子は供給しているが、詳細は分からない。"),
    ("ja", "霞電子が供給した部品の型番は公表されていない。"),
    ("ja", "霞電子が供給し、経路は不明である。"),
    ("ja", "霞電子が供給している。型番かどうかは分からない。"),
]


def _loose(language: str, sentence: str, *, may_deny: bool, case: Case) -> bool:
    made = own_faults(sentence, language=Language(language), case=case, may_deny=may_deny)
    return bool(list(made))


@pytest.mark.parametrize(("language", "sentence"), DENIED)
def test_an_explicit_denial_passes_where_denials_may_stand(language: str, sentence: str) -> None:
    case = clean_case()
    assert not _loose(language, sentence, may_deny=True, case=case)
    assert _loose(language, sentence, may_deny=False, case=case)


@pytest.mark.parametrize(("language", "sentence"), NOT_DENIED)
def test_what_only_looks_like_a_denial_is_refused(language: str, sentence: str) -> None:
    assert _loose(language, sentence, may_deny=True, case=clean_case())
