"""The commands `catalogue build` and `catalogue ls`."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parts.fictional import ROWS
from witnessmark.cli import main
from witnessmark.parts.catalogue import open_catalogue


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the command an empty home and a source file."""
    monkeypatch.setenv("WITNESSMARK_HOME", str(tmp_path / "home"))
    (tmp_path / "parts.csv").write_text(ROWS, "utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command; return exit code, output and errors."""
    with pytest.raises(SystemExit) as end:
        main(["catalogue", *arguments])
    shown = capsys.readouterr()
    return int(end.value.code or 0), shown.out, shown.err


def test_a_catalogue_is_built_where_asked(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    code, out, err = run(capsys, "build", str(place / "parts.csv"), "-o", str(place / "c"))
    assert (code, err) == (0, "")
    assert "8 parts from 10 rows of parts.csv" in out
    with open_catalogue(place / "c") as catalogue:
        assert len(catalogue) == 8


def test_without_a_folder_it_goes_into_the_home_by_hash_and_is_listed(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    assert run(capsys, "build", str(place / "parts.csv"))[0] == 0
    (folder,) = (place / "home" / "catalogues").iterdir()
    _, out, _ = run(capsys, "ls", "--json")
    listed = json.loads(out)
    assert listed["id"] == folder.name
    assert listed["sources"][0]["name"] == "parts.csv"
    assert (listed["rows"], listed["parts"], listed["left_out"]) == (10, 8, 2)
    assert folder.name[:16] in run(capsys, "ls")[1]


def test_an_empty_home_lists_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "ls") == (0, "", "")


def test_a_missing_or_bad_source_is_refused_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    code, _, err = run(capsys, "build", str(place / "none.csv"))
    assert code == 1
    assert "none.csv" in err
    (place / "parts.csv").write_text("mpn\nX1\n")
    code, _, err = run(capsys, "build", str(place / "parts.csv"), "-o", str(place / "c"))
    assert code == 1
    assert "no column manufacturer" in err
    assert not (place / "c").exists()
    assert not (place / "home" / "catalogues").exists()


def test_no_source_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "build")[0] == 2


def test_a_build_that_is_killed_leaves_the_old_catalogue(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    folder = place / "c"
    run(capsys, "build", str(place / "parts.csv"), "-o", str(folder))
    big = place / "big.csv"
    rows = "".join(f"Vantablau,VB{number:07},fictional\n" for number in range(400_000))
    big.write_text(f"manufacturer,mpn,description\n{rows}")
    program = "from witnessmark.cli import main\nmain()"
    command = [sys.executable, "-c", program, "catalogue", "build", str(big), "-o", str(folder)]
    build = subprocess.Popen(command)
    time.sleep(0.6)
    assert build.poll() is None
    os.kill(build.pid, signal.SIGKILL)
    build.wait()
    with open_catalogue(folder) as catalogue:
        assert [part.maker for part in catalogue.exactly("OF77812TR")] == ["Ombrefont Elec"]


_KILLED = """
import os, signal
from witnessmark.parts import building
write = building._write
def write_and_die(*arguments, **more):
    write(*arguments, **more)
    os.kill(os.getpid(), signal.SIGKILL)
building._write = write_and_die
from witnessmark.cli import main
main()
"""


@pytest.mark.parametrize("output", [(), ("-o", "c")])
def test_what_a_killed_build_left_is_removed_by_the_next(
    capsys: pytest.CaptureFixture[str], place: Path, output: tuple[str, ...]
) -> None:
    arguments = ["build", "parts.csv", *output]
    run_of = [sys.executable, "-c", _KILLED, "catalogue", *arguments]
    done = subprocess.run(run_of, cwd=place, check=False)
    assert done.returncode == -signal.SIGKILL
    assert list(place.rglob("*.draft-*"))
    assert run(capsys, "build", str(place / "parts.csv"), *_absolute(output, place))[0] == 0
    assert list(place.rglob(".*")) == []


def _absolute(output: tuple[str, ...], place: Path) -> list[str]:
    return [str(place / word) if word == "c" else word for word in output]


def test_the_encoding_may_be_named(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    rows = "manufacturer,mpn,description\n兆易创新科技集团股份有限公司,GD25Q16,存储器\n"
    (place / "gbk.csv").write_bytes(rows.encode("gbk"))
    code, _, err = run(capsys, "build", str(place / "gbk.csv"), "-o", str(place / "c"))
    assert code == 1
    assert "gbk.csv is not in UTF-8" in err
    assert "gb18030" in err
    source = (str(place / "gbk.csv"), "-o", str(place / "c"))
    assert run(capsys, "build", *source, "--encoding", "gb18030")[0] == 0
    with open_catalogue(place / "c") as catalogue:
        assert [part.maker for part in catalogue.exactly("GD25Q16")] == [
            "兆易创新科技集团股份有限公司"
        ]
    assert run(capsys, "build", *source, "--encoding", "ascii")[0] == 1
    assert run(capsys, "build", *source, "--encoding", "no-such")[0] == 1


def test_japanese_rows_in_cp932_are_read_untold(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    rows = "manufacturer,mpn,description\nローム株式会社,BU1234,映像用IC\n"
    (place / "sjis.csv").write_bytes(rows.encode("cp932"))
    assert run(capsys, "build", str(place / "sjis.csv"), "-o", str(place / "c"))[0] == 0
    with open_catalogue(place / "c") as catalogue:
        assert [part.maker for part in catalogue.exactly("BU1234")] == ["ローム株式会社"]


def test_the_home_is_closed_to_others(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    (place / "home").mkdir(mode=0o755)
    assert run(capsys, "build", str(place / "parts.csv"))[0] == 0
    found = (place / "home", *(place / "home").rglob("*"))
    assert [path for path in found if path.stat().st_mode & 0o077] == []
