"""A backup holds everything as it stood at one moment; what is restored is the same, or nothing.

Run as whoever runs a workbench would: as commands, each home with a database of its own.
"""

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from web.cases import case_folder
from witnessmark.publication.casefolder.plain import write_case_folder
from witnessmark.web.actions.backup import _members

WORDS = "four random words here"
SRC = Path(__file__).parents[2] / "src"
SERVER = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = SERVER.startswith("postgres")

FILL = """
from witnessmark.cli import door
from witnessmark.cli.cases import open_database
open_database(door.settings())
from witnessmark.web.actions import accounts
from witnessmark.web.models import Role
accounts.create_user("heron", password="a long enough phrase")
accounts.add_member("heron", case_id="lantern", role=Role.OWNER, actor="heron", now=door.now())
(door.home() / "keys").mkdir()
(door.home() / "keys" / "signing.key").write_text("a key")
"""
JOIN = """
from witnessmark.cli import door
from witnessmark.cli.cases import open_database
open_database(door.settings())
from witnessmark.web.actions import accounts
accounts.create_user("wren", password="a long enough phrase")
"""
WRITE = """
import itertools
from dataclasses import replace
from pathlib import Path
from witnessmark.cli import door
from witnessmark.cli.cases import open_database
open_database(door.settings())
from witnessmark.web import models
from witnessmark.web.actions.journal import journal_act
from django.db import transaction
for number in itertools.count():
    with transaction.atomic():
        case = models.Case.objects.select_for_update().get()
        journal_act(case, at=door.now(), actor="heron", act="photographed", subject=str(number))
    Path("written").write_text(str(number))
"""


@dataclass(frozen=True)
class Place:
    """A home with a database of its own."""

    home: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: it for name, it in os.environ.items() if name != "DATABASE_URL"}
        own = {"WITNESSMARK_HOME": str(self.home), "PYTHONPATH": str(SRC)}
        return {**kept, **own, **({"DATABASE_URL": self.database} if self.database else {})}

    def start(self, *arguments: str, program: str = "") -> subprocess.Popen[str]:
        code = program or "from witnessmark.cli import main; main()"
        return subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            env=self.environment,
            cwd=self.home.parent,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, program: str = "") -> str:
        started = self.start(*arguments, program=program)
        said, refused = started.communicate(timeout=120)
        assert started.returncode == 0, refused
        return said

    def refused(self, *arguments: str) -> str:
        started = self.start(*arguments)
        _said, line = started.communicate(timeout=120)
        assert started.returncode == 1
        assert line.count("\n") == 1, line
        return line


@pytest.fixture
def places(tmp_path: Path) -> Iterator["Places"]:
    made = Places(tmp_path)
    yield made
    made.drop()


class Places:
    """Homes made one after the other, on PostgreSQL where the tests run on it."""

    def __init__(self, place: Path) -> None:
        self.place, self.databases = place, list[str]()
        (place / "words").write_text(f"{WORDS}\n")

    def new(self, *, on_postgresql: bool = ON_POSTGRESQL) -> Place:
        name = f"backup_{uuid.uuid4().hex[:12]}"
        address = ""
        if on_postgresql:
            with psycopg.connect(SERVER, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}".encode())
            self.databases.append(name)
            address = f"{SERVER.rpartition('/')[0]}/{name}"
        return Place(self.place / name / "home", address)

    def filled(self, **more: bool) -> Place:
        place = self.new(**more)
        place.home.parent.mkdir()
        folder = case_folder(self.place)
        write_case_folder(folder.case, files=folder.files, into=place.home.parent / "lantern")
        place.run("case", "import", "lantern")
        place.run(program=FILL)
        return place

    def drop(self) -> None:
        for name in self.databases:
            with psycopg.connect(SERVER, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def passphrase(place: Place, words: str = WORDS) -> tuple[str, str]:
    file = place.home.parent / "words"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{words}\n")
    return "--passphrase-file", "words"


def backed_up(place: Place, name: str = "one.backup") -> Path:
    place.run("backup", name, *passphrase(place))
    return place.home.parent / name


def restored(file: Path, into: Place) -> Place:
    into.run("restore", str(file), *passphrase(into))
    return into


def inside(file: Path) -> dict[str, bytes]:
    with file.open("rb") as given:
        return dict(_members(given, passphrase=WORDS, name=file.name))


def test_what_is_restored_is_what_was_backed_up(places: Places) -> None:
    place = places.filled()
    file = backed_up(place)
    other = restored(file, places.new())
    before, after = inside(file), inside(backed_up(other))
    del before["about.json"], after["about.json"]
    assert before == after
    assert any(name.startswith("home/originals/") for name in before)
    assert b"heron" in before["tables/web.user.jsonl"]
    assert (other.home / "keys" / "signing.key").read_text() == "a key"
    assert other.run("case", "ls") == "lantern\n"
    assert (other.home.stat().st_mode & 0o077, file.stat().st_mode & 0o077) == (0, 0)


@pytest.mark.skipif(not ON_POSTGRESQL, reason="needs both databases")
@pytest.mark.parametrize("first", [True, False])
def test_a_backup_moves_from_one_database_to_the_other(places: Places, first: bool) -> None:
    file = backed_up(places.filled(on_postgresql=first))
    other = restored(file, places.new(on_postgresql=not first))
    before, after = inside(file), inside(backed_up(other))
    del before["about.json"], after["about.json"]
    assert before == after
    other.run(program=JOIN)


def test_a_backup_of_a_workbench_at_work_is_of_one_moment(places: Places) -> None:
    place = places.filled()
    writer = place.start(program=WRITE)
    written = place.home.parent / "written"
    try:
        for _ in range(300):
            if written.exists():
                break
            time.sleep(0.1)
        file = backed_up(place)
        during = int(written.read_text() or 0)
        until = time.monotonic() + 10
        while int(written.read_text() or 0) <= during:
            assert time.monotonic() < until, "the backup stopped the others"
            time.sleep(0.05)
    finally:
        writer.kill()
        writer.communicate()
    restored(file, places.new())


def test_what_cannot_be_restored_is_refused_and_leaves_nothing(places: Places) -> None:
    place = places.filled()
    file = backed_up(place)
    whole, other = file.read_bytes(), places.new()
    wrong = file.with_name("wrong.backup")
    for content, said in (
        (whole[:-1], "cut off"),
        (whole[: len(whole) // 2], "cut off"),
        (whole[:500] + bytes([whole[500] ^ 1]) + whole[501:], "was changed"),
        (b"PK\x03\x04" + bytes(200), "is not a file"),
        (b"", "is not a file"),
    ):
        wrong.write_bytes(content)
        assert said in other.refused("restore", str(wrong), *passphrase(other))
        assert not other.home.exists()
    line = other.refused("restore", str(file), *passphrase(other, "another passphrase"))
    assert "passphrase is wrong" in line
    assert "no file" in other.refused("restore", "nothing.backup", *passphrase(other))
    assert "not empty" in place.refused("restore", str(file), *passphrase(place))
    assert not other.home.exists()
    restored(file, other)


def test_nothing_is_written_over(places: Places) -> None:
    place = places.filled()
    file = backed_up(place)
    before = file.read_bytes()
    assert "there already" in place.refused("backup", file.name, *passphrase(place))
    assert file.read_bytes() == before


def test_an_altered_original_is_named(places: Places) -> None:
    place = places.filled()
    path = next(one for one in (place.home / "originals").rglob("*") if one.is_file())
    path.chmod(0o600)
    path.write_bytes(b"something else")
    line = place.refused("backup", "one.backup", *passphrase(place))
    assert path.name[:12] in line
    assert not (place.home.parent / "one.backup").exists()


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_killed_run_leaves_all_as_it_was(places: Places, command: str) -> None:
    place = places.filled()
    big = place.home / "lists" / "big"
    big.parent.mkdir()
    big.write_bytes(os.urandom(2**20) * 60)
    file = place.home.parent / "one.backup"
    target = place if command == "backup" else places.new()
    if command == "restore":
        backed_up(place)
    words = passphrase(target)
    started = target.start(command, str(file), *words)
    hidden = ".one.backup.draft-*" if command == "backup" else ".home.draft-*"
    for _ in range(600):
        if any(_size(one) > 2**20 for one in target.home.parent.glob(hidden)):
            break
        time.sleep(0.05)
    started.send_signal(signal.SIGKILL)
    started.communicate()
    assert started.returncode == -signal.SIGKILL
    if command == "backup":
        assert not file.exists()
        backed_up(place)
    else:
        assert not target.home.exists()
        if not target.database:
            restored(file, target)
            assert (target.home / "lists" / "big").stat().st_size == big.stat().st_size


def _size(path: Path) -> int:
    inside = path.rglob("*") if path.is_dir() else [path]
    return sum(one.stat().st_size for one in inside if one.is_file() and one.name != "db.sqlite3")
