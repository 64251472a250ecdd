"""How fast the pages of a rich case answer; what the demo takes and the wheel weighs.

Run: python benchmarks/pages.py. Writes benchmarks/results/pages.json. The case is made in memory
and is fictional: 1,000 components, each read by two people and identified with grounds; companies
with names, relations and screenings; inquiries with letters and replies. Requests go through
Django's test client, so no network is measured. `cold` is the first answer after a change.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.hashes import hash_bytes
from witnessmark.base.ids import (
    CaseId,
    ClaimId,
    CompanyId,
    ComponentId,
    DeviceId,
    InquiryId,
    ListId,
    MakerId,
    PersonId,
    QuestionId,
    ReplyId,
    SampleId,
)
from witnessmark.base.json import readable_json
from witnessmark.base.settings import read_settings
from witnessmark.base.text import Language, Text
from witnessmark.companies.company import Company, NameForm, NameKind, Relation, RelationKind
from witnessmark.evidence.component import Component, Reading
from witnessmark.evidence.device import Device, Sample
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
from witnessmark.publication.case import Case, CaseKind, Person
from witnessmark.publication.casefolder.plain import CaseFolder
from witnessmark.publication.claim import Claim, ClaimStatus, Evidence, EvidenceKind, Level
from witnessmark.screening.screening import Screening, SnapshotRef
from witnessmark.screening.screening import Verdict as ListVerdict

if TYPE_CHECKING:
    from django.test import Client

ROOT = Path(__file__).resolve().parent.parent
COMPONENTS, COMPANIES, INQUIRIES, REQUESTS, CHANGES = 1000, 40, 30, 40, 5
NOW = datetime(2031, 3, 1, 9, tzinfo=UTC)
READERS = (PersonId("reader-1"), PersonId("reader-2"))
PAGES = ("", "components/", "parts/", "companies/", "screening/", "inquiries/", "claims/", "gate/")


@dataclass(frozen=True)
class Answer:
    """How long a page took, and how often it asked the database."""

    seconds: float
    queries: int


def main() -> None:
    """Measure, print, and keep the result."""
    figures: dict[str, object] = {
        "pages": pages(),
        "demo_second_run_s": demo_second_run(),
        "wheel_mb": wheel_size(),
    }
    text = readable_json(figures)  # type: ignore[arg-type]
    (ROOT / "benchmarks" / "results" / "pages.json").write_text(text, encoding="utf-8")
    print(text)


def rich_case(
    name: str = "large",
    *,
    components: int = COMPONENTS,
    companies: int = COMPANIES,
    inquiries: int = INQUIRIES,
) -> Case:
    """Return a fictional case in which everything was done for each component."""
    return Case(
        id=CaseId(name),
        kind=CaseKind.INVESTIGATION,
        title=Text(en="Large (fictional)", ja="大きな事例（架空）"),
        fictional=True,
        as_of=date(2031, 3, 1),
        people=tuple(Person(id=one, display=Text(en=one, ja=one)) for one in READERS),
        devices=(Device(id=DeviceId("d1"), brand="Fictional", model="F-1"),),
        samples=(Sample(id=SampleId("s1"), device=DeviceId("d1"), serial="FICT-SN-0001"),),
        components=tuple(_component(number) for number in range(components)),
        identifications=tuple(_identification(number, companies) for number in range(components)),
        companies=tuple(_company(number, companies) for number in range(companies)),
        screenings=tuple(_screening(number) for number in range(companies)),
        questionnaires=(
            Questionnaire(
                id="qs",
                version=1,
                title=_both("Questions"),
                questions=tuple(
                    Question(id=QuestionId(f"q{one}"), number=one, text=_both(f"Question {one}?"))
                    for one in range(1, 6)
                ),
            ),
        ),
        inquiries=tuple(_inquiry(number) for number in range(inquiries)),
        claims=tuple(_claim(number, companies) for number in range(inquiries)),
    )


def _both(text: str) -> Text:
    return Text(en=text, ja=f"{text}（架空）")


def _component(number: int) -> Component:
    lines = (f"FICT{number:04d}", "3011")
    return Component(
        id=ComponentId(f"u{number}"),
        sample=SampleId("s1"),
        designator=f"U{number}",
        kind=_both("part"),
        package="SOP-8",
        readings=tuple(
            Reading(reader=reader, read_at=NOW - timedelta(days=20), lines=lines)
            for reader in READERS
        ),
    )


def _identification(number: int, companies: int) -> Identification:
    return Identification(
        component=ComponentId(f"u{number}"),
        verdict=Verdict.CONSISTENT,
        candidates=tuple(_candidate(number, rank, companies) for rank in range(2)),
        methods=(Method.MARKING,),
        decided_by=READERS[0],
        decided_at=NOW - timedelta(days=10),
        reason=_both("Marking and package agree."),
    )


def _candidate(number: int, rank: int, companies: int) -> Candidate:
    maker = (number + rank) % companies
    return Candidate(
        maker=f"Fictional Maker {maker}",
        maker_id=MakerId(f"maker-{maker}"),
        mpn=f"FICT{number:04d}",
        family="FICT",
        score=0.9 - rank / 2,
        grounds=tuple(
            Ground(
                rule=rule,
                direction=Direction.FOR,
                seen=f"FICT{number:04d}",
                expected=f"FICT{number:04d}",
                source="catalogue.csv",
                date="2031-02-20",
                text=_both(f"The catalogue lists FICT{number:04d}."),
            )
            for rule in ("catalogue_number", "package", "logo")
        ),
    )


def _company(number: int, companies: int) -> Company:
    return Company(
        id=CompanyId(f"c{number}"),
        names=tuple(
            NameForm(
                text=f"Fictional {number} {language}",
                language=language,
                kind=NameKind.OFFICIAL,
                source="https://fictional.example",
            )
            for language in ("en", "ja")
        ),
        maker=MakerId(f"maker-{number}"),
        headquarters="JP",
        relations=(
            Relation(kind=RelationKind.PARENT, company=CompanyId(f"c{(number + 1) % companies}")),
        ),
    )


def _screening(number: int) -> Screening:
    snapshot = SnapshotRef(
        list=ListId("fictional"), sha256=hash_bytes(b"list"), retrieved_at=NOW - timedelta(days=9)
    )
    return Screening(
        id=f"screening-{number}",
        company=CompanyId(f"c{number}"),
        name=f"Fictional {number} en",
        screened_at=NOW - timedelta(days=8),
        verdict=ListVerdict.NO_MATCH,
        snapshots=(snapshot,),
    )


def _inquiry(number: int) -> Inquiry:
    sent = NOW - timedelta(days=40)
    return Inquiry(
        id=InquiryId(f"i{number}"),
        company=CompanyId(f"c{number}"),
        addressee=_both(f"Fictional {number}"),
        addressee_country=("JP", "US", "DE")[number % 3],
        language=Language.EN,
        questionnaire="qs",
        attempts=tuple(
            Attempt(
                id=f"a{number}-{attempt}",
                letter=Letter.QUESTIONS if attempt == 0 else Letter.REMINDER,
                channel=(Channel.EMAIL, Channel.POST)[attempt % 2],
                sent_at=sent + timedelta(days=attempt),
                deliveries=(
                    DeliveryNote(
                        outcome=Delivery.PROVEN,
                        at=sent + timedelta(days=attempt, hours=1),
                        proof=_both("A receipt."),
                        noted_at=sent + timedelta(days=attempt, hours=2),
                    ),
                ),
                text=_both("A fictional letter."),
            )
            for attempt in range(5)
        ),
        replies=(
            Reply(
                id=ReplyId(f"r{number}"),
                kind=ReplyKind.ANSWER,
                received_at=sent + timedelta(days=7),
                language=Language.EN,
                text="A fictional reply.",
                signatory=f"Fictional Signatory {number}",
                translations=(
                    Translation(
                        text=Text(ja="架空の回答。"), translated_at=sent + timedelta(days=8)
                    ),
                ),
            ),
        ),
    )


def _claim(number: int, companies: int) -> Claim:
    maker = number % companies
    return Claim(
        id=ClaimId(f"claim-{number}"),
        level=Level.CONSISTENT,
        text=Text(
            en=f"Component U{number} bears markings consistent with Fictional {maker} en FICT.",
            ja=f"部品U{number}には、Fictional {maker} jaのFICTと整合する表示がある。",
        ),
        companies=(CompanyId(f"c{maker}"),),
        evidence=(Evidence(kind=EvidenceKind.COMPONENT, id=f"u{number}"),),
        status=ClaimStatus.PUBLISHED,
    )


def pages() -> dict[str, dict[str, float]]:
    """Return for each page: the first answer after a change and a usual one (95th percentile), in
    milliseconds, and how often the database is asked.
    """
    with tempfile.TemporaryDirectory() as place:
        from witnessmark.web.setup import collect_static, migrate, setup_django

        settings = read_settings({}, default_home=Path(place))
        setup_django(replace(settings, hosts=(*settings.hosts, "testserver")))
        migrate()
        collect_static()
        from django.test import Client

        from witnessmark.web import models
        from witnessmark.web.actions.accounts import add_member, set_password
        from witnessmark.web.actions.cases import import_case
        from witnessmark.web.wsgi import warm

        import_case(CaseFolder(case=rich_case(), files={}), actor="bench", now=NOW)
        set_password("bench", password="a-long-password-of-nobody")
        add_member("bench", case_id="large", role=models.Role.VIEWER, actor="bench", now=NOW)
        warm()
        client = Client()
        client.force_login(models.User.objects.get(username="bench"))
        case = f"/cases/{models.Case.objects.get().public_id}/"
        return {
            name: _measured(client, path)
            for name, path in (
                ("cases", "/cases/"),
                *((page.strip("/") or "case", f"{case}{page}") for page in PAGES),
            )
        }


def _measured(client: "Client", path: str) -> dict[str, float]:
    _answer(client, path)
    cold = [_answer(client, path) for _ in _changes()]
    warm = [_answer(client, path) for _ in range(REQUESTS)]
    times, ordered = sorted(one.seconds for one in cold), sorted(one.seconds for one in warm)
    return {
        "cold_ms": round(1000 * times[len(times) // 2], 1),
        "warm_p95_ms": round(1000 * ordered[int(REQUESTS * 0.95)], 1),
        "queries_warm": max(one.queries for one in warm),
        "queries_cold": max(one.queries for one in cold),
    }


def _changes() -> Iterator[None]:
    """Change the case, each time by one more entry of its journal.

    A page may begin to check the gate beside its answer: the next measurement waits for that.
    """
    from witnessmark.web import models
    from witnessmark.web.actions.journal import journal_act
    from witnessmark.web.queries import _checker

    case = models.Case.objects.get()
    for _ in range(CHANGES):
        _checker.submit(int).result()
        journal_act(case, at=NOW, actor="bench", act="benchmarked", subject="case:large")
        yield
    _checker.submit(int).result()


def _answer(client: "Client", page: str) -> Answer:
    from django.db import connection

    asked: list[str] = []

    def count(execute: Callable[..., object], sql: str, *more: object) -> object:
        asked.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(count):
        begin = time.perf_counter()
        if client.get(page).status_code != 200:
            raise SystemExit(f"{page} does not answer.")
        return Answer(seconds=time.perf_counter() - begin, queries=len(asked))


def demo_second_run() -> float:
    """Return the seconds of the whole demo job when it ran before."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-c", "from witnessmark.cli import main; main()"]
        command += ["demo", "--cases", "demo", "-o", place, "--no-serve"]
        times = []
        for _ in range(2):
            begin = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ})
            times.append(time.perf_counter() - begin)
    return round(times[-1], 2)


def wheel_size() -> float:
    """Return the size of the wheel in MB, without fonts."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "build", "--wheel", "--outdir", place]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        (wheel,) = Path(place).glob("*.whl")
        return round(wheel.stat().st_size / 1e6, 2)


if __name__ == "__main__":
    main()
