"""Files and folders are wholly there or not at all."""

import os
from pathlib import Path

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.base.files import (
    folder_atomically,
    private_folder,
    write_atomically,
    write_for_all,
)


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b.txt", b"old")
    write_atomically(tmp_path / "a" / "b.txt", b"new")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.txt"]
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"new"


def test_a_failed_folder_leaves_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "case"
    with folder_atomically(place) as draft:
        (draft / "old").write_text("x")

    def fail() -> None:
        with folder_atomically(place) as draft:
            (draft / "new").write_text("y")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [path.name for path in tmp_path.iterdir()] == ["case"]
    assert [path.name for path in place.iterdir()] == ["old"]


def test_a_complete_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for name in ("old", "new"):
        with folder_atomically(tmp_path / "case") as draft:
            (draft / name).write_text("x")
    assert [path.name for path in tmp_path.iterdir()] == ["case"]
    assert [path.name for path in (tmp_path / "case").iterdir()] == ["new"]


def test_a_folder_that_a_killed_run_set_aside_is_put_back(tmp_path: Path) -> None:
    place = tmp_path / "case"
    (tmp_path / ".case.aside").mkdir()
    (tmp_path / ".case.aside" / "old").write_text("x")

    def fail() -> None:
        with folder_atomically(place):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [path.name for path in place.iterdir()] == ["old"]


def test_a_folder_can_be_private(tmp_path: Path) -> None:
    with folder_atomically(tmp_path / "case", mode=0o700) as draft:
        (draft / "a").write_text("x")
    assert (tmp_path / "case").stat().st_mode & 0o777 == 0o700


def test_the_draft_of_a_killed_run_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".case.draft-left").mkdir()
    (tmp_path / ".case.draft-left" / "half").write_text("x")
    (tmp_path / ".note.draft-left").write_text("x")
    with folder_atomically(tmp_path / "case"):
        assert not (tmp_path / ".case.draft-left").exists()
    write_atomically(tmp_path / "note", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "note"]


@pytest.mark.parametrize(
    "name", [".case.yaml", ".case", ".case.bak", "case.draft-x", ".cases.draft-x"]
)
def test_what_is_no_draft_of_this_place_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with folder_atomically(tmp_path / "case"):
        pass
    assert (tmp_path / name).read_text() == "mine"


def test_a_draft_in_use_is_left_to_its_writer(tmp_path: Path) -> None:
    with folder_atomically(tmp_path / "case") as first:
        with folder_atomically(tmp_path / "case") as second:
            (second / "second").touch()
        assert first.is_dir()
        (first / "first").touch()
    assert [path.name for path in (tmp_path / "case").iterdir()] == ["first"]


def test_drafts_may_be_made_in_a_draft(tmp_path: Path) -> None:
    with folder_atomically(tmp_path / "case") as draft:
        write_atomically(draft / "a" / "b", b"x")
        with folder_atomically(draft / "c"):
            pass
    assert (tmp_path / "case" / "a" / "b").read_bytes() == b"x"


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "afile").touch()
    for place in (tmp_path / "afile" / "x", tmp_path / "afile" / "x" / "y"):
        with pytest.raises(BadInput, match=r"afile.* is a file, not a folder"):
            write_atomically(place, b"")
        with pytest.raises(BadInput, match="afile"), folder_atomically(place):
            pass
    with pytest.raises(BadInput, match="afile cannot be used as a folder: It is a file"):
        private_folder(tmp_path / "afile")


def test_a_folder_of_ours_is_closed_to_others(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    for name in ("open", "new/below"):
        assert private_folder(tmp_path / name).stat().st_mode & 0o777 == 0o700


def test_a_folder_for_all_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    assert private_folder(tmp_path).stat().st_mode & 0o7777 == 0o1777


def test_what_is_for_all_can_be_read_by_all(tmp_path: Path) -> None:
    before = os.umask(0o077)
    write_for_all({"a/b/c": b"x", "d": b"y"}, into=tmp_path)
    os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"a": 0o755, "b": 0o755, "c": 0o644, "d": 0o644}
