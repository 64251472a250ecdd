"""The command `resolve`: from names on parts to companies, with grounds or not at all."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from witnessmark.base.errors import BadInput
from witnessmark.cli import root


def run(*arguments: str, table: str) -> Result:
    return CliRunner().invoke(root, ["resolve", "-", *arguments], input=table)


def answers(*arguments: str, table: str) -> list[dict[str, Any]]:
    result = run("--json", *arguments, table=table)
    assert result.exit_code == 0, result.exception
    return [json.loads(line) for line in result.output.splitlines()]


def test_each_row_has_one_answer_in_order() -> None:
    table = "name,on_date\n旭化成エレクトロニクス,2023-01-19\nUnknown Works,\n"
    first, second = answers(table=table)
    assert set(first) == {"name", "on_date", "verdict", "steps", "candidates"}
    assert [step["step"] for step in first["steps"]] == [
        "brand",
        "legal_maker",
        "parent_then",
        "parent_now",
        "addressee",
    ]
    assert (second["verdict"], second["steps"], second["candidates"]) == ("not_found", [], [])


def test_a_register_of_ones_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "register.json"
    names = [{"text": "Specimen KK", "language": "en", "kind": "official", "source": "letter"}]
    path.write_text(json.dumps([{"id": "specimen", "names": names}]))
    (answer,) = answers("--companies", str(path), table="name\nSpecimen\n")
    assert answer["verdict"] == "resolved"


def test_people_read_the_steps_and_their_grounds() -> None:
    output = run(table="name\nAKM\n").output
    assert "AKM: resolved" in output
    assert "parent now   Asahi Kasei Corporation" in output


def test_the_encoding_may_be_named() -> None:
    table = "name\nQuébec Works\n".encode("cp1252")
    refused = CliRunner().invoke(root, ["resolve", "-"], input=table)
    assert "cp1252" in str(refused.exception)
    given = ["resolve", "-", "--json", "--encoding", "cp1252"]
    assert "Québec Works" in CliRunner().invoke(root, given, input=table).output


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("brand\nAKM\n", "no column name"),
        ("name,on_date\nAKM,19.1.2023\n", "line 2: on_date"),
        ("name\n" + "x" * 10_000 + "\n", "line 2: the name 'xxx"),
        ("name\nA\0KM\n", "line 2: the name holds the control character U+0000"),
        ("name,name\nAKM,AKM\n", "has the column 'name' twice"),
    ],
)
def test_a_bad_row_is_named(table: str, message: str) -> None:
    result = run(table=table)
    assert isinstance(result.exception, BadInput)
    assert message in str(result.exception)
