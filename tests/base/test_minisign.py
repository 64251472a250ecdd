"""Keys and signatures that the program minisign accepts."""

import shutil
import stat
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from witnessmark.base import minisign, signing
from witnessmark.base.errors import BadInput, Untrusted

KEY = signing.make_key(bytes(range(32)))
MESSAGE = b"what was published"
needs_minisign = pytest.mark.skipif(
    shutil.which("minisign") is None, reason="minisign is not installed (apt-get install minisign)"
)


def signed() -> minisign.Signature:
    return signing.sign(MESSAGE, key=KEY, trusted_comment="case 2026-11-24")


def check(content: bytes, signature: minisign.Signature, key: minisign.PublicKey) -> None:
    minisign.check_signature(content, signature=signature, public=key, name="it")


def test_a_signature_holds_for_its_content_only() -> None:
    check(MESSAGE, signed(), KEY.public)
    with pytest.raises(Untrusted, match="not what was signed"):
        check(MESSAGE + b".", signed(), KEY.public)


def test_a_changed_trusted_comment_is_noticed() -> None:
    with pytest.raises(Untrusted):
        check(MESSAGE, replace(signed(), trusted_comment="case 2027-11-24"), KEY.public)


def test_another_key_does_not_fit() -> None:
    with pytest.raises(Untrusted):
        check(MESSAGE, signed(), signing.make_key(bytes(32)).public)


def test_the_same_content_and_key_give_the_same_signature() -> None:
    assert minisign.format_signature(signed()) == minisign.format_signature(signed())


def test_files_are_read_as_they_were_written() -> None:
    signature = minisign.format_signature(signed())
    assert minisign.parse_signature(signature, name="it") == signed()
    assert signing.parse_secret(signing.format_secret(KEY), name="it") == KEY
    public = minisign.format_public(KEY.public)
    assert minisign.parse_public(public, name="it") == KEY.public
    assert minisign.parse_public(KEY.public.line, name="it") == KEY.public


@pytest.mark.parametrize("text", ["", "\n", "RWQ", "untrusted comment: x\n!!!\n", "あ"])
def test_what_is_no_key_is_refused(text: str) -> None:
    for parse in (minisign.parse_public, signing.parse_secret, minisign.parse_signature):
        with pytest.raises(BadInput, match=r"a\.key is not a minisign file"):
            parse(text, name="a.key")


def test_the_secret_is_not_shown() -> None:
    assert str(KEY.seed) not in repr(KEY)


def test_a_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = signing.keep_key(tmp_path / "keys")
    assert signing.keep_key(tmp_path / "keys") == first
    assert stat.S_IMODE((tmp_path / "keys" / "signing.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert sorted(path.name for path in (tmp_path / "keys").iterdir()) == [
        "signing.key",
        "signing.pub",
    ]


def test_a_damaged_key_is_refused_and_left_alone(tmp_path: Path) -> None:
    signing.keep_key(tmp_path)
    (tmp_path / "signing.key").write_text("damaged")
    with pytest.raises(BadInput, match=r"signing\.key"):
        signing.keep_key(tmp_path)
    assert (tmp_path / "signing.key").read_text() == "damaged"


def test_a_key_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"signing\.key cannot be read: No such file"):
        signing.read_key(tmp_path / "signing.key")


@needs_minisign
def test_minisign_accepts_our_signature(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(MESSAGE)
    (tmp_path / "file.minisig").write_text(minisign.format_signature(signed()))
    command = ["minisign", "-V", "-m", "file", "-P", KEY.public.line]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "case 2026-11-24" in run.stdout
    (tmp_path / "file").write_bytes(MESSAGE + b".")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 1


@needs_minisign
def test_minisign_signs_with_our_key_and_we_accept_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(MESSAGE)
    (tmp_path / "key").write_text(signing.format_secret(KEY))
    command = ["minisign", "-S", "-s", "key", "-m", "file", "-t", "by minisign"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, input=b"")
    signature = minisign.parse_signature((tmp_path / "file.minisig").read_text(), name="it")
    check(MESSAGE, signature, KEY.public)
    assert signature.trusted_comment == "by minisign"
