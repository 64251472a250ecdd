"""An index over the entries of a snapshot: all their names, all their numbers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from witnessmark.companies.identifiers import SHORTEST, fold_number
from witnessmark.companies.index import NameIndex, build_index
from witnessmark.companies.names import LONGEST_NAME, name_key
from witnessmark.screening.entry import Entry, ListedName


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


def build_entry_index(entries: Sequence[Entry]) -> EntryIndex:
    """Return the index of `entries`; a number too short to be one body's is left out."""
    places = [Place(entry, name) for entry in entries for name in entry.names]
    by_number: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for number in {fold_number(number.value) for number in entry.numbers}:
            if len(number) >= SHORTEST:
                by_number[number].append(entry)
    keys = [name_key(place.name.text[:LONGEST_NAME]) for place in places]
    return EntryIndex(build_index(keys), places, by_number)
