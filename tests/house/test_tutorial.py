"""The tutorial does what it says: its commands are run, in order, in an empty folder."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "import sys; from witnessmark.cli import main; main(sys.argv[1:])"]


def commands() -> list[str]:
    """Return the commands of the tutorial: the indented lines that begin with a dollar sign."""
    text = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines() if line.startswith("    $ "))
    return [line.removeprefix("$ ") for line in lines]


def test_the_tutorial_runs_from_beginning_to_end(tmp_path: Path) -> None:
    for folder in ("demo/synthetic-bench", "docs/tutorial"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    environ = {**os.environ, "WITNESSMARK_HOME": str(tmp_path / "home"), "DATABASE_URL": ""}
    assert len(commands()) >= 6
    for command in commands():
        words = shlex.split(command)
        assert words[0] == "witnessmark", command
        done = subprocess.run(
            [*PROGRAM, *words[1:]],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
