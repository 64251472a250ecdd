"""The makers as a table to look things up in: by name, by mark, by the look of a part number."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from witnessmark.base.ids import MakerId
from witnessmark.parts.expressions import first_characters
from witnessmark.parts.keys import name_forms, name_key, slug
from witnessmark.reference.makers import Maker, Mark, PartPattern

SHORTEST_MARK: Final = 3
"""A printed mark of fewer characters than this stands on too many parts to name a maker."""


UNLISTED: Final = "unlisted:"
"""How the id of a maker begins that no file of makers names."""


@dataclass(frozen=True, slots=True)
class PatternMatch:
    """A maker's pattern that fits the beginning of a text; `length` is how much of it."""

    maker: Maker
    part: PartPattern
    length: int


@dataclass(frozen=True, slots=True)
class _Compiled:
    maker: Maker
    part: PartPattern
    expression: re.Pattern[str]
    first: frozenset[str] | None


class MakerTable:
    """Makers with their patterns compiled. It guards an index by first character and by name."""

    def __init__(self, makers: Iterable[Maker]) -> None:
        self.makers: Final[Mapping[MakerId, Maker]] = {maker.id: maker for maker in makers}
        self._by_first = _by_first(tuple(_compiled(self.makers.values())))
        self._by_name = _unambiguous(_names(self.makers.values()))
        self._by_mark = _marks(self.makers.values())
        self._found: dict[str, Maker | None] = {}

    def matching(self, text: str) -> Iterator[PatternMatch]:
        """Yield the patterns that fit the beginning of `text` (upper-cased, without spaces)."""
        for pattern in self._by_first.get(text[:1], self._by_first[""]):
            match = pattern.expression.match(text)
            if match and match.end():
                yield PatternMatch(pattern.maker, pattern.part, match.end())

    def named(self, text: str) -> Maker | None:
        """Return the maker that bears this name, or None where none or more than one does.

        Of `A (B)`, where one became or bought the other, it is A.
        """
        if text not in self._found:
            self._found[text] = self._resolve(text)
        return self._found[text]

    def marked(self, text: str) -> tuple[Maker, Mark | None] | None:
        """Return the maker whose mark or name is exactly `text`; the mark is None for a name."""
        key = _mark_key(text)
        if len(key) < SHORTEST_MARK or key.isdecimal():
            return None
        if key in self._by_mark:
            return self._by_mark[key]
        maker = self._by_name.get(name_key(text)) if len(key) > SHORTEST_MARK else None
        return (maker, None) if maker else None

    def name_of(self, maker: str) -> str:
        """Return the name of the maker with this id, or `maker` itself where it is no id."""
        known = self.makers.get(MakerId(maker))
        return known.name if known else maker

    def akin(self, one: MakerId, other: MakerId) -> bool:
        """Say whether one of the two became, bought or left the other."""
        return one == other or self._names_other(one, other) or self._names_other(other, one)

    def _names_other(self, one: MakerId, other: MakerId) -> bool:
        maker = self.makers.get(one)
        return maker is not None and any(entry.maker == other for entry in maker.succession)

    def _resolve(self, text: str) -> Maker | None:
        found = {
            maker.id: maker
            for form in name_forms(text)
            if (maker := self._bearing(form)) is not None
        }
        first = next(iter(found.values()), None)
        related = first is not None and all(self.akin(first.id, other) for other in found)
        return first if related else None

    def _bearing(self, name: str) -> Maker | None:
        by_mark = self._by_mark.get(_mark_key(name))
        return self._by_name.get(name_key(name)) or (by_mark[0] if by_mark else None)


def unlisted_id(name: str) -> MakerId:
    """Return the id of a maker that no file of makers names: `unlisted:` and its spelling."""
    return MakerId(f"{UNLISTED}{slug(name) or 'unnamed'}")


def _compiled(makers: Iterable[Maker]) -> Iterator[_Compiled]:
    for maker in makers:
        for part in maker.parts:
            yield _Compiled(maker, part, re.compile(part.pattern), first_characters(part.pattern))


def _by_first(patterns: tuple[_Compiled, ...]) -> Mapping[str, tuple[_Compiled, ...]]:
    firsts = frozenset().union(*(pattern.first or () for pattern in patterns))
    return {
        first: tuple(p for p in patterns if p.first is None or first in p.first)
        for first in {*firsts, ""}
    }


def _names(makers: Iterable[Maker]) -> Iterator[tuple[str, Maker]]:
    for maker in makers:
        yield name_key(maker.id.replace("-", " ")), maker
        for name in maker.names:
            yield name_key(name.text), maker


def _unambiguous(names: Iterable[tuple[str, Maker]]) -> Mapping[str, Maker]:
    found: dict[str, dict[MakerId, Maker]] = {}
    for key, maker in names:
        found.setdefault(key, {})[maker.id] = maker
    sole = {key: _sole(key, makers) for key, makers in found.items()}
    return {key: maker for key, maker in sole.items() if maker is not None}


def _sole(key: str, makers: Mapping[MakerId, Maker]) -> Maker | None:
    """Return the only maker of a name, or of several the one whose id the name is."""
    if len(makers) == 1:
        return next(iter(makers.values()))
    return makers.get(MakerId(key))


def _marks(makers: Iterable[Maker]) -> Mapping[str, tuple[Maker, Mark]]:
    marks = [(_mark_key(mark.text), maker, mark) for maker in makers for mark in maker.marks]
    sole = _unambiguous((key, maker) for key, maker, _mark in marks)
    return {key: (maker, mark) for key, maker, mark in marks if key in sole}


def _mark_key(text: str) -> str:
    return re.sub(r"[^\w]", "", text).upper()
