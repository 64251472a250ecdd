"""The command `publish`: all of a publication or none, and never in place of something else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.cli import main
from witnessmark.cli.publish import FONTS, write_publication
from witnessmark.publication.verify import verify_bundle

DEMO = Path(__file__).parents[2] / "demo" / "synthetic-bench"
FILES = {"site/index.html": b"one", "report-en.pdf": b"two", "bundle.zip": b"three"}


def read(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_an_earlier_publication_is_replaced_as_a_whole(tmp_path: Path) -> None:
    write_publication({**FILES, "site/old.html": b""}, into=tmp_path / "out")
    write_publication(FILES, into=tmp_path / "out")
    assert read(tmp_path / "out") == FILES


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
    key = (tmp_path / "home" / "keys" / "signing.pub").read_text()
    assert verify_bundle(tmp_path / "out" / "bundle.zip", key=key).signer_is_established
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == ["keys"]
