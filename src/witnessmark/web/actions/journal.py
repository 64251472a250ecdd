"""Adding to a case's journal: the last step of every act, in the same transaction."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import cast

from witnessmark.base.ids import PersonId
from witnessmark.base.json import Json
from witnessmark.evidence.journal import Entry, append
from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.models.mapping import add_row, read_row


def journal_act(
    case: models.Case,
    *,
    at: datetime,
    actor: str,
    act: str,
    subject: str,
    reason: str = "",
    detail: Mapping[str, Json] | None = None,
) -> Entry:
    """Append one entry to the journal of `case`, a row locked by the caller, and return it."""
    last = models.Entry.objects.filter(case=case).order_by("-number").first()
    entry = append(
        (cast(Entry, read_row(last)),) if last else (),
        at=at,
        actor=PersonId(actor),
        act=act,
        subject=subject,
        salt=secrets.token_hex(16),
        reason=reason,
        detail=detail,
    )
    add_row(models.Entry, entry, case=case, position=entry.number - 1)
    return entry


def clock(case: Case, now: datetime) -> datetime:
    """Return the time of an act: `now`; in a fictional case, which may have its own calendar, never
    before the last thing that happened in it.
    """
    if not case.fictional:
        return now
    times = [entry.at for entry in case.journal]
    times += [kept.retrieved_at for kept in case.enclosures if kept.retrieved_at]
    return max((now, *times))
