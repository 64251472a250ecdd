"""ZIP files that are the same bytes for ever, and safe to read."""

import contextlib
import io
import random
import stat
import zipfile
from datetime import date

import pytest

from witnessmark.base.archive import read_zip, write_zip
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.hashes import hash_bytes

DAY = date(2023, 1, 19)
FILES = {"b/報告.txt": "本文".encode(), "a.txt": b"", "b/c": bytes(3000)}


def archive(*members: tuple[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as made:
        for name, content in members:
            made.writestr(name, content)
    return target.getvalue()


def test_what_was_written_is_read() -> None:
    assert read_zip(write_zip(FILES, on=DAY), name="it") == FILES


def test_other_programs_read_it_dated_and_sorted() -> None:
    with zipfile.ZipFile(io.BytesIO(write_zip(FILES, on=DAY))) as made:
        assert made.testzip() is None
        assert made.namelist() == sorted(FILES)
        assert {member.date_time for member in made.infolist()} == {(2023, 1, 19, 0, 0, 0)}
        modes = {member.external_attr >> 16 for member in made.infolist()}
        assert modes == {stat.S_IFREG | 0o644}


def test_its_bytes_never_change() -> None:
    written = write_zip({"a.txt": b"one\n", "b/二.txt": "二\n".encode()}, on=DAY)
    assert hash_bytes(written) == "a1e8e315667413ced45f7372d84c14deb970134965e86babbe89b59557de9729"
    assert written == write_zip({"b/二.txt": "二\n".encode(), "a.txt": b"one\n"}, on=DAY)


@pytest.mark.parametrize(
    "name", ["../a", "/a", "a/../b", "a//b", "a/", "", ".", "a\\b", "C:a", "a\nb", "a" * 501]
)
def test_a_path_that_could_leave_its_folder_is_neither_written_nor_read(name: str) -> None:
    with pytest.raises(BadInput, match="could leave its folder"):
        write_zip({name: b""}, on=DAY)
    if name:
        with pytest.raises(Untrusted):
            read_zip(archive((name, b"")), name="it")


@pytest.mark.parametrize("names", [("a", "a/b"), ("a/b/c", "a/b", "a/c")])
def test_a_path_that_is_both_file_and_folder_is_neither_written_nor_read(
    names: tuple[str, ...],
) -> None:
    with pytest.raises(BadInput, match="both a file and a folder"):
        write_zip(dict.fromkeys(names, b""), on=DAY)
    with pytest.raises(Untrusted, match="both a file and a folder"):
        read_zip(archive(*((name, b"") for name in names)), name="it")


@pytest.mark.parametrize("name", ["x" * 400, "a/" + "あ" * 100])
def test_a_name_that_no_folder_can_hold_is_neither_written_nor_read(name: str) -> None:
    with pytest.raises(BadInput, match="more than 255 bytes"):
        write_zip({name: b""}, on=DAY)
    with pytest.raises(Untrusted, match="more than 255 bytes"):
        read_zip(archive((name, b"")), name="it")


def test_a_path_that_stands_there_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        content = archive(("a", b"1"), ("a", b"2"))
    with pytest.raises(Untrusted, match="holds a twice"):
        read_zip(content, name="it")


def test_a_compressed_member_is_refused_before_it_can_swell() -> None:
    with pytest.raises(Untrusted, match="uncompressed"):
        read_zip(archive(("a", bytes(10**6)), compression=zipfile.ZIP_DEFLATED), name="it")


def test_a_link_is_refused() -> None:
    target = io.BytesIO()
    link = zipfile.ZipInfo("a")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(target, "w") as made:
        made.writestr(link, "/etc/passwd")
    with pytest.raises(Untrusted, match="not a plain"):
        read_zip(target.getvalue(), name="it")


@pytest.mark.parametrize("keep", [0, 1, 30, 200, -1, -30])
def test_a_truncated_archive_is_refused_by_name(keep: int) -> None:
    with pytest.raises(Untrusted, match=r"^bundle\.zip is not a whole ZIP file"):
        read_zip(write_zip(FILES, on=DAY)[:keep], name="bundle.zip")


def test_a_damaged_member_is_refused() -> None:
    content = bytearray(write_zip({"a": b"some content"}, on=DAY))
    content[35] ^= 1
    with pytest.raises(Untrusted):
        read_zip(bytes(content), name="it")


def test_whatever_is_damaged_is_refused_and_never_breaks() -> None:
    content, chance = write_zip(FILES, on=DAY), random.Random(3)
    for _ in range(3000):
        damaged = bytearray(content)
        for _ in range(chance.choice([1, 2, 4])):
            damaged[-chance.randrange(1, 300)] = chance.randrange(256)
        with contextlib.suppress(Untrusted):
            read_zip(bytes(damaged), name="it")
