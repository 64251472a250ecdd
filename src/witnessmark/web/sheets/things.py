"""Sheets of things that have a form: the columns are its fields, and clean what is typed alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol, cast

from django.utils.translation import gettext

from witnessmark.base.codec import decode, encode
from witnessmark.base.errors import BadInput
from witnessmark.base.ids import PersonId
from witnessmark.base.json import Json, JsonObject
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.values import faults_of
from witnessmark.web.actions.entering import free_id, words_of
from witnessmark.web.actions.recording import own_of, parts_in
from witnessmark.web.forms.asking import AskRows
from witnessmark.web.forms.asks import Ask, AskText
from witnessmark.web.forms.things import ThingForm, flat
from witnessmark.web.kinds import Kind
from witnessmark.web.models.columns import Row
from witnessmark.web.sheets.columns import ID, Column, Fault
from witnessmark.web.sheets.sheet import Outcome
from witnessmark.web.templatetags.say import plain


class Extra(Protocol):
    """Columns for parts of a thing that have rows of their own, such as its names."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns."""

    @property
    def field(self) -> str:
        """The field of the thing that holds the parts."""

    @property
    def table(self) -> type[Row]:
        """The table that they stand in."""

    def texts(self, held: Any) -> Mapping[str, str]:
        """Return the cells of what stands there; `held` is None for a new thing."""

    def parts(self, held: Any, cells: Mapping[str, str]) -> Sequence[Any] | Sequence[Fault]:
        """Return the parts that `cells` add to `held`, or what is wrong with them."""


@dataclass(frozen=True)
class ThingSheet:
    """The things of one kind in a case, as `person` may bring them in."""

    name: str
    kind: Kind
    case: Case
    person: PersonId
    now: datetime
    extras: tuple[Extra, ...] = ()

    @property
    def table(self) -> type[Row]:
        """The table that they stand in."""
        return self.kind.table

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The id, a column for each field of the form, and those of the extras."""
        own = [
            Column(
                heading=_heading(path),
                label=_label(ask, path),
                help=ask.help,
                field=field,
                may_change=ask.path in self.kind.corrects,
            )
            for ask in self._asks
            for path, field in ask.fields.items()
        ]
        extra = [column for extra in self.extras for column in extra.columns]
        help_ = gettext("Leave it as it is; empty for a new row.")
        return (Column(heading=ID, label=gettext("Row of the case"), help=help_), *own, *extra)

    @cached_property
    def held(self) -> Mapping[str, Any]:
        """The things of this kind, by id."""
        return {one.id: one for one in getattr(self.case, self.kind.many)}

    def texts(self, held: Any) -> Mapping[str, str]:
        """Return the cells of `held`."""
        said = _flat(held)
        cells = {_heading(path): _text(said.get(path)) for path in self._paths}
        for extra in self.extras:
            cells |= extra.texts(held)
        return {ID: held.id, **cells}

    def judge(self, held: Any, typed: Mapping[str, str]) -> Outcome:
        """Return what comes of `typed`."""
        faults = [*self._fixed(held, typed)]
        cleaned: dict[str, Any] = {}
        if held is not None:
            said = _flat(held)
            cleaned = {path: said.get(path) for path in self._paths}
        for path in self._paths:
            heading = _heading(path)
            if heading in typed or held is None:
                value = self._by_heading[heading].clean(typed.get(heading, ""))
                if isinstance(value, Fault):
                    faults.append(value)
                cleaned[path] = value
        added = [(extra, self._added(extra, held, typed)) for extra in self.extras]
        faults += [one for one in _inner(added) if isinstance(one, Fault)]
        if faults:
            return Outcome(faults=faults)
        return self._outcome(held, cleaned, added)

    def _outcome(
        self, held: Any, cleaned: Mapping[str, Any], added: Sequence[tuple[Extra, Sequence[Any]]]
    ) -> Outcome:
        missing = [name for ask in self._asks for name in ask.missing(cleaned)]
        if missing:
            must = gettext("This must not stay empty.")
            return Outcome(faults=[Fault(_heading(name), must) for name in missing])
        try:
            value = self._thing(held, cleaned, added)
        except BadInput as error:
            return Outcome(faults=[Fault("", error.message, error.remedy)])
        wrong = [fault for one in (value, *_inner(added)) for fault in faults_of(one)]
        if wrong:
            return Outcome(
                faults=[Fault(_heading(name), f"{what}.", remedy) for name, what, remedy in wrong]
            )
        if held is None:
            self._taken.add(value.id)
            return Outcome(value=value, texts=self.texts(value), is_new=True)
        grown = {extra.field: (*getattr(held, extra.field), *parts) for extra, parts in added}
        return Outcome(
            value=value if value != held else None,
            parts=[(extra.table, part) for extra, parts in added for part in parts],
            texts=self.texts(replace(value, **grown)),
        )

    def _thing(
        self, held: Any, cleaned: Mapping[str, Any], added: Sequence[tuple[Extra, Sequence[Any]]]
    ) -> Any:
        kept: dict[str, Json] = {} if held is None else dict(cast(JsonObject, own_of(held)))
        for ask in self._asks:
            if held is None or ask.path in self.kind.corrects:
                value = ask.json(cleaned, kept.pop(ask.path, None))
                kept |= {} if value is None else {ask.path: value}
        if held is None:
            kept |= {extra.field: [encode(one) for one in parts] for extra, parts in added}
            kept["id"] = self._new_id(kept)
        thing: Any = decode(kept, self.kind.table.domain, where=plain(self.kind.title))
        if held is None:
            return thing
        return replace(thing, **{name: getattr(held, name) for name in parts_in(held.__class__)})

    def _fixed(self, held: Any, typed: Mapping[str, str]) -> Sequence[Fault]:
        """Return a fault for each cell of a thing in the case that no correction reaches."""
        if held is None:
            return ()
        own = [self._by_heading[_heading(path)] for path in self._paths]
        fixed = [one.heading for one in own if one.heading in typed and not one.may_change]
        message = gettext("This is a fact that is not changed afterwards.")
        remedy = gettext("Put back what stood there.")
        return [Fault(name, message, remedy) for name in fixed]

    def _added(self, extra: Extra, held: Any, typed: Mapping[str, str]) -> Sequence[Any]:
        if not any(column.heading in typed for column in extra.columns):
            return () if held is not None else extra.parts(None, extra.texts(None))
        return extra.parts(held, {**extra.texts(held), **typed})

    def _new_id(self, kept: Mapping[str, Json]) -> str:
        words = "-".join(words_of(kept.get(name)) for name in self.kind.id_from)
        return free_id(words, self._taken, kind=self.kind.name)

    @cached_property
    def _taken(self) -> set[str]:
        """The ids of the case, and those that rows of the sheet were given on the way."""
        return set(self.held)

    @cached_property
    def _asks(self) -> tuple[Ask, ...]:
        form = ThingForm(kind=self.kind, case=self.case)
        return tuple(ask for ask in form.asks if not isinstance(ask, AskRows))

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        return tuple(path for ask in self._asks for path in ask.fields)

    @cached_property
    def _by_heading(self) -> Mapping[str, Column]:
        return {column.heading: column for column in self.columns}


def _inner(added: Sequence[tuple[Extra, Sequence[Any]]]) -> list[Any]:
    return [part for _extra, parts in added for part in parts]


def _heading(path: str) -> str:
    return path.replace(".", "_")


def _label(ask: Ask, path: str) -> str:
    own = str(ask.fields[path].label)
    return f"{ask.label}{gettext(': ')}{own}" if isinstance(ask, AskText) else ask.label


def _flat(held: Any) -> Mapping[str, Json]:
    return dict(flat(own_of(held)))


def _text(value: Json) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)
