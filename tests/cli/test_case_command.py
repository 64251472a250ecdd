"""The commands `case …` on folders; those on the database are tested with the workbench."""

import os
import stat
from pathlib import Path

import pytest

from web.cases import case_folder, full_case
from witnessmark.base.errors import BadInput
from witnessmark.base.fields import publishable
from witnessmark.cli import main
from witnessmark.cli.case import write_private_copy
from witnessmark.cli.cases import find_case, opened, read_passphrase
from witnessmark.cli.door import settings
from witnessmark.publication.case import CaseKind
from witnessmark.publication.casefolder.plain import CaseFolder, read_case_folder

TITLES = ("--title-en", 'A "case": one', "--title-ja", "案件: # いち")


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(["case", *arguments])
    return int(end.value.code or 0)


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    """Return a file whose first line is a passphrase."""
    (tmp_path / "passphrase").write_text("four random words here\nnot this line\n", "utf-8")
    return tmp_path / "passphrase"


def test_a_new_case_can_be_read_at_once(tmp_path: Path) -> None:
    assert run("new", "one", *TITLES, "--as-of", "2026-11-24", "-o", str(tmp_path / "one")) == 0
    case = read_case_folder(tmp_path / "one").case
    assert (case.id, case.kind, case.fictional) == ("one", CaseKind.INVESTIGATION, False)
    assert (case.title.en, case.title.ja) == ('A "case": one', "案件: # いち")
    assert case.as_of.isoformat() == "2026-11-24"
    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) == 0o700


@pytest.mark.parametrize("id_", ["../one", "One", "", "a/b", "a" * 10_000])
def test_an_id_that_could_leave_its_folder_makes_nothing(
    tmp_path: Path, id_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", id_, *TITLES, "-o", str(tmp_path / "one")) == 1
    assert list(tmp_path.iterdir()) == []
    assert "is not allowed" in capsys.readouterr().err


def test_a_new_case_replaces_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one").mkdir()
    assert run("new", "one", *TITLES, "-o", str(tmp_path / "one")) == 1
    assert "is there already" in capsys.readouterr().err


def test_a_private_copy_with_restricted_fields_is_locked(tmp_path: Path, passphrase: Path) -> None:
    found = case_folder(tmp_path)
    file = write_private_copy(found, into=tmp_path / "copies", passphrase_file=passphrase)
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["lantern.wmcase"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with opened(file, passphrase_file=passphrase, home=tmp_path / "home") as again:
        assert again.case == full_case()
        assert all(path.is_file() for path in again.files.values())
    assert list((tmp_path / "home").iterdir()) == []


def test_a_private_copy_without_restricted_fields_is_a_folder(tmp_path: Path) -> None:
    found = case_folder(tmp_path)
    found = CaseFolder(publishable(found.case), found.files)
    folder = write_private_copy(found, into=tmp_path / "copies", passphrase_file=None)
    assert read_case_folder(folder).case == found.case


def test_a_private_copy_is_never_overwritten(tmp_path: Path, passphrase: Path) -> None:
    found = case_folder(tmp_path)
    write_private_copy(found, into=tmp_path, passphrase_file=passphrase)
    with pytest.raises(BadInput, match="is there already"):
        write_private_copy(found, into=tmp_path, passphrase_file=passphrase)


def test_without_anybody_to_type_it_a_passphrase_file_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Path(os.devnull).open() as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        with pytest.raises(BadInput, match="--passphrase-file"):
            read_passphrase(None, confirm=True)


def test_a_locked_file_is_not_published_directly(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"Import a \.wmcase file first"):
        find_case(str(tmp_path / "a.wmcase"), settings=settings())


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a case folder"):
        find_case(str(tmp_path / "nowhere"), settings=settings())


def test_check_tells_where_a_folder_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "one", *TITLES, "-o", str(tmp_path / "one"))
    (tmp_path / "one" / "photos.yaml").write_text("- id: p1\n")
    assert run("check", str(tmp_path / "one")) == 1
    assert "photos.yaml, entry 1" in capsys.readouterr().err
