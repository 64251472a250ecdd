"""The commands `case …` on folders; those on the database are tested with the workbench."""

import os
import stat
from pathlib import Path

import pytest

from web.cases import case_folder, full_case
from witnessmark.base.errors import BadInput
from witnessmark.base.fields import publishable
from witnessmark.base.hashes import Sha256, hash_file
from witnessmark.cli import main
from witnessmark.cli.case import write_private_copy
from witnessmark.cli.cases import find_case, find_incoming, read_passphrase
from witnessmark.cli.door import settings
from witnessmark.publication.case import CaseKind
from witnessmark.publication.casefolder.locked import read_locked
from witnessmark.publication.casefolder.plain import (
    CaseFolder,
    read_case_folder,
    write_case_folder,
)

WORDS = "four random words here"
TITLES = ("--title-en", 'A "case": one', "--title-ja", "案件: # いち")


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(["case", *arguments])
    return int(end.value.code or 0)


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    """Return a file whose first line is a passphrase."""
    (tmp_path / "passphrase").write_text(f"{WORDS}\nnot this line\n", "utf-8")
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


def test_a_title_of_ten_thousand_characters_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    titles = ("--title-en", "t" * 10_000, "--title-ja", "題")
    assert run("new", "one", *titles, "-o", str(tmp_path / "one")) == 1
    assert list(tmp_path.iterdir()) == []
    assert "field title.en: 10000 characters" in capsys.readouterr().err


def test_a_new_case_replaces_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one").mkdir()
    assert run("new", "one", *TITLES, "-o", str(tmp_path / "one")) == 1
    assert "is there already" in capsys.readouterr().err


def test_a_private_copy_with_restricted_fields_is_locked(tmp_path: Path, passphrase: Path) -> None:
    found = case_folder(tmp_path)
    file = write_private_copy(found, into=tmp_path / "copies", passphrase_file=passphrase)
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["lantern.wmcase"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read_locked(file.read_bytes(), passphrase=WORDS, name="it").case == full_case()


def test_a_locked_file_comes_in_without_lying_anywhere_in_clear(
    tmp_path: Path, passphrase: Path
) -> None:
    file = write_private_copy(
        case_folder(tmp_path), into=tmp_path / "copies", passphrase_file=passphrase
    )
    home = tmp_path / "home"
    again = find_incoming(file, passphrase_file=passphrase, home=home)
    assert again.case == full_case()
    assert not home.exists()
    places = dict(again.files)
    assert {path.name for path in home.rglob("*") if path.is_file()} == set(places)
    assert all(hash_file(path) == sha256 for sha256, path in places.items())
    assert again.files.get(Sha256("0" * 64)) is None


def test_a_folder_comes_in_from_where_it_lies(tmp_path: Path) -> None:
    found = case_folder(tmp_path)
    write_case_folder(found.case, files=found.files, into=tmp_path / "one")
    again = find_incoming(tmp_path / "one", passphrase_file=None, home=tmp_path / "home")
    assert len(again.files) == len(found.files)
    assert {path.parent for path in again.files.values()} == {tmp_path / "one" / "originals"}


def test_a_locked_file_is_unlocked_into_a_folder_for_its_owner_only(
    tmp_path: Path, passphrase: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_private_copy(
        case_folder(tmp_path), into=tmp_path / "copies", passphrase_file=passphrase
    )
    given = ("unlock", str(file), "--passphrase-file", str(passphrase), "-o")
    assert run(*given, str(tmp_path / "open")) == 0
    assert read_case_folder(tmp_path / "open").case == full_case()
    modes = {path.stat().st_mode for path in (tmp_path / "open", *(tmp_path / "open").rglob("*"))}
    assert not [mode for mode in modes if mode & 0o077]
    assert run(*given, str(tmp_path / "open")) == 1
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "nowhere"),
        ("unlock", "nowhere", "-o", "x"),
        ("check", "nowhere"),
        ("check", "passphrase"),
        ("new", "one", *TITLES, "-o", "passphrase/x"),
        ("new", "one", *TITLES, "-o", "passphrase"),
    ],
)
def test_a_path_that_leads_nowhere_is_one_line_and_exit_1(
    tmp_path: Path,
    passphrase: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err.startswith("witnessmark: ")
    assert any(word in err for word in arguments if word in ("nowhere", "passphrase/x")) or (
        "passphrase" in err
    )


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


def test_a_file_that_is_no_locked_case_is_told_before_words_are_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "some.zip").write_bytes(b"PK\x03\x04")
    assert run("import", str(tmp_path / "some.zip")) == 1
    assert "is not a locked case" in capsys.readouterr().err


def test_a_case_without_a_title_is_not_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into = tmp_path / "x"
    assert run("new", "x", "--title-en", "A", "--title-ja", " ", "-o", str(into)) == 1
    assert "--title-ja is empty" in capsys.readouterr().err
    assert not into.exists()
