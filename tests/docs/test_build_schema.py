"""The schema of the case folder is current, and what we write and show as an example fits it."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from web.cases import case_folder
from witnessmark.base.structured import parse_json, read_structured
from witnessmark.publication.casefolder.plain import LISTS, write_case_folder

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "docs" / "reference" / "case-folder-v1.schema.json"
DEMOS = sorted(path.parent for path in (ROOT / "demo").glob("*/case.*"))


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_schema", ROOT / "docs" / "build_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def validator(name: str) -> Any:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    return Draft202012Validator({**schema, "$ref": f"#/$defs/files/{name}"})


def faults(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.suffix == ".jsonl":
            lines = path.read_text("utf-8").splitlines()
            contents = [parse_json(line, name=path.name) for line in lines if line.strip()]
        elif path.is_file():
            contents = [read_structured(path)]
        else:
            continue
        for content in contents:
            for error in validator(path.stem).iter_errors(content):
                yield f"{path.name}: {error.json_path}: {error.message}"


def test_the_schema_is_current() -> None:
    built = builder().build_schema()
    assert json.loads(SCHEMA.read_text("utf-8")) == built, "run: make docs"
    Draft202012Validator.check_schema(built)


def test_it_has_one_schema_for_each_file() -> None:
    files = json.loads(SCHEMA.read_text("utf-8"))["$defs"]["files"]
    assert set(files) == {"case", "journal", *LISTS}


def test_a_folder_with_every_field_filled_fits(tmp_path: Path) -> None:
    found = case_folder(tmp_path)
    write_case_folder(found.case, files=found.files, into=tmp_path / "lantern")
    assert list(faults(tmp_path / "lantern")) == []


@pytest.mark.skipif(not DEMOS, reason="there are no demo cases yet")
@pytest.mark.parametrize("folder", DEMOS, ids=lambda path: path.name)
def test_the_demo_cases_fit(folder: Path) -> None:
    assert list(faults(folder)) == []


def test_a_wrong_folder_does_not_fit(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("format: witnessmark-case/1\nid: ../x\ntitle: 3\n")
    assert len(list(faults(tmp_path))) >= 4
