"""The restricted values of a case, and where in what is published one of them stands.

Values and texts are compared folded, letters and figures only: 佐々木 一郎 is 佐々木一郎, and
SN-9988 is ｓｎ9988. Latin values match as whole words. Of a long value every long fragment counts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Final, get_args

from witnessmark.base.fields import fields_of, is_restricted, publishable
from witnessmark.base.text import Language
from witnessmark.publication.case import Case
from witnessmark.publication.claims.folding import bare, fold
from witnessmark.publication.redaction.fragments import runs, runs_in, signs_of
from witnessmark.publication.redaction.public import public_case

SHORTEST: Final = 5
"""Shorter values, such as a town's name of four letters, also stand in texts by chance."""
SHORTEST_OF: Final = {"people.name": 2, "inquiries.replies.signatory": 2, "samples.serial": 4}
"""Where less is enough: a person is named by two characters (佐藤), and is hurt most by it; a
serial of four figures stands alone in a text by no chance that a person could not explain."""
_PERSONS: Final = ("people.name", "inquiries.replies.signatory")
_PARTS: Final = 2
_LANGUAGES: Final = {language.value: language for language in Language}
_OWNERS: Final = ("id", "component", "inquiry")
_NAMES: Final = (
    "publisher",
    "companies.names.text",
    "documents.title",
    "documents.publisher",
    "measures.list",
    "measures.authority",
    "inquiries.addressee",
)
"""The names that others bear: a restricted note may hold one, however long."""


@dataclass(frozen=True, kw_only=True)
class RestrictedValue:
    """A value that must not be published; `kind` is the field that holds it: `samples.serial`."""

    kind: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Published:
    """A text that is published. `path` is its field, `owner` the nearest thing with an id.

    `kind` is the path without ids and language: `samples.condition`; `language` is None where it is
    no text of ours.
    """

    path: str
    kind: str
    owner: str
    words: str
    language: Language | None = None


@dataclass(frozen=True, kw_only=True)
class Leak:
    """A restricted value of `kind` that stands at `path`; the value itself is not repeated."""

    kind: str
    path: str
    owner: str


def leaks(case: Case, texts: Iterable[Published]) -> Iterator[Leak]:
    """Yield where a restricted value of `case` stands in `texts`, its `published_strings`.

    The journal's own restricted parts are notes on what is public elsewhere; they are no values to
    look for.
    """
    places: dict[str, list[Published]] = {}
    for one in texts:
        places.setdefault(one.words, []).append(one)
    values = restricted_values(case)
    found = {**dict.fromkeys(_whole(values, places)), **dict.fromkeys(_in_part(values, places))}
    for kind, words in found:
        for text in places[words]:
            yield Leak(kind=kind, path=text.path, owner=text.owner)


def restricted_values(case: Case) -> tuple[RestrictedValue, ...]:
    """Return every restricted text of `case` that is long enough to be told from chance."""
    found = dict.fromkeys(
        RestrictedValue(kind=kind, words=part)
        for kind, words in _inside(replace(case, journal=()), "")
        for part in _parts(words, kind=kind, case=case)
        if len(bare(part)) >= SHORTEST_OF.get(kind, SHORTEST)
    )
    return tuple(sorted(found, key=lambda value: (value.kind, value.words)))


def published_strings(case: Case) -> tuple[Published, ...]:
    """Return every string that is published of `case`, or stands in a claim that is not yet.

    Every string, however deep: ids and names of files too.
    """
    shown = replace(public_case(case), claims=publishable(case.claims))
    found: list[Published] = []
    for field in fields_of(shown):
        _gather(getattr(shown, field.name), field.name, field.name, "", into=found)
    return tuple(found)


def _gather(thing: object, path: str, kind: str, owner: str, *, into: list[Published]) -> None:
    if isinstance(thing, str):
        if not isinstance(thing, Enum) and thing.strip():
            into.append(_published(path, kind, owner, thing))
    elif isinstance(thing, tuple):
        for place, part in enumerate(thing):
            _gather(part, f"{path}[{_called(part) or place}]", kind, owner, into=into)
    elif declared := fields_of(thing):
        held = _called(thing) or owner
        for field in declared:
            inner = getattr(thing, field.name)
            if isinstance(inner, str) or fields_of(inner) or (isinstance(inner, tuple) and inner):
                _gather(inner, f"{path}.{field.name}", f"{kind}.{field.name}", held, into=into)


def _published(path: str, kind: str, owner: str, words: str) -> Published:
    above, _, last = kind.rpartition(".")
    language = _LANGUAGES.get(last) if above else None
    return Published(
        path=path,
        kind=above if language else kind,
        owner=owner or path.split(".", 1)[0],
        words=words,
        language=language,
    )


def _whole(
    values: Iterable[RestrictedValue], places: Mapping[str, list[Published]]
) -> Iterator[tuple[str, str]]:
    """Yield the kind of each value that stands whole in a text, and the text."""
    letters = {words: bare(words) for words in places}
    for value in values:
        core = bare(value.words)
        for words in places:
            if core in letters[words] and _stands_in(value.words, words):
                yield value.kind, words


def _in_part(
    values: Iterable[RestrictedValue], places: Mapping[str, list[Published]]
) -> Iterator[tuple[str, str]]:
    """Yield the kind of each value of which a long fragment stands in a text, and the text."""
    kinds: dict[str, set[str]] = {}
    for value in values:
        for run in runs(value.words):
            kinds.setdefault(run, set()).add(value.kind)
    for words, texts in places.items() if kinds else ():
        if any(one.kind in _NAMES for one in texts):
            for run in runs(words):
                kinds.pop(run, None)
    signs = frozenset(sign for run in kinds for sign in signs_of(run))
    for words in places if kinds else ():
        for run in runs_in(words, signs):
            for kind in sorted(kinds.get(run, ())):
                yield kind, words


def _called(thing: object) -> str:
    """Return what `thing` is known by: its own id, or that of what it belongs to."""
    for name in _OWNERS:
        value = getattr(thing, name, "") if fields_of(thing) else ""
        if isinstance(value, str) and value:
            return value
    return ""


def _parts(words: str, *, kind: str, case: Case) -> Iterator[str]:
    """Yield the value; of a signature also the last two words, which are the person's name.

    "広報部 架空 太郎" signs for 架空 太郎. What stands in a company's name hides nobody.
    """
    yield words.strip()
    spread = words.split()
    if kind in _PERSONS and len(spread) > _PARTS:
        name = " ".join(spread[-_PARTS:])
        forms = (form.text for company in case.companies for form in company.names)
        if not any(bare(name) in bare(form) for form in forms):
            yield name


def _stands_in(value: str, text: str) -> bool:
    return _pattern(value).search(fold(text).text) is not None


@cache
def _pattern(value: str) -> re.Pattern[str]:
    """Return what finds `value` whatever stands between its signs; Latin ends are word ends."""
    signs = bare(value)
    body = r"[\W_]*".join(re.escape(sign) for sign in signs)
    before = r"(?<![a-z0-9])" if signs[0].isascii() else ""
    after = r"(?![a-z0-9])" if signs[-1].isascii() else ""
    return re.compile(before + body + after)


def _inside(value: object, kind: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for part in value:
            yield from _inside(part, kind)
    elif isinstance(value, str):
        yield kind, value
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _leading_fields(type(value)):
            yield from _inside(getattr(value, name), f"{kind}.{name}" if kind else name)


@cache
def _leading_fields(cls: type) -> tuple[str, ...]:
    """Return the fields of `cls` that are restricted, or that lead to one that is."""
    return tuple(
        field.name
        for field in fields(cls)
        if is_restricted(field) or any(_leading_fields(kind) for kind in _kinds(field.type))
    )


def _kinds(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _kinds(part)
