"""What a signed-in person may see. A case is reached only through `case_for`."""

import gc
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone

import witnessmark
from witnessmark import __version__
from witnessmark.base.codec import decode, encode
from witnessmark.base.files import newest_file
from witnessmark.base.ids import PersonId
from witnessmark.base.text import Text
from witnessmark.evidence.journal import Entry
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.chain.chain import chain_of
from witnessmark.publication.chain.state import Link
from witnessmark.publication.gate.gate import Lock, locks
from witnessmark.publication.lookup import Lookup
from witnessmark.web import models
from witnessmark.web.kinds import CODERS, EDITORS, READERS, Kind
from witnessmark.web.models.mapping import read_case, read_row
from witnessmark.web.steps import NextStep, work
from witnessmark.web.tasks import Task, tasks_of
from witnessmark.web.visible import seen_by

CASES_KEPT = 32
"""Cases kept assembled in memory; the head of its journal tells whether one has changed."""

STATES_KEPT = 1024
"""Chains, next steps and locks kept in memory: small, so more of them than of whole cases."""

_MADE_BY = f"{__version__} {newest_file(Path(witnessmark.__file__).parent)}"
"""Which program computed a state: after an upgrade, every state is computed anew."""

_checker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="gate")
"""Checks gates beside the requests; it is given whole cases and asks the database nothing."""

_checking: "dict[str, Future[tuple[Lock, ...]]]" = {}
"""The last check of each case."""

Visitor = models.User | AnonymousUser


@dataclass(frozen=True)
class Key:
    """One state of a case on one day: `head` is the hash of the last entry of its journal.

    Keys of the same state are equal, whichever request read the row.
    """

    public_id: str
    head: str
    on: date
    row: models.Case = field(compare=False, repr=False)


@dataclass(frozen=True)
class OpenCase:
    """A case that somebody may see, with its states as of the day `on`."""

    row: models.Case
    on: date

    @cached_property
    def within(self) -> Lookup:
        """The case as the visitor may see it, with an index of what is in it."""
        whole = assembled(self.key)
        seen = seen_by(whole.case, role=self.role, person=self.person)
        return whole if seen is whole.case else Lookup(seen)

    @property
    def case(self) -> Case:
        """The case as the visitor may see it."""
        return self.within.case

    @property
    def role(self) -> models.Role:
        """What the visitor may do here."""
        return models.Role(getattr(self.row, "role", models.Role.VIEWER))

    @property
    def may_read_notes(self) -> bool:
        """Say whether the visitor may read internal notes: those who enter letters may."""
        return self.role in EDITORS

    @property
    def may_publish(self) -> bool:
        """Say whether the visitor may publish the case: its owner may."""
        return self.role is models.Role.OWNER and bool(self.person)

    @property
    def may_code(self) -> bool:
        """Say whether the visitor may code answers."""
        return self.role in CODERS and bool(self.person)

    @property
    def may_edit(self) -> bool:
        """Say whether the visitor may enter everything."""
        return self.role in EDITORS and bool(self.person)

    @property
    def may_add_photos(self) -> bool:
        """Say whether the visitor may work on what was found: photos, readings, decisions."""
        return self.role in READERS and bool(self.person)

    def may_enter(self, kind: Kind) -> bool:
        """Say whether the visitor may enter things of `kind`: by role, and as a person here."""
        return self.role in kind.who and bool(self.person)

    @property
    def person(self) -> PersonId:
        """The person of the case that the visitor's membership is linked to; empty for none.

        Never guessed from the name of the account: whoever may name accounts could become a coder.
        """
        return PersonId(getattr(self.row, "person", None) or "")

    @property
    def key(self) -> Key:
        """What anything computed from this case on this day may be kept under."""
        return Key(self.row.public_id, _head(self.row), self.on, self.row)

    @property
    def state(self) -> "CaseState":
        """What a list shows of this case on this day."""
        return _computed(self.key)

    def shut(self, *, wait: float | None = None) -> int | None:
        """Return how many locks of the gate are shut; None where counting takes more than `wait`
        seconds. Once counted, the count is kept for every process.
        """
        kept = _kept(self.key)
        if kept is not None and kept.shut is not None:
            return kept.shut
        found = self.locks(wait=wait)
        if found is None:
            return None
        count = sum(not lock.open for lock in found)
        same = {"case": self.row, "head": self.key.head, "on": self.on, "made_by": _MADE_BY}
        models.KeptState.objects.filter(**same).update(shut=count)
        return count

    def locks(self, *, wait: float | None = None) -> tuple[Lock, ...] | None:
        """Return the locks of the gate; None where checking them takes more than `wait` seconds.

        A large case takes long: each of its sentences is checked. The check goes on meanwhile.
        """
        try:
            return _checked(self.key).result(timeout=wait)
        except TimeoutError:
            return None
        except CancelledError:  # a newer state of the case is being checked instead
            return None if wait is not None else locks(assembled(self.key).case, on=self.on)


@dataclass(frozen=True)
class CaseState:
    """What a list shows of a case on a day, kept longer than the case itself: it is small.

    `work` is what to do next, apart from opening the gate; `tasks` is what people's roles ask for.
    """

    title: Text
    kind: CaseKind
    fictional: bool
    chain: tuple[Link, ...]
    work: tuple[NextStep, ...]
    tasks: tuple[Task, ...]


def day_of(case: Case | models.Case, *, today: date) -> date:
    """Return the day that states are shown for: today, or the as-of day of a replay or a fiction,
    which have their own calendar.
    """
    return case.as_of if case.fictional or case.kind == CaseKind.REPLAY else today


def visible_to(user: Visitor) -> QuerySet[models.Case]:
    """Return the cases that `user` may see: those they are a member of, and no others."""
    if not user.is_authenticated:
        return models.Case.objects.none()
    last = models.Entry.objects.filter(case=OuterRef("pk")).order_by("-number")
    cases = models.Case.objects.select_related("kept")
    return cases.filter(memberships__user=user).annotate(
        head=Subquery(last.values("sha256")[:1]),
        role=F("memberships__role"),
        person=F("memberships__person__local_id"),
    )


def case_for(user: Visitor, public_id: str) -> OpenCase:
    """Return the case at this address; for a stranger it does not exist (404)."""
    row = None if "\0" in public_id else visible_to(user).filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return _open(row)


def cases_of(user: Visitor) -> Sequence[OpenCase]:
    """Return every case that `user` may see, the one with the nearest deadline first."""
    rows = visible_to(user).prefetch_related("memberships__user", "memberships__person")
    return sorted((_open(row) for row in rows), key=_urgency)


def open_cases(user: Visitor) -> Sequence[OpenCase]:
    """Return every case that `user` may see, in no order, and nothing of it computed."""
    return [_open(row) for row in visible_to(user)]


def _urgency(opened: OpenCase) -> tuple[date, str]:
    return min((step.due for step in opened.state.work if step.due), default=date.max), (
        opened.row.local_id
    )


def _open(row: models.Case) -> OpenCase:
    return OpenCase(row=row, on=day_of(row, today=timezone.localdate()))


def _head(row: models.Case) -> str:
    head: str | None = getattr(row, "head", None)
    return head or ""


@lru_cache(maxsize=CASES_KEPT)
def assembled(key: Key) -> Lookup:
    """Read the case once for each state of its journal: every act that changes it is journaled."""
    with _without_collecting():
        return Lookup(read_case(key.row))


@lru_cache(maxsize=STATES_KEPT)
def _computed(key: Key) -> CaseState:
    """Return the state that some process kept in the tables; without one, compute and keep it."""
    kept = _kept(key)
    if kept is not None:
        return decode(kept.state, CaseState, where="state")
    state = _compute(key)
    models.KeptState.objects.update_or_create(
        case=key.row,
        defaults={
            "head": key.head,
            "on": key.on,
            "made_by": _MADE_BY,
            "state": encode(state),
            "shut": None,
        },
    )
    return state


def _kept(key: Key) -> models.KeptState | None:
    kept = getattr(key.row, "kept", None)
    if kept is None or (kept.head, kept.on, kept.made_by) != (key.head, key.on, _MADE_BY):
        return None
    return cast(models.KeptState, kept)


def _compute(key: Key) -> CaseState:
    within = assembled(key)
    return CaseState(
        title=within.case.title,
        kind=within.case.kind,
        fictional=within.case.fictional,
        chain=chain_of(within.case, on=key.on),
        work=work(within, on=key.on),
        tasks=tasks_of(within.case),
    )


@lru_cache(maxsize=STATES_KEPT)
def _checked(key: Key) -> "Future[tuple[Lock, ...]]":
    """Begin to check the gate; what waits of an earlier state of the case is not begun any more."""
    if earlier := _checking.get(key.public_id):
        earlier.cancel()
    begun = _checker.submit(locks, assembled(key).case, on=key.on)
    _checking[key.public_id] = begun
    return begun


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let many small things be made without looking for garbage among them: all of them stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def journal_of(opened: OpenCase) -> tuple[Entry, ...]:
    """Return the journal as it stands in the tables now, whatever is kept in memory."""
    rows = models.Entry.objects.filter(case=opened.row).order_by("number")
    return tuple(cast(Entry, read_row(row)) for row in rows)
