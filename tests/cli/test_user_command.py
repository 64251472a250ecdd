"""The commands `user …`: accounts from a shell, as whoever runs the workbench makes them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from web.cases import case_folder
from witnessmark.publication.casefolder.plain import write_case_folder

RUN = "import sys; from witnessmark.cli import main; main(sys.argv[1:])"


class Shell:
    """A shell on the machine of a workbench whose home is `home`."""

    def __init__(self, home: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self._environment = {**kept, "WITNESSMARK_HOME": str(home)}

    def __call__(self, *arguments: str) -> tuple[int, str]:
        """Run a command; return its exit code, and what it said."""
        done = subprocess.run(
            [sys.executable, "-c", RUN, *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    place = tmp_path_factory.mktemp("user")
    (place / "kept").mkdir()
    folder = case_folder(place / "kept")
    write_case_folder(folder.case, files=folder.files, into=place / "lantern")
    made = Shell(place / "home")
    assert made("case", "import", str(place / "lantern"))[0] == 0
    return made


def test_an_account_is_made_let_in_closed_and_opened(shell: Shell) -> None:
    code, said = shell("user", "add", "wren", "--address", "https://desk.example/")
    assert code == 0
    assert said.startswith("https://desk.example/sign-in/new-password/")
    assert shell("user", "add", "wren")[0] == 1
    assert shell("user", "member", "wren", "lantern", "--role", "editor", "--by", "wren")[0] == 0
    assert shell("user", "close", "wren")[0] == 0
    (listed,) = shell("user", "ls", "--json")[1].splitlines()
    assert json.loads(listed) == {
        "name": "wren",
        "second_step": False,
        "cases": 1,
        "closed": True,
    }
    assert shell("user", "open", "wren")[0] == 0
    assert shell("user", "forget-second-step", "wren")[0] == 0
    assert "wren  no second step, 1 cases" in shell("user", "ls")[1]


def test_what_is_not_there_is_named_in_one_line(shell: Shell) -> None:
    for command in ("link", "close", "open", "forget-second-step"):
        code, said = shell("user", command, "nobody")
        assert code == 1
        assert said == "witnessmark: There is no account 'nobody'. See: witnessmark user ls\n"
    assert shell("user", "member", "nobody", "lantern", "--by", "nobody")[0] == 1
    assert shell("user", "member", "nobody", "lantern", "--role", "king", "--by", "x")[0] == 2
