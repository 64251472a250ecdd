"""A locked case tells nothing without its passphrase, and opens to the same case with it."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from web.cases import case_folder, full_case
from witnessmark.base import sealing
from witnessmark.base.archive import write_zip
from witnessmark.base.errors import BadInput, Untrusted, WitnessmarkError
from witnessmark.base.hashes import hash_bytes
from witnessmark.publication.casefolder import locked as locked_module
from witnessmark.publication.casefolder.locked import lock_case, read_locked, unlock_folder
from witnessmark.publication.casefolder.plain import read_case_folder

WORDS = "four random words ばらばら"


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the full case, locked; once, for it takes a while on purpose."""
    return lock_case(case_folder(tmp_path_factory.mktemp("files")), passphrase=WORDS)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _without_originals(files: dict[str, bytes]) -> None:
    for path in [path for path in files if path.startswith("originals/")]:
        del files[path]


def unlock(content: bytes, folder: Path, *, passphrase: str = WORDS) -> Path:
    unlock_folder(content, passphrase=passphrase, into=folder / "open", name="lantern.wmcase")
    return folder / "open"


def test_it_opens_to_the_same_case(locked: bytes, tmp_path: Path) -> None:
    assert read_case_folder(unlock(locked, tmp_path)).case == full_case()


def test_it_can_be_read_without_being_written_anywhere(locked: bytes) -> None:
    read = read_locked(locked, passphrase=WORDS, name="lantern.wmcase")
    assert read.case == full_case()
    needed = {photo.sha256 for photo in read.case.photos}
    assert needed <= set(read.originals)
    assert all(hash_bytes(content) == sha256 for sha256, content in read.originals.items())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda files: files.pop("case.json"), "lantern.wmcase holds no case.json"),
        (lambda files: files.update({"notes.txt": b""}), "lantern.wmcase/notes.txt is not part"),
        (lambda files: files.update({"people.yaml": b""}), "holds both people"),
        (lambda files: files.update({f"originals/{'0' * 64}": b""}), "0000 was altered"),
        (_without_originals, "lantern.wmcase: the original [0-9a-f]{64} is missing"),
    ],
)
def test_a_locked_case_is_held_to_the_rules_of_a_folder(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    change: Callable[[dict[str, bytes]], object],
    message: str,
) -> None:
    """The rules hold even for one who has the passphrase and seals what they like."""

    def altered(files: Mapping[str, bytes], *, on: date) -> bytes:
        change(changed := dict(files))
        return write_zip(changed, on=on)

    monkeypatch.setattr(locked_module, "write_zip", altered)
    content = lock_case(case_folder(_made(tmp_path / "files")), passphrase=WORDS)
    for read in (read_locked, partial(unlock_folder, into=tmp_path / "open")):
        with pytest.raises(WitnessmarkError, match=message):
            read(content, passphrase=WORDS, name="lantern.wmcase")
    assert not (tmp_path / "open").exists()


def test_unlocking_replaces_nothing(locked: bytes, tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "mine").touch()
    with pytest.raises(BadInput, match="is there already"):
        unlock(locked, tmp_path)


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
    monkeypatch.setattr(sealing, "_PIECE", 1000)
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
