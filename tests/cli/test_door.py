"""What commands share at the door: progress for people, one line for what is refused."""

import errno
import io
import time
from pathlib import Path

import pytest

from witnessmark.base.errors import NotConfigured
from witnessmark.cli import door


class Terminal(io.StringIO):
    """Standard error as a person sees it."""

    def isatty(self) -> bool:
        return True


def test_long_work_shows_what_is_done_and_the_time_that_goes_by(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = Terminal()
    monkeypatch.setattr("sys.stderr", seen)
    with door.busy("publish"):
        time.sleep(0.5)
        assert list(door.progress([1, 2], total=2, label="originals")) == [1, 2]
    assert "publish 00:00" in seen.getvalue()
    assert "originals" in seen.getvalue()


def test_a_bar_shows_which_stage_began(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Terminal()
    monkeypatch.setattr("sys.stderr", seen)
    with door.busy("publish", stages=("gate", "site")) as begin:
        begin("gate")
        begin("site")
    assert "publish: gate" in seen.getvalue()
    assert "publish: site" in seen.getvalue()
    assert "1/2" in seen.getvalue()


def test_without_a_terminal_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with door.busy("publish"):
        assert list(door.progress([1, 2], label="originals")) == [1, 2]
    assert capsys.readouterr().err == ""


def test_what_is_shown_ends_with_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Terminal())
    with pytest.raises(KeyError), door.busy("publish"):
        raise KeyError


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OSError(errno.ENOTDIR, "Not a directory", "a/b"), "a/b: Not a directory. A file stands"),
        (OSError(errno.ENOSPC, "No space left"), "The output: No space left. Free some space"),
        (OSError("odd."), "The output: odd. Check the path."),
    ],
)
def test_what_the_system_refuses_is_one_line(error: OSError, line: str) -> None:
    assert door.explain(error).startswith(line)


def test_a_home_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "afile").touch()
    monkeypatch.setenv("WITNESSMARK_HOME", str(tmp_path / "afile"))
    for act in (door.home, door.open_home):
        with pytest.raises(NotConfigured, match=r"afile .*is a file|It is a file") as refused:
            act()
        assert "WITNESSMARK_HOME" in refused.value.remedy
