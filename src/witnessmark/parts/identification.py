"""Candidates that a marking allows, and what a person decided about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from witnessmark.base.grounds import Ground
from witnessmark.base.ids import ComponentId, DocumentId, MakerId, PersonId
from witnessmark.base.json import Json
from witnessmark.base.text import Text


class Verdict(StrEnum):
    """What a marking can say. `consistent` is level L1: attribution is a person's decision."""

    CONSISTENT = "consistent"
    CANDIDATES = "candidates"
    UNSURE = "unsure"
    NOT_IDENTIFIED = "not_identified"


class Method(StrEnum):
    """How a component was identified. `maker`: the maker said so, in a document or a reply."""

    MARKING = "marking"
    BUS_ID = "bus_id"
    XRAY = "xray"
    DECAPSULATION = "decapsulation"
    MAKER = "maker"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A part that the marking may stand for; `score` is a probability from 0 to 1.

    `mpn` is empty where only the maker or the family can be said.
    """

    maker: str
    maker_id: MakerId
    mpn: str
    family: str
    score: float
    grounds: tuple[Ground, ...]
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Identification:
    """A person's decision on a component: which candidate, by which methods, why.

    `candidates` stay as they were ranked; `chosen` counts from 0 into them where the person takes
    another than the first. An identification is never changed: the latest by `decided_at` holds,
    the earlier ones stay.
    """

    component: ComponentId
    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()
    chosen: int | None = None
    methods: tuple[Method, ...] = ()
    decided_by: PersonId
    decided_at: datetime
    reason: Text = Text()
    documents: tuple[DocumentId, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)

    @property
    def decided(self) -> Candidate | None:
        """Return the candidate that the person chose; unchosen, the first of a consistent one."""
        if self.chosen is not None:
            is_there = 0 <= self.chosen < len(self.candidates)
            return self.candidates[self.chosen] if is_there else None
        return self.candidates[0] if self.candidates and self.verdict is _SURE else None

    @property
    def left_open(self) -> tuple[Candidate, ...]:
        """Return the candidates that the decision leaves open: the decided one, or all of them."""
        if self.verdict is Verdict.NOT_IDENTIFIED:
            return ()
        return (self.decided,) if self.decided else self.candidates

    @property
    def is_attributed(self) -> bool:
        """Say whether the methods carry more than "consistent with": level L2 of the claim ladder.

        Decapsulation, the maker's word in a document, or two independent methods. The maker's word
        without a document is hearsay and counts for nothing.
        """
        methods = set(self.methods)
        if not self.documents:
            methods.discard(Method.MAKER)
        alone = methods & {Method.MAKER, Method.DECAPSULATION}
        return self.verdict is _SURE and bool(alone or len(methods) >= _INDEPENDENT)

    @property
    def level(self) -> int | None:
        """Return the highest level of the claim ladder that the decision carries: 1, 2, or None."""
        if self.verdict is not _SURE:
            return None
        return 2 if self.is_attributed else 1


_SURE: Final = Verdict.CONSISTENT
_INDEPENDENT: Final = 2
"""Methods that must agree where none of them is enough alone."""
