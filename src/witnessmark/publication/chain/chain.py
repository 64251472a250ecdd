"""The chain of a case: nine steps from the device to what is said, each with count and state."""

from dataclasses import replace
from datetime import date

from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.chain.computed import COMPUTED
from witnessmark.publication.chain.reported import REPLAYED
from witnessmark.publication.chain.state import (
    SHAPES,
    STATE_NAMES,
    STEP_NAMES,
    Link,
    LinkState,
    Step,
)
from witnessmark.publication.lookup import Lookup

__all__ = ["SHAPES", "STATE_NAMES", "STEP_NAMES", "Link", "LinkState", "Step", "chain_of"]


def chain_of(case: Case, *, on: date) -> tuple[Link, ...]:
    """Return the nine links of `case` as they stood at the end of `on`.

    In a replay the states are reported by others; a link that nobody published is "not published".
    """
    within = Lookup(case)
    links = REPLAYED if case.kind is CaseKind.REPLAY else COMPUTED
    return tuple(_named(links[step](within, on)) for step in Step)


def _named(link: Link) -> Link:
    return link if link.word else replace(link, word=STATE_NAMES[link.state])
