"""Rules of building a catalogue."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest

from parts.fictional import NOW, ROWS
from witnessmark.base.errors import BadInput
from witnessmark.parts import building
from witnessmark.parts.building import build_catalogue, build_in_home, catalogue_id
from witnessmark.parts.catalogue import latest_catalogue, open_catalogue


def written(folder: Path, content: bytes, name: str = "parts.csv") -> Path:
    """Write a source file."""
    path = folder / name
    path.write_bytes(content)
    return path


def test_rows_are_counted_and_rows_without_maker_or_number_left_out(tmp_path: Path) -> None:
    source = written(tmp_path, ROWS.encode())
    about = build_catalogue([source], into=tmp_path / "c", built_at=NOW)
    assert (about.rows, about.parts, about.left_out) == (10, 8, 2)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8-sig", "p.csv"), ("utf-16", "p.csv"), ("cp932", "p.csv"), ("utf-8", "p.csv.gz")],
)
def test_the_encodings_of_the_world_are_read(tmp_path: Path, encoding: str, name: str) -> None:
    text = "manufacturer,mpn,description\nクエルマーク,QM1234A,架空の部品\n".encode(encoding)
    source = written(tmp_path, gzip.compress(text) if name.endswith(".gz") else text, name)
    build_catalogue([source], into=tmp_path / "c", built_at=NOW)
    with open_catalogue(tmp_path / "c") as catalogue:
        assert [part.maker for part in catalogue.exactly("QM1234A")] == ["クエルマーク"]


TWO_ROWS = b"manufacturer,mpn,description\nA,B,C\nA,%b,%b\n"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "p.csv", "p.csv is empty"),
        (b"manufacturer,description\nA,B\n", "p.csv", "no column mpn"),
        (b"manufacturer,mpn,description\nA,B\n", "p.csv", "line 2"),
        (b"manufacturer,mpn,description\n,,\n", "p.csv", "no row has both"),
        (b"manufacturer,mpn,description\n\x81\xff\xfe,,\n", "p.csv", "encoding"),
        ("manufacturer,mpn,description\nQ,Q1,架空".encode()[:-1], "p.csv", "cut short"),
        (gzip.compress(ROWS.encode())[:-20], "p.csv.gz", "damaged gzip"),
        (b"not gzip", "p.csv.gz", "damaged gzip"),
        (b'manufacturer,mpn,description\nA,"B,C\n', "p.csv", "line 2"),
        (b"manufacturer,mpn,description\n", "p.csv", "p.csv has a heading and no rows"),
        (TWO_ROWS % (b"B" * 10_000, b""), "p.csv", "p.csv, line 3, column mpn: 10,000 characters"),
        (TWO_ROWS % (b"B\0C", b""), "p.csv", "p.csv, line 3, column mpn: it holds a NUL"),
        (TWO_ROWS % (b"B", b"\0"), "p.csv", "p.csv, line 3, column description: .* NUL"),
        (gzip.compress(bytes(20_000_000)), "p.csv.gz", "p.csv.gz: a line has no end"),
        (gzip.compress(b"\xff" * 20_000_000), "p.csv.gz", "p.csv.gz is not in UTF-8"),
    ],
)
def test_bad_input_is_named_and_nothing_is_left_behind(
    tmp_path: Path, content: bytes, name: str, said: str
) -> None:
    source = written(tmp_path, content, name)
    with pytest.raises(BadInput, match=said):
        build_catalogue([source], into=tmp_path / "c", built_at=NOW)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("limit", "most", "said"),
    [("LARGEST_SOURCE", 200, "p.csv.gz has more than 200 char"), ("MOST_ROWS", 3, "line 5: more")],
)
def test_a_source_that_swells_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, said: str
) -> None:
    monkeypatch.setattr(building, limit, most)
    swollen = b"manufacturer,mpn,description\n" + b"Maker,AB123,\n" * 1000
    source = written(tmp_path, gzip.compress(swollen), "p.csv.gz")
    with pytest.raises(BadInput, match=said):
        build_catalogue([source], into=tmp_path / "c", built_at=NOW)
    assert not (tmp_path / "c").exists()


def test_a_folder_with_something_else_in_it_is_never_replaced(tmp_path: Path) -> None:
    place = tmp_path / "letters"
    place.mkdir()
    (place / "letter.txt").write_text("keep me")
    with pytest.raises(BadInput, match="left as it is"):
        build_catalogue([written(tmp_path, ROWS.encode())], into=place, built_at=NOW)
    assert (place / "letter.txt").read_text() == "keep me"


def test_the_same_source_gives_the_same_id_at_any_time(tmp_path: Path) -> None:
    source = written(tmp_path, ROWS.encode())
    first = build_catalogue([source], into=tmp_path / "a", built_at=NOW)
    second = build_catalogue([source], into=tmp_path / "b", built_at=NOW + timedelta(days=1))
    assert catalogue_id(first) == catalogue_id(second)
    assert first != second


def test_the_home_keeps_catalogues_by_hash_and_the_newest_is_used(tmp_path: Path) -> None:
    one = written(tmp_path, ROWS.encode(), "one.csv")
    two = written(tmp_path, ROWS.replace("QM1234AB", "QM9999A").encode(), "two.csv")
    home = tmp_path / "home"
    late = build_in_home([two], home=home, built_at=NOW + timedelta(days=1))[0]
    early, about = build_in_home([one], home=home, built_at=NOW)
    assert early.name == catalogue_id(about)
    assert latest_catalogue(home) == late
    assert sorted(path.name for path in home.iterdir()) == sorted([early.name, late.name])


def test_tabs_and_line_breaks_do_not_break_the_index(tmp_path: Path) -> None:
    text = 'manufacturer,mpn,description\n"Quell\tmark","QM\n1234A","a\tb\nc"\n'
    build_catalogue([written(tmp_path, text.encode())], into=tmp_path / "c", built_at=NOW)
    with open_catalogue(tmp_path / "c") as catalogue:
        (part,) = catalogue.exactly("QM1234A")
        assert (part.maker, part.mpn, part.description) == ("Quell mark", "QM 1234A", "a b c")
