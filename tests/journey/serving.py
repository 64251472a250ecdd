"""A workbench as people run it: a home and a database of its own, and a clock that can be set."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
from psycopg import sql

TESTS = Path(__file__).resolve().parent.parent

_SERVE = """
import sys
from datetime import timedelta
from pathlib import Path
from django.utils import timezone
from witnessmark.cli import main
real, clock = timezone.now, Path(sys.argv[1])
timezone.now = lambda: real() + timedelta(seconds=float(clock.read_text() or 0))
main(["serve", "--port", sys.argv[2]])
"""
"""Serves as `witnessmark serve` does; what its clock is ahead stands in a file."""

SET_UP = """
from witnessmark.cli import door
from witnessmark.web.setup import migrate, setup_django
setup_django(door.settings())
migrate()
"""


@dataclass(frozen=True)
class Workbench:
    """Where a workbench answers, and where its files lie."""

    address: str
    home: Path
    environment: dict[str, str]

    def set_clock(self, moment: datetime) -> None:
        """Let it be `moment` at the workbench from now on."""
        ahead = (moment - datetime.now(UTC)) / timedelta(seconds=1)
        written = self.home / "clock.new"
        written.write_text(str(ahead))
        written.replace(self.home / "clock")

    def run(self, code: str) -> None:
        """Run `code` with the workbench's settings, as whoever runs it would on its machine."""
        program = [sys.executable, "-c", SET_UP + code]
        subprocess.run(program, env=self.environment, check=True)


@contextmanager
def serving(home: Path, **more: str) -> Iterator[Workbench]:
    """Serve a workbench from `home`, on PostgreSQL where DATABASE_URL names a server."""
    with database(os.environ.get("DATABASE_URL", "")) as address:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        environment = {
            **kept,
            **({"DATABASE_URL": address} if address else {}),
            "WITNESSMARK_SECOND_FACTOR": "none",
            **more,
            "WITNESSMARK_HOME": str(home),
            "PYTHONPATH": os.pathsep.join((str(TESTS.parent / "src"), str(TESTS))),
        }
        port = free_port()
        workbench = Workbench(f"http://localhost:{port}", home, environment)
        workbench.set_clock(datetime.now(UTC))
        workbench.run("")
        program = [sys.executable, "-c", _SERVE, str(home / "clock"), str(port)]
        server = subprocess.Popen(program, env=environment)
        try:
            wait_for(port, server)
            yield workbench
        finally:
            server.terminate()
            server.wait(timeout=10)


@contextmanager
def database(server: str) -> Iterator[str]:
    """Give a database of its own on this PostgreSQL server, gone afterwards; else give none."""
    if not server.startswith("postgres"):
        yield ""
        return
    name = f"journey_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            connection.execute(drop)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until `server` answers on `port`."""
    for _ in range(150):
        if server.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the workbench did not start")
