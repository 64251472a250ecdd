"""The command `publish`: all of a publication or none, and never in place of something else."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from witnessmark.base.archive import write_zip
from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import hash_bytes
from witnessmark.cli import main
from witnessmark.cli.publish import FONTS, refuse_foreign, write_publication
from witnessmark.publication.verify import verify_bundle

DEMO = Path(__file__).parents[2] / "demo" / "synthetic-bench"
INSIDE = {"site/index.html": b"one", "report-en.pdf": b"two"}


def publication(inside: dict[str, bytes]) -> dict[str, bytes]:
    """Return a publication: files, and a bundle whose manifest lists them."""
    manifest = json.dumps(
        {"files": {name: {"sha256": hash_bytes(inside[name])} for name in inside}}
    ).encode()
    return {**inside, "bundle.zip": write_zip({"manifest.json": manifest}, on=date(2026, 11, 24))}


FILES = publication(INSIDE)


def read(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_an_earlier_publication_is_replaced_as_a_whole(tmp_path: Path) -> None:
    old = publication({**INSIDE, "site/old.html": b""})
    copies = {"site/bundle.zip": old["bundle.zip"], "report.pdf": old["report-en.pdf"]}
    write_publication({**old, **copies}, into=tmp_path / "out")
    write_publication(FILES, into=tmp_path / "out")
    assert read(tmp_path / "out") == FILES


def test_a_publication_is_for_everybody_to_read(tmp_path: Path) -> None:
    before = os.umask(0o077)
    write_publication(FILES, into=tmp_path / "new" / "out")
    os.umask(before)
    found = [tmp_path / "new", *(tmp_path / "new").rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in found} == {0o755, 0o644}


@pytest.mark.parametrize("name", ["site/photo.jpg", "bundle.zip", "site/bundle.zip"])
def test_a_folder_that_only_has_the_names_of_a_publication_is_left_alone(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "out" / "site").mkdir(parents=True)
    (tmp_path / "out" / name).write_bytes(b"mine")
    with pytest.raises(BadInput, match=f"holds {name}"):
        write_publication(FILES, into=tmp_path / "out")
    assert read(tmp_path / "out") == {name: b"mine"}


def test_a_place_that_cannot_be_written_is_one_line_and_exit_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WITNESSMARK_HOME", str(tmp_path / "home"))
    (tmp_path / "afile").touch()
    with pytest.raises(SystemExit) as end:
        main(["publish", str(DEMO), "-o", str(tmp_path / "afile")])
    assert end.value.code == 1
    assert "afile is not a folder. Name a new folder.\n" in capsys.readouterr().err
    with pytest.raises(BadInput, match="afile is a file, not a folder"):
        write_publication(FILES, into=tmp_path / "afile" / "x")


@pytest.mark.parametrize("name", ["notes.txt", ".git", "case.yaml"])
def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path, name: str) -> None:
    write_publication(FILES, into=tmp_path / "out")
    (tmp_path / "out" / name).write_text("mine")
    with pytest.raises(BadInput, match=f"holds {name}"):
        write_publication({"bundle.zip": b""}, into=tmp_path / "out")
    assert read(tmp_path / "out") == {**FILES, name: b"mine"}


_KILLED = """
import time
from pathlib import Path
from witnessmark.cli import publish
place = Path({place!r})
class Slow(dict):
    def items(self):
        yield "bundle.zip", b"half"
        (place / "half-way").touch()
        time.sleep(60)
publish.write_publication(Slow(), into=place / "out")
"""


def test_killed_half_way_the_earlier_publication_still_stands(tmp_path: Path) -> None:
    write_publication(FILES, into=tmp_path / "out")
    run = subprocess.Popen([sys.executable, "-c", _KILLED.format(place=str(tmp_path))])
    for _ in range(200):
        if (tmp_path / "half-way").exists():
            break
        time.sleep(0.1)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert (tmp_path / "half-way").exists()
    assert read(tmp_path / "out") == FILES


@pytest.mark.skipif(not any(FONTS.glob("*.ttf")), reason="no fonts (run: make setup)")
def test_a_case_folder_is_published_without_a_database_and_with_a_key_made_at_first_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WITNESSMARK_HOME", str(tmp_path / "home"))
    with pytest.raises(SystemExit) as end:
        main(["publish", str(DEMO), "-o", str(tmp_path / "out")])
    assert end.value.code == 0
    refuse_foreign(tmp_path / "out")
    key = (tmp_path / "home" / "keys" / "signing.pub").read_text()
    assert verify_bundle(tmp_path / "out" / "bundle.zip", key=key).signer_is_established
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == ["keys"]
