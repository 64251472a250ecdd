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
    Role.OWNER: Text("owner", "責任者"),
    Role.EDITOR: Text("editor", "編集"),
    Role.READER: Text("reader of markings", "判読"),
    Role.CODER: Text("coder", "分類"),
    Role.REVIEWER: Text("reviewer", "点検"),
    Role.VIEWER: Text("viewer", "閲覧"),
    Role.DATA_VIEWER: Text("viewer of data only", "データのみ閲覧"),
}
_ENCLOSURES: Final[Mapping[EnclosureKind, Text]] = {
    EnclosureKind.MAKERS: Text("table of makers", "メーカー表"),
    EnclosureKind.CATALOGUE: Text("part catalogue", "品番カタログ"),
    EnclosureKind.LIST: Text("screening list", "照合用リスト"),
    EnclosureKind.LETTER: Text("letter", "書簡"),
}

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
