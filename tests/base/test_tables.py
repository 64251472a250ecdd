"""Tables at the door: encodings that are read, faults that are named."""

from pathlib import Path

import pytest

from witnessmark.base.encodings import check_encoding
from witnessmark.base.errors import BadInput
from witnessmark.base.tables import Row, lines_of, parse_table, read_file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp932"])
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
        (b"name\n\x81\xff\xfe\n", "a.csv is not in UTF-8"),
        (b"name\n\x80\x81\n", "an encoding that is not read"),
        (b"name\n", "a.csv has a heading and no rows"),
        (b"n\0a\0m\0e\0", "as in --encoding utf-16-le"),
        ("name\n日本\n".encode("utf-16-be"), "as in --encoding utf-16-be"),
        ("名称\n株式会社日本\n".encode("utf-16-le"), "as in --encoding utf-16-le"),
        ("名称\n株式会社日本\n".encode("utf-16-be"), "as in --encoding utf-16-be"),
        (b"name;country\nx;JP\n", "separated by ';': save it with commas"),
        (b"name\tcountry\nx\tJP\n", "separated by"),
        ("name\n日本\n".encode("utf-32-le"), "UTF-32 without a byte order mark"),
        ("name\n日本\n".encode("utf-32-be"), "as in --encoding utf-32-be"),
        (b"name,note,name\nx,y,z\n", "has the column 'name' twice"),
    ],
)
def test_a_fault_is_named_with_file_and_line(content: bytes, words: str) -> None:
    with pytest.raises(BadInput) as caught:
        list(parse_table(content, name="a.csv", required=["name"]))
    assert words in str(caught.value)


def test_a_heading_that_is_mapped_must_be_there() -> None:
    with pytest.raises(BadInput, match="no column nosuch; it has name"):
        list(parse_table(b"name\nx\n", name="a.csv", required=["name"], rename={"nosuch": "name"}))


def test_a_mapped_heading_goes_before_the_column_of_that_name() -> None:
    (row,) = parse_table(
        b"name,maker\nx,y\n", name="a.csv", required=["name"], rename={"maker": "name"}
    )
    assert row.fields["name"] == "y"


def test_columns_without_a_heading_may_stand_beside_each_other() -> None:
    (row,) = parse_table(b"name,,\nx,,\n", name="a.csv", required=["name"])
    assert row.fields["name"] == "x"


@pytest.mark.parametrize("encoding", ["gb18030", "latin-1", "euc_jp", "utf-16-le", "utf8"])
def test_an_encoding_that_is_named_is_used(encoding: str) -> None:
    text = "name\nQuébec" if encoding in ("latin-1", "utf8") else "name\n日本"
    content = text.encode(encoding)
    named = check_encoding(encoding)
    (row,) = parse_table(content, name="a.csv", required=["name"], encoding=named)
    assert row.fields["name"] == text.partition("\n")[2]


def test_a_mark_is_passed_over_when_the_encoding_is_named() -> None:
    content = "name\nx\n".encode("utf-8-sig")
    assert list(parse_table(content, name="a", required=["name"], encoding=check_encoding("utf-8")))


def test_what_is_not_in_the_encoding_named_is_refused() -> None:
    with pytest.raises(BadInput, match=r"a\.csv is not in the encoding ascii \(byte 5\)"):
        list(parse_table("name\né\n".encode(), name="a.csv", required=["name"], encoding="ascii"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_file(tmp_path / "none.csv")


def test_only_a_line_feed_ends_a_line() -> None:
    assert lines_of("a\u2028b\fc\x85d\re\r\nf\n") == ["a\u2028b\fc\x85d\re", "f", ""]
