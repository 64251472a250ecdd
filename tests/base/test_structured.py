"""JSON and YAML are read strictly, and nothing in them is guessed or run."""

from pathlib import Path

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.base.structured import parse_json, parse_yaml, read_structured


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023-01-19", "2023-01-19"),
        ("2023-01-19T10:00:00+09:00", "2023-01-19T10:00:00+09:00"),
        ("no", "no"),
        ("on", "on"),
        ("1:30", "1:30"),
        ("0123", "0123"),
        ("1E5", "1E5"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        ("true", True),
        ("null", None),
        ("12", 12),
        ("-1.5", -1.5),
    ],
)
def test_yaml_keeps_as_text_what_only_looks_like_something_else(text: str, value: object) -> None:
    assert parse_yaml(f"a: {text}\n", name="a.yaml") == {"a": value}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: &x [1]\nb: *x", "line 2: an alias"),
        ("a: 1\na: 2", "line 2: the field 'a' stands there twice"),
        ("- b:\n    c: 1\n    d: 2\n    c: 3", "line 4: the field 'c' stands there twice"),
        ("a: 1\n\n2: 3", "line 3: the name of a field must be text, not '2'"),
        ("a: !!python/object/apply:os.system [x]", "tag"),
        ("a: [", "line 2"),
        ("1: 2", "must be text"),
        ("[" * 5000, "cannot be read"),
        ("- a\n---\n- b", "another document"),
        ("a: !!binary aGk=", "bytes is not read"),
    ],
)
def test_yaml_that_could_mean_more_than_it_says_is_refused(text: str, fault: str) -> None:
    with pytest.raises(BadInput, match=r"a\.yaml cannot be read") as caught:
        parse_yaml(text, name="a.yaml")
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    "text", ['{"a":1,"a":2}', "[NaN]", "[1e999]", "[" * 100_000, r'"\ud800"', "1" * 5000, "", "x"]
)
def test_json_that_cannot_be_written_again_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"a\.json cannot be read"):
        parse_json(text, name="a.json")


def test_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("題: 案件".encode("cp932"))
    with pytest.raises(BadInput, match=r"a\.yaml is not UTF-8"):
        read_structured(tmp_path / "a.yaml")


def test_a_file_that_was_cut_within_a_character_is_said_to_be_cut_short(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("題: 案件".encode()[:-1])
    with pytest.raises(BadInput, match=r"a\.yaml ends in the middle of a character"):
        read_structured(tmp_path / "a.yaml")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert read_structured(tmp_path / "a.json") == {"a": 1}
