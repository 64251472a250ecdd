"""A bundle verifies as it was made, and not with one byte changed."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import witnessmark
from web.cases import full_case
from witnessmark.base.archive import read_zip, write_zip
from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import hash_bytes
from witnessmark.base.minisign import format_public, format_signature
from witnessmark.base.signing import make_key, sign
from witnessmark.publication.bundle.bundle import build_bundle
from witnessmark.publication.bundle.descriptors import describe
from witnessmark.publication.bundle.exports import export_case
from witnessmark.publication.verify import Outcome, Report, main, read_key, verify_bundle

KEY = make_key(b"a key for tests, thirty-two long")
STRANGER = make_key(b"another key for tests, same size")
SPECIMENS = sorted((Path(__file__).parents[1] / "bundles").glob("*.zip"))
PROOFS = ("manifest.json", "manifest.json.minisig", "witnessmark.pub")


def made() -> bytes:
    case = full_case()
    files = {"site/index.html": b"<!doctype html>\n", "report-en.pdf": b"%PDF", **export_case(case)}
    return build_bundle(
        case, files={**files, **describe(case, files=files, on=case.as_of)}, key=KEY
    )


def verify(content: bytes, folder: Path, *, key: str | None = None) -> Report:
    path = folder / "bundle.zip"
    path.write_bytes(content)
    return verify_bundle(path, key=key)


def failure(content: bytes, folder: Path) -> tuple[str, str]:
    last = verify(content, folder).checks[-1]
    assert last.outcome is Outcome.FAILED
    return last.name, last.sentence


def changed(change: Callable[[dict[str, bytes]], object]) -> bytes:
    files = dict(read_zip(made(), name="it"))
    change(files)
    return write_zip(files, on=full_case().as_of)


def signed_anew(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """Return the bundle as a careful forger would leave it, all hashes and signatures made anew."""

    def forge(files: dict[str, bytes]) -> None:
        change(files)
        manifest = json.loads(files["manifest.json"])
        manifest["files"] = {
            name: {"sha256": hash_bytes(content), "bytes": len(content)}
            for name, content in files.items()
            if name not in PROOFS
        }
        files["manifest.json"] = json.dumps(manifest).encode()
        comment = f"{manifest['format']} {manifest['case']} {manifest['as_of']}"
        signature = sign(files["manifest.json"], key=STRANGER, trusted_comment=comment)
        files["manifest.json.minisig"] = format_signature(signature).encode()
        files["witnessmark.pub"] = format_public(STRANGER.public).encode()

    return changed(forge)


def test_the_signer_is_established_only_by_a_key_from_outside(tmp_path: Path) -> None:
    alone = verify(made(), tmp_path)
    assert alone.holds
    assert alone.conclusion == "Unaltered; signer not established."
    held = verify(made(), tmp_path, key=format_public(KEY.public))
    assert held.signer_is_established
    assert verify(made(), tmp_path, key=KEY.public.line).signer_is_established


def test_a_bundle_signed_anew_by_a_stranger_fails_against_the_publishers_key(
    tmp_path: Path,
) -> None:
    forged = signed_anew(lambda files: files.update({"site/index.html": b"something else"}))
    assert verify(forged, tmp_path).conclusion == "Unaltered; signer not established."
    report = verify(forged, tmp_path, key=KEY.public.line)
    assert not report.holds
    assert report.checks[-1].name == "signer"


@pytest.mark.parametrize("member", sorted(read_zip(made(), name="it")))
def test_one_changed_byte_in_any_file_fails_and_names_it(member: str, tmp_path: Path) -> None:
    content = read_zip(made(), name="it")[member]
    for place in {0, len(content) // 2, len(content) - 1}:
        files = dict(read_zip(made(), name="it"))
        files[member] = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        name, sentence = failure(write_zip(files, on=full_case().as_of), tmp_path)
        if member in PROOFS:
            assert name in ("manifest", "signature")
            assert any(proof in sentence for proof in PROOFS)
        else:
            assert (name, sentence.split()[0]) == ("files", member)


@pytest.mark.parametrize(
    "within", [b'"site/index.html"', b'"data/journal.jsonl"', b'"sha256"', b'"entries"', b'"as_of"']
)
def test_one_changed_byte_of_the_manifest_is_laid_to_the_manifest_and_to_no_file(
    within: bytes, tmp_path: Path
) -> None:
    def change(files: dict[str, bytes]) -> None:
        manifest = files["manifest.json"]
        at = manifest.index(within) + len(within) - 3
        files["manifest.json"] = manifest[:at] + bytes([manifest[at] ^ 1]) + manifest[at + 1 :]

    name, sentence = failure(changed(change), tmp_path)
    assert name in ("manifest", "signature")
    assert sentence.startswith("manifest.json is not")


def test_one_changed_byte_anywhere_in_the_zip_fails(tmp_path: Path) -> None:
    content = made()
    for place in range(0, len(content), 97):
        altered = bytearray(content)
        altered[place] ^= 0x40
        assert not verify(bytes(altered), tmp_path).holds, f"byte {place}"


def test_bytes_hidden_before_or_after_the_zip_are_found(tmp_path: Path) -> None:
    assert failure(b"#!/bin/sh\n" + made(), tmp_path)[0] in ("archive", "container")
    assert failure(made() + b"more", tmp_path)[0] in ("archive", "container")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    name, sentence = failure(changed(lambda files: files.pop("report-en.pdf")), tmp_path)
    assert (name, sentence) == ("files", "report-en.pdf is missing.")


def test_an_added_file_is_named(tmp_path: Path) -> None:
    name, sentence = failure(changed(lambda files: files.update({"site/x.html": b""})), tmp_path)
    assert name == "extra"
    assert "site/x.html" in sentence


def forge_journal(change: Callable[[list[dict[str, object]]], object]) -> bytes:
    def forge(files: dict[str, bytes]) -> None:
        entries = [json.loads(line) for line in files["data/journal.jsonl"].splitlines()]
        change(entries)
        lines = [json.dumps(entry).encode() + b"\n" for entry in entries]
        files["data/journal.jsonl"] = b"".join(lines)

    return signed_anew(forge)


def test_an_altered_journal_entry_is_found_even_when_all_was_signed_anew(tmp_path: Path) -> None:
    forged = forge_journal(lambda entries: entries[0].update(act="something-else"))
    assert failure(forged, tmp_path) == ("journal", "data/journal.jsonl: entry 1 was altered.")


def test_a_removed_journal_entry_is_found_even_when_all_was_signed_anew(tmp_path: Path) -> None:
    name, sentence = failure(forge_journal(lambda entries: entries.pop(0)), tmp_path)
    assert name == "journal"
    assert "does not follow" in sentence
    name, sentence = failure(forge_journal(lambda entries: entries.pop()), tmp_path)
    assert (name, "does not end" in sentence) == ("journal", True)


def test_a_wrong_merkle_root_is_found_even_when_all_was_signed_anew(tmp_path: Path) -> None:
    def forge(files: dict[str, bytes]) -> None:
        manifest = json.loads(files["manifest.json"])
        manifest["journal"]["merkle_root"] = "0" * 64
        files["manifest.json"] = json.dumps(manifest).encode()

    assert failure(signed_anew(forge), tmp_path)[0] == "merkle"


def test_a_case_that_is_not_the_promised_one_is_found(tmp_path: Path) -> None:
    forged = signed_anew(lambda files: files.update({"data/case.json": b"{}"}))
    assert failure(forged, tmp_path)[0] == "case"


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"format": "witnessmark-bundle/9"}',
        b'{"format": "witnessmark-bundle/0", "files": []}',
    ],
)
def test_a_manifest_that_is_none_is_refused(manifest: bytes, tmp_path: Path) -> None:
    content = changed(lambda files: files.update({"manifest.json": manifest}))
    assert failure(content, tmp_path)[0] == "manifest"


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", made()[:-100]])
def test_what_is_no_whole_zip_is_refused(content: bytes, tmp_path: Path) -> None:
    name, sentence = failure(content, tmp_path)
    assert name == "archive"
    assert sentence.startswith("The bundle")


def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as archive:
        archive.writestr("../escape", b"")
    check = verify_bundle(tmp_path / "bundle.zip").checks[-1]
    assert (check.name, check.outcome) == ("archive", Outcome.FAILED)


def test_a_bundle_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.zip cannot be read"):
        verify_bundle(tmp_path / "nowhere.zip")


def test_a_key_that_is_none_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="The key given is not"):
        verify(made(), tmp_path, key="no key")


def test_a_key_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"typo\.pub cannot be read: No such file"):
        read_key(str(tmp_path / "typo.pub"))
    with pytest.raises(BadInput, match="cannot be read"):
        read_key(str(tmp_path))
    with pytest.raises(BadInput, match="cannot be read: It is not text"):
        read_key("a\0b")
    (tmp_path / "their.pub").write_text(format_public(KEY.public))
    assert read_key(str(tmp_path / "their.pub")) == format_public(KEY.public)
    assert read_key(KEY.public.line) == KEY.public.line


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: path.name)
def test_specimens_of_every_format_verify_for_ever(specimen: Path) -> None:
    report = verify_bundle(specimen, key=KEY.public.line)
    assert report.signer_is_established, report.conclusion


def test_there_is_a_specimen_of_each_format() -> None:
    assert [path.name for path in SPECIMENS] == ["witnessmark-bundle-0.zip"]


def test_the_verifier_runs_from_a_bare_copy(tmp_path: Path) -> None:
    source = Path(witnessmark.__file__).parent
    shutil.copy(source / "publication" / "verify.py", tmp_path)
    (tmp_path / "witnessmark" / "base").mkdir(parents=True)
    for name in ("archive", "errors", "hashes", "json", "merkle", "minisign"):
        shutil.copy(source / "base" / f"{name}.py", tmp_path / "witnessmark" / "base")
    (tmp_path / "bundle.zip").write_bytes(made())
    # -S and an own path: cryptography is found, this package is not.
    elsewhere = [path for path in sys.path if path.endswith("site-packages")]
    command = [sys.executable, "-S", "verify.py", "bundle.zip", KEY.public.line]
    run = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PYTHONPATH": os.pathsep.join(elsewhere)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.endswith("Unaltered; signer established.\n")


def test_run_by_hand_it_prints_each_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bundle.zip").write_bytes(made())
    assert main([str(tmp_path / "bundle.zip")]) == 0
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()[:10]] == [
        *("archive", "manifest", "signature", "files", "extra", "case", "journal", "merkle"),
        *("container", "signer"),
    ]
    assert main([]) == 2
    assert main([str(tmp_path / "nowhere.zip")]) == 1
    assert main([str(tmp_path / "bundle.zip"), "typo.pub"]) == 1
    assert "typo.pub cannot be read" in capsys.readouterr().err


def test_a_bundle_may_be_older_than_zip_dates(tmp_path: Path) -> None:
    assert read_zip(write_zip({"a": b""}, on=date(1970, 1, 1)), name="it") == {"a": b""}
