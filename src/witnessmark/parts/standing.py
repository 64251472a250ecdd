"""For each maker that a marking may name: everything that speaks for it and against it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.ids import MakerId
from witnessmark.parts import sentences
from witnessmark.parts.keys import name_key
from witnessmark.parts.makers import UNLISTED, MakerTable
from witnessmark.parts.marking import Marking
from witnessmark.parts.scores import NEAR_MISSES, WEAK, Contender, Grade, grade_of
from witnessmark.parts.sentences import RIVALS
from witnessmark.parts.support import Rule, Support

MOST_RIVALS: Final = 4
"""Rivals that are named as grounds against a maker; more would say no more."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A maker with all that speaks for and against it."""

    maker_id: MakerId
    maker: str
    supports: tuple[Support, ...]
    against: tuple[Ground, ...] = ()
    besides: tuple[Ground, ...] = ()

    @property
    def grade(self) -> Grade:
        """Return what kind of support the maker has in all."""
        rules = [support.rule for support in self.supports]
        specific = [support.rule for support in self.supports if support.specific]
        return grade_of(rules, specific=specific)

    @property
    def is_marked(self) -> bool:
        """Say whether the maker's mark, name or logo is on the part."""
        return any(support.fragment is None for support in self.supports)

    @property
    def is_near_miss(self) -> bool:
        """Say whether its number is only like the one on the part."""
        return self.grade in NEAR_MISSES

    @property
    def is_weak(self) -> bool:
        """Say whether it gives way to a maker whose number was read whole."""
        return self.grade in WEAK

    @property
    def is_specific(self) -> bool:
        """Say whether something speaks for the maker that may do so on its own."""
        return any(support.specific for support in self.supports)

    @property
    def is_contradicted(self) -> bool:
        """Say whether a mark, a hint or the package speaks against it."""
        return any(ground.rule != RIVALS for ground in self.against)

    @property
    def has_number(self) -> bool:
        """Say whether a number speaks for the maker, and not a mark alone."""
        return any(support.fragment for support in self.supports)


def standings_of(
    supports: tuple[Support, ...], *, marking: Marking, makers: MakerTable
) -> tuple[Standing, ...]:
    """Return each maker that something speaks for, with what speaks against it."""
    by_maker: dict[MakerId, list[Support]] = {}
    for support in _under_one_name(supports):
        by_maker.setdefault(support.maker_id, []).append(support)
    standings = tuple(
        Standing(maker_id=maker_id, maker=of_maker[0].maker, supports=_ranked(of_maker))
        for maker_id, of_maker in by_maker.items()
    )
    return tuple(
        replace(
            standing,
            against=tuple(_against(standing, standings, marking=marking, makers=makers)),
            besides=tuple(_besides(standing, marking=marking, makers=makers)),
        )
        for standing in standings
    )


def contender_of(standing: Standing) -> Contender:
    """Return what the score of a maker rests on."""
    return Contender(
        maker_id=standing.maker_id,
        grade=standing.grade,
        contradicted=standing.is_contradicted,
    )


def _under_one_name(supports: tuple[Support, ...]) -> Iterator[Support]:
    """Yield the supports, those of a catalogue's spelling under the maker that it must mean.

    That is a maker whose pattern fits and whose name begins with the same word.
    """
    by_first_word = {_first_word(support.maker): support for support in supports if support.family}
    for support in supports:
        known = by_first_word.get(_first_word(support.maker))
        if known and support.maker_id.startswith(UNLISTED):
            yield replace(support, maker_id=known.maker_id, maker=known.maker)
        else:
            yield support


def _first_word(name: str) -> str:
    return re.split(r"[\W_]+", name.casefold().strip())[0]


def _ranked(supports: list[Support]) -> tuple[Support, ...]:
    """Return the best support by each rule, most telling rule first."""
    best: dict[Rule, Support] = {}
    for support in supports:
        known = best.setdefault(support.rule, support)
        if (support.specific, support.weight) > (known.specific, known.weight):
            best[support.rule] = support
    if Rule.MAKER_PATTERN in best:
        best.pop(Rule.SHARED_PATTERN, None)
    return tuple(best[rule] for rule in Rule if rule in best)


def _against(
    standing: Standing,
    standings: Iterable[Standing],
    *,
    marking: Marking,
    makers: MakerTable,
) -> Iterator[Ground]:
    others = [other for other in standings if other.maker_id != standing.maker_id]
    for other in [other for other in others if _rivals(other, standing)][:MOST_RIVALS]:
        yield sentences.of_rival(other.supports[0].ground, maker=other.maker)
    for other in others:
        for support in other.supports:
            if support.fragment is None:
                yield sentences.of_other_mark(support.ground, maker=other.maker)
    if marking.maker_hint and not _agrees(marking.maker_hint, standing, makers=makers):
        yield sentences.of_hint(Direction.AGAINST, marking, maker=standing.maker)
    yield from _pins(standing, marking=marking, direction=Direction.AGAINST)


def _rivals(other: Standing, standing: Standing) -> bool:
    """Say whether `other` may be meant in place of `standing`.

    A number like another, or read in part, does not rival one that was found; nor does a maker
    that is not the one whose mark is on the part, unless the mark stands there without a number of
    its own.
    """
    if not other.has_number or (other.is_weak and not standing.is_weak):
        return False
    if not standing.has_number:
        return other.is_specific
    return not standing.is_marked or other.is_marked


def _besides(standing: Standing, *, marking: Marking, makers: MakerTable) -> Iterator[Ground]:
    if marking.maker_hint and _agrees(marking.maker_hint, standing, makers=makers):
        yield sentences.of_hint(Direction.FOR, marking, maker=standing.maker)
    yield from _pins(standing, marking=marking, direction=Direction.FOR)


def _agrees(hint: str, standing: Standing, *, makers: MakerTable) -> bool:
    named = makers.named(hint)
    if named:
        return makers.akin(named.id, standing.maker_id)
    return name_key(hint) == name_key(standing.maker)


def _pins(standing: Standing, *, marking: Marking, direction: Direction) -> Iterator[Ground]:
    """Yield a ground if the package has the number of pins that the catalogue gives, or another."""
    listed = next((each for each in standing.supports if each.package), None)
    seen = re.search(r"\d+$", marking.package)
    expected = re.search(r"\d+", listed.package.partition("(")[0]) if listed else None
    if not (listed and seen and expected):
        return
    same = Direction.FOR if seen[0] == expected[0] else Direction.AGAINST
    if same is direction:
        yield sentences.of_pins(
            direction, seen=marking.package, expected=listed.package, like=listed.ground
        )
