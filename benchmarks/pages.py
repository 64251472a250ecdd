"""How fast a case page answers with 1,000 components; what the demo takes and the wheel weighs.

Run: python benchmarks/pages.py. Writes benchmarks/results/pages.json. The case is made in memory,
and is fictional; requests go through Django's test client, so no network is measured.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from witnessmark.base.ids import CaseId, ComponentId, DeviceId, PersonId, SampleId
from witnessmark.base.json import readable_json
from witnessmark.base.settings import read_settings
from witnessmark.base.text import Text
from witnessmark.evidence.component import Component, Reading
from witnessmark.evidence.device import Device, Sample
from witnessmark.publication.case import Case, CaseKind, Person
from witnessmark.publication.casefolder.plain import CaseFolder

ROOT = Path(__file__).resolve().parent.parent
COMPONENTS, REQUESTS = 1000, 40
NOW = datetime(2031, 3, 1, 9, tzinfo=UTC)


def main() -> None:
    """Measure, print, and keep the result."""
    figures = {
        "case_page_p95_ms": case_page_p95(),
        "demo_second_run_s": demo_second_run(),
        "wheel_mb": wheel_size(),
    }
    text = readable_json(figures)
    (ROOT / "benchmarks" / "results" / "pages.json").write_text(text, encoding="utf-8")
    print(text)


def large_case() -> Case:
    """Return a fictional case of one board with 1,000 components, each read once."""
    reader = PersonId("reader-1")
    components = tuple(
        Component(
            id=ComponentId(f"u{number}"),
            sample=SampleId("s1"),
            designator=f"U{number}",
            readings=(Reading(reader=reader, read_at=NOW, lines=(f"FICT{number:04d}",)),),
        )
        for number in range(COMPONENTS)
    )
    return Case(
        id=CaseId("large"),
        kind=CaseKind.INVESTIGATION,
        title=Text(en="Large (fictional)", ja="大きな事例（架空）"),
        fictional=True,
        as_of=date(2031, 3, 1),
        people=(Person(id=reader, display=Text(en="Reader", ja="読み手")),),
        devices=(Device(id=DeviceId("d1"), brand="Fictional"),),
        samples=(Sample(id=SampleId("s1"), device=DeviceId("d1")),),
        components=components,
    )


def case_page_p95() -> float:
    """Return the 95th percentile of the time of a warm case page, in milliseconds."""
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

        import_case(CaseFolder(case=large_case(), files={}), actor="bench", now=NOW)
        set_password("bench", password="a-long-password-of-nobody")
        add_member("bench", case_id="large", role=models.Role.READER, actor="bench", now=NOW)
        client = Client()
        client.force_login(models.User.objects.get(username="bench"))
        page = f"/cases/{models.Case.objects.get().public_id}/"
        if client.get(page).status_code != 200:
            raise SystemExit(f"{page} does not answer.")
        times = sorted(_seconds(client, page) for _ in range(REQUESTS))
    return round(1000 * times[int(REQUESTS * 0.95)], 1)


def _seconds(client: object, page: str) -> float:
    begin = time.perf_counter()
    client.get(page)  # type: ignore[attr-defined]
    return time.perf_counter() - begin


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
