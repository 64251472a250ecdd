"""OFAC's files are read whole or refused by file and row."""

from datetime import date

import pytest

from screening.editions import as_files, consolidated, needs_real_lists, real
from witnessmark.base.errors import BadInput
from witnessmark.screening.entry import Entry, EntryKind, ListedAs
from witnessmark.screening.lists import list_kind, parse_list


def parse(texts: dict[str, str]) -> dict[str, Entry]:
    entries = parse_list(as_files(texts), kind=list_kind("ofac-consolidated"))
    return {entry.id: entry for entry in entries}


def test_an_entry_keeps_names_numbers_country_date_and_place() -> None:
    entry = parse(consolidated())["1"]
    assert [(name.text, name.listed_as) for name in entry.names] == [
        ("SPECIMEN OPTICS CO., LTD.", ListedAs.NAME),
        ("SPECIMEN EYES", ListedAs.ALIAS),
        ("OLD SPECIMEN", ListedAs.FORMER),
        ("SPX", ListedAs.WEAK),
    ]
    assert entry.listed_on == date(2021, 6, 3)
    assert entry.delisted_on is None
    assert entry.countries == ("CN",)
    assert {(n.kind, n.value) for n in entry.numbers} == {
        ("USCC", "91330000733796106P"),
        ("ISIN", "CNE100000PM8"),
    }
    assert entry.place == "cons_prim.csv, row 1"


def test_the_end_of_remarks_that_did_not_fit_is_joined_without_a_gap() -> None:
    texts = consolidated() | {"cons_comments.csv": '1," Legal Entity Number 253400WSS48YWMBUA688."'}
    assert parse(texts)["1"].remarks.endswith("(China). Legal Entity Number 253400WSS48YWMBUA688.")


def test_a_date_that_the_list_does_not_give_is_none() -> None:
    assert parse(consolidated())["2"].listed_on is None


AGAIN = '7,"AGAIN",-0- ,"CMIC-EO13959"' + ",-0- " * 8


def _replaced(name: str, old: str, new: str) -> dict[str, str]:
    texts = consolidated()
    assert old in texts[name]
    return texts | {name: texts[name].replace(old, new, 1)}


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (
            _replaced("cons_prim.csv", '"FILLER9 WORKS",', '"FILLER9","WORKS",'),
            r"cons_prim\.csv, row 9: 13",
        ),
        (
            _replaced("cons_prim.csv", "\x1a", AGAIN + "\r\n\x1a"),
            r"cons_prim\.csv, row 121.*'7' is not new",
        ),
        (
            _replaced("cons_prim.csv", '"FILLER9 WORKS",-0- ', '"FILLER9 WORKS","ghost"'),
            "row 9.*ghost",
        ),
        (_replaced("cons_alt.csv", '"fka"', '"xka"'), r"cons_alt\.csv, row 2.*xka"),
        (_replaced("cons_alt.csv", "1,2,", "999,2,"), r"cons_alt\.csv, row 2.*999"),
        (_replaced("cons_add.csv", '5,5,-0- ,-0- ,"China",-0- \r\n', ""), r"row 5.*addresses"),
        ({"cons_prim.csv": consolidated()["cons_prim.csv"]}, "No file of aliases and of addresses"),
        (consolidated() | {"again.csv": consolidated()["cons_alt.csv"]}, "as does"),
        (_replaced("cons_alt.csv", "\x1a", ""), "mark of its end"),
        (consolidated(20), "20 entries"),
        (consolidated() | {"cons_prim.csv": consolidated()["cons_prim.csv"][:2000]}, "cons_"),
        ({"page.html": "<html>"}, r"page\.html is not one of OFAC's"),
    ],
)
def test_a_bad_edition_is_refused_by_file_and_row(texts: dict[str, str], message: str) -> None:
    with pytest.raises(BadInput, match=message) as error:
        parse(texts)
    assert error.value.remedy


def test_a_file_of_another_encoding_is_refused() -> None:
    files = as_files(consolidated())
    broken = [
        type(file)(file.name, file.content.replace(b"FILLER2", b"F\xefLLER")) for file in files
    ]
    with pytest.raises(BadInput, match=r"cons_prim\.csv is not UTF-8"):
        parse_list(broken, kind=list_kind("ofac-consolidated"))


def test_a_file_that_ends_within_a_character_is_said_to_be_cut_short() -> None:
    files = as_files(consolidated())
    cut = [type(file)(file.name, file.content + "é".encode()[:1]) for file in files]
    with pytest.raises(BadInput, match="ends in the middle of a character"):
        parse_list(cut, kind=list_kind("ofac-consolidated"))


@needs_real_lists
@pytest.mark.parametrize(
    ("folder", "kind", "count"),
    [
        ("us_ofac_sdn_2019-01", "ofac-sdn", 7379),
        ("us_ofac_sdn_2021-07", "ofac-sdn", 8976),
        ("us_ofac_cons_2025-12", "ofac-consolidated", 442),
    ],
)
def test_the_real_editions_are_read_whole(folder: str, kind: str, count: int) -> None:
    entries = parse_list(real(folder), kind=list_kind(kind))
    assert len(entries) == count
    assert all(entry.kind in EntryKind for entry in entries)


@needs_real_lists
def test_one_kind_is_not_taken_for_the_other() -> None:
    with pytest.raises(BadInput, match="8,976 entries"):
        parse_list(real("us_ofac_sdn_2021-07"), kind=list_kind("ofac-consolidated"))
    with pytest.raises(BadInput, match="442 entries"):
        parse_list(real("us_ofac_cons_2025-12"), kind=list_kind("ofac-sdn"))


@needs_real_lists
@pytest.mark.parametrize("share", [0.3, 0.7, 0.999])
@pytest.mark.parametrize("name", ["sdn.csv", "add.csv", "alt.csv"])
def test_a_real_edition_cut_short_is_refused(name: str, share: float) -> None:
    cut = [
        type(f)(f.name, f.content[: int(len(f.content) * share)]) if f.name == name else f
        for f in real("us_ofac_sdn_2021-07")
    ]
    with pytest.raises(BadInput):
        parse_list(cut, kind=list_kind("ofac-sdn"))
