"""What every kind, state and verdict is called on the screen."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from witnessmark.base.text import Text
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.inquiries.inquiry import Round
from witnessmark.inquiries.state import STATE_WORDS
from witnessmark.publication import labels
from witnessmark.publication.case import CaseKind, EnclosureKind
from witnessmark.publication.chain import state as chain_state
from witnessmark.publication.claim import ClaimStatus
from witnessmark.publication.pages.citations import LANGUAGE_NAMES
from witnessmark.web.models import Role

_OWN: Final[Mapping[Enum, Text]] = {
    CaseKind.INVESTIGATION: Text("investigation", "調査"),
    CaseKind.REPLAY: Text("replay of published sources", "公表資料の再現"),
}
_CLAIMS: Final[Mapping[ClaimStatus, Text]] = {
    ClaimStatus.DRAFT: Text("draft", "下書き"),
    ClaimStatus.SENT_FOR_REPLY: Text("sent for reply", "相手方に送付済み"),
    ClaimStatus.PUBLISHED: Text("published", "公開済み"),
    ClaimStatus.CORRECTED: Text("corrected", "訂正済み"),
    ClaimStatus.WITHDRAWN: Text("withdrawn", "撤回"),
}
_ROUNDS: Final[Mapping[Round, Text]] = {
    Round.QUESTIONS: Text("round 1: the questions", "第1回：質問状"),
    Round.FINAL_TEXT: Text("round 2: the text to be published", "第2回：公表予定の文面"),
}
_BOOK: Final = load_codebook()
_CODES: Final[Mapping[Enum, Text]] = {
    kind: meaning.name
    for meanings in (_BOOK.directness, _BOOK.account, _BOOK.substance, _BOOK.support)
    for kind, meaning in meanings.items()
}
_ROLES: Final[Mapping[Role, Text]] = {
    Role.READER: Text("reader", "閲覧"),
    Role.EDITOR: Text("editor", "編集"),
    Role.LEAD: Text("lead", "責任者"),
}
_ENCLOSURES: Final[Mapping[EnclosureKind, Text]] = {
    EnclosureKind.MAKERS: Text("table of makers", "メーカー表"),
    EnclosureKind.CATALOGUE: Text("part catalogue", "品番カタログ"),
    EnclosureKind.LIST: Text("screening list", "照合用リスト"),
    EnclosureKind.LETTER: Text("letter", "書簡"),
}

BOARDS: Final[Mapping[str, Text]] = {
    "main": Text("main board", "主基板"),
    "main-board": Text("main board", "主基板"),
    "sensor-board": Text("sensor board", "センサー基板"),
    "power-board": Text("power board", "電源基板"),
    "network-board": Text("network board", "通信基板"),
    "infrared-board": Text("infrared board", "赤外線基板"),
}
"""Boards that most cameras have, by the name under which a case folder keeps them."""

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
    "step-due": Text("noted that a step is due", "期限の到来を記録"),
}
"""What the journal's acts are called."""

_TABLES: Final = (
    _OWN, _CLAIMS, _ROUNDS, _CODES, _ROLES, _ENCLOSURES,
    STATE_WORDS, LANGUAGE_NAMES, chain_state.STEP_NAMES, labels.LEVELS, labels.PART_VERDICTS,
    labels.METHODS, labels.AUTHENTICITIES, labels.SCENE_RELATIONS, labels.MARKS,
    labels.STATEMENT_KINDS, labels.RESPONSES, labels.EVIDENCE_KINDS, labels.LETTERS,
    labels.CHANNELS, labels.DELIVERIES, labels.REPLY_KINDS, labels.LIST_VERDICTS,
    labels.NAME_KINDS, labels.RELATIONS, labels.SCHEMES,
)  # fmt: skip

# Kinds of different types may be equal as strings: the type is part of what they stand under.
_WORDS: Final[Mapping[tuple[type, object], Text]] = {
    (type(kind), kind): text for table in _TABLES for kind, text in table.items()
}


def label_of(kind: Enum) -> Text:
    """Return what `kind` is called; a kind without a word of its own is shown as it is stored."""
    return _WORDS.get((type(kind), kind)) or Text(en=str(kind.value), ja=str(kind.value))
