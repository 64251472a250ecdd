"""Rules of looking things up in a catalogue, and of trusting it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parts.fictional import NOW, fictional_catalogue
from witnessmark.base.errors import BadInput, NotConfigured, Untrusted
from witnessmark.parts.building import build_catalogue
from witnessmark.parts.catalogue import ABOUT, OFFSETS, PARTS, SPELLINGS, Catalogue, open_catalogue


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Open the fictional catalogue."""
    with fictional_catalogue(tmp_path) as catalogue:
        yield catalogue


def test_a_number_is_found_with_every_maker_of_it(catalogue: Catalogue) -> None:
    assert [part.maker for part in catalogue.exactly("ZZ4455A")] == ["Ombrefont Elec", "Vantablau"]
    assert catalogue.exactly("ZZ4455") == ()
    assert catalogue.exactly("ZZZZZZ") == ()


def test_a_part_names_its_source_file_by_hash_and_day(catalogue: Catalogue) -> None:
    (part,) = catalogue.exactly("OF77812TR")
    assert part.source.name == "parts.csv"
    assert len(part.source.sha256) == 64
    assert part.read_on == "2026-11-24"


def test_longer_numbers_are_found_by_their_beginning(catalogue: Catalogue) -> None:
    found = catalogue.beginning("QM1234A", limit=10)
    assert [part.mpn for part in found] == ["QM1234AB", "QM1234AC"]
    assert catalogue.beginning("QM1234AB", limit=10) == ()


def test_a_beginning_that_too_many_share_says_nothing(catalogue: Catalogue) -> None:
    assert len(catalogue.beginning("QM1234A", limit=2)) == 2
    assert catalogue.beginning("QM1234A", limit=1) == ()


def test_the_longest_number_that_begins_a_text_is_its_stem(catalogue: Catalogue) -> None:
    assert [part.mpn for part in catalogue.stem("QM1234ABX9", shortest=6)] == ["QM1234AB"]
    assert catalogue.stem("QM1234ABX9", shortest=9) == ()


def test_an_unreadable_character_may_be_any(catalogue: Catalogue) -> None:
    found = catalogue.resembling("QM12?4A?", limit=100)
    assert [part.mpn for part in found] == ["QM1234AB", "QM1234AC"]
    assert catalogue.resembling("Q?1234AB", limit=100) == ()
    assert catalogue.resembling("QM12?4A", limit=100) == ()


@pytest.mark.parametrize("name", [PARTS, OFFSETS, SPELLINGS])
def test_one_changed_byte_is_refused_by_name(tmp_path: Path, name: str) -> None:
    fictional_catalogue(tmp_path).close()
    path = tmp_path / "catalogue" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(Untrusted, match=name):
        open_catalogue(tmp_path / "catalogue")


@pytest.mark.parametrize("name", [PARTS, OFFSETS, SPELLINGS])
def test_a_cut_or_missing_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    fictional_catalogue(tmp_path).close()
    path = tmp_path / "catalogue" / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Untrusted, match=name):
        open_catalogue(tmp_path / "catalogue")
    path.unlink()
    with pytest.raises(Untrusted, match=name):
        open_catalogue(tmp_path / "catalogue")


def test_a_catalogue_cannot_name_files_outside_its_folder(tmp_path: Path) -> None:
    fictional_catalogue(tmp_path).close()
    path = tmp_path / "catalogue" / ABOUT
    path.write_text(path.read_text().replace('"parts.tsv"', '"../parts.csv"'))
    with pytest.raises(Untrusted, match="other files"):
        open_catalogue(tmp_path / "catalogue")


def test_a_folder_without_a_catalogue_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(NotConfigured, match="catalogue build"):
        open_catalogue(tmp_path)


def test_another_format_is_refused(tmp_path: Path) -> None:
    fictional_catalogue(tmp_path).close()
    path = tmp_path / "catalogue" / ABOUT
    path.write_text(path.read_text().replace('"format": 1', '"format": 2'))
    with pytest.raises(BadInput, match="format 2"):
        open_catalogue(tmp_path / "catalogue")


def test_a_new_build_takes_the_place_of_the_old(tmp_path: Path) -> None:
    fictional_catalogue(tmp_path).close()
    source = tmp_path / "new.csv"
    source.write_text("manufacturer,mpn,description\nVantablau,NEW1234,new\n")
    build_catalogue([source], into=tmp_path / "catalogue", built_at=NOW)
    with open_catalogue(tmp_path / "catalogue") as catalogue:
        assert len(catalogue) == 1
