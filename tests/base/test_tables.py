"""Tables at the door: encodings that are read, faults that are named."""

from pathlib import Path

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.base.tables import Row, parse_table, read_file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_the_encodings_that_people_send_are_read(encoding: str) -> None:
    content = "name,country\n株式会社 日本,JP\n".encode(encoding)
    rows = list(parse_table(content, name="a.csv", required=["name"]))
    assert rows == [Row(2, {"name": "株式会社 日本", "country": "JP"})]


def test_a_row_knows_the_line_it_begins_on() -> None:
    content = b'marking\n"a\nb"\nc\n'
    assert [row.line for row in parse_table(content, name="a.csv", required=["marking"])] == [2, 4]


def test_another_heading_can_stand_for_a_column() -> None:
    content = b"top_mark\nX\n"
    (row,) = parse_table(
        content, name="a.csv", required=["marking"], rename={"top_mark": "marking"}
    )
    assert row.fields == {"marking": "X"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "a.csv is empty"),
        (b"other\nx\n", "no column name"),
        (b"name,country\nx\n", "line 2: 1 fields where the heading has 2"),
        (b"name\nx,y\n", "line 2: 2 fields"),
        (b'name\nx\n"never closed\n', "line 3"),
        (b"name\n\x81\xff\xfe\n", "encoding that is not read"),
    ],
)
def test_a_fault_is_named_with_file_and_line(content: bytes, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        list(parse_table(content, name="a.csv", required=["name"]))
    assert words in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_file(tmp_path / "none.csv")
