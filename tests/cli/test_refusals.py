"""What the system refuses is one line with file, reason and remedy, and exit 1; never a traceback.

Each command runs as a process of its own, as its user meets it.
"""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cli.small import write_small
from parts.fictional import ROWS
from screening.editions import entity, ftm
from witnessmark.base.archive import write_zip
from witnessmark.base.sealing import SealingWriter

PROGRAM = (sys.executable, "-c", "from witnessmark.cli import main\nmain()")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with something to give to each command, and a file in a folder's place."""
    (tmp_path / "afile").write_text("mine")
    (tmp_path / "parts.csv").write_text(ROWS, "utf-8")
    (tmp_path / "markings.csv").write_text("marking\nQM1234AB\n")
    (tmp_path / "list.ftm.json").write_bytes(ftm(entity("x", "Specimen Works")).content)
    write_small(tmp_path / "files", into=tmp_path / "small")
    return tmp_path


def run(place: Path, *arguments: str, home: str = "home") -> subprocess.CompletedProcess[str]:
    """Run the command in `place`."""
    environment = {**os.environ, "WITNESSMARK_HOME": home, "DATABASE_URL": ""}
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one line with which a command was refused."""
    lines = done.stderr.splitlines()
    assert done.returncode == 1, done.stderr
    assert len([line for line in lines if line.startswith("witnessmark: ")]) == len(lines) == 1
    return lines[0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("case", "ls"),
        ("case", "import", "small"),
        ("tick",),
        ("serve", "--port", "0"),
        ("list", "import", "ftm", "list.ftm.json"),
        ("list", "ls"),
        ("catalogue", "build", "parts.csv"),
        ("catalogue", "ls"),
    ],
)
def test_a_home_that_is_a_file_is_named(place: Path, arguments: tuple[str, ...]) -> None:
    line = refused(run(place, *arguments, home="afile"))
    assert "The home afile" in line
    assert "WITNESSMARK_HOME" in line
    assert (place / "afile").read_text() == "mine"


def test_a_home_in_a_file_is_named(place: Path) -> None:
    assert "The home afile/home cannot be used" in refused(
        run(place, "catalogue", "build", "parts.csv", home="afile/home")
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("case", "new", "one", "--title-en", "a", "--title-ja", "b", "-o", "afile/x"),
        ("case", "export", "small", "-o", "afile/x"),
        ("catalogue", "build", "parts.csv", "-o", "afile/x"),
        ("catalogue", "build", "parts.csv", "-o", "afile/x/y"),
        ("demo", "--cases", "nowhere", "-o", "out"),
        ("demo", "--cases", ".", "-o", "afile/x"),
        ("demo", "--cases", ".", "-o", "afile"),
        ("serve", "--site", "nowhere"),
        ("publish", "small", "-o", "out", "--fonts", "nowhere"),
        ("publish", "nowhere/x", "-o", "out"),
        ("verify", "afile", "--key", "typo.pub"),
    ],
)
def test_a_place_that_is_no_folder_is_named(place: Path, arguments: tuple[str, ...]) -> None:
    run(place, "case", "import", "small") if arguments[1] == "export" else None
    line = refused(run(place, *arguments))
    assert "afile" in line or "nowhere" in line or "typo.pub" in line


@pytest.mark.parametrize("content", [b"this is no database, and longer than a header" * 40])
@pytest.mark.parametrize("command", [("case", "ls"), ("tick",)])
def test_a_database_that_is_none_is_named(
    place: Path, content: bytes, command: tuple[str, ...]
) -> None:
    (place / "home").mkdir()
    (place / "home" / "db.sqlite3").write_bytes(content)
    line = refused(run(place, *command))
    assert "db.sqlite3" in line
    assert "not a database" in line


def test_a_database_that_is_cut_short_is_named(place: Path) -> None:
    assert run(place, "case", "import", "small").returncode == 0
    database = place / "home" / "db.sqlite3"
    for beside in place.glob("home/db.sqlite3-*"):
        beside.unlink()
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 8])
    assert "database" in refused(run(place, "case", "ls"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [("identify", "markings.csv", "--json"), ("--help",)])
def test_an_output_that_is_full_is_named(place: Path, arguments: tuple[str, ...]) -> None:
    environment = {**os.environ, "WITNESSMARK_HOME": "home"}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PROGRAM, *arguments],
            cwd=place,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("witnessmark: The output: No space left on device. Free some space")


@pytest.mark.parametrize("host", ["198.51.100.7", "no-such-host.invalid", "a" * 300])
def test_a_host_that_is_not_of_this_machine_is_named(
    place: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setenv("WITNESSMARK_HOSTS", host)
    line = refused(run(place, "serve", "--host", host, "--port", "0"))
    assert f"cannot listen on {host[:60]}" in line


@pytest.mark.parametrize("names", [("a", "a/b"), ("x" * 400,), ("case.json", "case.yaml")])
def test_a_locked_case_that_no_folder_can_hold_is_refused(
    place: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    from witnessmark.publication.casefolder import locked

    monkeypatch.setattr("witnessmark.base.archive._check_together", lambda names: None)
    monkeypatch.setattr("witnessmark.base.archive.LONGEST_STEP", 1000)
    inside = write_zip(dict.fromkeys(names, b"{}"), on=locked._ANY_DAY)
    with (place / "one.wmcase").open("wb") as file:
        writer = SealingWriter(file, magic=locked._MAGIC, passphrase="four random words")
        writer.write(inside)
        writer.close()
    (place / "words").write_text("four random words\n")
    given = ("one.wmcase", "--passphrase-file", "words")
    for command in (("case", "import", *given), ("case", "unlock", *given, "-o", "open")):
        assert "one.wmcase" in refused(run(place, *command))
    assert not (place / "open").exists()


def test_the_home_is_private_whichever_command_makes_it(place: Path) -> None:
    commands = (
        ("case", "ls"),
        ("tick",),
        ("list", "import", "ftm", "list.ftm.json"),
        ("catalogue", "build", "parts.csv"),
        ("case", "import", "small"),
    )
    for command in commands:
        assert run(place, *command).returncode == 0
        found = (place / "home", *(place / "home").rglob("*"))
        assert [path for path in found if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
        shutil.rmtree(place / "home")


def test_a_home_that_others_could_read_is_closed(place: Path) -> None:
    (place / "home").mkdir(mode=0o755)
    assert run(place, "case", "ls").returncode == 0
    assert stat.S_IMODE((place / "home").stat().st_mode) == 0o700
