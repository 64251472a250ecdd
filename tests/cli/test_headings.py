"""A heading is told from a marking by its words; no marking of a real device is taken for one."""

import csv
from pathlib import Path

import pytest

from witnessmark.cli.headings import heading_in

REAL = Path(__file__).parents[3] / "shared" / "data" / "electronics" / "teardowns.csv"


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        *((word, word) for word in ("part_number", "Marking", "Part Number", "PARTNUMBER", "MPN")),
        *((word, word) for word in ("top_mark", "Top Marking", "TopMark", "P/N", "Part No.")),
        *((word, word) for word in ("marking_or_mpn", "Marking text (as read)", "chip")),
        *((word, word) for word in ("品番", "型番", "部品番号", "刻印", "マーキング", "型号")),
        ("Part Number,Qty", "Part Number"),
        ('"品番";数量', "品番"),
        ("no\tpart number", "part number"),
    ],
)
def test_words_that_name_a_column_of_markings_are_a_heading(line: str, heading: str) -> None:
    assert heading_in(line) == heading


@pytest.mark.parametrize(
    "line",
    ["QM1234AB", "1A", "MX", "PN2222A", "PART 7", "CHIP ONE", "QM1234 / PART", "IC", "", "日本"],
)
def test_a_digit_or_another_word_makes_it_a_marking(line: str) -> None:
    assert heading_in(line) == ""


@pytest.mark.skipif(not REAL.is_file(), reason="the real teardowns are absent")
def test_no_marking_of_a_real_device_is_taken_for_a_heading() -> None:
    with REAL.open(encoding="utf-8", newline="") as file:
        markings = [row["marking_or_mpn"] for row in csv.DictReader(file)]
    assert len(markings) == 8074
    assert [one for one in markings if heading_in(one)] == []
