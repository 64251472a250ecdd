"""What is due: looked up for every case, and noted in its journal once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from witnessmark.base.text import Text
from witnessmark.publication.gate.gate import locks
from witnessmark.publication.lookup import Lookup
from witnessmark.web import models
from witnessmark.web.actions.journal import clock, journal_act
from witnessmark.web.models.mapping import read_case
from witnessmark.web.queries import day_of
from witnessmark.web.steps import NextStep, next_steps

DUE = "step-due"


@dataclass(frozen=True, kw_only=True)
class Due:
    """A step of a case and the day it is due; `is_new` where the journal did not know it yet."""

    case: str
    on: date
    due: date | None
    subject: str
    text: Text
    overdue: bool
    is_new: bool


def look_up_due(*, actor: str, now: datetime) -> Iterator[Due]:
    """Yield the next steps of every case; those due by now are journaled, each once."""
    for row in models.Case.objects.order_by("local_id"):
        yield from _of_case(row.pk, actor=actor, now=now)


def _of_case(pk: int, *, actor: str, now: datetime) -> list[Due]:
    with transaction.atomic():
        row = models.Case.objects.select_for_update().get(pk=pk)
        case = read_case(row)
        on = day_of(case, today=now.date())
        known = {
            (entry.subject, str(entry.detail.get("due")))
            for entry in case.journal
            if entry.act == DUE
        }
        steps = next_steps(Lookup(case), locks=locks(case, on=on), on=on)
        found = [_due(step, case.id, on, known) for step in steps]
        for one in found:
            if one.is_new:
                journal_act(
                    row,
                    at=clock(case, now),
                    actor=actor,
                    act=DUE,
                    subject=one.subject,
                    detail={"due": str(one.due), "text": one.text.en},
                )
    return found


def _due(step: NextStep, case_id: str, on: date, known: set[tuple[str, str]]) -> Due:
    subject = f"{step.place}:{step.id or case_id}"
    is_due = step.due is not None and step.due <= on
    return Due(
        case=case_id,
        on=on,
        due=step.due,
        subject=subject,
        text=step.text,
        overdue=step.is_overdue(on),
        is_new=is_due and (subject, str(step.due)) not in known,
    )
