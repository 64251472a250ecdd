"""How a form asks for one field of a type: by its type, once for all types."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from types import NoneType
from typing import Any, Final, TypeAlias, get_args, get_origin

from django import forms

from witnessmark.base.json import Json
from witnessmark.base.text import Text
from witnessmark.evidence.device import Acquisition
from witnessmark.evidence.document import Document
from witnessmark.inquiries.inquiry import Inquiry, Question, SentClaim
from witnessmark.publication.case import Case, Enclosure
from witnessmark.publication.claim import Evidence, Remark
from witnessmark.screening.lists import list_kinds
from witnessmark.web.forms.asks import (
    MORE,
    Ask,
    AskChoice,
    AskChoices,
    AskDay,
    AskEvidence,
    AskFile,
    AskLines,
    AskMoment,
    AskNumber,
    AskNumbers,
    AskSentClaims,
    AskText,
    AskWords,
    AskYes,
    Block,
)
from witnessmark.web.forms.choices import choices_of, evidence_of, questionnaires_of
from witnessmark.web.labels import label_of
from witnessmark.web.templatetags.say import plain

_ROWS: Final = 3
_MOST_ROWS: Final = 60
_BY_MACHINE: Final = frozenset({"unknown"})
_FILES: Final = frozenset(
    {(Acquisition, "receipt_sha256"), (Document, "sha256"), (Enclosure, "sha256")}
)
"""Fields that hold the hash of a file, and are asked for as one."""


class AskParts(Ask):
    """A thing within the thing, such as how a sample was obtained: its fields one by one."""

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """How each of its fields is asked for."""
        return tuple(
            ask_for(
                field,
                f"{self.path}.{field.name}",
                case=self.case,
                of=self.hint,
                filled=self.filled,
            )
            for field in fields(self.hint)
            if field.name not in _BY_MACHINE and field.name != _FOLLOWS.get(self.hint, "id")
        )

    @cached_property
    def fields(self) -> dict[str, forms.Field]:
        return {name: field for ask in self.asks for name, field in ask.fields.items()}

    def blocks(self, form: forms.Form) -> Iterator[Block]:
        for ask in self.asks:
            yield from ask.blocks(form)

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        kept = held if isinstance(held, Mapping) else {}
        found = {ask.name: ask.json(cleaned, kept.get(ask.name)) for ask in self.asks}
        rest = {name: value for name, value in kept.items() if name not in found}
        return {**rest, **{name: it for name, it in found.items() if it is not None}} or None

    def is_idle(self, cleaned: Mapping[str, Any]) -> bool:
        """Say whether nothing was typed; a choice counts where there is nothing to type."""
        typed = [ask for ask in self.asks if not isinstance(ask, AskChoice)] or self.asks
        named = [ask for ask in self.asks if ask.name == "id"]
        return all(ask.json(cleaned) is None for ask in (*typed, *named))

    def missing(self, cleaned: Mapping[str, Any]) -> Iterator[str]:
        if not self.is_idle(cleaned):
            for ask in self.asks:
                yield from ask.missing(cleaned)


class AskRows(Ask):
    """Several parts, a row each; rows that stay empty count for nothing."""

    @cached_property
    def rows(self) -> tuple[AskParts, ...]:
        """Each row; as many as are filled, or asked for, and one to spare."""
        start = f"{self.path}."
        numbers = [
            int(name.removeprefix(start).partition(".")[0])
            for name in self.filled
            if name.startswith(start) and name.removeprefix(start)[:1].isdigit()
        ]
        known = max(numbers, default=-1) + 1
        wanted = known + _ROWS if self.filled.get(MORE) == self.path else max(known, _ROWS)
        return tuple(
            AskParts(
                f"{self.path}.{number}",
                get_args(self.hint)[0],
                self.case,
                self.of,
                False,
                self.filled,
            )
            for number in range(min(wanted, _MOST_ROWS))
        )

    @cached_property
    def fields(self) -> dict[str, forms.Field]:
        found = {name: field for row in self.rows for name, field in row.fields.items()}
        for field in found.values():
            field.required = False
        return found

    def blocks(self, form: forms.Form) -> Iterator[Block]:
        rows = [tuple(row.blocks(form)) for row in self.rows]
        heads = [block.label for block in rows[0]]
        yield Block(self.label, self.help, heads=heads, rows=rows, more=self.path)

    def json(self, cleaned: Mapping[str, Any], held: Json = None) -> Json:
        found: list[Json] = []
        kept = list(held) if isinstance(held, list) else []
        for number, row in enumerate(self.rows):
            part = row.json(cleaned, kept[number] if number < len(kept) else None)
            if isinstance(part, dict) and not row.is_idle(cleaned):
                found.append(self._completed(part))
        return found or None

    def missing(self, cleaned: Mapping[str, Any]) -> Iterator[str]:
        found = [name for row in self.rows for name in row.missing(cleaned)]
        yield from found or super().missing(cleaned)

    def _completed(self, part: dict[str, Json]) -> Json:
        return completed(part, get_args(self.hint)[0], case=self.case)


_FOLLOWS: Final[Mapping[Any, str]] = {Evidence: "kind"}
"""What of a part follows from what is filled in; of most it is the id."""


def completed(part: dict[str, Json], domain: Any, *, case: Case) -> dict[str, Json]:
    """Return `part` with what follows from what was filled in: kind and id of evidence, an id."""
    if domain is Evidence and isinstance(thing := part.get("id"), str):
        kind, _colon, id_ = thing.partition(":")
        return {**part, "kind": kind, "id": id_}
    if domain is Question:
        taken = {one.id for asked in case.questionnaires for one in asked.questions}
        return {"id": free_id(f"q{part.get('number', 0)}", taken), **part}
    return part


def free_id(wanted: str, taken: set[Any] | frozenset[Any]) -> str:
    """Return `wanted`, with a number after it where it is taken."""
    tries = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in tries if one not in taken)


def ask_for(
    field: Field[Any], path: str, *, case: Case, of: type, filled: Mapping[str, Any]
) -> Ask:
    """Return how a form asks for `field` of the type `of`."""
    hint, is_optional = _bare(field.type)
    has_default = field.default is not MISSING or field.default_factory is not MISSING
    is_needed = not (is_optional or has_default)
    common: _Common = (path, hint, case, of, is_needed, filled)
    if (of, field.name) in _FILES:
        return AskFile(*common)
    if (choices := _choices(field.name, hint, case=case, of=of)) is not None:
        return AskChoice(*common, choices)
    if get_origin(hint) is tuple:
        return _ask_several(get_args(hint)[0], common)
    if hint is Text:
        return AskText(*common)
    if is_dataclass(hint):
        return AskParts(*common)
    return _PLAIN.get(hint, AskWords)(*common)


_Common: TypeAlias = tuple[str, Any, Case, type, bool, Mapping[str, Any]]


def _ask_several(part: Any, common: _Common) -> Ask:
    case = common[2]
    if part is SentClaim:
        return AskSentClaims(*common, _claims(case))
    if part is Evidence and common[3] is Remark:
        return AskEvidence(*common, evidence_of(case))
    if is_dataclass(part):
        return AskRows(*common)
    if part is int:
        return AskNumbers(*common)
    choices = _choices("", part, case=case, of=object)
    return AskLines(*common) if choices is None else AskChoices(*common, choices)


_PLAIN: Final[Mapping[Any, type[Ask]]] = {
    bool: AskYes,
    int: AskNumber,
    date: AskDay,
    datetime: AskMoment,
}


def _claims(case: Case) -> list[tuple[str, str]]:
    return [(claim.id, plain(claim.text)[:120]) for claim in case.claims]


def _choices(name: str, hint: Any, *, case: Case, of: type) -> list[tuple[Any, str]] | None:
    if of is Inquiry and name == "questionnaire":
        return questionnaires_of(case)
    if of is Enclosure and name == "list_kind":
        return [(kind.kind, plain(kind.name)) for kind in list_kinds().values()]
    if of is Evidence and name == "id":
        return evidence_of(case)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return [(one.value, plain(label_of(one))) for one in hint]
    return choices_of(hint, case)


def _bare(hint: Any) -> tuple[Any, bool]:
    """Return `hint` without None, and whether None may stand there."""
    parts = get_args(hint)
    if NoneType in parts:
        return next(part for part in parts if part is not NoneType), True
    return hint, False
