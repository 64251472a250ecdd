"""Several processes answer on one port; one that dies is replaced, and all end together."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from journey.serving import free_port, wait_for

WORKERS = 2
SERVE = "from witnessmark.cli import main; main()"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Serve from an empty home; give the first process and its port."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    port = free_port()
    serve = ["serve", "--port", str(port), "--workers", str(WORKERS)]
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, *serve],
        env={**kept, "WITNESSMARK_HOME": str(tmp_path / "home")},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(port, process)
        yield process, port
    finally:
        process.kill()
        process.wait()


def workers_of(process: subprocess.Popen[bytes]) -> set[int]:
    """Return the processes that answer for `process`."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            command = (place / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == process.pid and b"spawn_main" in command:
            found.add(int(place.name))
    return found


def until(workers: int, process: subprocess.Popen[bytes], *, without: int = 0) -> set[int]:
    """Wait for so many workers, the one that was killed not among them."""
    for _ in range(300):
        found = workers_of(process)
        if len(found) == workers and without not in found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{workers_of(process)} workers")


def answers(port: int) -> bool:
    with urllib.request.urlopen(f"http://localhost:{port}/sign-in/", timeout=60) as answer:
        return bool(answer.status == 200)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_worker_that_dies_is_replaced_and_all_end_together(
    server: tuple[subprocess.Popen[bytes], int],
) -> None:
    process, port = server
    first = until(WORKERS, process)
    assert answers(port)
    killed = min(first)
    os.kill(killed, signal.SIGKILL)
    assert answers(port)
    last = until(WORKERS, process, without=killed)
    process.terminate()
    assert process.wait(timeout=20) == 0
    for one in last:
        assert not Path(f"/proc/{one}/cmdline").exists()
