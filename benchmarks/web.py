"""How the workbench answers twenty people at once, on SQLite and on PostgreSQL.

Run: python benchmarks/web.py [--minutes 10] [--cases 200]. Writes benchmarks/results/web.json.
Every case is fictional: 100 components, 10 companies, 5 inquiries. Two workers of `witnessmark
serve` answer; twenty people, who work on every case, open a page, read it for two seconds on
average, and go on; one visit in twenty enters a reading. The driver shares the machine with the
workbench: what it takes is in the figures. PostgreSQL is the one that
DATABASE_URL names, or answers on the local socket; --database sqlite leaves it out.
"""

import argparse
import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from journey.serving import SET_UP, database, free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent
PEOPLE, WORKERS, READS_S = 20, 2, 2.0
COMPONENTS, COMPANIES, INQUIRIES = 100, 10, 5
LOCAL = "postgresql:///postgres"
PAGES = (
    *(("case", ""), ("components", "components/"), ("component", "components/u7/")),
    *(("parts", "parts/"), ("companies", "companies/"), ("company", "companies/c3/")),
    *(("screening", "screening/"), ("inquiries", "inquiries/"), ("inquiry", "inquiries/i2/")),
    *(("claims", "claims/"), ("gate", "gate/"), ("journal", "journal/"), ("people", "people/")),
)

PREPARE = """
import json, sys
from datetime import UTC, datetime
from django.test import Client
from pages import NOW, rich_case
from witnessmark.publication.casefolder.plain import CaseFolder
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.cases import import_case
cases, components, companies, inquiries, people = map(int, sys.argv[1:])
users = [create_user(f"person-{n}", password="a long phrase of nobody") for n in range(people)]
for number in range(cases):
    case = rich_case(
        f"case-{number}", components=components, companies=companies, inquiries=inquiries
    )
    import_case(CaseFolder(case=case, files={}), actor="bench", now=NOW)
    row = models.Case.objects.get(local_id=case.id)
    person = row.people.first()
    models.Membership.objects.bulk_create(
        models.Membership(user=user, case=row, role="editor", person=person) for user in users
    )
keys = []
for user in users:
    client = Client()
    client.force_login(user)
    keys.append(client.cookies["sessionid"].value)
print(json.dumps({"keys": keys, "cases": [one.public_id for one in models.Case.objects.all()]}))
"""


@dataclass
class Seen:
    """What the people met: seconds by kind of page, and answers that were none."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)


def main() -> None:
    """Measure on each database, print, and keep the result."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--cases", type=int, default=200)
    asked.add_argument("--database", choices=("sqlite", "postgresql"), nargs="*")
    given = asked.parse_args()
    figures = {}
    for name in given.database or ("sqlite", "postgresql"):
        server = os.environ.get("DATABASE_URL", LOCAL) if name == "postgresql" else ""
        with tempfile.TemporaryDirectory() as home, database(server) as address:
            figures[name] = measured(Path(home), address, given)
            print(name, json.dumps(figures[name], indent=2), flush=True)
    target = ROOT / "benchmarks" / "results" / "web.json"
    target.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measured(home: Path, address: str, given: argparse.Namespace) -> dict[str, object]:
    """Return the figures of one database."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        **({"DATABASE_URL": address} if address else {}),
        "WITNESSMARK_HOME": str(home),
        "WITNESSMARK_SECOND_FACTOR": "none",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'benchmarks'}",
    }
    begun = time.monotonic()
    made = _prepared(environment, given.cases)
    prepared_s = time.monotonic() - begun
    port = free_port()
    server = subprocess.Popen(
        [
            *(sys.executable, "-c", "from witnessmark.cli import main; main()"),
            *("serve", "--port", str(port), "--workers", str(WORKERS)),
        ],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port, server)
        seen, peak = _visited(server.pid, port, made, seconds=given.minutes * 60)
    finally:
        server.terminate()
        server.wait(timeout=20)
    everything = [one for times in seen.seconds.values() for one in times]
    return {
        "minutes": given.minutes,
        "cases": given.cases,
        "components": given.cases * COMPONENTS,
        "companies": given.cases * COMPANIES,
        "people": PEOPLE,
        "workers": WORKERS,
        "prepared_s": round(prepared_s),
        "answers": len(everything),
        "errors": len(seen.errors),
        "first_errors": seen.errors[:3],
        "workers_mb": round(peak),
        "all": _spread(everything),
        "pages": {name: _spread(times) for name, times in sorted(seen.seconds.items())},
    }


def _prepared(environment: dict[str, str], cases: int) -> dict[str, list[str]]:
    sizes = [cases, COMPONENTS, COMPANIES, INQUIRIES, PEOPLE]
    done = subprocess.run(
        [sys.executable, "-c", SET_UP + PREPARE, *map(str, sizes)],
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    made: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return made


def _visited(
    pid: int, port: int, made: dict[str, list[str]], *, seconds: float
) -> tuple[Seen, float]:
    """Let the people visit; return what they met, and the most memory of all workers in MB."""
    seen, until, peak = Seen(), time.monotonic() + seconds, 0.0
    people = [
        threading.Thread(target=_visit, args=(port, key, made["cases"], until, seen, number))
        for number, key in enumerate(made["keys"])
    ]
    for one in people:
        one.start()
    while time.monotonic() < until:
        peak = max(peak, _memory(pid))
        time.sleep(2)
    for one in people:
        one.join()
    return seen, peak


def _visit(port: int, key: str, cases: list[str], until: float, seen: Seen, number: int) -> None:
    chance = random.Random(number)
    time.sleep(chance.random() * READS_S)
    headers = {"Cookie": f"sessionid={key}", "Accept-Language": ("en", "ja")[number % 2]}
    while time.monotonic() < until:
        case = f"/cases/{chance.choice(cases)}/"
        if chance.random() < 0.05:
            _entered(port, headers, f"{case}enter/reading/?under=u{chance.randrange(100)}", seen)
        else:
            name, path = _chosen(chance, case)
            started = time.monotonic()
            status, _body, _headers = _asked(port, "GET", path, headers)
            _note(seen, name, started, path, status)
        time.sleep(chance.expovariate(1 / READS_S))


def _chosen(chance: random.Random, case: str) -> tuple[str, str]:
    share = chance.random()
    if share < 0.1:
        return "cases", "/cases/"
    if share < 0.15:
        return "waiting", "/waiting/"
    if share < 0.2:
        return "search", f"/search/?{urlencode({'q': f'FICT{chance.randrange(100):04d}'})}"
    name, page = chance.choice(PAGES)
    return name, case + page


def _entered(port: int, headers: dict[str, str], path: str, seen: Seen) -> None:
    """Open the form for a reading and send it, as a browser does."""
    started = time.monotonic()
    status, body, told = _asked(port, "GET", path, headers)
    _note(seen, "form", started, path, status)
    if status != 200:
        return
    sent = {
        name: body.split(f'name="{name}" value="')[1].split('"')[0]
        for name in ("csrfmiddlewaretoken", "once", "under")
    }
    sent |= {"lines": f"FICT\n{random.random()}"}
    cookie = f"{headers['Cookie']}; {told.get('Set-Cookie', '').split(';')[0]}"
    more = {**headers, "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    more["Referer"] = f"http://localhost:{port}{path}"
    started = time.monotonic()
    status, _body, _told = _asked(port, "POST", path, more, urlencode(sent))
    _note(seen, "entering", started, path, status)


def _asked(
    port: int, method: str, path: str, headers: dict[str, str], body: str | None = None
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.headers)
    except OSError as error:
        return 0, str(error), {}
    finally:
        connection.close()


def _note(seen: Seen, name: str, started: float, path: str, status: int) -> None:
    seen.seconds[name].append(time.monotonic() - started)
    if status not in (200, 302):
        seen.errors.append(f"{status} {path}")


def _spread(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    if not ordered:
        return {}
    at = {share: ordered[min(int(len(ordered) * share), len(ordered) - 1)] for share in (0.5, 0.95)}
    return {
        "answers": len(ordered),
        "p50_ms": round(1000 * at[0.5], 1),
        "p95_ms": round(1000 * at[0.95], 1),
        "max_ms": round(1000 * ordered[-1], 1),
    }


def _memory(pid: int) -> float:
    """Return the resident memory of the workers in MB: of every process that `pid` began."""
    found = 0.0
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(place.read_text().rpartition(")")[2].split()[1])
            command = (place.parent / "cmdline").read_bytes()
            pages = int((place.parent / "statm").read_text().split()[1])
        except OSError:
            continue
        if parent == pid and b"spawn_main" in command:
            found += pages * os.sysconf("SC_PAGESIZE") / 2**20
    return found


if __name__ == "__main__":
    main()
