"""The UN list is read whole; unfinished or hostile XML is refused."""

from datetime import date

import pytest

from screening.editions import needs_real_lists, real
from witnessmark.base.errors import BadInput
from witnessmark.screening.entry import ListedAs
from witnessmark.screening.lists import list_kind, parse_list
from witnessmark.screening.parsers.un_xml import parse
from witnessmark.screening.source import SourceFile

ENTITY = """<ENTITY><FIRST_NAME>SPECIMEN WORKS</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
<REFERENCE_NUMBER>XXe.001</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>
<NAME_ORIGINAL_SCRIPT>見本</NAME_ORIGINAL_SCRIPT>
<ENTITY_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>SPEX</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ALIAS><QUALITY/><ALIAS_NAME/></ENTITY_ALIAS>
<ENTITY_ADDRESS><COUNTRY>Democratic People's Republic of Korea</COUNTRY>
</ENTITY_ADDRESS></ENTITY>"""
HEAD = "<CONSOLIDATED_LIST><INDIVIDUALS/><ENTITIES>"
TAIL = "</ENTITIES></CONSOLIDATED_LIST>"


def source(text: str) -> list[SourceFile]:
    return [SourceFile("un.xml", text.encode())]


def test_an_entry_keeps_names_regime_country_and_date() -> None:
    (entry,) = parse(source(HEAD + ENTITY + TAIL))
    assert entry.id == "XXe.001"
    assert entry.programmes == ("DPRK",)
    assert entry.countries == ("KP",)
    assert entry.listed_on == date(2016, 3, 2)
    assert [(name.text, name.listed_as) for name in entry.names] == [
        ("SPECIMEN WORKS", ListedAs.NAME),
        ("見本", ListedAs.ALIAS),
        ("SPEX", ListedAs.WEAK),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEAD + ENTITY, "not a finished XML file"),
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + HEAD + TAIL, "entities of its own"),
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd">' + HEAD + TAIL, "entities of its own"),
        ("<sdnList/>", "not the UN consolidated list"),
        (
            HEAD + ENTITY.replace("<ENTITY_ADDRESS>", "<NEWS/><ENTITY_ADDRESS>") + TAIL,
            "1: the element NEWS",
        ),
        (HEAD + ENTITY.replace("Low", "Fair") + TAIL, "Fair"),
        (HEAD + ENTITY.replace("2016-03-02", "soon") + TAIL, "LISTED_ON is 'soon'"),
        (HEAD + ENTITY.replace("XXe.001", "") + TAIL, "no number"),
        (HEAD + "<INDIVIDUAL/>" + TAIL, "INDIVIDUAL stands where ENTITY"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_place(text: str, message: str) -> None:
    with pytest.raises(BadInput, match=message) as error:
        list(parse(source(text)))
    assert "un.xml" in error.value.message


def test_a_list_of_one_entry_is_cut_short() -> None:
    with pytest.raises(BadInput, match="1 entries"):
        parse_list(source(HEAD + ENTITY + TAIL), kind=list_kind("un-xml"))


@needs_real_lists
def test_the_real_list_is_read_whole() -> None:
    entries = parse_list(real("un_sc_2026-02"), kind=list_kind("un-xml"))
    assert len(entries) == 1003
    assert all(entry.listed_on for entry in entries)


@needs_real_lists
def test_the_real_list_cut_short_is_refused() -> None:
    (file,) = real("un_sc_2026-02")
    half = SourceFile(file.name, file.content[: len(file.content) // 2])
    with pytest.raises(BadInput, match="not a finished XML file"):
        parse_list([half], kind=list_kind("un-xml"))
