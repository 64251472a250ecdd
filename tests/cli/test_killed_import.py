"""kill -9 while a case comes in: no half case, nothing in clear, and once more succeeds."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cli.small import CANARY, FILES, WORDS, lock_small, write_small

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs kill -9")

_KILLED = """
import os, signal, sys, time
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a test run under nohup ignores it
from witnessmark.base import files
from witnessmark.publication.casefolder import locked, plain
from witnessmark.cli import main
left = [{after}]
def dying(act):
    def act_and_die(*arguments, **more):
        done = act(*arguments, **more)
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.{signal})
            while True: time.sleep(0.01)
        return done
    return act_and_die
def late():
    from witnessmark.web.actions import cases, originals
    return {{"original": (originals, "write_atomically"), "rows": (cases, "write_case"),
            "arrival": (cases.models.Arrival.objects, "create"),
            "originals": (cases, "keep_originals"), "committed": (cases, "_bring_in")}}
early = {{"unlocked": (locked, "read_zip"), "parsed": (plain, "check_ids"),
         "half an original": (files.os, "fsync")}}
moment = {moment!r}
if moment in early:
    module, name = early[moment]
    setattr(module, name, dying(getattr(module, name)))
else:
    from witnessmark.cli import cases as commands
    opened = commands.open_database
    def open_and_prepare(settings):
        opened(settings)
        module, name = late()[moment]
        setattr(module, name, dying(getattr(module, name)))
    from witnessmark.cli import case
    case.open_database = open_and_prepare
main()
"""
MOMENTS = (
    *(
        ("parsed", 1),
        ("half an original", 2),
        ("original", 1),
        ("rows", 1),
        ("arrival", 1),
        ("originals", 1),
    ),
)
CASES = (
    *(("small", *moment, "SIGKILL") for moment in MOMENTS),
    *(("small.wmcase", *moment, "SIGKILL") for moment in (("unlocked", 1), *MOMENTS)),
    *(("small.wmcase", "unlocked", 1, stop) for stop in ("SIGTERM", "SIGHUP")),
)


def run(place: Path, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "WITNESSMARK_HOME": str(place / "home"),
        "DATABASE_URL": "",
        "TMPDIR": str(place / "tmp"),
    }
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def command(place: Path, *arguments: str) -> str:
    done = run(place, "from witnessmark.cli import main\nmain()", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def cases_in(place: Path) -> list[str]:
    with closing(sqlite3.connect(place / "home" / "db.sqlite3")) as database:
        return [name for (name,) in database.execute("SELECT local_id FROM web_case")]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a home whose tables are made, and the case as folder and locked file."""
    place = tmp_path_factory.mktemp("prepared")
    (place / "tmp").mkdir()
    (place / "words").write_text(f"{WORDS}\n")
    write_small(place / "files", into=place / "small")
    (place / "small.wmcase").write_bytes(lock_small(place / "files"))
    shutil.rmtree(place / "files")
    command(place, "case", "ls")
    return place


@pytest.fixture
def place(prepared: Path, tmp_path: Path) -> Path:
    """Return a copy of what was prepared."""
    return Path(shutil.copytree(prepared, tmp_path / "place"))


def lying_in_clear(place: Path) -> list[Path]:
    """Return the files of the case that lie anywhere but in their place in the home."""
    originals = place / "home" / "originals"
    home = [path for path in (place / "home").rglob("*") if path.is_file()]
    tmp = [path for path in (place / "tmp").rglob("*") if path.is_file()]
    right = {originals / sha256[:2] / sha256 for sha256 in FILES}
    words = (*FILES.values(), CANARY.encode())
    return [
        path
        for path in (*home, *tmp)
        if path not in right
        and not path.name.startswith("db.sqlite3")
        and any(word in path.read_bytes() for word in words)
    ]


@pytest.mark.parametrize(("source", "moment", "after", "stop"), CASES)
def test_a_killed_import_leaves_no_half_case_and_nothing_in_clear(
    place: Path, source: str, moment: str, after: int, stop: str
) -> None:
    given = ("case", "import", source, "--passphrase-file", "words")
    program = _KILLED.format(moment=moment, after=after, signal=stop)
    done = run(place, program, *given)
    assert done.returncode == -getattr(signal, stop), done.stderr
    assert cases_in(place) == []
    assert [path for path in lying_in_clear(place) if ".draft-" not in path.name] == []
    assert "Imported small" in command(place, *given)
    assert cases_in(place) == ["small"]
    assert lying_in_clear(place) == []
    assert list((place / "home").rglob(".*")) == []


def left_in(home: Path) -> list[str]:
    """Return what an import may leave in the home besides the database."""
    return [str(path) for path in home.rglob("*") if not path.name.startswith("db.sqlite3")]


@pytest.mark.parametrize("source", ["small", "small.wmcase"])
@pytest.mark.parametrize(
    ("moment", "after"), [("half an original", 2), ("original", 1), ("originals", 1)]
)
def test_the_next_start_removes_the_originals_of_a_killed_import(
    place: Path, source: str, moment: str, after: int
) -> None:
    before = left_in(place / "home")
    program = _KILLED.format(moment=moment, after=after, signal="SIGKILL")
    run(place, program, "case", "import", source, "--passphrase-file", "words")
    assert left_in(place / "home") != before
    command(place, "case", "ls")
    assert left_in(place / "home") == before


def test_an_import_that_is_killed_once_it_is_committed_has_come_in_whole(place: Path) -> None:
    program = _KILLED.format(moment="committed", after=1, signal="SIGKILL")
    run(place, program, "case", "import", "small")
    assert command(place, "case", "ls") == "small\n"
    assert not (place / "home" / "arriving.json").exists()
    command(place, "case", "export", "small", "-o", "out")
    assert {path.read_bytes() for path in (place / "out/small/originals").iterdir()} == {
        *FILES.values()
    }


def test_doctor_names_an_original_that_no_case_refers_to(place: Path) -> None:
    command(place, "case", "import", "small")
    stray = place / "home" / "originals" / "ab" / f"ab{'0' * 62}"
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"of a case that never came in")
    done = run(place, "from witnessmark.cli import main\nmain()", "doctor")
    assert done.returncode == 1
    (line,) = [line for line in done.stdout.splitlines() if "BROKEN" in line]
    assert line.endswith(
        f"{stray}: no case refers to it. Unless a case of a backup needs it, run: rm {stray}"
    )
    stray.unlink()
    assert "BROKEN" not in command(place, "doctor")


def test_a_case_that_is_here_already_is_not_said_to_be_imported(place: Path) -> None:
    assert command(place, "case", "import", "small").startswith("Imported small;")
    assert command(place, "case", "import", "small").startswith("small is already here, unchanged;")


def test_a_locked_case_goes_in_and_out_and_can_be_unlocked(place: Path) -> None:
    words = ("--passphrase-file", "words")
    command(place, "case", "import", "small.wmcase", *words)
    assert lying_in_clear(place) == []
    assert list((place / "tmp").iterdir()) == []
    command(place, "case", "export", "small", "-o", "out", *words)
    command(place, "case", "unlock", "out/small.wmcase", "-o", "again", *words)
    assert not (place / "again" / "journal.jsonl").exists()
    assert CANARY in (place / "again" / "people.json").read_text()


def test_a_case_without_restricted_fields_goes_out_as_a_folder(place: Path) -> None:
    came = command(place, "case", "import", "small").split()[-1]
    said = command(place, "case", "export", "small", "-o", "out")
    assert said.startswith("Exported small to out/small;")
    assert said.split()[-1] == came
    assert (place / "out" / "small").stat().st_mode & 0o077 == 0


def test_a_case_that_is_refused_leaves_no_original(place: Path) -> None:
    command(place, "case", "import", "small")
    shutil.rmtree(place / "home" / "originals")
    given = ("case", "import", "small.wmcase", "--passphrase-file", "words")
    done = run(place, "from witnessmark.cli import main\nmain()", *given)
    assert done.returncode == 1
    assert "in another state" in done.stderr
    assert not (place / "home" / "originals").exists()
