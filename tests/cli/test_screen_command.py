"""The command `screen`: one answer a row, never "no" against nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from screening.editions import as_files, consolidated, entity, ftm, keep
from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.cli import root


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    monkeypatch.setenv("WITNESSMARK_HOME", str(place))
    return place


@pytest.fixture
def lists(home: Path) -> Path:
    folder = home / "lists"
    keep(as_files(consolidated()), kind="ofac-consolidated", into=folder, day="2024-01-01")
    keep([ftm(entity("x-1", "Exemplar House"))], kind="ftm", into=folder, day="2024-01-01")
    return folder


def run(*arguments: str, table: str | bytes) -> Result:
    return CliRunner().invoke(root, ["screen", "-", *arguments], input=table)


def answers(*arguments: str, table: str | bytes) -> list[dict[str, Any]]:
    result = run("--json", *arguments, table=table)
    assert result.exit_code == 0, result.exception
    return [json.loads(line) for line in result.output.splitlines()]


def test_with_no_list_imported_it_refuses() -> None:
    result = run(table="name\nSpecimen\n")
    assert isinstance(result.exception, NotConfigured)
    assert "list import" in result.exception.remedy


@pytest.mark.usefixtures("lists")
def test_each_row_has_one_answer_in_order_with_the_agreed_keys() -> None:
    table = "name,country,identifier\nSpecimen Optics,China,\nUnlisted Bakery,,\n"
    first, second = answers(table=table)
    assert set(first) == set(second) == {"name", "verdict", "hits", "snapshots"}
    assert (first["name"], first["verdict"]) == ("Specimen Optics", "match")
    assert (second["name"], second["verdict"], second["hits"]) == (
        "Unlisted Bakery",
        "no_match",
        [],
    )
    (hit,) = first["hits"]
    assert set(hit) >= {
        "list",
        "entry_id",
        "matched_name",
        "score",
        "listed_on",
        "delisted_on",
        "legal_effect",
        "grounds",
    }
    assert (hit["entry_id"], hit["listed_on"], hit["delisted_on"]) == ("1", "2021-06-03", None)
    assert set(hit["legal_effect"]) == {"en", "ja"}
    assert {s["list"] for s in second["snapshots"]} == {"ftm", "us-ofac-consolidated"}


@pytest.mark.usefixtures("lists")
def test_only_the_lists_asked_for_are_searched() -> None:
    (answer,) = answers("--list", "ftm", table="name\nSpecimen Optics\n")
    assert answer["verdict"] == "no_match"
    assert [s["list"] for s in answer["snapshots"]] == ["ftm"]


@pytest.mark.usefixtures("lists")
def test_before_the_first_retrieval_the_answer_is_unknown() -> None:
    (answer,) = answers(table="name,on_date\nSpecimen Optics,2023-01-19\n")
    assert (answer["verdict"], answer["snapshots"]) == ("unknown", [])


@pytest.mark.usefixtures("lists")
def test_another_heading_can_be_mapped() -> None:
    (answer,) = answers("--column", "name=会社", table="会社\nSpecimen Optics\n".encode("cp932"))
    assert answer["verdict"] == "match"


@pytest.mark.usefixtures("lists")
def test_people_read_verdict_effect_and_grounds() -> None:
    output = run(table="name\nSpecimen Optics\n").output
    assert "Specimen Optics: match" in output
    assert "may not buy or sell" in output
    assert "for: " in output


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("company\nSpecimen\n", "no column name"),
        ("", "is empty"),
        ('name\n""\n', "line 2: the name is empty"),
        ("name\n?!\n", "line 2: the name '?!' has no letter"),
        ("name\n" + "x" * 10_000 + "\n", "line 2: the name 'xxx"),
        ("name,identifier\nSpecimen," + "9" * 10_000 + "\n", "line 2: the identifier '999"),
        ("name,country\nSpecimen," + "C" * 10_000 + "\n", "line 2: the country 'CCC"),
        ("name\nSpeci\0men\n", "line 2: the name holds the control character U+0000"),
        ("name,identifier\nSpecimen,9\x1b[31m9\n", "line 2: the identifier holds the control"),
        ("name,country\nSpecimen,C\0N\n", "line 2: the country holds the control"),
        ("name,name\nSpecimen,Works\n", "has the column 'name' twice"),
        ("name\n杭州海康威视数字技术股份有限公司\n".encode("gbk"), "gb18030"),
        ("name\nBank of Québec\n".encode("latin-1"), "cp1252"),
        ("name\n株式会社日立製作所\n".encode("euc_jp"), "euc_jp"),
        ("name,on_date\nSpecimen,soon\n", "line 2: on_date is 'soon'"),
        ("name,country\nSpecimen,Atlantis\n", "line 2: the country 'Atlantis'"),
        ("name,country\nSpecimen\n", "line 2: 1 fields"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_answered(table: str | bytes, message: str) -> None:
    result = run("--json", table=table)
    assert isinstance(result.exception, BadInput)
    assert message in str(result.exception)
    assert result.output == ""


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("given", [["name"], ["foo=country"], ["name=x", "country=x"]])
@pytest.mark.parametrize("command", ["screen", "resolve", "identify"])
def test_a_mapping_that_cannot_be_followed_is_wrong_use(command: str, given: list[str]) -> None:
    options = [part for column in given for part in ("--column", column)]
    result = CliRunner().invoke(root, [command, "-", *options], input="x,name,country\n,x,CN\n")
    assert result.exit_code == 2
    assert "--column" in result.output


def test_a_mapping_to_no_column_of_ours_names_those_there_are() -> None:
    result = run("--column", "foo=country", table="name,country\nx,CN\n")
    assert "name, country, identifier, on_date, not 'foo=country'" in result.output


@pytest.mark.usefixtures("lists")
def test_a_mapped_heading_that_is_not_there_is_named() -> None:
    result = run("--column", "name=nosuch", table="name\nx\n")
    assert "no column nosuch" in str(result.exception)


@pytest.mark.usefixtures("lists")
def test_a_listed_company_in_another_encoding_is_found_when_the_encoding_is_named(
    home: Path,
) -> None:
    name = "标本光学股份有限公司"
    keep([ftm(entity("c", name))], kind="ftm", into=home / "lists", day="2024-02-01", name="cn")
    given = ("--list", "cn", "--encoding", "gbk")
    (answer,) = answers(*given, table=f"name\n{name}\n".encode("gbk"))
    assert answer["verdict"] == "match"


@pytest.mark.usefixtures("lists")
def test_machines_get_every_hit_and_people_hear_of_the_rest(home: Path) -> None:
    entries = [entity(f"s{n}", "Specimen Optics") for n in range(9)]
    keep([ftm(*entries)], kind="ftm", into=home / "lists", day="2024-02-01", name="many")
    given = ("--list", "many")
    table = "name\nSpecimen Optics\n"
    assert [len(one["hits"]) for one in answers(*given, table=table)] == [9]
    assert [len(one["hits"]) for one in answers("--top", "2", *given, table=table)] == [2]
    output = run(*given, table=table).output
    assert output.count("  many s") == 5
    assert "and 4 more; all with --top 9" in output
