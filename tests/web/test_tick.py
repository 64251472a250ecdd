"""The command `tick` prints what is due, for people and for machines, and sends nothing."""

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from web.cases import case_folder, full_case
from witnessmark.cli import root
from witnessmark.web.actions.cases import import_case

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def command(home: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Run commands on the tests' database at a fixed time."""
    monkeypatch.setattr("witnessmark.cli.cases.open_database", lambda settings: None)
    monkeypatch.setattr("witnessmark.cli.door.now", lambda: NOW)
    return CliRunner()


def test_without_a_case_nothing_is_due(command: CliRunner) -> None:
    assert command.invoke(root, ["tick"]).output == "Nothing is due.\n"


def test_what_is_due_is_printed_with_its_day_and_case(command: CliRunner, tmp_path: Path) -> None:
    case = replace(full_case(), fictional=False)
    import_case(case_folder(tmp_path, case), actor="heron", now=NOW)
    lines = command.invoke(root, ["tick"]).output.splitlines()
    assert [line for line in lines if "inquiry:i-hoshi" in line and "lantern" in line]


def test_machines_get_one_object_a_line(command: CliRunner, tmp_path: Path) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    lines = command.invoke(root, ["tick", "--json"]).output.splitlines()
    steps = [json.loads(line) for line in lines]
    assert {step["case"] for step in steps} == {"lantern"}
    assert {"case", "on", "subject", "text"} <= steps[0].keys()


def test_spreadsheets_that_nobody_confirmed_are_thrown_away(command: CliRunner, home: Path) -> None:
    waiting = home / "waiting"
    waiting.mkdir()
    for name, age in (("old", 61), ("young", 59)):
        (waiting / name).write_bytes(b"id")
        at = (NOW - timedelta(minutes=age)).timestamp()
        os.utime(waiting / name, (at, at))
    command.invoke(root, ["tick"])
    assert [place.name for place in waiting.iterdir()] == ["young"]
