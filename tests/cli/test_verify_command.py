"""The command `verify`: exit codes, lines for machines, nothing loaded that it does not need."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from witnessmark.cli import main

SPECIMEN = Path(__file__).parents[1] / "bundles" / "witnessmark-bundle-0.zip"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["verify", *arguments])
    shown = capsys.readouterr()
    return int(end.value.code or 0), shown.out, shown.err


@pytest.fixture
def altered(tmp_path: Path) -> str:
    """Return the path of the specimen with one byte of its report changed."""
    content = SPECIMEN.read_bytes()
    (tmp_path / "bundle.zip").write_bytes(content.replace(b"<!doctype", b"<!Doctype", 1))
    return str(tmp_path / "bundle.zip")


def specimen_key() -> str:
    from witnessmark.base.archive import read_zip

    return read_zip(SPECIMEN.read_bytes(), name="it")["witnessmark.pub"].decode()


def test_an_unaltered_bundle_passes_but_says_that_nobody_vouches_for_the_signer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run(capsys, str(SPECIMEN))
    assert (code, err) == (0, "")
    assert out.endswith("Unaltered; signer not established.\n")


def test_a_key_from_outside_establishes_the_signer(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "their.pub").write_text(specimen_key())
    for key in (str(tmp_path / "their.pub"), specimen_key().splitlines()[1]):
        code, out, _ = run(capsys, str(SPECIMEN), "--key", key)
        assert code == 0
        assert out.endswith("Unaltered; signer established.\n")


def test_an_altered_bundle_fails_and_the_file_is_named(
    capsys: pytest.CaptureFixture[str], altered: str
) -> None:
    code, out, err = run(capsys, altered)
    assert code == 1
    assert err == f"witnessmark: {altered} does not verify.\n"
    assert out.count("is not a whole ZIP file") == 1
    assert out.endswith("\nNOT TRUE: the check archive failed.\n")
    _, out, err = run(capsys, altered, "--json")
    assert err == f"witnessmark: {altered}: {json.loads(out.splitlines()[-1])['sentence']}\n"


def test_what_is_no_bundle_is_named_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "tr.zip").write_bytes(b"not a zip")
    code, out, err = run(capsys, str(tmp_path / "tr.zip"), "--json")
    assert (code, (out + err).count("tr.zip")) == (1, 1)


def test_machines_get_one_line_a_check(capsys: pytest.CaptureFixture[str], altered: str) -> None:
    code, out, _ = run(capsys, str(SPECIMEN), "--json")
    checks = [json.loads(line) for line in out.splitlines()]
    assert (code, len(checks)) == (0, 10)
    assert {check["outcome"] for check in checks[:-1]} == {"passed"}
    assert checks[-1]["outcome"] == "open"
    code, out, _ = run(capsys, altered, "--json")
    assert (code, json.loads(out.splitlines()[-1])["outcome"]) == (1, "failed")


def test_what_is_not_there_is_one_line_and_a_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "nowhere.zip")
    assert (code, out) == (1, "")
    assert (
        err
        == "witnessmark: nowhere.zip cannot be read: No such file or directory. Check the path.\n"
    )


def test_a_key_file_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, str(SPECIMEN), "--key", "typo.pub")
    assert (code, out) == (1, "")
    assert err.startswith("witnessmark: The key file typo.pub cannot be read: No such file")


def test_a_wrong_use_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys)[0] == 2


def test_it_loads_no_django_and_none_of_the_rooms() -> None:
    script = (
        "import sys\n"
        "from witnessmark.cli import main\n"
        "try:\n"
        f"    main(['verify', {str(SPECIMEN)!r}])\n"
        "except SystemExit as end:\n"
        "    assert not end.code\n"
        "loaded = {name.split('.')[1] for name in sys.modules if name.startswith('witnessmark.')}\n"
        "assert loaded == {'base', 'cli', 'publication'}, loaded\n"
        "assert 'django' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
