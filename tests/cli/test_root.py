"""The command line as a whole: help, exit codes, one-line errors."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from witnessmark.base.errors import BadInput
from witnessmark.cli import _COMMANDS, main, root

QUICK = ("identify", "catalogue", "list", "screen", "resolve", "verify")


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(root, [name, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 3


def test_wrong_use_exits_2() -> None:
    assert CliRunner().invoke(root, ["identify"]).exit_code == 2
    assert CliRunner().invoke(root, ["no-such-command"]).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["screen"], "witnessmark: Missing argument 'INPUT.csv|-'. See: witnessmark screen --help"),
        (["no-such"], "witnessmark: No such command 'no-such'. See: witnessmark --help"),
        (["tick", "--no-such"], "witnessmark: No such option '--no-such'."),
    ],
)
def test_wrong_use_is_told_in_one_line(
    arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert told[0].startswith(line)


def test_no_command_at_all_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2
    assert "identify" in capsys.readouterr().err


def test_a_refusal_is_one_line_and_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["identify", str(tmp_path / "none.csv")])
    assert caught.value.code in (1, 2)
    assert len(capsys.readouterr().err.strip().splitlines()[-1:]) == 1
    assert issubclass(BadInput, Exception)


@pytest.mark.parametrize("name", QUICK)
def test_a_quick_command_loads_no_django(name: str) -> None:
    program = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from witnessmark.cli import root\n"
        f"CliRunner().invoke(root, [{name!r}, '--help'])\n"
        "print(sorted(n for n in sys.modules if n.split('.')[0] == 'django')[:1])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
