"""Candidates that a marking allows, and what a person decided about them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

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
    """How a component was identified."""

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

    An identification is never changed: the latest by `decided_at` holds, the earlier ones stay.
    """

    component: ComponentId
    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()
    methods: tuple[Method, ...] = ()
    decided_by: PersonId
    decided_at: datetime
    reason: Text = Text()
    documents: tuple[DocumentId, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)
