"""Run every test that can run on this machine, and say at the end which could not and why.

SQLite always; PostgreSQL when DATABASE_URL or the local socket answers; browser journeys when
Chromium is there. Under CI a suite that cannot run is a failure.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

CI = bool(os.environ.get("CI"))
DATABASE_TESTS = ("tests/web", "tests/journey")


@dataclass(frozen=True)
class Suite:
    """One run of pytest: its name, its arguments, and the reason why it cannot run, if any."""

    name: str
    arguments: tuple[str, ...]
    environment: dict[str, str]
    missing: str = ""


def postgresql() -> str:
    """Return the address of a PostgreSQL server that answers, or an empty string."""
    import psycopg

    for address in (os.environ.get("DATABASE_URL", ""), "postgresql:///postgres"):
        if not address.startswith("postgres"):
            continue
        try:
            psycopg.connect(address, connect_timeout=3).close()
        except psycopg.Error:
            continue
        return address
    return ""


def suites() -> tuple[Suite, ...]:
    """Return the suites, those that cannot run here marked with what is missing."""
    server = postgresql()
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    workers = ("-n", str(min(os.cpu_count() or 1, 4)))
    no_server = "" if server else "no PostgreSQL answers (start one, or set DATABASE_URL)"
    no_browser = "" if browser else "no Chromium (Debian: apt-get install chromium)"
    journeys = ("-m", "journey", "tests/journey")
    return (
        Suite("SQLite", ("-m", "not journey", *workers, "tests"), {"DATABASE_URL": ""}),
        Suite(
            "PostgreSQL",
            ("-m", "not journey", *workers, "tests/web"),
            {"DATABASE_URL": server},
            no_server,
        ),
        Suite("browser journeys", journeys, {"DATABASE_URL": ""}, no_browser),
        Suite(
            "browser journeys on PostgreSQL",
            ("-m", "journey", "tests/journey/test_journeys.py", "tests/journey/test_people.py"),
            {"DATABASE_URL": server},
            no_server or no_browser,
        ),
    )


def main() -> int:
    """Run the suites in turn; exit 1 if one fails, or under CI if one cannot run."""
    outcomes: list[tuple[str, str, bool]] = []
    for suite in suites():
        if suite.missing:
            outcomes.append((suite.name, f"not run: {suite.missing}", not CI))
            continue
        print(f"== {suite.name}", flush=True)
        command = [sys.executable, "-m", "pytest", *suite.arguments]
        done = subprocess.run(command, env={**os.environ, **suite.environment}, check=False)
        outcomes.append(
            (suite.name, "passed" if done.returncode == 0 else "FAILED", not done.returncode)
        )
    print("\nWhat ran:")
    for name, outcome, _ in outcomes:
        print(f"  {name}: {outcome}")
    return 0 if all(fine for _, _, fine in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
