"""A small fictional case with one of everything that a page shows, and a replay with gaps."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import (
    CaseId,
    ClaimId,
    CompanyId,
    ComponentId,
    DeviceId,
    DocumentId,
    InquiryId,
    ListId,
    MakerId,
    PersonId,
    PhotoId,
    QuestionId,
    ReplyId,
    SampleId,
)
from witnessmark.base.text import Language, Text
from witnessmark.companies.company import Company, NameForm, NameKind
from witnessmark.evidence.component import Authenticity, Component, DateCode, Examination, Reading
from witnessmark.evidence.device import Acquisition, Device, Sample, SceneRelation
from witnessmark.evidence.document import (
    Document,
    Mark,
    ResponseStatus,
    Statement,
    StatementKind,
    TranslationCredit,
)
from witnessmark.evidence.journal import Entry, append
from witnessmark.evidence.photo import Photo, Region
from witnessmark.inquiries.coding import Account, Contest, Directness, Settlement, Substance
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
    Translation,
)
from witnessmark.parts.identification import Candidate, Identification, Method, Verdict
from witnessmark.publication.case import Case, CaseKind, Notice, Person
from witnessmark.publication.claim import (
    Claim,
    ClaimReview,
    ClaimStatus,
    Correction,
    Evidence,
    EvidenceKind,
    Level,
    Remark,
    text_hash,
)
from witnessmark.screening.screening import Hit, Measure, Screening, SnapshotRef
from witnessmark.screening.screening import Verdict as ListVerdict

CANARY: Final = "CANARY-restricted"
"""Stands in every restricted field of the bench; it must never be seen."""

READER_A, READER_B, EDITOR = PersonId("reader-a"), PersonId("reader-b"), PersonId("editor")
TAMBRE, OSTWICK = CompanyId("tambre"), CompanyId("ostwick")
DATA_SHEET = DocumentId("data-sheet")


def at(text: str) -> datetime:
    """Return the moment `text` of 2031 in UTC."""
    return datetime.fromisoformat(f"2031-{text}T09:00:00").replace(tzinfo=UTC)


def bench() -> Case:
    """Return the fictional investigation: two components, two companies, four claims."""
    return Case(
        id=CaseId("bench"),
        kind=CaseKind.INVESTIGATION,
        title=Text("A fictional camera", "架空のカメラ"),
        summary=Text("Two parts of a fictional camera.", "架空のカメラの部品2点。"),
        fictional=True,
        as_of=date(2031, 8, 29),
        published_on=date(2031, 9, 10),
        publisher=Text("The Bench", "ザ・ベンチ"),
        notice=Notice(limits=(Remark(text=Text("Nothing here is real.", "すべて架空である。")),)),
        people=(
            Person(id=READER_A, display=Text("Reader Ash", "読み手「ハンノキ」"), name=CANARY),
            Person(id=READER_B, display=Text("Reader Birch", "読み手「シラカバ」"), name=CANARY),
            Person(id=EDITOR, display=Text("Editor Oak", "編集者「カシ」"), name=CANARY),
        ),
        documents=(_document(),),
        credits=(_credit(),),
        devices=(
            Device(
                id=DeviceId("camera"), brand="QUELM", model="QM-1", kind=Text("camera", "カメラ")
            ),
        ),
        samples=(_sample(),),
        photos=(_photo(),),
        components=(_component("u1", ("TMB12?4", "3021")), _component("u2", ("OS77", "A1"))),
        identifications=(_identification(), _unidentified()),
        companies=(_tambre(), _ostwick()),
        screenings=(_screening(),),
        measures=(_measure(),),
        questionnaires=(_questionnaire(),),
        inquiries=(_answered(), _silent()),
        settlements=_settlements(),
        contests=(_contest(),),
        claims=_claims(),
        journal=_journal(),
    )


def replay() -> Case:
    """Return a replay of a fictional report: who answered is reported, nothing else published."""
    return Case(
        id=CaseId("replay"),
        kind=CaseKind.REPLAY,
        title=Text("A fictional report, replayed", "架空の報告書の再現"),
        fictional=True,
        as_of=date(2031, 1, 19),
        published_on=date(2031, 1, 18),
        documents=(_document(),),
        devices=(Device(id=DeviceId("camera"), brand="QUELM", kind=Text("camera", "カメラ")),),
        companies=(_tambre(), _ostwick()),
        measures=(_measure(),),
        statements=(
            _statement("tambre-replied", TAMBRE, ResponseStatus.REPLIED, date(2031, 1, 19)),
            _statement("ostwick-silent", OSTWICK, ResponseStatus.NO_RESPONSE, date(2031, 1, 19)),
            Statement(
                id="route",
                kind=StatementKind.ROUTE,
                text=Text("A link through a distributor.", "販売代理店を通じた関係。"),
                speaker=Text("The Paper", "ある新聞"),
                document=DATA_SHEET,
                companies=(TAMBRE,),
                as_of=date(2031, 2, 24),
            ),
        ),
        claims=(
            Claim(
                id=ClaimId("told"),
                level=Level.OBSERVED,
                text=Text("The Paper reported two answers.", "ある新聞は2社の回答を報じた。"),
                companies=(TAMBRE,),
                evidence=(Evidence(kind=EvidenceKind.STATEMENT, id="tambre-replied"),),
                status=ClaimStatus.PUBLISHED,
            ),
        ),
    )


def with_claim(case: Case, claim: Claim) -> Case:
    """Return `case` with `claim` added."""
    return replace(case, claims=(*case.claims, claim))


def _document() -> Document:
    return Document(
        id=DATA_SHEET,
        title=Text("Data sheet (fictional)", "データシート（架空）"),
        publisher=Text("Tambre", "タンブル"),
        address="https://tambre.example/tmb",
        mark=Mark.SECOND_HAND,
        copy_read="a copy in a library",
        published_on=date(2029, 5, 10),
        accessed_on=date(2031, 2, 20),
        language="ja",
        fragment="原文の一節",
    )


def _credit() -> TranslationCredit:
    return TranslationCredit(
        document=DATA_SHEET,
        source_language=Language.JA,
        target_language=Language.EN,
        translator=Text("Editor Oak", "編集者「カシ」"),
        editors=Text("Reader Ash", "読み手「ハンノキ」"),
        checkers=Text("Reader Birch", "読み手「シラカバ」"),
        omission="[…]",
    )


def _sample() -> Sample:
    return Sample(
        id=SampleId("one"),
        device=DeviceId("camera"),
        serial=CANARY,
        acquisition=Acquisition(how=CANARY, where=CANARY),
        scene_relation=SceneRelation.SAME_SERIES,
        scene_basis=Text("A photo shows the series.", "写真にシリーズ名が写る。"),
        remains_where=CANARY,
    )


def _photo() -> Photo:
    return Photo(
        id=PhotoId("board"),
        sample=SampleId("one"),
        sha256=Sha256("a" * 64),
        media_type="image/png",
        width=400,
        height=300,
        filename=CANARY,
        caption=Text("The board", "基板"),
        alternative=Text("A drawn board", "描かれた基板"),
    )


def _component(id_: str, lines: tuple[str, ...]) -> Component:
    return Component(
        id=ComponentId(id_),
        sample=SampleId("one"),
        board="main",
        designator=id_.upper(),
        kind=Text("driver", "ドライバー"),
        package="SOP-8",
        pins=8,
        regions=(Region(photo=PhotoId("board"), x=100, y=80, width=60, height=40),),
        readings=(
            Reading(reader=READER_A, read_at=at("02-12"), lines=lines),
            Reading(reader=READER_B, read_at=at("02-13"), lines=lines),
        ),
        date_codes=(
            DateCode(
                raw="3021",
                meaning=Text("week 21 of 2030", "2030年第21週"),
                rule="YYWW",
                earliest=date(2030, 5, 15),
                latest=date(2030, 5, 30),
                decided_by=READER_A,
                decided_at=at("03-02"),
            ),
        ),
        examinations=(
            Examination(
                authenticity=Authenticity.NO_DOUBT_NOTED,
                examiner=READER_A,
                examined_at=at("03-01"),
            ),
        ),
    )


def _ground() -> Ground:
    return Ground(
        rule="prefix",
        direction=Direction.FOR,
        seen="TMB12?4",
        expected="TMB1234",
        source="Data sheet (fictional)",
        date="2031-02-20",
        text=Text("The marking begins with TMB.", "表示はTMBで始まる。"),
    )


def _identification() -> Identification:
    return Identification(
        component=ComponentId("u1"),
        verdict=Verdict.CONSISTENT,
        candidates=(
            Candidate(
                maker="Tambre",
                maker_id=MakerId("tambre"),
                mpn="TMB1234",
                family="TMB",
                score=0.93,
                grounds=(_ground(),),
            ),
        ),
        methods=(Method.MARKING,),
        decided_by=READER_A,
        decided_at=at("03-02"),
        reason=Text("One character cannot be read.", "1文字が読めない。"),
    )


def _unidentified() -> Identification:
    return Identification(
        component=ComponentId("u2"),
        verdict=Verdict.NOT_IDENTIFIED,
        decided_by=READER_A,
        decided_at=at("03-02"),
    )


def _tambre() -> Company:
    return Company(
        id=TAMBRE,
        names=(
            NameForm(text="Tambre Works, Ltd.", language="en", kind=NameKind.OFFICIAL, source="x"),
            NameForm(text="タンブル製作所", language="ja", kind=NameKind.OFFICIAL, source="x"),
        ),
        maker=MakerId("tambre"),
    )


def _ostwick() -> Company:
    name = NameForm(text="Ostwick GmbH", language="de", kind=NameKind.OFFICIAL, source="x")
    return Company(id=OSTWICK, names=(name,))


def _screening() -> Screening:
    hit = Hit(
        list=ListId("made-up-list"),
        entry_id="77",
        matched_name="Tambre Wirks",
        score=0.71,
        listed_on=date(2030, 3, 1),
        delisted_on=None,
        programme="FIC",
        legal_effect=Text("A fictional licence requirement.", "架空の許可要件。"),
        grounds=(_ground(),),
    )
    ref = SnapshotRef(list=hit.list, sha256=Sha256("b" * 64), retrieved_at=at("05-06"))
    return Screening(
        id="tambre-in-may",
        company=TAMBRE,
        name="Tambre Works",
        screened_at=at("05-07"),
        verdict=ListVerdict.POSSIBLE,
        hits=(hit,),
        snapshots=(ref,),
    )


def _measure() -> Measure:
    return Measure(
        id="order",
        companies=(OSTWICK,),
        list=Text("List of Aurestia", "アウレスティアのリスト"),
        authority=Text("Ministry (fictional)", "省（架空）"),
        legal_effect=Text(
            "A licence is needed since 1 March 2030.", "2030年3月1日から許可を要する。"
        ),
        listed_on=date(2030, 3, 1),
        document=DATA_SHEET,
    )


def _questionnaire() -> Questionnaire:
    return Questionnaire(
        id="set",
        version=1,
        title=Text("Questions", "質問"),
        questions=(
            Question(
                id=QuestionId("q1"), number=1, text=Text("Is it yours?", "貴社の製品ですか。")
            ),
            Question(
                id=QuestionId("q2"), number=2, text=Text("By which route?", "どの経路ですか。")
            ),
        ),
    )


def _attempt(id_: str, letter: Letter, channel: Channel, day: str) -> Attempt:
    return Attempt(
        id=id_,
        letter=letter,
        channel=channel,
        sent_at=at(day),
        deliveries=(
            DeliveryNote(
                outcome=Delivery.PROVEN,
                at=at(day),
                proof=Text("receipt", "受領証"),
                noted_by=EDITOR,
                noted_at=at(day),
            ),
        ),
        address=CANARY,
    )


def _answered() -> Inquiry:
    return Inquiry(
        id=InquiryId("to-tambre"),
        company=TAMBRE,
        addressee=Text("Tambre Works, Ltd.", "タンブル製作所"),
        addressee_country="JP",
        addressee_address=CANARY,
        language=Language.JA,
        questionnaire="set",
        attempts=(_attempt("t1", Letter.QUESTIONS, Channel.POST, "06-10"),),
        replies=(
            Reply(
                id=ReplyId("tambre-1"),
                kind=ReplyKind.ANSWER,
                received_at=at("06-20"),
                language=Language.JA,
                text="当社の製品です。<b>経路は</b>申し上げられません。",
                translations=(
                    Translation(
                        text=Text(en="It is ours. We cannot name the route."),
                        translator=Text("Editor Oak", "編集者「カシ」"),
                        translated_at=at("06-21"),
                    ),
                ),
                signatory=CANARY,
            ),
        ),
        internal_note=CANARY,
    )


def _silent() -> Inquiry:
    ways = (Channel.POST, Channel.EMAIL, Channel.POST, Channel.EMAIL, Channel.PHONE)
    days = ("06-10", "06-12", "06-17", "06-20", "06-23")
    attempts = tuple(
        _attempt(f"o{number}", Letter.REMINDER if number else Letter.QUESTIONS, way, day)
        for number, (way, day) in enumerate(zip(ways, days, strict=True))
    )
    return Inquiry(
        id=InquiryId("to-ostwick"),
        company=OSTWICK,
        addressee=Text("Ostwick GmbH", "オストウィック"),
        addressee_country="DE",
        language=Language.EN,
        questionnaire="set",
        attempts=attempts,
    )


def _settlements() -> tuple[Settlement, ...]:
    inquiry, reply = InquiryId("to-tambre"), ReplyId("tambre-1")
    return (
        Settlement(
            inquiry=inquiry,
            reply=reply,
            question=QuestionId("q1"),
            codebook="witnessmark-1",
            directness=Directness.DIRECT,
            account=(Account.CONCESSION,),
            substance=(Substance.LINK_ACKNOWLEDGED,),
            quote="当社の製品です。",
            settled_by=EDITOR,
            settled_at=at("07-01"),
        ),
        Settlement(
            inquiry=inquiry,
            reply=reply,
            question=QuestionId("q2"),
            codebook="witnessmark-1",
            directness=Directness.CONFIDENTIALITY,
            quote="申し上げられません",
            settled_by=EDITOR,
            settled_at=at("07-01"),
        ),
    )


def _contest() -> Contest:
    return Contest(
        inquiry=InquiryId("to-tambre"),
        reply=ReplyId("tambre-1"),
        question=QuestionId("q2"),
        received_at=at("07-20"),
        text=Text("We did answer.", "回答しています。"),
    )


def _claims() -> tuple[Claim, ...]:
    return (
        Claim(
            id=ClaimId("seen"),
            level=Level.CONSISTENT,
            text=Text(
                "U1 bears markings consistent with Tambre.", "U1にはタンブルと整合する表示がある。"
            ),
            companies=(TAMBRE,),
            evidence=(
                Evidence(kind=EvidenceKind.PHOTO, id="board"),
                Evidence(kind=EvidenceKind.COMPONENT, id="u1"),
                Evidence(kind=EvidenceKind.DOCUMENT, id="data-sheet"),
            ),
            belief=Text("Two readers agree.", "2人の読みが一致した。"),
            author=READER_A,
            reviews=(
                ClaimReview(
                    reviewer=EDITOR,
                    at=at("09-11"),
                    text_sha256=text_hash(
                        Text(
                            "U1 bears markings consistent with Tambre.",
                            "U1にはタンブルと整合する表示がある。",
                        )
                    ),
                ),
            ),
            status=ClaimStatus.CORRECTED,
            corrections=(
                Correction(
                    at=at("09-11"),
                    by=READER_A,
                    before=Text("U1 is of Tambre.", "U1はタンブル製。"),
                    reason=Text("Too much was said.", "言い過ぎであった。"),
                ),
            ),
        ),
        Claim(
            id=ClaimId("stated"),
            level=Level.SUPPLY_ROUTE,
            text=Text("Tambre stated: “It is ours.”", "タンブルは「当社の製品です」と述べた。"),
            companies=(TAMBRE,),
            evidence=(
                Evidence(kind=EvidenceKind.REPLY, id="tambre-1"),
                Evidence(kind=EvidenceKind.INQUIRY, id="to-tambre"),
                Evidence(kind=EvidenceKind.SCREENING, id="tambre-in-may"),
                Evidence(kind=EvidenceKind.COMPANY, id="tambre"),
            ),
            status=ClaimStatus.PUBLISHED,
        ),
        Claim(
            id=ClaimId("judged"),
            level=Level.ASSESSMENT,
            text=Text(
                "In our assessment one answer is not enough.",
                "私たちの評価では、1社の回答では足りない。",
            ),
            evidence=(Evidence(kind=EvidenceKind.MEASURE, id="order"),),
            status=ClaimStatus.PUBLISHED,
        ),
        Claim(
            id=ClaimId("unsaid"),
            level=Level.OBSERVED,
            text=Text("DRAFT-SENTENCE", "下書きの文"),
            status=ClaimStatus.DRAFT,
        ),
    )


def _statement(id_: str, company: CompanyId, response: ResponseStatus, on: date) -> Statement:
    return Statement(
        id=id_,
        kind=StatementKind.RESPONSE,
        text=Text(f"Reported of {company}.", f"{company}についての報道。"),
        speaker=Text("The Paper", "ある新聞"),
        document=DATA_SHEET,
        companies=(company,),
        response=response,
        as_of=on,
    )


def _journal() -> tuple[Entry, ...]:
    entry = append(
        (),
        at=at("02-01"),
        actor=EDITOR,
        act="case-opened",
        subject="bench",
        salt="0" * 32,
        reason=CANARY,
    )
    return (entry,)
