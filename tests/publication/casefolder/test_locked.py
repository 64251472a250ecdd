"""A locked case tells nothing without its passphrase, and opens to the same case with it."""

from pathlib import Path

import pytest

from web.cases import case_folder, full_case
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.publication.casefolder import locked as locked_module
from witnessmark.publication.casefolder.locked import lock_case, unlock_folder
from witnessmark.publication.casefolder.plain import read_case_folder

WORDS = "four random words ばらばら"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the full case, locked; once, for it takes a while on purpose."""
    return lock_case(case_folder(tmp_path_factory.mktemp("files")), passphrase=WORDS)


def unlock(content: bytes, folder: Path, *, passphrase: str = WORDS) -> Path:
    unlock_folder(content, passphrase=passphrase, into=folder / "open", name="lantern.wmcase")
    return folder / "open"


def test_it_opens_to_the_same_case(locked: bytes, tmp_path: Path) -> None:
    assert read_case_folder(unlock(locked, tmp_path)).case == full_case()


def test_what_is_unlocked_is_for_its_owner_only(locked: bytes, tmp_path: Path) -> None:
    folder = unlock(locked, tmp_path)
    assert not [path for path in (folder, *folder.rglob("*")) if path.stat().st_mode & 0o077]


def test_a_passphrase_typed_on_another_system_fits(locked: bytes, tmp_path: Path) -> None:
    decomposed = "four random words ば".replace("ば", "は\u3099") + "らは\u3099ら"
    assert unlock(locked, tmp_path, passphrase=decomposed).is_dir()


def test_nothing_of_the_case_can_be_read_in_it(locked: bytes) -> None:
    assert not [
        word for word in (b"case.json", b"Lantern", b"lantern", b"PK\x03\x04") if word in locked
    ]


def test_the_same_case_never_gives_the_same_bytes(locked: bytes, tmp_path: Path) -> None:
    assert lock_case(case_folder(tmp_path), passphrase=WORDS)[:60] != locked[:60]


def test_a_wrong_passphrase_opens_nothing(locked: bytes, tmp_path: Path) -> None:
    with pytest.raises(Untrusted, match=r"lantern\.wmcase does not open: the passphrase is wrong"):
        unlock(locked, tmp_path, passphrase="four other words ばらばら")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", [30, 50, 1000, -1])
def test_one_changed_byte_opens_nothing(locked: bytes, tmp_path: Path, place: int) -> None:
    altered = bytearray(locked)
    altered[place] ^= 1
    with pytest.raises(Untrusted):
        unlock(bytes(altered), tmp_path)


def test_pieces_cannot_be_cut_off_or_exchanged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(locked_module, "_PIECE", 1000)
    content = lock_case(case_folder(tmp_path), passphrase=WORDS)
    head, piece = 47, 1016
    swapped = (
        content[:head]
        + content[head + piece : head + 2 * piece]
        + content[head : head + piece]
        + content[head + 2 * piece :]
    )
    for altered in (content[: head + 3 * piece], swapped, content + content[-500:]):
        with pytest.raises(Untrusted):
            unlock(altered, tmp_path)
    assert read_case_folder(unlock(content, tmp_path)).case == full_case()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"witnessmark-locked-case1", b"x" * 100])
def test_what_is_no_locked_case_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a locked case"):
        unlock(content, tmp_path)


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="fewer than 12"):
        lock_case(case_folder(tmp_path), passphrase="short")
