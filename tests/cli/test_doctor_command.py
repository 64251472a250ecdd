"""The command `doctor`: what is broken in a home is found, and nothing is changed by looking."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from parts.fictional import NOW, ROWS
from screening.editions import entity, ftm, keep
from witnessmark.base.settings import read_settings
from witnessmark.base.signing import keep_key
from witnessmark.cli import main
from witnessmark.cli.doctor_home import Finding, examine_home
from witnessmark.parts.building import build_in_home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with a key, a catalogue, a list and a database, all of them sound."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    keep_key(home / "keys")
    (tmp_path / "parts.csv").write_text(ROWS, "utf-8")
    build_in_home([tmp_path / "parts.csv"], home=home / "catalogues", built_at=NOW)
    keep([ftm(entity("x", "Specimen"))], kind="ftm", into=home / "lists", day="2024-01-01")
    with sqlite3.connect(home / "db.sqlite3") as database:
        database.execute("CREATE TABLE one (name TEXT)")
        database.executemany("INSERT INTO one VALUES (?)", [("x" * 500,)] * 100)
    return home


def examined(home: Path) -> list[Finding]:
    return list(examine_home(read_settings({}, default_home=home)))


def broken(home: Path) -> list[str]:
    return [f"{finding.name} {finding.fault}" for finding in examined(home) if finding.stops_work]


def read(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_a_sound_home_has_no_fault_and_is_left_as_it_is(home: Path) -> None:
    before = read(home)
    assert broken(home) == []
    assert all(finding.present for finding in examined(home))
    assert read(home) == before


def test_a_home_that_is_not_there_yet_is_no_fault(tmp_path: Path) -> None:
    assert broken(tmp_path / "home") == []
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("below", ["", "/home"])
def test_a_home_that_is_a_file_is_found(tmp_path: Path, below: str) -> None:
    (tmp_path / "afile").touch()
    (fault,) = broken(Path(f"{tmp_path / 'afile'}{below}"))
    assert "afile is a file, not a folder" in fault


def test_a_database_that_is_none_is_found(home: Path) -> None:
    (home / "db.sqlite3").write_bytes(b"not a database" * 100)
    (fault,) = broken(home)
    assert "db.sqlite3 file is not a database" in fault


def test_a_database_that_is_cut_short_is_found(home: Path) -> None:
    content = (home / "db.sqlite3").read_bytes()
    (home / "db.sqlite3").write_bytes(content[: len(content) // 2])
    assert len(broken(home)) == 1


@pytest.mark.parametrize("name", ["entries.jsonl", "snapshot.json", "1-list.ftm.json"])
def test_a_damaged_snapshot_is_found(home: Path, name: str) -> None:
    (path,) = (home / "lists").rglob(name)
    path.write_bytes(b"{")
    (fault,) = broken(home)
    assert fault.startswith("snapshot ")


def test_a_damaged_catalogue_is_found(home: Path) -> None:
    (path,) = (home / "catalogues").rglob("parts.tsv")
    path.write_bytes(b"")
    (fault,) = broken(home)
    assert "parts.tsv" in fault


def test_a_key_that_cannot_be_read_is_found(home: Path) -> None:
    (home / "keys" / "signing.key").write_text("no key")
    (fault,) = broken(home)
    assert "signing key" in fault


@pytest.mark.parametrize("name", ["", "keys", "keys/signing.key"])
def test_what_others_can_reach_is_found(home: Path, name: str) -> None:
    path = home / name
    path.chmod(0o755)
    (fault,) = broken(home)
    assert str(path) in fault
    assert "mode 755" in fault


def test_a_broken_home_is_exit_1_and_said_to_people_and_machines(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WITNESSMARK_HOME", str(home))
    (home / "keys" / "signing.key").write_text("no key")
    assert ended("doctor") == 1
    assert "  BROKEN   signing key: " in capsys.readouterr().out
    assert ended("doctor", "--json") == 1
    findings: list[dict[str, Any]] = [
        json.loads(line) for line in capsys.readouterr().out.splitlines()
    ]
    assert [one["name"] for one in findings if one.get("fault")] == ["signing key"]


def ended(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    return int(end.value.code or 0)
