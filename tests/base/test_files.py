"""Files and folders are wholly there or not at all."""

from pathlib import Path

import pytest

from witnessmark.base.files import folder_atomically, write_atomically


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
