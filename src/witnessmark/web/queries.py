"""What a signed-in person may see. A case is reached only through `case_for`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone

from witnessmark.evidence.journal import Entry
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.chain.chain import chain_of
from witnessmark.publication.chain.state import Link
from witnessmark.publication.gate.gate import Lock, locks
from witnessmark.publication.lookup import Lookup
from witnessmark.web import models
from witnessmark.web.models.mapping import read_case, read_row
from witnessmark.web.steps import NextStep, next_steps

CASES_KEPT = 32
"""Cases kept assembled in memory; the head of its journal tells whether one has changed."""

Visitor = models.User | AnonymousUser


@dataclass(frozen=True)
class OpenCase:
    """A case that somebody may see, with its states as of the day `on`."""

    row: models.Case
    within: Lookup
    on: date

    @property
    def case(self) -> Case:
        """The case itself."""
        return self.within.case

    @property
    def key(self) -> tuple[str, str, date]:
        """What anything computed from this case on this day may be kept under."""
        return self.row.public_id, _head(self.row), self.on

    @property
    def state(self) -> "CaseState":
        """Everything that was computed from the case for this day."""
        return _computed(*self.key)


@dataclass(frozen=True)
class CaseState:
    """What is computed from a case for a day: its chain, the locks of its gate, what to do next."""

    chain: tuple[Link, ...]
    locks: tuple[Lock, ...]
    next_steps: tuple[NextStep, ...]


def day_of(case: Case, *, today: date) -> date:
    """Return the day that states are shown for: today, or the as-of day of a replay or a fiction,
    which have their own calendar.
    """
    return case.as_of if case.fictional or case.kind is CaseKind.REPLAY else today


def visible_to(user: Visitor) -> QuerySet[models.Case]:
    """Return the cases that `user` may see: those they are a member of, and no others."""
    if not user.is_authenticated:
        return models.Case.objects.none()
    last = models.Entry.objects.filter(case=OuterRef("pk")).order_by("-number")
    return models.Case.objects.filter(memberships__user=user).annotate(
        head=Subquery(last.values("sha256")[:1])
    )


def case_for(user: Visitor, public_id: str) -> OpenCase:
    """Return the case at this address; for a stranger it does not exist (404)."""
    row = visible_to(user).filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return _open(row)


def cases_of(user: Visitor) -> Sequence[OpenCase]:
    """Return every case that `user` may see, the one with the nearest deadline first."""
    rows = visible_to(user).prefetch_related("memberships__user")
    return sorted((_open(row) for row in rows), key=_urgency)


def _urgency(opened: OpenCase) -> tuple[date, str]:
    return min((step.due for step in opened.state.next_steps if step.due), default=date.max), (
        opened.case.id
    )


def _open(row: models.Case) -> OpenCase:
    within = _assembled(row.public_id, _head(row))
    return OpenCase(row=row, within=within, on=day_of(within.case, today=timezone.localdate()))


def _head(row: models.Case) -> str:
    head: str | None = getattr(row, "head", None)
    return head or ""


@lru_cache(maxsize=CASES_KEPT)
def _assembled(public_id: str, _journal_head: str) -> Lookup:
    """Read the case once for each state of its journal: every act that changes it is journaled."""
    return Lookup(read_case(models.Case.objects.get(public_id=public_id)))


@lru_cache(maxsize=CASES_KEPT * 2)
def _computed(public_id: str, journal_head: str, on: date) -> CaseState:
    within = _assembled(public_id, journal_head)
    found = locks(within.case, on=on)
    return CaseState(
        chain=chain_of(within.case, on=on),
        locks=found,
        next_steps=next_steps(within, locks=found, on=on),
    )


def journal_of(opened: OpenCase) -> tuple[Entry, ...]:
    """Return the journal as it stands in the tables now, whatever is kept in memory."""
    rows = models.Entry.objects.filter(case=opened.row).order_by("number")
    return tuple(cast(Entry, read_row(row)) for row in rows)
