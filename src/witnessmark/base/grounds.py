"""Grounds: why something is believed. Nothing in Witnessmark is asserted without them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from witnessmark.base.json import Json
from witnessmark.base.text import Text


class Direction(StrEnum):
    """Whether a ground speaks for or against."""

    FOR = "for"
    AGAINST = "against"


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One reason: the rule applied, the value seen, the value expected, where the rule comes from.

    `source` is an address or the name and hash of a file; `date` is when that source was read
    (ISO 8601) or empty where it is not known; `text` is the reason as a sentence.
    """

    rule: str
    direction: Direction
    seen: str
    expected: str
    source: str
    date: str
    text: Text
    unknown: Mapping[str, Json] = field(default_factory=dict)
