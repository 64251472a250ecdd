"""Two people read each marking, and neither sees what the other read before both have read it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from witnessmark.base.ids import PersonId
from witnessmark.evidence.component import Component

READERS: Final = 2
"""How many people read every marking."""


def readers_of(component: Component) -> frozenset[PersonId]:
    """Return who has read the marking of `component`."""
    return frozenset(reading.reader for reading in component.readings)


def as_read_by(reader: PersonId, components: Sequence[Component]) -> tuple[Component, ...]:
    """Return `components` as `reader` may see them: without readings that may still sway theirs."""
    return tuple(
        component if _is_open(component, reader) else replace(component, readings=())
        for component in components
    )


def _is_open(component: Component, reader: PersonId) -> bool:
    readers = readers_of(component)
    return reader in readers or len(readers) >= READERS
