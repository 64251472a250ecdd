"""Spreadsheets on their way in: put aside for an hour to be looked at, then kept or thrown away.

A spreadsheet is one act: all of its rows are kept, in one entry of the journal, or none.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from django.db.models import Max
from django.utils.translation import gettext

from witnessmark.base.codec import encode
from witnessmark.base.errors import BadInput
from witnessmark.base.files import private_folder, write_atomically
from witnessmark.base.hashes import Sha256, hash_bytes
from witnessmark.base.json import Json
from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.actions.cases import home
from witnessmark.web.actions.recording import Act, ChangedMeanwhile, keep, next_place, own_of
from witnessmark.web.models.columns import Row
from witnessmark.web.models.mapping import add_rows, correct_rows, parent_of
from witnessmark.web.queries import OpenCase
from witnessmark.web.sheets.changes import Plan, Planned, plan_of
from witnessmark.web.sheets.of_case import sheet_of
from witnessmark.web.sheets.reading import Table, read_table
from witnessmark.web.sheets.sheet import Sheet

KEPT_FOR: Final = timedelta(hours=1)
"""How long an uploaded spreadsheet waits to be looked at."""


@dataclass(frozen=True)
class Waiting:
    """An uploaded spreadsheet: its name and its bytes."""

    name: str
    content: bytes

    @property
    def sha256(self) -> Sha256:
        """The hash of its bytes."""
        return hash_bytes(self.content)

    @cached_property
    def table(self) -> Table:
        """What stands in it. Raises BadInput where it cannot be read."""
        return read_table(self.content, name=self.name)

    def check(self) -> None:
        """Raise BadInput where it cannot be read."""
        _ = self.table


def put_aside(opened: OpenCase, waiting: Waiting, *, user: models.User, now: datetime) -> str:
    """Keep an uploaded spreadsheet for an hour, and return the token that leads back to it.

    It is found by the same user and for the same case only; an earlier one of theirs goes.
    """
    throw_away(older_than=now - KEPT_FOR)
    for earlier in _folder().glob(f"{_owner(opened, user)}-*"):
        earlier.unlink(missing_ok=True)
    token = secrets.token_urlsafe(24)
    head = json.dumps({"name": waiting.name}, ensure_ascii=False).encode("utf-8")
    write_atomically(_place(opened, user, token), head + b"\n" + waiting.content)
    return token


def waiting_at(opened: OpenCase, token: str, *, user: models.User, now: datetime) -> Waiting:
    """Return the spreadsheet that waits under `token`. Raises BadInput where none does."""
    throw_away(older_than=now - KEPT_FOR)
    place = _place(opened, user, token)
    try:
        head, _newline, content = place.read_bytes().partition(b"\n")
    except FileNotFoundError as error:
        raise BadInput(
            gettext(
                "This spreadsheet is no longer here: it waits for an hour, until the next one."
            ),
            remedy=gettext("Choose the file again."),
        ) from error
    return Waiting(json.loads(head)["name"], content)


def throw_away(*, older_than: datetime) -> int:
    """Remove the spreadsheets that were put aside before `older_than`; return how many."""
    removed = 0
    for place in _folder().iterdir():
        with suppress(FileNotFoundError):  # somebody else threw it away at the same time
            if place.stat().st_mtime < older_than.timestamp():
                place.unlink()
                removed += 1
    return removed


def planned(opened: OpenCase, name: str, waiting: Waiting, *, now: datetime) -> Plan:
    """Return what the spreadsheet would change of the list called `name`, as the case stands."""
    sheet = sheet_of(name, opened.case, person=opened.person, now=now)
    return plan_of(waiting.table, sheet=sheet)


def bring_in(
    opened: OpenCase,
    name: str,
    waiting: Waiting,
    *,
    seen: str,
    reason: str,
    once: str,
    now: datetime,
) -> None:
    """Keep every row of the spreadsheet as one act; `seen` is the digest of what was looked at.

    Raises ChangedMeanwhile where it would by now do something else, BadInput where a row cannot be
    kept or nothing is changed, AlreadySent where it was kept before.
    """
    table = waiting.table

    def write(row: models.Case, before: Case, _at: datetime) -> dict[str, Json]:
        sheet = sheet_of(name, before, person=opened.person, now=now)
        plan = plan_of(table, sheet=sheet)
        if plan.digest != seen:
            raise ChangedMeanwhile(
                gettext("The case was changed after you looked at this."),
                remedy=gettext("Look again at what would change now, and confirm that."),
                now=plan,
            )
        if not plan.may_be_kept:
            raise BadInput(
                gettext("There is nothing here that can be kept."),
                remedy=gettext("Mend the rows with errors, and choose the file again."),
            )
        _keep_rows(row, sheet, plan.changing)
        return {
            "file": waiting.name,
            "sha256": waiting.sha256,
            "rows": [_told(one) for one in plan.changing],
        }

    act = Act(actor=opened.person, act="sheet-brought-in", subject=name, reason=reason, once=once)
    keep(opened.row, act, write, now=now)


def remove(opened: OpenCase, token: str, *, user: models.User) -> None:
    """Remove a spreadsheet that was kept, or is not wanted."""
    _place(opened, user, token).unlink(missing_ok=True)


def _keep_rows(case: models.Case, sheet: Sheet, rows: Sequence[Planned]) -> None:
    corrected = [one for one in rows if one.is_correction]
    added = [one.outcome.value for one in rows if one.outcome.value and not one.is_correction]
    start = next_place(sheet.table, under=case)
    places = [(case, start + number, value) for number, value in enumerate(added)]
    add_rows(sheet.table, places, case=case)
    found = _rows(sheet.table, case=case)
    correct_rows(sheet.table, [(found[one.id], one.outcome.value) for one in corrected], case=case)
    for table in {table: None for one in rows for table, _ in one.outcome.parts}:
        _add_parts(table, rows, found, case=case)


def _add_parts(
    table: type[Row], rows: Sequence[Planned], found: Mapping[str, Row], *, case: models.Case
) -> None:
    """Put the parts that stand in `table` under the rows `found`, each after its like."""
    parent = parent_of(table)
    siblings = table._default_manager.filter(**{f"{parent}__case": case})
    last = dict(siblings.values_list(parent).annotate(last=Max("position")))
    values: list[tuple[Row, int, Any]] = []
    for one in rows:
        for of, part in one.outcome.parts:
            if of is table:
                under = found[one.id]
                last[under.pk] = last.get(under.pk, -1) + 1
                values.append((under, last[under.pk], part))
    add_rows(table, values, case=case)


def _rows(table: type[Row], *, case: models.Case) -> Mapping[str, Row]:
    in_case: dict[str, Any] = {"case": case}
    rows = table._default_manager.filter(**in_case)
    return {getattr(row, "local_id", ""): row for row in rows}


def _told(one: Planned) -> Json:
    """Return what the journal keeps of one row."""
    told: dict[str, Json] = {"row": one.number, "id": one.id}
    value = one.outcome.value
    if one.is_correction:
        told |= {"before": own_of(one.held), "after": own_of(value)}
    elif value is not None:
        told["entered"] = encode(value)
    if one.outcome.parts:
        told["added"] = [encode(part) for _, part in one.outcome.parts]
    return told


def _owner(opened: OpenCase, user: models.User) -> str:
    return f"{user.pk}-{opened.row.pk}"


def _place(opened: OpenCase, user: models.User, token: str) -> Path:
    return _folder() / f"{_owner(opened, user)}-{hash_bytes(token.encode())}"


def _folder() -> Path:
    return private_folder(home() / "waiting")
