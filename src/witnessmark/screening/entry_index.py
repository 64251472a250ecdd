"""An index over the entries of a snapshot: all their names, all their numbers."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from witnessmark.base.errors import BadInput
from witnessmark.companies.identifiers import SHORTEST, fold_number
from witnessmark.companies.index import NameIndex, build_index
from witnessmark.companies.names import LONGEST_NAME, name_key
from witnessmark.screening.entry import Entry, ListedName

CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Control characters other than white space: no name or number holds one on purpose."""


@dataclass(frozen=True)
class Place:
    """Which name of which entry stands at a place of the name index."""

    entry: Entry
    name: ListedName


@dataclass(frozen=True)
class EntryIndex:
    """Names and numbers of all entries; `places` runs beside the name index."""

    names: NameIndex
    places: Sequence[Place]
    by_number: Mapping[str, Sequence[Entry]]


def check_entry(entry: Entry) -> None:
    """Raise BadInput, naming entry and place, for a name that could not be compared as a whole."""
    words = (entry.id, *(name.text for name in entry.names), *(n.value for n in entry.numbers))
    for text in words:
        fault = f"has {len(text):,} characters" if len(text) > LONGEST_NAME else ""
        if control := CONTROL.search(text):
            fault = f"holds the control character U+{ord(control.group()):04X}"
        if fault:
            raise BadInput(
                f"{entry.place}: of the entry {entry.id[:60]!r}, {text[:40]!r}… {fault}.",
                remedy=f"Names and numbers have at most {LONGEST_NAME} characters, none of them"
                " control characters: correct the entry, or retrieve the list again.",
            )


def build_entry_index(entries: Sequence[Entry]) -> EntryIndex:
    """Return the index of `entries`; a number too short to be one body's is left out.

    Raises BadInput as `check_entry` does: what cannot be compared is not passed over.
    """
    for entry in entries:
        check_entry(entry)
    places = [Place(entry, name) for entry in entries for name in entry.names]
    by_number: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for number in {fold_number(number.value) for number in entry.numbers}:
            if len(number) >= SHORTEST:
                by_number[number].append(entry)
    keys = [name_key(place.name.text) for place in places]
    return EntryIndex(build_index(keys), places, by_number)
