"""Case folders of format 1, in each form that was ever written, are read for ever.

The specimens in tests/bundles are the small fictional case as a version of that time wrote it, as a
folder and locked. None of them is ever written anew.
"""

import json
import shutil
from pathlib import Path

import pytest

from web.test_cases import NOW
from witnessmark.base.errors import BadInput
from witnessmark.base.text import Text
from witnessmark.cli import main
from witnessmark.cli.cases import find_incoming
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.locked import read_locked
from witnessmark.publication.casefolder.plain import (
    FORMAT,
    case_hash,
    read_case_folder,
    write_case_folder,
)
from witnessmark.publication.claim import Evidence, EvidenceKind, Remark
from witnessmark.web.actions.cases import export_case, import_case, load_case

BUNDLES = Path(__file__).parents[2] / "bundles"
PASSPHRASE = "four fictional paper lanterns"
EARLIER, PRESENT = "witnessmark-case-1-before-remarks", "witnessmark-case-1"
HASHES = {
    EARLIER: "2b7a2840d14a00f26436eb16e3dd4b18a42f942fcc8518595a8555427cb5d6b5",
    PRESENT: "6d61920dfa6b62ee7da9af2de62e05484d3f14cd4c2d17be2e5afc5a30cb8b14",
}
EVERY = pytest.mark.parametrize("name", [EARLIER, PRESENT])


def locked(name: str) -> Case:
    content = (BUNDLES / f"{name}.wmcase").read_bytes()
    return read_locked(content, passphrase=PASSPHRASE, name=name).case


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(["case", *arguments])
    return int(end.value.code or 0)


def test_there_is_a_specimen_of_each_form_and_each_is_of_the_format() -> None:
    for name in HASHES:
        case = json.loads((BUNDLES / name / "case.json").read_text("utf-8"))
        assert case["format"] == FORMAT == "witnessmark-case/1"
    assert {path.stem for path in BUNDLES.glob("*.wmcase")} == set(HASHES)


@EVERY
def test_a_folder_is_read_and_gives_the_same_case_as_ever(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert case_hash(read_case_folder(BUNDLES / name).case) == HASHES[name]
    run("check", str(BUNDLES / name))
    assert f"can be read; its SHA-256 is {HASHES[name]}." in capsys.readouterr().out


@EVERY
def test_a_locked_copy_opens_to_the_case_of_the_folder(name: str, tmp_path: Path) -> None:
    assert case_hash(locked(name)) == HASHES[name]
    (tmp_path / "words").write_text(PASSPHRASE)
    given = ("--passphrase-file", str(tmp_path / "words"), "-o", str(tmp_path / "open"))
    assert run("unlock", str(BUNDLES / f"{name}.wmcase"), *given) == 0
    assert case_hash(read_case_folder(tmp_path / "open").case) == HASHES[name]


@pytest.mark.django_db
@pytest.mark.parametrize("suffix", ["", ".wmcase"])
@EVERY
def test_a_specimen_comes_in_and_goes_out(
    home: Path, tmp_path: Path, name: str, suffix: str
) -> None:
    (tmp_path / "words").write_text(PASSPHRASE)
    found = find_incoming(
        BUNDLES / f"{name}{suffix}", passphrase_file=tmp_path / "words", home=home
    )
    case_id = import_case(found, actor="heron", now=NOW)
    assert case_hash(load_case(case_id).case) == HASHES[name]
    export_case(case_id, into=tmp_path / "out")
    assert case_hash(read_case_folder(tmp_path / "out").case) == HASHES[name]


def test_a_bare_text_is_a_remark_without_evidence_and_is_written_as_one(tmp_path: Path) -> None:
    raw = json.loads((BUNDLES / EARLIER / "case.json").read_text("utf-8"))["notice"]
    assert raw["limits"][0]["en"] == "A marking proves no supply."
    found = read_case_folder(BUNDLES / EARLIER)
    (limit,) = found.case.notice.limits
    assert limit == Remark(text=Text("A marking proves no supply.", "表示は供給を証明しない。"))
    write_case_folder(found.case, files=found.files, into=tmp_path / "again")
    again = json.loads((tmp_path / "again" / "case.json").read_text("utf-8"))["notice"]
    assert again["limits"] == [{"text": raw["limits"][0]}]


def notice(folder: Path, *limits: object) -> Path:
    shutil.copytree(BUNDLES / PRESENT, folder)
    case = json.loads((folder / "case.json").read_text("utf-8"))
    case["notice"] = {"limits": list(limits)}
    (folder / "case.json").write_text(json.dumps(case), "utf-8")
    return folder


def test_both_forms_may_stand_side_by_side(tmp_path: Path) -> None:
    press = {"kind": "document", "id": "d-press"}
    bare, full = {"en": "a", "fr": "un"}, {"text": {"en": "b"}, "evidence": [press]}
    case = read_case_folder(notice(tmp_path / "case", bare, full)).case
    assert case.notice.limits == (
        Remark(text=Text("a", unknown={"fr": "un"})),
        Remark(text=Text("b"), evidence=(Evidence(kind=EvidenceKind.DOCUMENT, id="d-press"),)),
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"tekst": {"en": "a"}},
        {"en": "a", "evidence": []},
        {"evidence": []},
        {"en": 3},
        {},
        "a",
        None,
    ],
)
def test_what_is_neither_a_remark_nor_a_text_is_refused(tmp_path: Path, wrong: object) -> None:
    with pytest.raises(BadInput, match=r"case\.json.*limits"):
        read_case_folder(notice(tmp_path / "case", wrong))
