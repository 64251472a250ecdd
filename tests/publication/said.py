"""A fictional case whose claims are clean and whose gate is open; tests break one thing each."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import (
    CaseId,
    ClaimId,
    CompanyId,
    ComponentId,
    DeviceId,
    DocumentId,
    InquiryId,
    MakerId,
    PersonId,
    PhotoId,
    QuestionId,
    ReplyId,
    SampleId,
)
from witnessmark.base.text import Language, Text
from witnessmark.companies.company import Company, NameForm, NameKind, Relation, RelationKind
from witnessmark.evidence.component import Authenticity, Component, Examination, Reading
from witnessmark.evidence.device import Acquisition, Device, Sample
from witnessmark.evidence.document import Document
from witnessmark.evidence.journal import Entry, append
from witnessmark.evidence.photo import Photo, Region
from witnessmark.inquiries.coding import Code, Directness, Settlement
from witnessmark.inquiries.inquiry import (
    Attempt,
    Channel,
    Delivery,
    DeliveryNote,
    Inquiry,
    Letter,
    Question,
    Questionnaire,
    Reply,
    ReplyKind,
    SentClaim,
    Translation,
)
from witnessmark.parts.identification import Candidate, Identification, Method, Verdict
from witnessmark.publication.case import Case, CaseKind, Person
from witnessmark.publication.claim import (
    Claim,
    ClaimReview,
    ClaimStatus,
    Evidence,
    EvidenceKind,
    Level,
    text_hash,
)
from witnessmark.screening.screening import Measure

TOKYO = timezone(timedelta(hours=9))
ON = date(2031, 7, 1)
PUBLISHING = date(2031, 7, 15)
ANSWER = "当該ロットは販売代理店に出荷したものです。個別の取引についてはお答えしておりません。"
QUOTE = "当該ロットは販売代理店に出荷したものです。"
QUOTE_EN = "The lot in question was shipped to a sales distributor."

PEOPLE = tuple(
    Person(id=PersonId(name), display=Text(en=name, ja=name))
    for name in ("reader-1", "reader-2", "coder-1", "coder-2", "editor")
)
KASUMI = Company(
    id=CompanyId("kasumi"),
    names=(
        NameForm(text="Kasumi Denshi, Ltd.", language="en", kind=NameKind.OFFICIAL, source="x"),
        NameForm(text="Kasumi", language="en", kind=NameKind.BRAND, source="x"),
        NameForm(text="霞電子株式会社", language="ja", kind=NameKind.OFFICIAL, source="x"),
        NameForm(text="霞電子", language="ja", kind=NameKind.SHORT, source="x"),
    ),
    maker=MakerId("kasumi"),
    relations=(
        Relation(
            kind=RelationKind.PARENT,
            company=CompanyId("kasumi-hd"),
            since=date(2020, 4, 1),
            source="x",
        ),
    ),
)
PARENT = Company(
    id=CompanyId("kasumi-hd"),
    names=(
        NameForm(text="Kasumi Holdings", language="en", kind=NameKind.OFFICIAL, source="x"),
        NameForm(text="霞ホールディングス", language="ja", kind=NameKind.OFFICIAL, source="x"),
    ),
)
MINAMO = Company(
    id=CompanyId("minamo"),
    names=(
        NameForm(text="Minamo Semicon", language="en", kind=NameKind.OFFICIAL, source="x"),
        NameForm(text="水面半導体", language="ja", kind=NameKind.OFFICIAL, source="x"),
    ),
    maker=MakerId("minamo"),
)
GAZETTE = Document(
    id=DocumentId("gazette"),
    title=Text(en="Gazette", ja="官報"),
    publisher=Text(en="Aurestia", ja="アウレスティア"),
    address="https://gazette.example/1",
    published_on=date(2030, 3, 1),
)
MEASURE = Measure(
    id="review-list",
    companies=(CompanyId("kasumi"),),
    list=Text(en="Aurestia Review List", ja="アウレスティア審査リスト"),
    authority=Text(en="Aurestia", ja="アウレスティア"),
    legal_effect=Text(en="An export licence is required.", ja="輸出には許可が必要である。"),
    listed_on=date(2030, 3, 1),
    document=DocumentId("gazette"),
)
REPLY = Reply(
    id=ReplyId("answer"),
    kind=ReplyKind.ANSWER,
    received_at=datetime(2031, 6, 20, 10, tzinfo=TOKYO),
    language=Language.JA,
    text=ANSWER,
    translations=(
        Translation(
            text=Text(en=f"{QUOTE_EN} We do not discuss individual transactions."),
            translated_at=datetime(2031, 6, 21, 10, tzinfo=TOKYO),
        ),
    ),
    signatory="広報部 架空 太郎",
)
SHEET = Questionnaire(
    id="questions",
    version=1,
    title=Text(en="Questions", ja="質問"),
    questions=(
        Question(id=QuestionId("q1"), number=1, text=Text(en="Is it yours?", ja="貴社製ですか。")),
    ),
)


def examined(authenticity: Authenticity) -> Examination:
    """Return the examination that found `authenticity`."""
    return Examination(
        authenticity=authenticity,
        examiner=PersonId("reader-1"),
        examined_at=datetime(2031, 5, 1, tzinfo=UTC),
    )


COMPONENT = Component(
    id=ComponentId("u1"),
    sample=SampleId("s1"),
    board="main",
    designator="U1",
    regions=(Region(photo=PhotoId("board"), x=1, y=1, width=9, height=9),),
    readings=tuple(
        Reading(
            reader=PersonId(reader),
            read_at=datetime(2031, 5, 1, tzinfo=UTC),
            lines=("KSM1234", "2910"),
        )
        for reader in ("reader-1", "reader-2")
    ),
    examinations=(examined(Authenticity.NO_DOUBT_NOTED),),
)
IDENTIFICATION = Identification(
    component=ComponentId("u1"),
    verdict=Verdict.CONSISTENT,
    candidates=(
        Candidate(
            maker="Kasumi",
            maker_id=MakerId("kasumi"),
            mpn="KSM1234",
            family="KSM",
            score=0.9,
            grounds=(),
        ),
    ),
    methods=(Method.MARKING,),
    decided_by=PersonId("reader-1"),
    decided_at=datetime(2031, 5, 2, tzinfo=UTC),
)


def claim(
    level: Level,
    en: str,
    ja: str,
    *evidence: tuple[EvidenceKind, str],
    companies: tuple[str, ...] = (),
    name: str = "c1",
) -> Claim:
    """Return a reviewed claim that is to be published."""
    return Claim(
        id=ClaimId(name),
        level=level,
        text=Text(en=en, ja=ja),
        companies=tuple(CompanyId(company) for company in companies),
        evidence=tuple(Evidence(kind=kind, id=id_) for kind, id_ in evidence),
        belief=Text(en="Two people saw it.", ja="2名が見た。"),
        author=PersonId("reader-2"),
        reviews=tuple(
            ClaimReview(
                reviewer=PersonId(name),
                at=datetime(2031, 6, 25, tzinfo=UTC),
                text_sha256=text_hash(Text(en=en, ja=ja)),
            )
            for name in ("reader-1", "editor")
        ),
        status=ClaimStatus.PUBLISHED,
    )


OBSERVED = claim(
    Level.OBSERVED,
    "A component marked “KSM1234 / 2910” was photographed.",
    "「KSM1234 / 2910」の表示がある部品を撮影した。",
    (EvidenceKind.PHOTO, "board"),
    (EvidenceKind.COMPONENT, "u1"),
    name="observed",
)
CONSISTENT = claim(
    Level.CONSISTENT,
    "Component U1 bears markings consistent with Kasumi KSM1234.",
    "部品U1には、霞電子のKSM1234と整合する表示がある。",
    (EvidenceKind.COMPONENT, "u1"),
    companies=("kasumi",),
    name="consistent",
)
ATTRIBUTED = claim(
    Level.ATTRIBUTED,
    "Component U1 was identified as made by Kasumi Denshi, Ltd.",
    "部品U1は霞電子製と特定した。",
    (EvidenceKind.COMPONENT, "u1"),
    companies=("kasumi",),
    name="attributed",
)
ROUTE = claim(
    Level.SUPPLY_ROUTE,
    f"Kasumi Denshi, Ltd. stated: “{QUOTE_EN}”",
    f"霞電子株式会社は「{QUOTE}」と述べた。",
    (EvidenceKind.REPLY, "answer"),
    companies=("kasumi",),
    name="route",
)
LISTED = claim(
    Level.OBSERVED,
    "Kasumi Denshi, Ltd. has been subject to an export licence requirement under the Aurestia "
    "Review List since 1 March 2030.",
    "霞電子株式会社はアウレスティア審査リストにより2030年3月1日から輸出許可要件の対象である。",
    (EvidenceKind.MEASURE, "review-list"),
    companies=("kasumi",),
    name="listed",
)
ASSESSED = claim(
    Level.ASSESSMENT,
    "In our assessment, the reply of Kasumi Denshi, Ltd. leaves the route open.",
    "私たちの評価では、霞電子株式会社の回答から経路は明らかにならない。",
    (EvidenceKind.REPLY, "answer"),
    companies=("kasumi",),
    name="assessed",
)


CLAIMS = (OBSERVED, CONSISTENT, ROUTE, LISTED, ASSESSED)


def letter(
    kind: Letter,
    day: date,
    channel: Channel = Channel.EMAIL,
    *,
    claims: tuple[Claim, ...] = CLAIMS,
    outcome: Delivery = Delivery.PROVEN,
) -> Attempt:
    """Return a letter of `day` that provably arrived; a final text shows `claims`."""
    moment = datetime(day.year, day.month, day.day, 10, tzinfo=TOKYO)
    arrived = moment if outcome is Delivery.PROVEN else None
    shown = claims if kind is Letter.FINAL_TEXT else ()
    return Attempt(
        id=f"{kind.value}-{channel.value}-{day}",
        letter=kind,
        channel=channel,
        sent_at=moment,
        deliveries=(DeliveryNote(outcome=outcome, at=arrived, noted_at=moment),),
        claims=tuple(SentClaim(claim=one.id, sha256=one.text_hash) for one in shown),
        address="kouhou@kasumi.example",
    )


INQUIRY = Inquiry(
    id=InquiryId("ask-kasumi"),
    company=CompanyId("kasumi"),
    addressee=Text(en="Kasumi Denshi, Ltd.", ja="霞電子株式会社"),
    addressee_country="JP",
    language=Language.JA,
    questionnaire="questions",
    attempts=(
        letter(Letter.QUESTIONS, date(2031, 6, 10)),
        letter(Letter.FINAL_TEXT, date(2031, 7, 1)),
        letter(Letter.NOTICE, date(2031, 6, 2)),
    ),
    replies=(REPLY,),
)


def reviewed(one: Claim) -> Claim:
    """Return the claim as its reviewers have seen it: in exactly its present wording."""
    reviews = tuple(replace(review, text_sha256=one.text_hash) for review in one.reviews)
    return replace(one, reviews=reviews)


def asked(claims: tuple[Claim, ...]) -> Inquiry:
    """Return the inquiry whose final text showed `claims` in exactly their present wording."""
    questions, final, notice = INQUIRY.attempts
    final = letter(Letter.FINAL_TEXT, final.sent_at.date(), claims=claims)
    return replace(INQUIRY, attempts=(questions, final, notice))


def codes() -> tuple[Code, ...]:
    """Return the codes of two coders for the one answer."""
    return tuple(
        Code(
            inquiry=INQUIRY.id,
            reply=REPLY.id,
            question=QuestionId("q1"),
            coder=PersonId(coder),
            coded_at=datetime(2031, 6, 22, tzinfo=UTC),
            codebook="witnessmark-1",
            directness=Directness.PARTIAL,
            quote=QUOTE,
        )
        for coder in ("coder-1", "coder-2")
    )


SETTLEMENT = Settlement(
    inquiry=INQUIRY.id,
    reply=REPLY.id,
    question=QuestionId("q1"),
    codebook="witnessmark-1",
    directness=Directness.PARTIAL,
    quote=QUOTE,
    settled_by=PersonId("editor"),
    settled_at=datetime(2031, 6, 23, tzinfo=UTC),
)


def clean_case(*claims: Claim) -> Case:
    """Return the case; with `claims` in place of its own where any are given.

    They are reviewed, and were sent to the company, in exactly the wording that they are given in.
    """
    said = tuple(reviewed(one) for one in claims or CLAIMS)
    return Case(
        id=CaseId("fiction"),
        kind=CaseKind.INVESTIGATION,
        title=Text(en="A fictional camera", ja="架空のカメラ"),
        summary=Text(en="What was found in it.", ja="中から見つかったもの。"),
        fictional=True,
        as_of=ON,
        published_on=PUBLISHING,
        people=PEOPLE,
        documents=(GAZETTE,),
        devices=(Device(id=DeviceId("camera"), brand="Orbwatch"),),
        samples=(
            Sample(
                id=SampleId("s1"),
                device=DeviceId("camera"),
                serial="SN-99887766",
                acquisition=Acquisition(how="bought from a private seller"),
                scene_basis=Text(en="No scene is known.", ja="現場は分かっていない。"),
            ),
        ),
        photos=(
            Photo(
                id=PhotoId("board"),
                sample=SampleId("s1"),
                sha256=Sha256("a" * 64),
                media_type="image/png",
                width=10,
                height=10,
            ),
        ),
        components=(COMPONENT,),
        identifications=(IDENTIFICATION,),
        companies=(KASUMI, PARENT, MINAMO),
        measures=(MEASURE,),
        questionnaires=(SHEET,),
        inquiries=(asked(said),),
        codes=codes(),
        settlements=(SETTLEMENT,),
        claims=said,
    )


def with_component(case: Case, component: Component) -> Case:
    """Return `case` with `component` in place of its one component."""
    return replace(case, components=(component,))


def journalled(case: Case) -> Case:
    """Return `case` with an entry for each sample, and for each letter and reply at its time."""
    happened: list[tuple[datetime, str]] = [
        (datetime(2025, 1, 1, tzinfo=UTC), sample.id) for sample in case.samples
    ]
    happened += [
        (one.sent_at, f"{inquiry.id}/{one.id}")
        for inquiry in case.inquiries
        for one in inquiry.attempts
    ]
    happened += [
        (one.received_at, f"{inquiry.id}/{one.id}")
        for inquiry in case.inquiries
        for one in inquiry.replies
    ]
    journal: tuple[Entry, ...] = ()
    for when, subject in sorted(happened):
        actor = PersonId("heron")
        entry = append(journal, at=when, actor=actor, act="noted", subject=subject, salt="0" * 32)
        journal = (*journal, entry)
    return replace(case, journal=journal)
