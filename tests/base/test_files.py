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
