"""Entering and correcting what a case holds: one write, one entry of the journal, or nothing.

Every write locks the case, so that two people at once come one after the other; the case as it then
stands is checked whole before the write is kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_origin

from django.db import DataError, IntegrityError, transaction
from django.db.models import Max

from witnessmark.base.codec import encode
from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256, hash_json
from witnessmark.base.ids import PersonId
from witnessmark.base.json import Json
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.references import check_ids
from witnessmark.publication.casefolder.values import check_values
from witnessmark.web import models
from witnessmark.web.actions.journal import clock, journal_act
from witnessmark.web.models.columns import Row
from witnessmark.web.models.mapping import add_row, correct_row, parent_of, read_case
from witnessmark.web.search.index import index_change

_APART = timedelta(seconds=1)


class AlreadySent(BadInput):
    """The same form came twice; it was kept the first time."""


class ChangedMeanwhile(BadInput):
    """Somebody changed the thing after the form was opened; `now` is what it says now."""

    def __init__(self, message: str, *, remedy: str, now: object) -> None:
        super().__init__(message, remedy=remedy)
        self.now = now


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who does what to which thing, why. `once` is the form's own token: each is taken once."""

    actor: PersonId
    act: str
    subject: str
    reason: str = ""
    once: str = ""


def enter(
    row: models.Case,
    value: Any,
    act: Act,
    *,
    table: type[Row],
    now: datetime,
    under: Row | None = None,
) -> datetime:
    """Keep `value` as a row of `table`, under the row `under` or the case; return the act's time.

    Raises BadInput where the case would then not be right, AlreadySent where it was kept before.
    """

    def write(case: models.Case, _before: Case, _at: datetime) -> Mapping[str, Json]:
        _append(table, value, case=case, under=under or case)
        return {"entered": encode(value)}

    return keep(row, act, write, now=now)


def correct(
    row: models.Case,
    value: Any,
    act: Act,
    *,
    table: type[Row],
    seen: Sha256,
    now: datetime,
    parts: Mapping[type[Row], Any] = MappingProxyType({}),
) -> datetime:
    """Write `value` over the thing of its id, if that still is what `seen` is the hash of.

    `parts` are put under it as well, such as the note of a correction.
    The journal keeps what stood there. Raises ChangedMeanwhile where it is not, BadInput where the
    case would not be right or nothing is changed.
    """

    def write(case: models.Case, before: Case, _at: datetime) -> Mapping[str, Json]:
        held = _held(before, value)
        if hash_of(held) != seen:
            raise ChangedMeanwhile(
                "Somebody else changed this after you opened it.",
                remedy="Compare the two, and save again what shall stand.",
                now=held,
            )
        if own_of(held) == own_of(value):
            raise BadInput("Nothing was changed.", remedy="Change something, or leave the form.")
        found = case if table is models.Case else _row_of(table, value.id, case=case)
        correct_row(found, value, case=case)
        for below, part in parts.items():
            _append(below, part, case=case, under=found)
        return {"before": own_of(held), "after": own_of(value)}

    return keep(row, act, write, now=now)


def hash_of(value: Any) -> Sha256:
    """Return the hash of a thing as it stands, by which a form knows whether it has changed."""
    return hash_json(own_of(value))


def own_of(value: Any) -> Json:
    """Return the JSON of what is a thing's own, without its parts, which have rows of their own."""
    return encode(replace(value, **dict.fromkeys(parts_in(value.__class__), ())))


@cache
def parts_in(domain: type[Any]) -> tuple[str, ...]:
    """Return the fields of `domain` that hold parts with rows of their own."""
    return tuple(field.name for field in fields(domain) if _is_many(field.type))


def _is_many(hint: object) -> bool:
    parts = get_args(hint)
    return get_origin(hint) is tuple and bool(parts) and is_dataclass(parts[0])


Write = Callable[[models.Case, Case, datetime], Mapping[str, Json]]


def keep(row: models.Case, act: Act, write: Write, *, now: datetime) -> datetime:
    """Lock the case, let `write` do its work on it, journal that as one act; or nothing of it.

    `write` is given the case's row, the case as it stands, and the time of the act; it returns
    what the journal keeps of it.
    """
    try:
        with transaction.atomic():
            case = models.Case.objects.select_for_update().get(pk=row.pk)
            if act.once:
                _take(case, act.once)
            before = read_case(case)
            at = _time(before, now)
            detail = write(case, before, at)
            journal_act(
                case,
                at=at,
                actor=act.actor,
                act=act.act,
                subject=act.subject,
                reason=act.reason,
                detail=detail,
            )
            after = read_case(models.Case.objects.get(pk=row.pk))
            check_ids(after)
            check_values(after)
            index_change(case, before, after)
    except (DataError, IntegrityError) as error:
        raise BadInput(
            "The database does not keep this: it contradicts what is there.",
            remedy="Look for a value that stands there already, or that cannot be.",
        ) from error
    return at


def _take(case: models.Case, once: str) -> None:
    """Note that the form with the token `once` was taken; raises AlreadySent the second time."""
    _, is_new = models.Sending.objects.get_or_create(case=case, token=once)
    if not is_new:
        raise AlreadySent("This was saved already.", remedy="Nothing more is to be done.")


def _time(case: Case, now: datetime) -> datetime:
    """Return the time of an act: never that of the entry before, so that no two are confused."""
    at = clock(case, now)
    last = case.journal[-1].at if case.journal else None
    return at if last is None or at > last else max(at, last) + _APART


def _append(table: type[Row], value: object, *, case: models.Case, under: Row) -> None:
    """Insert `value` under `under`, after its like."""
    add_row(table, value, case=case, position=next_place(table, under=under), under=under)


def next_place(table: type[Row], *, under: Row) -> int:
    """Return the place after the last row of `table` under `under`."""
    siblings = table._default_manager.filter(**{parent_of(table): under})
    last: int | None = siblings.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _held(case: Case, value: Any) -> Any:
    """Return what the case holds in the place of `value`."""
    if isinstance(value, Case):
        return case
    for name in case.__dataclass_fields__:
        things = getattr(case, name)
        if isinstance(things, tuple) and things and type(things[0]) is type(value):
            found = next((one for one in things if one.id == value.id), None)
            if found is not None:
                return found
    raise BadInput(f"{value.id} is not in the case.", remedy="It may have another id.")


def _row_of(table: type[Row], local_id: str, *, case: models.Case) -> Row:
    wanted: dict[str, Any] = {"case": case, "local_id": local_id}
    return table._default_manager.get(**wanted)
