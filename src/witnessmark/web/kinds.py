"""What people enter: each kind of thing, what is asked about it, who may, and where it then stands.

Everything else follows from the types: a form is made of a type's own fields (`forms/things.py`),
what they are called stands in `forms/words.py`. Who did it and when is never asked, but noted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from witnessmark.base.text import Text
from witnessmark.web import models
from witnessmark.web.models import Role
from witnessmark.web.models.columns import Row
from witnessmark.web.models.mapping import parent_of

EDITORS: Final = frozenset({Role.OWNER, Role.EDITOR})
READERS: Final = EDITORS | {Role.READER}
CODERS: Final = EDITORS | {Role.CODER}
REVIEWERS: Final = EDITORS | {Role.REVIEWER}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of thing that is entered; `name` stands in addresses.

    `asks` are the fields of its type that a form asks for, `corrects` those that may be corrected
    later; `under` is the kind that it is a part of. `id_from` are fields that its id is made of.
    `page` is where it stands afterwards, `act` what the journal calls entering it.
    """

    name: str
    table: type[Row]
    title: Text
    act: str
    page: str
    asks: tuple[str, ...]
    corrects: tuple[str, ...] = ()
    id_from: tuple[str, ...] = ()
    under: str = ""
    who: frozenset[Role] = EDITORS

    @property
    def many(self) -> str:
        """The field of a case, or of what it is a part of, that holds things of this kind."""
        parent = self.table._meta.get_field(parent_of(self.table))
        return str(getattr(parent.remote_field, "related_name", ""))


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_COMPANY = (
    "headquarters headquarters_source incorporation incorporation_source parent_country "
    "parent_country_source manufacture manufacture_source note note_sources"
)
_SAMPLE = (
    "serial firmware acquisition condition scene_relation scene_basis scene_document examiner "
    "examined_on protocol remains remains_where"
)

_KINDS: Final = (
    Kind(
        name="case",
        table=models.Case,
        title=Text("The case itself", "事例そのもの"),
        act="case-changed",
        page="case",
        asks=(),
        corrects=_names("title summary as_of published_on publisher languages notice terms"),
    ),
    Kind(
        name="document",
        table=models.Document,
        title=Text("Document", "資料"),
        act="document-read",
        page="sources",
        asks=_names(
            "title publisher address mark copy_read published_on accessed_on language fragment "
            "sha256"
        ),
        corrects=_names(
            "title publisher address mark copy_read published_on accessed_on language fragment"
        ),
        id_from=("title",),
    ),
    Kind(
        name="credit",
        table=models.Credit,
        title=Text("Credit of a translation", "翻訳者等の表示"),
        act="credit-given",
        page="sources",
        asks=_names(
            "document source_language target_language translator editors checkers omission"
        ),
    ),
    Kind(
        name="enclosure",
        table=models.Enclosure,
        title=Text("File of the case", "事例のファイル"),
        act="file-enclosed",
        page="sources",
        asks=_names("kind sha256 name list_kind retrieved_at"),
    ),
    Kind(
        name="statement",
        table=models.Statement,
        title=Text("Statement by others", "他者の発言・記述"),
        act="statement-typed-in",
        page="sources",
        asks=_names(
            "kind text speaker document companies response event_on as_of quoted quote "
            "quote_language"
        ),
        corrects=_names(
            "kind text speaker companies response event_on as_of quoted quote quote_language"
        ),
        id_from=("speaker", "kind"),
    ),
    Kind(
        name="device",
        table=models.Device,
        title=Text("Device", "機器"),
        act="device-described",
        page="device",
        asks=("brand", "model", "kind"),
        corrects=("brand", "model", "kind"),
        id_from=("brand", "model"),
    ),
    Kind(
        name="sample",
        table=models.Sample,
        title=Text("Sample", "検体"),
        act="sample-received",
        page="device",
        asks=("device", *_names(_SAMPLE)),
        corrects=_names(_SAMPLE),
    ),
    Kind(
        name="custody",
        table=models.Custody,
        title=Text("Custody", "保管"),
        act="custody-passed",
        page="device",
        under="sample",
        asks=_names("holder since place seal note"),
    ),
    Kind(
        name="component",
        table=models.Component,
        title=Text("Component", "部品"),
        act="component-described",
        page="components",
        asks=_names("sample board designator kind role package pins country_mark regions"),
        corrects=_names("board designator kind role package pins country_mark"),
        id_from=("designator",),
        who=READERS,
    ),
    Kind(
        name="region",
        table=models.Region,
        title=Text("Place on a photo", "写真上の位置"),
        act="region-drawn",
        page="component",
        under="component",
        asks=_names("photo x y width height"),
        who=READERS,
    ),
    Kind(
        name="reading",
        table=models.Reading,
        title=Text("Reading", "判読"),
        act="component-read",
        page="component",
        under="component",
        asks=("lines", "logo", "note"),
        who=READERS,
    ),
    Kind(
        name="date-code",
        table=models.DateCode,
        title=Text("Date code", "製造日コード"),
        act="date-code-read",
        page="component",
        under="component",
        asks=_names("raw meaning rule earliest latest"),
        who=READERS,
    ),
    Kind(
        name="lot-code",
        table=models.LotCode,
        title=Text("Lot code", "ロットコード"),
        act="lot-code-read",
        page="component",
        under="component",
        asks=("raw", "meaning", "rule"),
        who=READERS,
    ),
    Kind(
        name="examination",
        table=models.Examination,
        title=Text("Examination of authenticity", "真正性の検査"),
        act="authenticity-examined",
        page="component",
        under="component",
        asks=("authenticity", "basis"),
        who=READERS,
    ),
    Kind(
        name="company",
        table=models.Company,
        title=Text("Company", "企業"),
        act="company-entered",
        page="companies",
        asks=("names", "maker", *_names(_COMPANY)),
        corrects=("maker", *_names(_COMPANY)),
        id_from=("names",),
    ),
    Kind(
        name="name",
        table=models.NameForm,
        title=Text("Name of a company", "企業の名称"),
        act="name-added",
        page="company",
        under="company",
        asks=("text", "language", "kind", "source"),
    ),
    Kind(
        name="number",
        table=models.Identifier,
        title=Text("Number in a register", "登録番号"),
        act="number-added",
        page="company",
        under="company",
        asks=("scheme", "value", "source"),
    ),
    Kind(
        name="relation",
        table=models.Relation,
        title=Text("Relation to another company", "他社との関係"),
        act="relation-added",
        page="company",
        under="company",
        asks=_names("kind company since until source"),
    ),
    Kind(
        name="resolution",
        table=models.ResolutionDecision,
        title=Text("Who stands behind a name", "名称の主体の判断"),
        act="name-resolved",
        page="companies",
        asks=("name", "maker", "company", "reason"),
    ),
    Kind(
        name="review",
        table=models.Review,
        title=Text("Decision about a hit", "該当候補の判断"),
        act="hit-reviewed",
        page="screening",
        asks=_names("company list entry_id snapshot_sha256 verdict reason"),
        who=REVIEWERS,
    ),
    Kind(
        name="measure",
        table=models.Measure,
        title=Text("Measure cited from a document", "資料から引用する規制措置"),
        act="measure-cited",
        page="screening",
        asks=_names(
            "companies list authority programme legal_effect listed_on delisted_on document"
        ),
        corrects=_names("companies list authority programme legal_effect listed_on delisted_on"),
        id_from=("list",),
    ),
    Kind(
        name="questionnaire",
        table=models.Questionnaire,
        title=Text("Questionnaire", "質問状"),
        act="questions-drafted",
        page="inquiries",
        asks=("title", "version", "questions"),
        id_from=("title", "version"),
    ),
    Kind(
        name="inquiry",
        table=models.Inquiry,
        title=Text("Inquiry", "照会"),
        act="inquiry-opened",
        page="inquiries",
        asks=_names(
            "company addressee addressee_country addressee_address language needs_translation "
            "questionnaire internal_note"
        ),
        corrects=("addressee_address", "internal_note"),
        id_from=("company",),
    ),
    Kind(
        name="letter",
        table=models.Attempt,
        title=Text("Letter or call", "書簡・電話"),
        act="letter-sent",
        page="inquiry",
        under="inquiry",
        asks=_names("letter channel sent_at address claims text"),
        id_from=("letter",),
    ),
    Kind(
        name="delivery",
        table=models.DeliveryNote,
        title=Text("What is known of the delivery", "到達について分かったこと"),
        act="delivery-noted",
        page="inquiry",
        under="letter",
        asks=("outcome", "at", "proof"),
    ),
    Kind(
        name="reply",
        table=models.Reply,
        title=Text("Reply", "回答"),
        act="reply-received",
        page="inquiry",
        under="inquiry",
        asks=_names("round kind received_at language text signatory document"),
        id_from=("kind",),
    ),
    Kind(
        name="translation",
        table=models.Translation,
        title=Text("Translation of a reply", "回答の翻訳"),
        act="reply-translated",
        page="inquiry",
        under="reply",
        asks=("text", "translator"),
    ),
    Kind(
        name="grant",
        table=models.Grant,
        title=Text("More time to answer", "回答期限の延長"),
        act="time-granted",
        page="inquiry",
        under="reply",
        asks=("until",),
    ),
    Kind(
        name="contest",
        table=models.Contest,
        title=Text("Objection to a code", "分類への異議"),
        act="contest-received",
        page="answers",
        asks=_names("inquiry reply question received_at text"),
    ),
    Kind(
        name="contest-answer",
        table=models.ContestAnswer,
        title=Text("Answer to an objection", "異議への回答"),
        act="contest-answered",
        page="answers",
        under="contest",
        asks=("text",),
    ),
    Kind(
        name="claim",
        table=models.Claim,
        title=Text("Claim", "主張"),
        act="claim-written",
        page="claims",
        asks=("text", "level", "companies", "evidence", "belief"),
        corrects=("text", "level", "companies", "belief"),
        id_from=("text",),
    ),
    Kind(
        name="evidence",
        table=models.Evidence,
        title=Text("Evidence of a claim", "主張の証拠"),
        act="evidence-added",
        page="claim",
        under="claim",
        asks=("kind", "id", "shows"),
    ),
)

KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in _KINDS}
"""Every kind, by the name that stands in its address."""
