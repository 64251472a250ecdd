"""Which makers and companies of the reference tables a text names, on file in the case or not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from witnessmark.companies.register import load_companies
from witnessmark.publication.claims.folding import fold
from witnessmark.publication.claims.wording import ladder_words
from witnessmark.reference.makers import load_makers

_SHORTEST: Final = 3
"""Shorter names ("ST", 村田) are common words, syllables and surnames as well."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """A name of the reference tables as it stands in a text, and whose it is, by id."""

    owners: frozenset[str]
    words: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def makers_named(text: str) -> tuple[Named, ...]:
    """Return where `text` has a name of the reference tables, the longest where several begin.

    Latin names match as whole words, written as on file, in capitals or with a capital letter:
    “micron” is a measure. A katakana name does not begin inside a word: クローム is no ローム.
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[Named]:
    reading = fold(text, keep_case=True)
    at, names = 0, _names()
    while at < len(reading.text):
        fitting = (
            one
            for one in names.get(reading.text[at : at + _SHORTEST], ())
            if reading.text.startswith(one, at) and _is_whole(reading.text, at, at + len(one))
        )
        name = next(fitting, "")
        if name:
            start, end = reading.span(at, at + len(name))
            yield Named(owners=_owners()[name], words=text[start:end], start=start, end=end)
        at += len(name) or 1


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start].isascii():
        return not (_is_latin(before) or (_is_latin(text[end - 1]) and _is_latin(after)))
    return not (_is_katakana(text[start]) and _is_katakana(before))


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _is_katakana(sign: str) -> bool:
    return "ァ" <= sign <= "ヺ" or sign == "ー"


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Return the names by their first signs, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(_owners(), key=len, reverse=True):
        found.setdefault(name[:_SHORTEST], []).append(name)
    return {first: tuple(names) for first, names in found.items()}


@cache
def _owners() -> Mapping[str, frozenset[str]]:
    """Return whose each name is; names that are words of their own are left out."""
    owners: dict[str, set[str]] = {}
    for id_, names in _on_file():
        for name in names:
            for spelled in _spellings(" ".join(fold(name, keep_case=True).text.split())):
                owners.setdefault(spelled, set()).add(id_)
    words = ladder_words().no_makers
    return {
        name: frozenset(ids)
        for name, ids in owners.items()
        if len(name) >= _SHORTEST and name not in words
    }


def _on_file() -> Iterator[tuple[str, Iterable[str]]]:
    for maker in load_makers():
        yield maker.id, (name.text for name in maker.names)
    for company in load_companies():
        yield company.maker or company.id, (form.text for form in company.names)


def _spellings(name: str) -> set[str]:
    if not name.isascii() or " " in name or len(name) <= _SHORTEST:
        return {name}
    return {name, name.upper(), name.title()}
