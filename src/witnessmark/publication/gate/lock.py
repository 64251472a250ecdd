"""A lock of the gate: one condition, open or shut, why, what opens it, who may."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from witnessmark.base.text import Text
from witnessmark.inquiries.schedule import Terms
from witnessmark.publication.case import Case
from witnessmark.publication.redaction.restricted import Published


@dataclass(frozen=True, kw_only=True)
class Lock:
    """One condition of the gate, for one thing (`subject`: the id of a claim, a company, …).

    An open lock stands for everything that its rule looked at; its subject is the case.
    """

    id: str
    open: bool
    subject: str
    why: Text
    remedy: Text
    who: Text


@dataclass(frozen=True, kw_only=True)
class Shut:
    """Why a rule is not kept by `subject`, and what would mend it."""

    subject: str
    why: Text
    remedy: Text


@dataclass(frozen=True, kw_only=True)
class Day:
    """What the gate reckons with: states are true for `on`; we publish `texts` on `publishing`."""

    on: date
    publishing: date
    terms: Terms
    texts: tuple[Published, ...]


Look = Callable[[Case, Day], Iterator[Shut]]
"""Looks at a case and yields each thing that breaks one rule."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the gate: its lock's id, what holds when it is open, who may mend it."""

    id: str
    holds: Text
    who: Text
    look: Look
