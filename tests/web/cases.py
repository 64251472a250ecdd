"""A small fictional case that fills every field there is: every name in it is made up."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from PIL import Image, ImageDraw

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.hashes import Sha256, hash_bytes
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
from witnessmark.base.json import JsonObject
from witnessmark.base.text import Language, Text
from witnessmark.companies import company
from witnessmark.evidence import component, device, document, journal, photo
from witnessmark.inquiries import coding, inquiry
from witnessmark.inquiries.schedule import Terms
from witnessmark.parts import identification
from witnessmark.publication import claim
from witnessmark.publication.case import (
    Case,
    CaseKind,
    Enclosure,
    EnclosureKind,
    Notice,
    Person,
)
from witnessmark.publication.casefolder.plain import CaseFolder
from witnessmark.screening import screening

TOKYO = timezone(timedelta(hours=9))
NEW: JsonObject = {"added_by_a_newer_version": {"kept": [1, 2.5, "ありのまま"]}}
READER_A, READER_B, LEAD = PersonId("p-heron"), PersonId("p-wren"), PersonId("p-lead")
DEVICE, SAMPLE, PHOTO = DeviceId("lantern-3"), SampleId("s1"), PhotoId("board-top")
U1, U2 = ComponentId("u1"), ComponentId("u2")
KESTREL, HOSHI, HOSHI_PARENT = CompanyId("kestrel"), CompanyId("hoshi"), CompanyId("hoshi-hd")
LETTER, PRESS = DocumentId("d-letter"), DocumentId("d-press")
ASKED, REPLY, QUESTION = InquiryId("i-hoshi"), ReplyId("r-hoshi"), QuestionId("q1")


def both(en: str, ja: str) -> Text:
    """Return a text in the two languages of a publication."""
    return Text(en=en, ja=ja)


def at(day: int, hour: int = 9) -> datetime:
    """Return a time in October 2026, in Tokyo."""
    return datetime(2026, 10, day, hour, 30, tzinfo=TOKYO)


def picture() -> bytes:
    """Return a drawn board as PNG."""
    image = Image.new("RGB", (640, 400), "#2f5d46")
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 100, 300, 220), fill="#222")
    draw.text((120, 140), "KM4071\n2231", fill="#ddd")
    draw.rectangle((380, 100, 560, 260), fill="#222")
    draw.text((400, 140), "HX-90B?\nJAPAN", fill="#ddd")
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


MAKERS_FILE = b"- {id: kestrel-micro, name: Kestrel Micro}\n"
PICTURE = picture()


def ground(rule: str, direction: Direction, seen: str, expected: str) -> Ground:
    """Return a ground with a sentence."""
    return Ground(
        rule=rule,
        direction=direction,
        seen=seen,
        expected=expected,
        source="kestrel-catalogue.csv",
        date="2026-10-01",
        text=both(f"{seen} beside {expected}.", f"「{seen}」と「{expected}」を比べた。"),
        unknown=NEW,
    )


def full_case(case_id: str = "lantern") -> Case:
    """Return the case; every field of every type is filled at least once."""
    return Case(
        id=CaseId(case_id),
        kind=CaseKind.INVESTIGATION,
        title=replace(both("Inside a Lantern 3", "ランタン3の内部"), unknown={"fr": "Dedans"}),
        summary=both("A fictional camera, taken apart.", "架空のカメラを分解した。"),
        fictional=True,
        as_of=date(2026, 10, 31),
        published_on=date(2026, 11, 2),
        publisher=both("The Example Desk", "見本デスク"),
        languages=(Language.JA, Language.EN),
        notice=Notice(
            limits=(
                claim.Remark(
                    text=both("A marking proves no supply.", "表示は供給を証明しない。"),
                    evidence=(
                        claim.Evidence(kind=claim.EvidenceKind.DOCUMENT, id=PRESS, unknown=NEW),
                    ),
                    unknown=NEW,
                ),
            ),
            not_published=(claim.Remark(text=both("The price.", "価格。")),),
            unknown=NEW,
        ),
        terms=Terms(answer_days=10, reminder_days=(5,)),
        people=_people(),
        documents=_documents(),
        credits=(
            document.TranslationCredit(
                document=LETTER,
                source_language=Language.JA,
                target_language=Language.EN,
                translator=both("Heron", "鷺"),
                editors=both("Wren", "鷦鷯"),
                checkers=both("Lead", "主任"),
                omission="[…]",
                unknown=NEW,
            ),
        ),
        statements=(
            document.Statement(
                id="st1",
                kind=document.StatementKind.ROUTE,
                text=both("We sell through agents.", "代理店を通じて販売しています。"),
                speaker=both("Hoshikuzu Denshi", "星屑電子"),
                document=PRESS,
                companies=(HOSHI,),
                response=document.ResponseStatus.REPLIED,
                event_on=date(2026, 10, 20),
                as_of=date(2026, 10, 21),
                quoted=True,
                quote="代理店を通じて販売しています。",
                quote_language="ja",
                unknown=NEW,
            ),
        ),
        devices=(
            device.Device(
                id=DEVICE,
                brand="Aster Optics",
                model="Lantern 3",
                kind=both("camera", "カメラ"),
                unknown=NEW,
            ),
        ),
        samples=_samples(),
        photos=_photos(),
        components=_components(),
        identifications=_identifications(),
        companies=_companies(),
        resolutions=(
            company.ResolutionDecision(
                name="KESTREL",
                maker=MakerId("kestrel-micro"),
                company=KESTREL,
                decided_by=LEAD,
                decided_at=at(7),
                reason=both("The maker's own page says so.", "メーカーのページによる。"),
                grounds=(ground("name.same", Direction.FOR, "KESTREL", "Kestrel Micro Ltd"),),
                unknown=NEW,
            ),
        ),
        screenings=_screenings(),
        reviews=(
            screening.Review(
                company=KESTREL,
                list=ListId("example-list"),
                entry_id="E-7",
                snapshot_sha256=hash_bytes(b"list"),
                verdict=screening.Verdict.NO_MATCH,
                reviewer=LEAD,
                decided_at=at(22),
                reason=both("Another company of the same name.", "同名の別会社である。"),
                unknown=NEW,
            ),
        ),
        measures=(
            screening.Measure(
                id="m1",
                companies=(KESTREL,),
                list=both("Example List", "見本リスト"),
                authority=both("Example Office", "見本局"),
                legal_effect=both("A licence is needed.", "許可が必要である。"),
                listed_on=date(2020, 1, 2),
                delisted_on=date(2024, 5, 6),
                programme="EX",
                document=PRESS,
                unknown=NEW,
            ),
        ),
        questionnaires=_questionnaires(),
        inquiries=_inquiries(),
        codes=_codes(),
        settlements=(
            coding.Settlement(
                inquiry=ASKED,
                reply=REPLY,
                question=QUESTION,
                codebook="1.0",
                directness=coding.Directness.PARTIAL,
                account=(coding.Account.JUSTIFICATION,),
                substance=(coding.Substance.ROUTE,),
                support=coding.Support.CITED,
                quote="代理店を通じて",
                settled_by=LEAD,
                settled_at=at(29),
                reason=both("The route is named.", "経路を述べている。"),
                unknown=NEW,
            ),
        ),
        contests=(
            coding.Contest(
                inquiry=ASKED,
                reply=REPLY,
                question=QUESTION,
                received_at=at(30),
                text=both("We answered in full.", "全て回答しました。"),
                answers=(
                    coding.ContestAnswer(
                        text=both("The second half is open.", "後半が未回答です。"),
                        answered_by=LEAD,
                        answered_at=at(30, 15),
                        unknown=NEW,
                    ),
                ),
                unknown=NEW,
            ),
        ),
        claims=_claims(),
        enclosures=(
            Enclosure(
                kind=EnclosureKind.LIST,
                name="example-list",
                sha256=hash_bytes(MAKERS_FILE),
                media_type="application/yaml",
                list_kind="ftm",
                retrieved_at=at(1),
                unknown=NEW,
            ),
        ),
        journal=_journal(),
        unknown=NEW,
    )


def case_folder(folder: Path, case: Case | None = None) -> CaseFolder:
    """Return the case with its files, written into `folder`."""

    files = {hash_bytes(content): content for content in (PICTURE, MAKERS_FILE)}
    paths: dict[Sha256, Path] = {}
    for sha256, content in files.items():
        paths[sha256] = folder / sha256
        paths[sha256].write_bytes(content)
    return CaseFolder(case=case or full_case(), files=paths)


def _people() -> tuple[Person, ...]:
    return tuple(
        Person(
            id=PersonId(person),
            display=both(person.title(), display),
            role=both(role, "読み取り"),
            name=f"Restricted Name of {person}",
            unknown=NEW,
        )
        for person, display, role in (
            (READER_A, "鷺", "reader"),
            (READER_B, "鷦鷯", "reader"),
            (LEAD, "主任", "lead"),
        )
    )


def _documents() -> tuple[document.Document, ...]:
    return tuple(
        document.Document(
            id=document_id,
            title=both("A paper", "資料"),
            publisher=both("Example Press", "見本通信"),
            address="https://press.example/1",
            mark=document.Mark.SECOND_HAND,
            copy_read="a copy at https://copy.example/1",
            published_on=date(2026, 10, 20),
            accessed_on=date(2026, 10, 21),
            language="ja",
            sha256=hash_bytes(document_id.encode()),
            fragment="#p2",
            unknown=NEW,
        )
        for document_id in (LETTER, PRESS)
    )


def _samples() -> tuple[device.Sample, ...]:
    return (
        device.Sample(
            id=SAMPLE,
            device=DEVICE,
            serial="SN-RESTRICTED-1",
            firmware="1.2.3",
            acquisition=device.Acquisition(
                how="bought", where="a shop", on=date(2026, 9, 1), receipt_sha256=hash_bytes(b"r")
            ),
            condition=both("Unopened.", "未開封。"),
            scene_relation=device.SceneRelation.SAME_MODEL,
            scene_basis=both("The label in the photo.", "写真のラベル。"),
            scene_document=PRESS,
            custody=(
                device.Custody(
                    holder=READER_A,
                    since=at(2),
                    place="restricted shelf",
                    seal="A-1",
                    note="by hand",
                    unknown=NEW,
                ),
            ),
            examiner=READER_A,
            examined_on=date(2026, 10, 3),
            protocol=both("Opened under a lens.", "拡大鏡の下で開けた。"),
            remains=both("All of it.", "全て。"),
            remains_where="restricted safe",
            unknown=NEW,
        ),
    )


def _photos() -> tuple[photo.Photo, ...]:
    return (
        photo.Photo(
            id=PHOTO,
            sample=SAMPLE,
            sha256=hash_bytes(PICTURE),
            media_type="image/png",
            width=640,
            height=400,
            filename="DSC_RESTRICTED.png",
            taken_on=date(2026, 10, 3),
            photographer=READER_A,
            caption=both("The board from above.", "基板の上面。"),
            alternative=both("A green board with two black parts.", "黒い部品が二つある緑の基板。"),
            unknown=NEW,
        ),
    )


def _reading(reader: PersonId, *lines: str) -> component.Reading:
    return component.Reading(
        reader=reader,
        read_at=at(4),
        lines=lines,
        logo="a bird",
        note=both("Clear.", "明瞭。"),
        unknown=NEW,
    )


def _components() -> tuple[component.Component, ...]:
    return (
        component.Component(
            id=U1,
            sample=SAMPLE,
            board="main",
            designator="U1",
            role="driver",
            kind=both("motor driver", "モータードライバー"),
            package="SOP-8",
            pins=8,
            regions=(photo.Region(photo=PHOTO, x=100, y=100, width=200, height=120, unknown=NEW),),
            readings=(
                _reading(READER_A, "KM4071", "2231"),
                _reading(READER_B, "KM407?", "2231"),
            ),
            date_codes=(
                component.DateCode(
                    raw="2231",
                    meaning=both("week 31 of 2022", "2022年第31週"),
                    rule="yyww",
                    earliest=date(2022, 7, 24),
                    latest=date(2022, 8, 8),
                    decided_by=LEAD,
                    decided_at=at(5),
                    unknown=NEW,
                ),
            ),
            lot_codes=(
                component.LotCode(
                    raw="L77",
                    meaning=both("lot 77", "ロット77"),
                    rule="as printed",
                    decided_by=LEAD,
                    decided_at=at(5),
                    unknown=NEW,
                ),
            ),
            country_mark="JAPAN",
            examinations=(
                component.Examination(
                    authenticity=component.Authenticity.NO_DOUBT_NOTED,
                    basis=both("No sanding seen.", "研磨の跡はない。"),
                    examiner=READER_A,
                    examined_at=at(5),
                    unknown=NEW,
                ),
            ),
            unknown=NEW,
        ),
        component.Component(
            id=U2,
            sample=SAMPLE,
            designator="U2",
            readings=(_reading(READER_A, "HX-90B?"),),
        ),
    )


def _identifications() -> tuple[identification.Identification, ...]:
    candidate = identification.Candidate(
        maker="Kestrel Micro",
        maker_id=MakerId("kestrel-micro"),
        mpn="KM4071A",
        family="KM4000",
        score=0.82,
        grounds=(
            ground("prefix", Direction.FOR, "KM", "KM"),
            ground("package", Direction.AGAINST, "SOP-8", "SOP-14"),
        ),
        unknown=NEW,
    )
    other = replace(candidate, mpn="KM4071B", score=0.86)
    return (
        identification.Identification(
            component=U1,
            verdict=identification.Verdict.CONSISTENT,
            candidates=(other, candidate),
            chosen=1,
            methods=(identification.Method.MARKING, identification.Method.XRAY),
            decided_by=LEAD,
            decided_at=at(6),
            reason=both("Marking and package agree.", "表示とパッケージが合う。"),
            documents=(PRESS,),
            unknown=NEW,
        ),
    )


def _companies() -> tuple[company.Company, ...]:
    return (
        company.Company(
            id=KESTREL,
            names=(
                company.NameForm(
                    text="Kestrel Micro Ltd",
                    language="en",
                    kind=company.NameKind.OFFICIAL,
                    source="https://kestrel.example",
                    unknown=NEW,
                ),
            ),
            maker=MakerId("kestrel-micro"),
            identifiers=(
                company.Identifier(
                    scheme=company.Scheme.TICKER, value="KMIC", source="d-press", unknown=NEW
                ),
            ),
            headquarters="GB",
            headquarters_source="d-press",
            incorporation="IE",
            incorporation_source="d-press",
            parent_country="GB",
            parent_country_source="d-press",
            manufacture="MY",
            manufacture_source="d-press",
            relations=(
                company.Relation(
                    kind=company.RelationKind.ADDRESSEE,
                    company=HOSHI,
                    since=date(2019, 1, 1),
                    until=date(2025, 1, 1),
                    source="d-press",
                    unknown=NEW,
                ),
            ),
            note=both("Sold its driver line.", "ドライバー事業を譲渡した。"),
            note_sources=("d-press", "https://kestrel.example"),
            unknown=NEW,
        ),
        _company(HOSHI, "Hoshikuzu Denshi KK", "株式会社星屑電子"),
        _company(HOSHI_PARENT, "Hoshikuzu Holdings", "星屑ホールディングス"),
    )


def _company(company_id: CompanyId, english: str, japanese: str) -> company.Company:
    return company.Company(
        id=company_id,
        names=tuple(
            company.NameForm(
                text=text,
                language=language,
                kind=company.NameKind.OFFICIAL,
                source="https://hoshi.example",
            )
            for text, language in ((english, "en"), (japanese, "ja"))
        ),
    )


def _screenings() -> tuple[screening.Screening, ...]:
    snapshot = screening.SnapshotRef(
        list=ListId("example-list"), sha256=hash_bytes(b"list"), retrieved_at=at(1), unknown=NEW
    )
    hit = screening.Hit(
        list=ListId("example-list"),
        entry_id="E-7",
        matched_name="KESTREL MICRO",
        score=0.9,
        listed_on=date(2020, 1, 2),
        delisted_on=date(2024, 5, 6),
        programme="EX",
        legal_effect=both("A licence is needed.", "許可が必要である。"),
        authority=both("Example Office", "見本局"),
        grounds=(ground("name", Direction.FOR, "Kestrel Micro Ltd", "KESTREL MICRO"),),
        unknown=NEW,
    )
    return (
        screening.Screening(
            id="kestrel-in-october",
            company=KESTREL,
            name="Kestrel Micro Ltd",
            screened_at=datetime(2026, 10, 21, 3, 4, 5, 678901, tzinfo=UTC),
            on_date=date(2026, 10, 20),
            verdict=screening.Verdict.POSSIBLE,
            hits=(hit,),
            snapshots=(snapshot,),
            unknown=NEW,
        ),
        screening.Screening(
            id="hoshi-in-october",
            company=HOSHI,
            name="Hoshikuzu Denshi KK",
            screened_at=at(21),
            verdict=screening.Verdict.NO_MATCH,
            snapshots=(snapshot,),
        ),
    )


def _questionnaires() -> tuple[inquiry.Questionnaire, ...]:
    return (
        inquiry.Questionnaire(
            id="qs",
            version=2,
            title=both("Two questions", "二つの質問"),
            questions=(
                inquiry.Question(
                    id=QUESTION,
                    number=1,
                    text=both("Do you sell to Aster?", "アスターに販売していますか。"),
                    unknown=NEW,
                ),
                inquiry.Question(
                    id=QuestionId("q2"), number=2, text=both("Through whom?", "どの経路ですか。")
                ),
            ),
            unknown=NEW,
        ),
    )


def _inquiries() -> tuple[inquiry.Inquiry, ...]:
    return (
        inquiry.Inquiry(
            id=ASKED,
            company=HOSHI,
            addressee=both("Hoshikuzu Denshi KK", "株式会社星屑電子"),
            addressee_country="JP",
            addressee_address="restricted street 1",
            language="ja",
            needs_translation=True,
            questionnaire="qs",
            attempts=(
                inquiry.Attempt(
                    id="a1",
                    letter=inquiry.Letter.QUESTIONS,
                    channel=inquiry.Channel.POST,
                    sent_at=at(7),
                    deliveries=(
                        inquiry.DeliveryNote(
                            outcome=inquiry.Delivery.UNPROVEN,
                            noted_at=at(7),
                        ),
                        inquiry.DeliveryNote(
                            outcome=inquiry.Delivery.PROVEN,
                            at=at(8, 14),
                            proof=both("Receipt of the post.", "配達証明。"),
                            noted_by=LEAD,
                            noted_at=at(9),
                            unknown=NEW,
                        ),
                    ),
                    claims=(
                        inquiry.SentClaim(
                            claim=ClaimId("c1"), sha256=hash_bytes(b"wording"), unknown=NEW
                        ),
                    ),
                    address="restricted street 1",
                    sender=LEAD,
                    text=both("We ask you …", "お尋ねします。"),
                    unknown=NEW,
                ),
            ),
            replies=(
                inquiry.Reply(
                    id=REPLY,
                    round=inquiry.Round.FINAL_TEXT,
                    kind=inquiry.ReplyKind.ANSWER,
                    received_at=at(18),
                    language="ja",
                    text="当社製品は代理店を通じて販売しております。",
                    translations=(
                        inquiry.Translation(
                            text=Text(en="Our products are sold through agents."),
                            translator=both("Heron", "鷺"),
                            translated_at=at(19),
                            unknown=NEW,
                        ),
                    ),
                    grants=(
                        inquiry.Grant(
                            until=date(2026, 11, 5),
                            granted_by=LEAD,
                            granted_at=at(20),
                            unknown=NEW,
                        ),
                    ),
                    signatory="Restricted Signatory",
                    document=LETTER,
                    unknown=NEW,
                ),
            ),
            internal_note="restricted note",
            unknown=NEW,
        ),
        inquiry.Inquiry(
            id=InquiryId("i-kestrel"),
            company=KESTREL,
            addressee=both("Kestrel Micro Ltd", "ケストレル・マイクロ"),
            addressee_country="GB",
            language="en",
            questionnaire="qs",
        ),
    )


def _codes() -> tuple[coding.Code, ...]:
    return tuple(
        coding.Code(
            inquiry=ASKED,
            reply=REPLY,
            question=QUESTION,
            coder=coder,
            coded_at=at(28),
            codebook="1.0",
            directness=coding.Directness.PARTIAL,
            account=(coding.Account.JUSTIFICATION,),
            substance=(coding.Substance.ROUTE, coding.Substance.LINK_ACKNOWLEDGED),
            support=coding.Support.CITED,
            quote="代理店を通じて",
            unknown=NEW,
        )
        for coder in (READER_A, READER_B)
    )


def _claims() -> tuple[claim.Claim, ...]:
    return (
        claim.Claim(
            id=ClaimId("c1"),
            level=claim.Level.CONSISTENT,
            text=both(
                "One part bears markings consistent with Kestrel Micro KM4071A.",
                "Kestrel MicroのKM4071Aと整合する表示がある部品がある。",
            ),
            companies=(KESTREL,),
            evidence=(
                claim.Evidence(
                    kind=claim.EvidenceKind.COMPONENT,
                    id=U1,
                    shows=both("The marking.", "表示。"),
                    unknown=NEW,
                ),
            ),
            belief=both("Two readers agree.", "二人の読み取りが一致した。"),
            author=READER_A,
            reviews=(
                claim.ClaimReview(
                    reviewer=LEAD, at=at(28), text_sha256=hash_bytes(b"wording"), unknown=NEW
                ),
            ),
            status=claim.ClaimStatus.CORRECTED,
            corrections=(
                claim.Correction(
                    at=at(30),
                    by=LEAD,
                    before=both("One part is KM4071A.", "KM4071Aがある。"),
                    reason=both("Too much said.", "言い過ぎ。"),
                    unknown=NEW,
                ),
            ),
            unknown=NEW,
        ),
        claim.Claim(
            id=ClaimId("c2"),
            level=claim.Level.CONSISTENT,
            text=both("Kestrel Micro supplies Aster.", "ケストレルはアスターに供給している。"),
            companies=(KESTREL,),
        ),
    )


def _journal() -> tuple[journal.Entry, ...]:
    entries: tuple[journal.Entry, ...] = ()
    for day, act, subject in ((2, "sample-received", "sample:s1"), (3, "photographed", "photo:x")):
        entry = journal.append(
            entries,
            at=at(day),
            actor=READER_A,
            act=act,
            subject=subject,
            salt="0" * 32,
            reason="because",
            detail={"n": day},
        )
        entries = (*entries, entry)
    return entries
