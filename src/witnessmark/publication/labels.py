"""What each state, verdict and kind is called on a page, in every published language."""

from collections.abc import Mapping
from typing import Final

from witnessmark.base.text import Language, Text
from witnessmark.companies.company import NameKind, RelationKind, Scheme
from witnessmark.evidence.component import Authenticity
from witnessmark.evidence.device import SceneRelation
from witnessmark.evidence.document import Mark, ResponseStatus, StatementKind
from witnessmark.inquiries.inquiry import Channel, Delivery, Letter, ReplyKind
from witnessmark.inquiries.schedule import TERMS_SOURCE
from witnessmark.parts.identification import Method
from witnessmark.parts.identification import Verdict as PartVerdict
from witnessmark.parts.sentences import MAKER_HINT
from witnessmark.publication.claim import Basis, EvidenceKind, Level
from witnessmark.screening.screening import Verdict as ListVerdict

LEVELS: Final[Mapping[Level, Text]] = {
    Level.OBSERVED: Text("observed", "観察"),
    Level.CONSISTENT: Text("consistent", "整合"),
    Level.ATTRIBUTED: Text("attributed", "特定"),
    Level.SUPPLY_ROUTE: Text("supply route", "供給経路"),
    Level.ASSESSMENT: Text("assessment", "評価"),
}

LEVEL_BASES: Final[Mapping[Level, Text]] = {
    Level.OBSERVED: Text("Rests on a photo.", "写真に基づく。"),
    Level.CONSISTENT: Text(
        "Marking and package match a published part.",
        "表示とパッケージが、公表されている部品と一致する。",
    ),
    Level.ATTRIBUTED: Text(
        "Rests on the maker's confirmation, on decapsulation, or on two independent methods.",
        "メーカーによる確認、開封検査、または独立した二つの方法に基づく。",
    ),
    Level.SUPPLY_ROUTE: Text(
        "Rests on a statement of the company or on a document.",
        "企業自身の発言または資料に基づく。",
    ),
    Level.ASSESSMENT: Text(
        "An analysis by the publisher, marked as opinion.",
        "発行者による分析であり、意見として示す。",
    ),
}

BASES: Final[Mapping[Basis, Text]] = {
    Basis.REPORTED: Text("from published sources", "公表資料による"),
    Basis.LETTERS: Text("from letters", "書簡の記録による"),
    Basis.LISTING: Text("from a list", "リストの記載による"),
}
"""What a claim is marked with that stands on no step of the ladder."""

BASIS_NOTES: Final[Mapping[Basis, Text]] = {
    Basis.REPORTED: Text(
        "Rests on what others published; reported by us, not found by us.",
        "他者が公表した内容に基づく。私たちが見いだしたものではない。",
    ),
    Basis.LETTERS: Text(
        "Rests on the record of letters and replies; computed from it, never typed.",
        "書簡と返信の記録に基づく。記録から計算したもので、手で書いたものではない。",
    ),
    Basis.LISTING: Text(
        "Rests on an authority’s list, with its legal effect and date.",
        "当局のリストの記載に基づき、法的効果と日付を添える。",
    ),
}

PART_VERDICTS: Final[Mapping[PartVerdict, Text]] = {
    PartVerdict.CONSISTENT: Text("consistent", "整合"),
    PartVerdict.CANDIDATES: Text("candidates", "候補複数"),
    PartVerdict.UNSURE: Text("unsure", "判断保留"),
    PartVerdict.NOT_IDENTIFIED: Text("not identified", "未特定"),
}

METHODS: Final[Mapping[Method, Text]] = {
    Method.MARKING: Text("marking", "表示"),
    Method.BUS_ID: Text("firmware or bus id", "ファームウェア・バスID"),
    Method.XRAY: Text("X-ray", "X線"),
    Method.DECAPSULATION: Text("decapsulation", "開封検査"),
    Method.MAKER: Text("confirmation by the maker", "メーカーによる確認"),
}

AUTHENTICITIES: Final[Mapping[Authenticity, Text]] = {
    Authenticity.NOT_EXAMINED: Text("not examined", "未検査"),
    Authenticity.NO_DOUBT_NOTED: Text("no doubt noted", "疑わしい点は認められない"),
    Authenticity.SIGNS_OF_DOUBT: Text("signs of doubt", "疑わしい点あり"),
    Authenticity.DISPUTED: Text("disputed", "争いあり"),
    Authenticity.MAKER_CONFIRMED: Text("confirmed by the maker", "メーカーが確認"),
    Authenticity.CONFIRMED_COUNTERFEIT: Text("confirmed counterfeit", "偽造品と確認"),
}

SCENE_RELATIONS: Final[Mapping[SceneRelation, Text]] = {
    SceneRelation.SAME_UNIT: Text("the same unit", "同一の個体"),
    SceneRelation.SAME_MODEL: Text("the same model", "同じ型番"),
    SceneRelation.SAME_SERIES: Text("the same series", "同じシリーズ"),
    SceneRelation.SAME_MAKER: Text("the same maker", "同じメーカー"),
    SceneRelation.UNSPECIFIED: Text("not specified", "明示されていない"),
}

MARKS: Final[Mapping[Mark, Text]] = {
    Mark.VERIFIED: Text("verified: the source itself was read", "原典を確認"),
    Mark.SECOND_HAND: Text("second-hand: a copy was read", "二次資料（写しを参照）"),
}

STATEMENT_KINDS: Final[Mapping[StatementKind, Text]] = {
    StatementKind.EVENT: Text("event", "出来事"),
    StatementKind.TEARDOWN: Text("teardown", "分解調査"),
    StatementKind.PARTS: Text("parts", "部品"),
    StatementKind.QUESTIONS: Text("questions", "質問"),
    StatementKind.RESPONSE: Text("response", "回答"),
    StatementKind.ROUTE: Text("supply route", "供給経路"),
    StatementKind.MARKET: Text("market", "市場"),
    StatementKind.CAPABILITY: Text("capability", "機能"),
    StatementKind.MEASURE: Text("measure", "規制措置"),
    StatementKind.AFTERMATH: Text("afterwards", "その後"),
}

RESPONSES: Final[Mapping[ResponseStatus, Text]] = {
    ResponseStatus.REPLIED: Text("replied", "回答あり"),
    ResponseStatus.NO_RESPONSE: Text("no response", "回答なし"),
    ResponseStatus.DECLINED: Text("declined to answer", "回答を控えるとの連絡"),
    ResponseStatus.NOT_PUBLISHED: Text("not published", "公表されていない"),
}

EVIDENCE_KINDS: Final[Mapping[EvidenceKind, Text]] = {
    EvidenceKind.PHOTO: Text("Photo", "写真"),
    EvidenceKind.COMPONENT: Text("Component", "部品"),
    EvidenceKind.COMPANY: Text("Company", "企業"),
    EvidenceKind.SCREENING: Text("Screening", "リスト照合"),
    EvidenceKind.MEASURE: Text("Measure", "規制措置"),
    EvidenceKind.INQUIRY: Text("Inquiry", "照会"),
    EvidenceKind.REPLY: Text("Reply", "回答"),
    EvidenceKind.STATEMENT: Text("Statement", "発言・記述"),
    EvidenceKind.DOCUMENT: Text("Document", "資料"),
}

LETTERS: Final[Mapping[Letter, Text]] = {
    Letter.NOTICE: Text("notice", "予告"),
    Letter.QUESTIONS: Text("questions", "質問状"),
    Letter.REMINDER: Text("reminder", "督促"),
    Letter.FINAL_TEXT: Text("text to be published", "公表予定の文面"),
}

CHANNELS: Final[Mapping[Channel, Text]] = {
    Channel.EMAIL: Text("e-mail", "電子メール"),
    Channel.POST: Text("post", "郵便"),
    Channel.FAX: Text("fax", "ファクス"),
    Channel.FORM: Text("web form", "問い合わせフォーム"),
    Channel.PHONE: Text("telephone", "電話"),
    Channel.HAND: Text("by hand", "手渡し"),
}

DELIVERIES: Final[Mapping[Delivery, Text]] = {
    Delivery.PROVEN: Text("delivery proved", "到達を証明"),
    Delivery.UNPROVEN: Text("delivery not proved", "到達は未証明"),
    Delivery.FAILED: Text("not delivered", "不達"),
}

REPLY_KINDS: Final[Mapping[ReplyKind, Text]] = {
    ReplyKind.AUTOMATIC: Text("automatic reply", "自動返信"),
    ReplyKind.ACKNOWLEDGEMENT: Text("acknowledgement", "受領の連絡"),
    ReplyKind.EXTENSION: Text("request for more time", "期限延長の申し出"),
    ReplyKind.ANSWER: Text("answer", "回答"),
    ReplyKind.DECLINED: Text("declined to answer", "回答を控えるとの連絡"),
}

LIST_VERDICTS: Final[Mapping[ListVerdict, Text]] = {
    ListVerdict.MATCH: Text("match", "一致"),
    ListVerdict.POSSIBLE: Text("possible match", "一致の可能性"),
    ListVerdict.NO_MATCH: Text("no match", "一致なし"),
    ListVerdict.UNKNOWN: Text("unknown", "不明"),
}

NAME_KINDS: Final[Mapping[NameKind, Text]] = {
    NameKind.OFFICIAL: Text("official name", "正式名称"),
    NameKind.FORMER: Text("former name", "旧称"),
    NameKind.SHORT: Text("short name", "略称"),
    NameKind.BRAND: Text("brand", "ブランド"),
    NameKind.TRANSLITERATION: Text("transliteration", "音訳"),
}

RELATIONS: Final[Mapping[RelationKind, Text]] = {
    RelationKind.BRAND_OWNER: Text("brand owner", "ブランド所有者"),
    RelationKind.LEGAL_MAKER: Text("legal maker", "製造者（法人）"),
    RelationKind.PARENT: Text("parent company", "親会社"),
    RelationKind.SUCCESSOR: Text("successor", "承継会社"),
    RelationKind.ADDRESSEE: Text("addressee", "質問状の宛先"),
}

SCHEMES: Final[Mapping[Scheme, Text]] = {
    Scheme.LEI: Text("LEI", "LEI"),
    Scheme.JP_CORPORATE_NUMBER: Text("Japanese corporate number", "法人番号"),
    Scheme.ISIN: Text("ISIN", "ISIN"),
    Scheme.USCC: Text("Unified Social Credit Code", "統一社会信用コード"),
    Scheme.TICKER: Text("ticker", "証券コード"),
}

SOURCES: Final[Mapping[str, Text]] = {
    TERMS_SOURCE: Text("terms of this case for its inquiries", "この事例の照会の条件"),
    MAKER_HINT: Text("note on the marking", "表示についての書き込み"),
    "publisher": Text("written so by the publisher of this page", "このページの発行者による表記"),
}
"""Sources of our own, which have no address: what a ground or a name form says for them."""


def source_in_words(source: str, *, language: Language) -> str:
    """Return `source` for a reader: one of our own in words, any other as it stands."""
    return SOURCES[source].within(language) if source in SOURCES else source


CODE_RULES: Final[Mapping[str, Text]] = {
    "YYWW": Text("two digits of the year, then the week", "年の下2桁と週"),
    "YWW": Text("last digit of the year, then the week", "年の下1桁と週"),
}
"""The rules by which `identify` reads a code, in words; any other stands as it was written."""

BOARDS: Final[Mapping[str, Text]] = {
    "main": Text("main board", "主基板"),
    "main-board": Text("main board", "主基板"),
    "sensor-board": Text("sensor board", "センサー基板"),
    "power-board": Text("power board", "電源基板"),
    "network-board": Text("network board", "通信基板"),
    "infrared-board": Text("infrared board", "赤外線基板"),
}
"""Boards that most cameras have, by the name under which a case folder keeps them."""


def board_in_words(board: str, *, language: Language) -> str:
    """Return the name of `board` for a reader: the usual ones in words, others as they stand."""
    return BOARDS[board].within(language) if board in BOARDS else board


ACTS: Final[Mapping[str, Text]] = {
    "case-opened": Text("opened the case", "事例を開始"),
    "member-added": Text("let somebody see the case", "閲覧者を追加"),
    "sample-received": Text("received the sample", "検体を受領"),
    "photo-added": Text("added a photo", "写真を追加"),
    "photographed": Text("took a photo", "写真を撮影"),
    "component-read": Text("read a marking", "表示を判読"),
    "parts-proposed": Text("had the machine propose parts", "品番の候補を機械で算出"),
    "part-identified": Text("decided what a part is", "部品の品番を判断"),
    "companies-screened": Text("had the companies screened", "企業をリストと照合"),
    "hit-reviewed": Text("decided about a hit", "該当候補を判断"),
    "letter-sent": Text("sent a letter", "書簡を送付"),
    "reply-received": Text("received a reply", "回答を受領"),
    "reply-coded": Text("coded a reply", "回答を分類"),
    "code-settled": Text("settled a code", "分類を確定"),
    "contest-received": Text("received an objection to a code", "分類への異議を受領"),
    "claim-written": Text("wrote a claim", "主張を作成"),
    "claim-reviewed": Text("reviewed a claim", "主張を点検"),
    "document-read": Text("read a document", "資料を確認"),
    "statement-typed-in": Text("typed in a statement", "発言・記述を入力"),
    "measure-cited": Text("cited a measure", "規制措置を引用"),
    "authenticity-examined": Text("examined the authenticity", "真正性を検査"),
    "case-changed": Text("changed what the case says of itself", "事例の記載を変更"),
    "case-published": Text("published the case", "事例を公開"),
    "claim-corrected": Text("corrected a claim", "主張を訂正"),
    "claim-draft": Text("took a claim back to draft", "主張を下書きに戻した"),
    "claim-published": Text("published a claim", "主張を公開"),
    "claim-sent-for-reply": Text("sent a claim for reply", "主張を相手方に送付"),
    "claim-withdrawn": Text("withdrew a claim", "主張を撤回"),
    "company-corrected": Text("corrected a company", "企業の記載を訂正"),
    "company-entered": Text("entered a company", "企業を入力"),
    "component-corrected": Text("corrected a component", "部品の記載を訂正"),
    "component-described": Text("described a component", "部品を記載"),
    "contest-answered": Text("answered an objection", "異議に回答"),
    "credit-given": Text("gave a credit", "翻訳者等を表示"),
    "custody-passed": Text("passed the custody on", "保管を引き継ぎ"),
    "date-code-read": Text("read a date code", "製造日コードを判読"),
    "delivery-noted": Text("noted a delivery", "到達を記録"),
    "device-corrected": Text("corrected a device", "機器の記載を訂正"),
    "device-described": Text("described a device", "機器を記載"),
    "document-corrected": Text("corrected a document", "資料の記載を訂正"),
    "evidence-added": Text("added evidence to a claim", "主張に証拠を追加"),
    "file-enclosed": Text("enclosed a file", "ファイルを同封"),
    "inquiry-corrected": Text("corrected an inquiry", "照会の記載を訂正"),
    "inquiry-opened": Text("opened an inquiry", "照会を開始"),
    "lot-code-read": Text("read a lot code", "ロットコードを判読"),
    "measure-corrected": Text("corrected a measure", "規制措置の記載を訂正"),
    "member-removed": Text("let somebody go from the case", "閲覧者を解除"),
    "name-added": Text("added a name", "名称を追加"),
    "name-resolved": Text("decided whose a name is", "名称の主体を判断"),
    "number-added": Text("added a number of a register", "登録番号を追加"),
    "person-invited": Text("invited somebody", "参加者を招待"),
    "questions-drafted": Text("wrote the questions", "質問状を作成"),
    "region-drawn": Text("marked a place on a photo", "写真上の位置を記録"),
    "relation-added": Text("added a relation", "関係を追加"),
    "reply-translated": Text("translated a reply", "回答を翻訳"),
    "role-changed": Text("changed what somebody may do", "参加者の役割を変更"),
    "sample-corrected": Text("corrected a sample", "検体の記載を訂正"),
    "statement-corrected": Text("corrected a statement", "発言・記述を訂正"),
    "time-granted": Text("granted more time", "回答期限を延長"),
    "step-due": Text("noted that a step is due", "期限の到来を記録"),
    "sheet-brought-in": Text("brought in a spreadsheet", "表計算ファイルを取り込み"),
}
"""What the journal's acts are called."""
