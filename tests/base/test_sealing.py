"""A sealed file opens with its passphrase, whole and unchanged, or not at all."""

import io

import pytest

from witnessmark.base import sealing
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.sealing import SealedReader, SealingWriter

MAGIC, WORDS = b"witnessmark-trial1", "four random words here"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_PIECE", 100)


def seal(*written: bytes) -> bytes:
    file = io.BytesIO()
    writer = SealingWriter(file, magic=MAGIC, passphrase=WORDS)
    for one in written:
        writer.write(one)
    writer.close()
    return file.getvalue()


def opened(content: bytes, words: str = WORDS) -> bytes:
    return SealedReader(io.BytesIO(content), magic=MAGIC, passphrase=words, name="x").read()


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 200, 1001])
def test_what_was_written_in_any_portions_is_read_back(size: int) -> None:
    content = bytes(place % 251 for place in range(size))
    assert opened(seal(content)) == content
    assert opened(seal(content[:7], content[7:150], content[150:])) == content


def test_it_is_read_in_any_portions() -> None:
    content = bytes(range(250)) * 2
    file = io.BytesIO(seal(content))
    reader = SealedReader(file, magic=MAGIC, passphrase=WORDS, name="x")
    portions = iter(lambda: reader.read(33), b"")
    assert b"".join(portions) == content
    assert reader.read(1) == b""


def test_the_same_content_is_sealed_differently_each_time() -> None:
    assert seal(b"a") != seal(b"a")


@pytest.mark.parametrize("place", [20, 30, 60, 150, -1])
def test_one_changed_byte_is_noticed(place: int) -> None:
    content = bytearray(seal(bytes(300)))
    content[place] ^= 1
    with pytest.raises(Untrusted, match="x does not open"):
        opened(bytes(content))


@pytest.mark.parametrize("kept", [41, 42, 157, 273, 388])
def test_a_file_that_was_cut_off_is_noticed(kept: int) -> None:
    whole = seal(bytes(300))
    assert kept < len(whole)
    with pytest.raises(Untrusted):
        opened(whole[:kept])


def test_another_passphrase_opens_nothing() -> None:
    with pytest.raises(Untrusted):
        opened(seal(b"a"), "four other words here")


@pytest.mark.parametrize("content", [b"", b"PK", b"witnessmark-other1" + bytes(99)])
def test_a_file_of_another_kind_is_named(content: bytes) -> None:
    with pytest.raises(BadInput, match="x is not"):
        opened(content)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(BadInput, match="12"):
        SealingWriter(io.BytesIO(), magic=MAGIC, passphrase="short")
