"""What of a case can be found: each thing with the words that are said of it."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Any, Final, cast, get_args

from witnessmark.base.fields import fields_of, is_restricted
from witnessmark.base.text import Language, Text
from witnessmark.publication.case import Case

_BY_ID: Final = (
    *("devices", "samples", "photos", "components", "companies", "documents", "statements"),
    *("measures", "questionnaires", "claims"),
)
"""Lists of a case whose things have an id and stand as they are."""

_NO_WORDS: Final = frozenset(
    {
        *("unknown", "internal_note", "id", "language", "source_language", "target_language"),
        *("quote_language", "addressee_country", "headquarters", "incorporation"),
        *("parent_country", "manufacture", "media_type", "filename", "scheme"),
    }
)
"""Fields that hold ids, tags and codes; an internal note is a passage of its own."""

NOTE: Final = "note"
"""The kind of an internal note, which only those see who may enter letters."""


@dataclass(frozen=True, order=True)
class Passage:
    """Words that are said of one thing: its kind, its id, and for part of it the one it is in."""

    kind: str
    thing: str
    part: str
    text: str


def passages(case: Case) -> Iterator[Passage]:
    """Yield every passage of `case`; of restricted fields nothing."""
    about = (*_words(case.title), *_words(case.summary), *_words(case.notice))
    yield Passage("case", "", "", _joined(about))
    for name in _BY_ID:
        things: Iterable[Any] = getattr(case, name)
        for thing in things:
            yield Passage(name, thing.id, "", _joined(_words(thing)))
    for decided in case.identifications:
        yield Passage("identifications", decided.component, "", _joined(_words(decided)))
    for review in case.reviews:
        yield Passage("reviews", review.company, review.entry_id, _joined(_words(review)))
    for asked in case.inquiries:
        yield Passage("inquiries", asked.id, "", _joined(_words(asked.addressee)))
        if asked.internal_note:
            yield Passage(NOTE, asked.id, "", asked.internal_note)
        for sent in asked.attempts:
            yield Passage("papers", asked.id, sent.id, _joined(_words(sent)))
        for reply in asked.replies:
            yield Passage("papers", asked.id, reply.id, _joined(_words(reply)))
    for place, contest in enumerate(case.contests):
        yield Passage("contests", contest.inquiry, str(place), _joined(_words(contest)))


def _joined(words: Iterator[str] | tuple[str, ...]) -> str:
    return "\n".join(dict.fromkeys(word for word in words if word))


def _words(thing: object) -> Iterator[str]:
    """Yield the words in `thing`: its texts, and its strings that are no ids."""
    if isinstance(thing, Text):
        yield from (thing.within(language) for language in Language)
        return
    for field in fields_of(thing):
        if is_restricted(field) or field.name in _NO_WORDS:
            continue
        held = getattr(thing, field.name)
        parts = held if isinstance(held, tuple) else (held,)
        for part in parts:
            if isinstance(part, str):
                if _says_words(cast(Hashable, field.type)):
                    yield part
            else:
                yield from _words(part)


@cache
def _says_words(hint: Hashable) -> bool:
    """Say whether a field of this type holds words: a plain string, or several."""
    kinds = {part for part in get_args(hint) if part not in (NoneType, ...)} or {hint}
    return kinds == {str}
