"""Verify a bundle: was anything in it changed, removed or added, and who signed it?

This file stands alone. It needs the standard library, the library `cryptography`, and six short
files of `witnessmark/base` (archive, errors, hashes, json, merkle, minisign); copied beside them
it runs by itself: `python verify.py bundle.zip [KEY]`. It needs no database and no network.

The checks, in this order; the first that fails ends the verification:
 1 archive   the ZIP can be read, and no path in it leads out of its folder or stands there twice
 2 manifest  the list of files can be read and is of a format known here
 3 signature the manifest was signed with the key in `witnessmark.pub`, and not changed since
 4 files     each listed file is there, with the very bytes that the manifest promises
 5 extra     no file is there that the manifest does not list
 6 case      the case's own data is what the manifest promises
 7 journal   each entry is sealed to the one before it; none was changed, removed or put in
 8 merkle    all entries together give the root that the manifest promises
 9 container the ZIP is, byte for byte, what these files give: nothing hides between them
10 signer    that key is the one that you were given another way

Check 10 needs a key from outside. Without one the signer is not established: whoever changes a
bundle can sign it anew with a key of their own.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from witnessmark.base import minisign
from witnessmark.base.archive import read_zip, write_zip
from witnessmark.base.errors import BadInput, Untrusted, WitnessmarkError
from witnessmark.base.hashes import hash_bytes, hash_json
from witnessmark.base.json import canonical_json
from witnessmark.base.merkle import merkle_root

FORMATS: Final = ("witnessmark-bundle/0",)
MANIFEST: Final = "manifest.json"
SIGNATURE: Final = "manifest.json.minisig"
PUBLIC_KEY: Final = "witnessmark.pub"
JOURNAL: Final = "data/journal.jsonl"
CASE: Final = "data/case.json"
SEALED: Final = ("number", "at", "actor", "act", "subject", "detail_sha256", "previous")
"""The parts of a journal entry that its hash covers."""


class Outcome(StrEnum):
    """How a check ended; `open` where it could not be made, for lack of a key from outside."""

    PASSED = "passed"
    FAILED = "failed"
    OPEN = "open"


@dataclass(frozen=True)
class Check:
    """One check, how it ended, and what was found, in a sentence."""

    name: str
    outcome: Outcome
    sentence: str


@dataclass(frozen=True)
class Report:
    """The checks that were made, in order; the last one failed, or none did."""

    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Nothing failed."""
        return all(check.outcome is not Outcome.FAILED for check in self.checks)

    @property
    def signer_is_established(self) -> bool:
        """Nothing failed, and the key is the one from outside."""
        return all(check.outcome is Outcome.PASSED for check in self.checks)

    @property
    def conclusion(self) -> str:
        """The result in a sentence."""
        if not self.holds:
            return f"NOT TRUE: the check {self.checks[-1].name} failed."
        if not self.signer_is_established:
            return "Unaltered; signer not established."
        return "Unaltered; signer established."


@dataclass(frozen=True)
class _Bundle:
    """A bundle as read: its bytes, its files by path, its manifest."""

    content: bytes
    files: Mapping[str, bytes]
    manifest: Any


def verify_bundle(path: Path, *, key: str | None = None) -> Report:
    """Return what verifying the bundle at `path` found.

    `key` is the signer's public key from outside: the text of a `.pub` file, or its second line.
    Raises BadInput where there is no such file, or the key cannot be read.
    """
    outside = minisign.parse_public(key, name="The key given") if key is not None else None
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.", remedy="Check the path."
        ) from error
    checks: list[Check] = []
    try:
        files = read_zip(content, name="The bundle")
        checks.append(Check("archive", Outcome.PASSED, f"{len(files)} files, all paths safe."))
        bundle = _Bundle(content, files, _read_manifest(files))
        checks.append(Check("manifest", Outcome.PASSED, f"Format {bundle.manifest['format']}."))
        for name, check in _CHECKS.items():
            checks.append(Check(name, Outcome.PASSED, check(bundle)))
        checks.append(_check_signer(bundle, outside=outside))
    except WitnessmarkError as error:
        name = (*_ALL, "signer")[len(checks)]
        checks.append(Check(name, Outcome.FAILED, error.message))
    return Report(tuple(checks))


def _read_manifest(files: Mapping[str, bytes]) -> Any:
    for name in (MANIFEST, SIGNATURE, PUBLIC_KEY, JOURNAL, CASE):
        if name not in files:
            raise Untrusted(f"{name} is missing.")
    manifest = _parse(files[MANIFEST], name=MANIFEST)
    if not isinstance(manifest, dict) or manifest.get("format") not in FORMATS:
        raise Untrusted(f"{MANIFEST} is not of a format known here: {', '.join(FORMATS)}.")
    if not _fits(manifest, _SHAPE):
        raise Untrusted(f"{MANIFEST} is not well-formed.")
    return manifest


_SHAPE: Final = {
    "case": str,
    "as_of": str,
    "case_sha256": str,
    "journal": {"entries": int, "head": str, "merkle_root": str},
    "files": {},
}


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(_fits(value.get(key), shape[key]) for key in shape)
    return type(value) is shape


def _check_signature(bundle: _Bundle) -> str:
    public = minisign.parse_public(_text(bundle.files, PUBLIC_KEY), name=PUBLIC_KEY)
    signature = minisign.parse_signature(_text(bundle.files, SIGNATURE), name=SIGNATURE)
    manifest = bundle.manifest
    comment = f"{manifest['format']} {manifest['case']} {manifest['as_of']}"
    if _text(bundle.files, PUBLIC_KEY) != minisign.format_public(public):
        raise Untrusted(f"{PUBLIC_KEY} was altered: it is not written as a key is.")
    if _text(bundle.files, SIGNATURE) != minisign.format_signature(signature):
        raise Untrusted(f"{SIGNATURE} was altered: it is not written as a signature is.")
    minisign.check_signature(
        bundle.files[MANIFEST], signature=signature, public=public, name=MANIFEST
    )
    if signature.id != public.id or signature.trusted_comment != comment:
        raise Untrusted(f"{SIGNATURE} belongs to another case, date or key.")
    return f"{MANIFEST} was signed with the key {public.line}."


def _check_files(bundle: _Bundle) -> str:
    for name, promised in sorted(bundle.manifest["files"].items()):
        if name not in bundle.files:
            raise Untrusted(f"{name} is missing.")
        found = bundle.files[name]
        if promised != {"sha256": hash_bytes(found), "bytes": len(found)}:
            raise Untrusted(f"{name} was altered: its SHA-256 is not the one in {MANIFEST}.")
    return f"{len(bundle.manifest['files'])} files are as listed in {MANIFEST}."


def _check_extra(bundle: _Bundle) -> str:
    for name in sorted(bundle.files):
        if name not in bundle.manifest["files"] and name not in (MANIFEST, SIGNATURE, PUBLIC_KEY):
            raise Untrusted(f"{name} is not listed in {MANIFEST}: it was added.")
    return "No file was added."


def _check_case(bundle: _Bundle) -> str:
    case = _parse(bundle.files[CASE], name=CASE)
    if hash_json(case) != bundle.manifest["case_sha256"]:
        raise Untrusted(f"{CASE} is not the case that {MANIFEST} promises.")
    return f"Case {bundle.manifest['case']}, as of {bundle.manifest['as_of']}."


def _check_journal(bundle: _Bundle) -> str:
    previous = "0" * 64
    entries = _entries(bundle)
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict) or any(part not in entry for part in SEALED):
            raise Untrusted(f"{JOURNAL}: entry {number} is not whole.")
        if entry["number"] != number or entry["previous"] != previous:
            raise Untrusted(f"{JOURNAL}: entry {number} does not follow the entry before it.")
        if entry.get("sha256") != hash_bytes(_sealed(entry)):
            raise Untrusted(f"{JOURNAL}: entry {number} was altered.")
        previous = entry["sha256"]
    promised = bundle.manifest["journal"]
    if promised["entries"] != len(entries) or promised["head"] != previous:
        raise Untrusted(f"{JOURNAL} does not end where {MANIFEST} says.")
    return f"{len(entries)} entries, each sealed to the one before."


def _check_merkle(bundle: _Bundle) -> str:
    root = merkle_root([_sealed(entry) for entry in _entries(bundle)]).hex()
    if root != bundle.manifest["journal"]["merkle_root"]:
        raise Untrusted(f"The Merkle root of {JOURNAL} is not the one in {MANIFEST}.")
    return f"Root {root}."


def _check_container(bundle: _Bundle) -> str:
    try:
        day = date.fromisoformat(bundle.manifest["as_of"])
    except ValueError as error:
        raise Untrusted(f"{MANIFEST}: as_of is not a date.") from error
    if write_zip(bundle.files, on=day) != bundle.content:
        raise Untrusted("The ZIP file itself was altered, outside of the files in it.")
    return "The ZIP file holds these files and nothing else."


def _check_signer(bundle: _Bundle, *, outside: minisign.PublicKey | None) -> Check:
    inside = minisign.parse_public(_text(bundle.files, PUBLIC_KEY), name=PUBLIC_KEY)
    if outside is None:
        hint = "No key was given from outside: compare it with one that you got another way."
        return Check("signer", Outcome.OPEN, hint)
    if outside != inside:
        raise Untrusted(
            f"The bundle was signed with another key than the one given: {inside.line}."
        )
    return Check("signer", Outcome.PASSED, "The key is the one given.")


_CHECKS: Final[Mapping[str, Callable[[_Bundle], str]]] = {
    "signature": _check_signature,
    "files": _check_files,
    "extra": _check_extra,
    "case": _check_case,
    "journal": _check_journal,
    "merkle": _check_merkle,
    "container": _check_container,
}
_ALL: Final = ("archive", "manifest", *_CHECKS)


def _sealed(entry: Any) -> bytes:
    return canonical_json({part: entry[part] for part in SEALED})


def _entries(bundle: _Bundle) -> list[Any]:
    lines = bundle.files[JOURNAL].split(b"\n")
    return [
        _parse(line, name=f"{JOURNAL}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line
    ]


def _text(files: Mapping[str, bytes], name: str) -> str:
    try:
        return files[name].decode("utf-8")
    except UnicodeDecodeError as error:
        raise Untrusted(f"{name} was altered: it is not UTF-8.") from error


def _parse(content: bytes, *, name: str) -> Any:
    """Return the JSON in `content`; NaN and half characters, which no hash can cover, are none."""
    try:
        value = json.loads(content.decode("utf-8"))
        canonical_json(value)
    except (ValueError, RecursionError) as error:
        raise Untrusted(f"{name} was altered: it is not JSON.") from error
    return value


def read_key(given: str) -> str:
    """Return the text of the key file named `given`; where `given` is a key itself, return it.

    Raises BadInput where it is neither.
    """
    try:
        return Path(given).read_text("utf-8")
    except (OSError, ValueError) as error:
        if _is_key(given):
            return given
        reason = error.strerror if isinstance(error, OSError) else "It is not text"
        raise BadInput(
            f"The key file {given[:200]} cannot be read: {reason}.",
            remedy="Check the path, or give the key itself: the second line of a .pub file.",
        ) from error


def _is_key(given: str) -> bool:
    try:
        minisign.parse_public(given, name="it")
    except BadInput:
        return False
    return True


def lines_of(report: Report) -> list[str]:
    """Return `report` for people: one line a check, then the conclusion."""
    lines = [f"{check.outcome:7} {check.name:10} {check.sentence}" for check in report.checks]
    return [*lines, "", report.conclusion]


def main(arguments: list[str]) -> int:
    """Verify the bundle named first, with the key or key file named second, if there is one."""
    if len(arguments) not in (1, 2):
        print("usage: python verify.py BUNDLE [KEY]", file=sys.stderr)
        return 2
    try:
        key = read_key(arguments[1]) if len(arguments) == 2 else None
        report = verify_bundle(Path(arguments[0]), key=key)
    except WitnessmarkError as error:
        print(error, file=sys.stderr)
        return 1
    print(*lines_of(report), sep="\n")
    return 0 if report.holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
