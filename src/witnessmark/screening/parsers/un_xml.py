"""The UN Security Council's consolidated list, as its XML file says it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from witnessmark.base.errors import BadInput
from witnessmark.companies.countries import country_code
from witnessmark.screening.entry import Entry, EntryKind, ListedAs, ListedName, ListedNumber
from witnessmark.screening.source import SourceFile

_GROUPS: Final = {
    "INDIVIDUALS": ("INDIVIDUAL", EntryKind.PERSON),
    "ENTITIES": ("ENTITY", EntryKind.COMPANY),
}
_NAMES: Final = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_READ: Final = {
    *_NAMES,
    "REFERENCE_NUMBER",
    "UN_LIST_TYPE",
    "LISTED_ON",
    "DELISTED_ON",
    "NAME_ORIGINAL_SCRIPT",
    "COMMENTS1",
    "NATIONALITY",
    "{}_ALIAS",
    "{}_ADDRESS",
    "{}_DOCUMENT",
}
_LEFT_OUT: Final = {
    "DATAID",
    "VERSIONNUM",
    "GENDER",
    "DESIGNATION",
    "TITLE",
    "LIST_TYPE",
    "LAST_DAY_UPDATED",
    "SORT_KEY",
    "SORT_KEY_LAST_MOD",
    "SUBMITTED_BY",
    "SUBMITTED_ON",
    "NATIONALITY2",
    "{}_DATE_OF_BIRTH",
    "{}_PLACE_OF_BIRTH",
}
"""What the file tells of an entry and screening has no use for."""

_QUALITIES: Final = {
    "": ListedAs.ALIAS,
    "Good": ListedAs.ALIAS,
    "a.k.a.": ListedAs.ALIAS,
    "f.k.a.": ListedAs.FORMER,
    "Low": ListedAs.WEAK,
}


def parse(files: Sequence[SourceFile]) -> Iterator[Entry]:
    """Yield the entries of the file.

    Raises BadInput for more than one file, XML that ends early or defines entities, an element that
    is not known, or an entry without number, name or date.
    """
    if len(files) != 1:
        raise BadInput(f"{len(files)} files were given.", remedy="Give the one XML file.")
    file = files[0]
    root = _root(file)
    if root.tag != "CONSOLIDATED_LIST" or {group.tag for group in root} != set(_GROUPS):
        raise BadInput(
            f"{file.name} is not the UN consolidated list: it starts with {root.tag}.",
            remedy="Retrieve the XML file from the UN's page of the list.",
        )
    for group in root:
        tag, kind = _GROUPS[group.tag]
        for number, element in enumerate(group, start=1):
            place = f"{file.name}, {group.tag} {number}"
            if element.tag != tag:
                raise _fault(place, f"{element.tag} stands where {tag} is expected")
            yield _entry(element, kind=kind, place=place)


def _root(file: SourceFile) -> Element:
    try:
        root: Element = fromstring(file.content, forbid_dtd=True)
    except ParseError as error:
        raise BadInput(
            f"{file.name} is not a finished XML file: {error}.",
            remedy="The file is cut short or damaged: retrieve it again.",
        ) from error
    except DefusedXmlException as error:
        raise BadInput(
            f"{file.name} defines entities of its own, which may be an attack.",
            remedy="Retrieve the file from the UN's page of the list.",
        ) from error
    return root


def _entry(element: Element, *, kind: EntryKind, place: str) -> Entry:
    _refuse_unknown(element, place)
    entry_id = _text(element, "REFERENCE_NUMBER")
    name = " ".join(filter(None, (_text(element, part) for part in _NAMES)))
    if not entry_id or not name:
        raise _fault(place, "the entry has no number or no name")
    return Entry(
        id=entry_id,
        kind=kind,
        names=(ListedName(text=name, listed_as=ListedAs.NAME), *_aliases(element, place)),
        programmes=tuple(filter(None, (_text(element, "UN_LIST_TYPE"),))),
        countries=_countries(element),
        numbers=tuple(_numbers(element)),
        listed_on=_day(element, "LISTED_ON", place),
        delisted_on=_day(element, "DELISTED_ON", place),
        remarks=_text(element, "COMMENTS1"),
        place=place,
    )


def _refuse_unknown(element: Element, place: str) -> None:
    for child in element:
        tag = child.tag.replace(element.tag, "{}", 1)
        if tag not in _READ and tag not in _LEFT_OUT:
            raise _fault(place, f"the element {child.tag} is not known")


def _aliases(element: Element, place: str) -> Iterator[ListedName]:
    original = _text(element, "NAME_ORIGINAL_SCRIPT")
    if original:
        yield ListedName(text=original, listed_as=ListedAs.ALIAS)
    for alias in element.iter(f"{element.tag}_ALIAS"):
        quality, text = _text(alias, "QUALITY"), _text(alias, "ALIAS_NAME")
        if quality not in _QUALITIES:
            raise _fault(place, f"the quality of alias {quality[:20]!r} is not known")
        if text:
            yield ListedName(text=text, listed_as=_QUALITIES[quality])


def _countries(element: Element) -> tuple[str, ...]:
    nations = [value.text or "" for value in element.findall("NATIONALITY/VALUE")]
    homes = [_text(address, "COUNTRY") for address in element.iter(f"{element.tag}_ADDRESS")]
    codes = (country_code(name) for name in nations + homes)
    return tuple(dict.fromkeys(code for code in codes if code))


def _numbers(element: Element) -> Iterator[ListedNumber]:
    for document in element.iter(f"{element.tag}_DOCUMENT"):
        if value := _text(document, "NUMBER"):
            kind = _text(document, "TYPE_OF_DOCUMENT") or _text(document, "TYPE_OF_DOCUMENT2")
            yield ListedNumber(kind=kind, value=value)


def _text(element: Element, tag: str) -> str:
    return " ".join((element.findtext(tag) or "").split())


def _day(element: Element, tag: str, place: str) -> date | None:
    text = _text(element, tag)
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise _fault(place, f"{tag} is {text[:20]!r}, not a date") from error


def _fault(place: str, what: str) -> BadInput:
    return BadInput(f"{place}: {what}.", remedy="Retrieve the file again, or report its new shape.")
