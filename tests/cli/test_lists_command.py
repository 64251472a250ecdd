"""The command `list`: imports whole or not at all, and says what is there."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from screening.editions import as_files, consolidated, entity, ftm
from witnessmark.base.errors import WitnessmarkError
from witnessmark.cli import root


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "home"
    monkeypatch.setenv("WITNESSMARK_HOME", str(place))
    return place


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(root, [str(argument) for argument in arguments])


def written(folder: Path, *entities: dict[str, object], name: str = "bench.ftm.json") -> Path:
    path = folder / name
    path.write_bytes(ftm(*entities).content)
    return path


def editions() -> list[dict[str, object]]:
    return [json.loads(line) for line in run("list", "ls", "--json").output.splitlines()]


def test_an_import_is_listed_with_hash_time_and_counts(tmp_path: Path) -> None:
    path = written(tmp_path, entity("x", "Specimen Works"))
    result = run("list", "import", "ftm", path, "--retrieved-at", "2024-01-02")
    assert result.exit_code == 0
    (edition,) = editions()
    assert edition["list"] == "bench"
    assert edition["retrievals"] == ["2024-01-02T00:00:00+00:00"]
    assert edition["counts"] == {"company": 1, "entries": 1}


def test_importing_twice_is_importing_once(tmp_path: Path) -> None:
    path = written(tmp_path, entity("x", "Specimen Works"))
    run("list", "import", "ftm", path, "--retrieved-at", "2024-01-02")
    before = editions()
    result = run("list", "import", "ftm", path)
    assert result.output.startswith("unchanged")
    assert editions() == before


@pytest.mark.parametrize(
    ("file", "list_id"),
    [
        ("bench-2024-01.ftm.json", "bench"),
        ("bench_v2.json", "bench"),
        ("entities.ftm.json", "ftm"),
        ("v1.jsonl", "ftm"),
        ("Some List.json", "some"),
    ],
)
def test_a_list_is_called_by_its_file_without_the_edition(
    tmp_path: Path, file: str, list_id: str
) -> None:
    run("list", "import", "ftm", written(tmp_path, entity("x", "Specimen"), name=file))
    assert [edition["list"] for edition in editions()] == [list_id]


def test_a_name_may_be_given(tmp_path: Path) -> None:
    path = written(tmp_path, entity("x", "Specimen"))
    run("list", "import", "ftm", path, "--name", "mine")
    assert [edition["list"] for edition in editions()] == ["mine"]


def test_ofac_files_are_told_apart_by_shape_in_any_order(tmp_path: Path) -> None:
    for file, name in zip(as_files(consolidated()), ("c.csv", "a.csv", "b.csv"), strict=True):
        (tmp_path / name).write_bytes(file.content)
    result = run("list", "import", "ofac-consolidated", *sorted(tmp_path.glob("*.csv")))
    assert "us-ofac-consolidated" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("eu", "bench.ftm.json"), "no kind of list 'eu'"),
        (("un-xml", "bench.ftm.json"), "bench.ftm.json is not a finished XML file"),
        (("ofac-sdn", "bench.ftm.json"), "bench.ftm.json"),
        (("ftm", "missing.json"), "missing.json cannot be read"),
        (("ftm", "bench.ftm.json", "--retrieved-at", "yesterday"), "'yesterday' is not a time"),
        (("ftm", "bench.ftm.json", "--retrieved-at", "2024-01-01T10:00"), "is not a time"),
        (("ftm", "bench.ftm.json", "--retrieved-at", "2999-01-01"), "in the future"),
        (("ftm", "bench.ftm.json", "--name", "../up"), "not allowed"),
    ],
)
def test_a_bad_import_is_refused_and_leaves_nothing(
    tmp_path: Path, home: Path, arguments: tuple[str, ...], message: str
) -> None:
    written(tmp_path, entity("x", "Specimen"))
    given = [tmp_path / a if a.endswith(".json") else a for a in arguments]
    result = run("list", "import", *given)
    assert isinstance(result.exception, WitnessmarkError)
    assert message in str(result.exception)
    assert not list(home.rglob("*.jsonl"))


def test_without_any_list_ls_says_how_to_get_one() -> None:
    assert "list import" in run("list", "ls").output
    assert run("list", "ls", "--json").output == ""
