"""The command `identify`: its contract with other programs, bad input, what it must not load."""

import csv
import gzip
import io
import json
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from parts.fictional import MAKERS, NOW, ROWS
from witnessmark.cli import main
from witnessmark.parts.building import build_catalogue

REAL = Path(__file__).parents[3] / "shared" / "data" / "electronics"
KEYS = {"marking", "verdict", "candidates", "date_code", "lot_code"}
CANDIDATE_KEYS = {"maker", "maker_id", "mpn", "family", "score", "grounds"}
GROUND_KEYS = {"rule", "direction", "seen", "expected", "source", "date", "text"}


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the command an empty home, fictional makers and a fictional catalogue."""
    monkeypatch.setenv("WITNESSMARK_HOME", str(tmp_path / "home"))
    (tmp_path / "makers.yaml").write_text(MAKERS, "utf-8")
    (tmp_path / "parts.csv").write_text(ROWS, "utf-8")
    build_catalogue([tmp_path / "parts.csv"], into=tmp_path / "catalogue", built_at=NOW)
    return tmp_path


def run(
    capsys: pytest.CaptureFixture[str], place: Path, *arguments: str, real: bool = False
) -> tuple[int, str, str]:
    """Run the command on the fictional makers; return exit code, output and errors."""
    ours = [] if real else ["--makers", str(place / "makers.yaml")]
    with pytest.raises(SystemExit) as end:
        main(["identify", *arguments, *ours])
    shown = capsys.readouterr()
    return int(end.value.code or 0), shown.out, shown.err


def objects(output: str) -> list[dict[str, object]]:
    """Return the JSON objects, one a line."""
    return [json.loads(line) for line in output.splitlines()]


def table(place: Path, content: str | bytes, name: str = "marks.csv") -> str:
    """Write an input, and return its path."""
    path = place / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_a_row_gives_an_object_of_the_contract(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    source = table(place, 'marking,role\n"QM1234AB\n9831 B4X77",sensor\n,\nZZ4455A,\n')
    code, out, _ = run(capsys, place, source, "--json", "--catalogue", str(place / "catalogue"))
    first, empty, rivals = objects(out)
    assert code == 0
    for one in (first, empty, rivals):
        assert set(one) == KEYS
        for candidate in one["candidates"]:  # type: ignore[attr-defined]
            assert set(candidate) == CANDIDATE_KEYS
            assert 0 <= candidate["score"] <= 1
            for ground in candidate["grounds"]:
                assert set(ground) == GROUND_KEYS
                assert set(ground["text"]) == {"en", "ja"}
                assert ground["direction"] in ("for", "against")
    assert [one["verdict"] for one in (first, empty, rivals)] == [
        "consistent",
        "not_identified",
        "candidates",
    ]
    assert first["marking"] == "QM1234AB\n9831 B4X77"
    assert first["date_code"]["raw"] == "9831"  # type: ignore[index]
    assert first["lot_code"] == "B4X77"
    assert (empty["date_code"], empty["lot_code"]) == (None, None)


def test_lines_without_a_heading_are_markings(
    capsys: pytest.CaptureFixture[str], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b"QM1234AB\n\nTH5000 | EV100\n1,A\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    code, out, _ = run(capsys, place, "-", "--json")
    assert code == 0
    assert [one["marking"] for one in objects(out)] == ["QM1234AB", "TH5000 | EV100", "1,A"]


def test_another_heading_can_be_mapped(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    source = table(place, "top,who\nQM1234AB,Somebody\n")
    mapped = ("--column", "marking=top", "--column", "maker_hint=who")
    code, out, _ = run(capsys, place, source, "--json", *mapped)
    assert code == 0
    assert objects(out)[0]["verdict"] == "unsure"


def test_the_writers_doubt_is_read_only_when_asked(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    source = table(place, "marking\nQM1234AB?\n")
    doubted = objects(run(capsys, place, source, "--json", "--doubt-mark")[1])[0]
    plain = objects(run(capsys, place, source, "--json")[1])[0]
    assert (doubted["verdict"], plain["verdict"]) == ("unsure", "candidates")
    assert doubted["marking"] == plain["marking"] == "QM1234AB?"


def test_top_limits_the_candidates(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    source = table(place, "marking\nXB6208\n")
    candidates = objects(run(capsys, place, source, "--json", "--top", "1")[1])[0]["candidates"]
    assert len(candidates) == 1  # type: ignore[arg-type]


def test_without_json_a_table_is_shown(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    code, out, _ = run(capsys, place, table(place, "marking\nXB6208\n1A\n"))
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("XB6208")
    assert lines[1].startswith(" ")
    assert lines[2].split() == ["1A", "not", "identified"]
    assert lines[0].index("1.") == lines[1].index("2.")


def test_without_a_catalogue_the_patterns_still_work_and_it_says_so(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    code, out, err = run(capsys, place, table(place, "marking\nHi3518\n"), "--json", real=True)
    assert code == 0
    assert objects(out)[0]["candidates"]
    assert "no catalogue" in err
    assert "catalogue build" in err


def test_the_catalogue_of_the_home_is_used(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    with pytest.raises(SystemExit):
        main(["catalogue", "build", str(place / "parts.csv")])
    capsys.readouterr()
    _, out, err = run(capsys, place, table(place, "marking\nOF77-812-TR\n"), "--json", real=True)
    assert objects(out)[0]["verdict"] == "consistent"
    assert err == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
def test_the_encodings_of_the_world_are_read(
    capsys: pytest.CaptureFixture[str], place: Path, encoding: str
) -> None:
    source = table(place, "marking,role\nQM1234AB,画像センサー\n".encode(encoding))
    code, out, _ = run(capsys, place, source, "--json")
    assert (code, objects(out)[0]["verdict"]) == (0, "consistent")


def test_the_encoding_may_be_named(capsys: pytest.CaptureFixture[str], place: Path) -> None:
    source = table(place, "marking,role\nQM1234AB,图像传感器芯片\n".encode("gbk"))
    code, _, err = run(capsys, place, source)
    assert (code, "gb18030" in err) == (1, True)
    assert run(capsys, place, source, "--encoding", "gb18030")[0] == 0
    lines = table(place, "QM1234AB\n".encode("utf-16-le"), "lines.txt")
    out = run(capsys, place, lines, "--json", "--encoding", "utf-16-le")[1]
    assert objects(out)[0]["marking"] == "QM1234AB"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "marks.csv is empty"),
        (b" \n", "marks.csv is empty"),
        (b"text,role\nQM1234,x\n", "no column marking"),
        (b"marking,role\n", "marks.csv has a heading and no rows"),
        (b"marking,role\nQM1234\n", "marks.csv, line 2"),
        (b"marking\nQM1234AB\n" + b"Q" * 10_000 + b"\n", "marks.csv, line 3"),
        (b"marking\nQM\x1b[31m1234\n", "marks.csv, line 2"),
        (b"marking\n\xff\xfe\x81\n", "encoding"),
        (b'marking\n"QM1234\n', "marks.csv, line 2"),
        (b"marking,marking\nQM1234AB,QM1234AB\n", "has the column 'marking' twice"),
    ],
)
def test_bad_input_is_one_line_that_names_file_and_row(
    capsys: pytest.CaptureFixture[str], place: Path, content: bytes, said: str
) -> None:
    code, out, err = run(capsys, place, table(place, content), "--json")
    assert (code, out) == (1, "")
    assert said in err.splitlines()[-1]
    assert "Traceback" not in err


def test_a_missing_file_a_damaged_catalogue_and_wrong_makers_are_refused(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    source = table(place, "marking\nQM1234AB\n")
    assert run(capsys, place, str(place / "none.csv"))[0] == 1
    (place / "catalogue" / "parts.tsv").write_bytes(b"QM")
    code, _, err = run(capsys, place, source, "--catalogue", str(place / "catalogue"))
    assert code == 1
    assert "parts.tsv" in err
    (place / "makers.yaml").write_text("- {id: x}")
    code, _, err = run(capsys, place, source)
    assert code == 1
    assert "makers.yaml" in err


@pytest.mark.parametrize("option", [("--column", "marking"), ("--column", "colour=x")])
def test_a_mapping_of_no_known_column_is_wrong_use(
    capsys: pytest.CaptureFixture[str], place: Path, option: tuple[str, str]
) -> None:
    assert run(capsys, place, table(place, "marking\nQM\n"), *option)[0] == 2


def test_identifying_loads_neither_django_nor_the_network(place: Path) -> None:
    program = (
        "import sys\nfrom witnessmark.cli import main\n"
        "try:\n    main(sys.argv[1:])\nfinally:\n"
        "    loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "    print(sorted(loaded & {'django', 'smtplib', 'sqlite3'}), file=sys.stderr)\n"
    )
    arguments = ["identify", table(place, "marking\nQM1234AB\n"), "--json"]
    result = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    assert result.stderr.splitlines()[-1] == "[]"
    assert objects(result.stdout)[0]["marking"] == "QM1234AB"


@pytest.mark.skipif(not REAL.is_dir(), reason="the real teardowns are absent")
def test_every_real_teardown_is_answered_in_order(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    with gzip.open(REAL / "parts_normalised.csv.gz", "rt", encoding="utf-8", newline="") as file:
        every_twentieth = "".join(islice(file, 0, None, 20))
    heading = "manufacturer,mpn,description,source\n"
    real = place / "real.csv"
    real.write_text(heading + _whole_rows(every_twentieth.partition("\n")[2]), "utf-8")
    build_catalogue([real], into=place / "real", built_at=NOW)
    columns = ("marking=marking_or_mpn", "role=component_role", "maker_hint=manufacturer_if_given")
    mapped = [part for column in columns for part in ("--column", column)]
    code, out, _ = run(
        capsys,
        place,
        str(REAL / "teardowns.csv"),
        *("--json", "--doubt-mark", "--catalogue", str(place / "real"), *mapped),
        real=True,
    )
    assert code == 0
    with (REAL / "teardowns.csv").open(encoding="utf-8", newline="") as file:
        expected = [row["marking_or_mpn"] for row in csv.DictReader(file)]
    found = objects(out)
    assert [one["marking"] for one in found] == expected
    doubted = [one["verdict"] for one in found if str(one["marking"]).rstrip().endswith("?")]
    assert "consistent" not in doubted


def _whole_rows(text: str) -> str:
    rows = (row for row in csv.reader(io.StringIO(text)) if len(row) == 4)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def test_a_table_without_the_column_is_refused_on_standard_input_too(
    capsys: pytest.CaptureFixture[str], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = 'device,chip,seen on\n"one, two",QM1294AB,9 May\nthree,QM1294AB,10 May\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code, output, error = run(capsys, place, "-")
    assert (code, output) == (1, "")
    assert "looks like a CSV without the column marking" in error
    assert "--column marking=HEADING" in error


@pytest.mark.parametrize("heading", ["part_number", "Marking", "Part Number", "品番"])
def test_lines_that_begin_with_another_heading_are_refused_with_the_way_out(
    capsys: pytest.CaptureFixture[str], place: Path, heading: str
) -> None:
    source = table(place, f"\n{heading}\nQM1234AB\n", "lines.txt")
    code, out, err = run(capsys, place, source)
    assert (code, out) == (1, "")
    assert f"lines.txt begins with {heading!r}, which is a heading and no marking" in err
    assert f"marking={heading}" in err.partition("--column")[2]
    source = table(place, f"{heading}\nQM1234AB\n", "lines.txt")
    code, out, _ = run(capsys, place, source, "--json", "--column", f"marking={heading}")
    assert (code, [one["marking"] for one in objects(out)]) == (0, ["QM1234AB"])


def test_a_word_that_is_a_heading_elsewhere_can_be_asked_as_a_marking(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    for text in ("CHIP\n", "marking\nCHIP\nQM1234AB\n", "QM1234AB\nCHIP\n"):
        code, out, _ = run(capsys, place, table(place, text, "lines.txt"), "--json")
        assert (code, "CHIP" in [one["marking"] for one in objects(out)]) == (0, True)
