"""What in a marking speaks for which maker: by pattern, by catalogue, by printed mark."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from witnessmark.base.grounds import Ground
from witnessmark.base.ids import MakerId
from witnessmark.parts import sentences
from witnessmark.parts.catalogue import Catalogue, Part
from witnessmark.parts.keys import UNREADABLE, part_key, reading_key
from witnessmark.parts.makers import MakerTable, PatternMatch, unlisted_id
from witnessmark.parts.marking import Fragment, Marking, words_of
from witnessmark.reference.makers import Certainty

SHORTEST_SPECIFIC: Final = 5
"""Characters from which a number with two digits and a letter may point to one part alone."""

SHORTEST_CATALOGUED: Final = 6
"""The same for a number that only a catalogue knows: catalogues are full of short codes."""

_DIGITS_OF_A_LAST_WORD: Final = 3
_MOST_CONTINUATIONS: Final = 300
_MOST_RESEMBLING: Final = 20_000
_MOST_MAKERS: Final = 8
_LONGEST_INSERTION: Final = 3
_ENDINGS: Final = ("A", "AA", "AAA")
"""Letters that stand for any that a pattern wants at the end, as for a package."""

_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Rule(StrEnum):
    """By which rule something speaks for a maker, strongest first."""

    CATALOGUE_NUMBER = "catalogue_number"
    SPLIT_NUMBER = "split_number"
    MAKER_PATTERN = "maker_pattern"
    SHARED_PATTERN = "shared_pattern"
    DROPPED_PREFIX = "dropped_prefix"
    CATALOGUE_UNREADABLE = "catalogue_unreadable"
    PATTERN_UNREADABLE = "pattern_unreadable"
    PATTERN_BEGINNING = "pattern_beginning"
    CATALOGUE_BEGINNING = "catalogue_beginning"
    CATALOGUE_STEM = "catalogue_stem"
    MAKER_MARK = "maker_mark"
    LOGO = "logo"


@dataclass(frozen=True, kw_only=True)
class Support:
    """One thing that speaks for a maker. `specific` says that it may do so on its own.

    `fragment` is the stretch of the marking that it rests on, None for a logo; `weight` orders
    supports of one rule.
    """

    rule: Rule
    maker_id: MakerId
    maker: str
    mpn: str
    family: str
    fragment: Fragment | None
    specific: bool
    weight: int
    ground: Ground
    package: str = ""


def supports_of(
    marking: Marking,
    fragments: Iterable[Fragment],
    *,
    makers: MakerTable,
    catalogue: Catalogue | None,
) -> tuple[Support, ...]:
    """Return everything that speaks for a maker of the part with this marking."""
    found: list[Support] = []
    for fragment in fragments:
        found += by_pattern(fragment, makers=makers, with_role=bool(marking.role))
        if catalogue:
            found += by_catalogue(fragment, makers=makers, catalogue=catalogue)
    found += by_mark(marking, makers=makers)
    return tuple(found)


def is_specific(text: str, *, shortest: int = SHORTEST_SPECIFIC, digits: int = 2) -> bool:
    """Say whether a text is long and varied enough to point to one part alone."""
    decimals = sum(character.isdecimal() for character in text)
    return len(text) >= shortest and digits <= decimals < len(text) and UNREADABLE not in text


def by_pattern(fragment: Fragment, *, makers: MakerTable, with_role: bool) -> Iterator[Support]:
    """Yield the makers one of whose patterns fits the beginning of a stretch.

    A pattern that fits joined words only must need the last of them, and words that are a mark
    must be a mark of that maker. With a role beside it, a number may be one character shorter.
    """
    before_last = len(fragment.text) - len(fragment.words[-1])
    needed = before_last if len(fragment.words) > 1 else 0
    marks = {word: found[0].id for word in fragment.words if (found := makers.marked(word))}
    fitting: set[str] = set()
    for match in makers.matching(fragment.text):
        if match.length <= needed or not set(marks.values()) <= {match.maker.id}:
            continue
        fitting.add(match.part.pattern)
        mpn = number_in(fragment, marks=frozenset(marks), covered=match.length - before_last)
        shortest = SHORTEST_SPECIFIC - with_role
        telling = match.part.exclusive and match.maker.certainty is not Certainty.UNVERIFIED
        specific = telling and is_specific(mpn, shortest=shortest)
        yield _pattern_support(fragment, match, mpn=mpn, makers=makers, specific=specific)
    if UNREADABLE in fragment.text and len(fragment.words) == 1:
        yield from _by_pattern_unreadable(fragment, makers=makers, without=fitting)
    if not fitting and len(fragment.words) == 1 and is_specific(fragment.text):
        yield from _by_pattern_beginning(fragment, makers=makers)


def number_in(fragment: Fragment, *, marks: frozenset[str], covered: int) -> str:
    """Return the part number in a stretch whose last word a pattern covers to `covered` characters.

    One word is the number, marks apart. Of joined words on one line it is the last, if what is
    covered of it is a number by itself, as after a game's or a board's code; else the first, if
    that is one. Otherwise the words may be neighbours by chance, and nothing is returned.
    """
    words = [word for word in fragment.words if word not in marks]
    if len(words) == 1:
        return words[0]
    last = fragment.words[-1][:covered]
    telling = last[:1].isalpha() and is_specific(last, digits=_DIGITS_OF_A_LAST_WORD)
    if telling and not fragment.over_lines:
        return fragment.words[-1]
    return words[0] if words and is_specific(words[0]) else ""


def _pattern_support(
    fragment: Fragment, match: PatternMatch, *, mpn: str, makers: MakerTable, specific: bool
) -> Support:
    rule = Rule.MAKER_PATTERN if match.part.exclusive else Rule.SHARED_PATTERN
    others = [makers.name_of(other) for other in match.part.shared_with]
    ground = sentences.of_pattern(rule.value, match, seen=" ".join(fragment.words), others=others)
    prefix = _dropped_prefix(mpn, match, makers=makers)
    if prefix:
        rule, mpn = Rule.DROPPED_PREFIX, prefix + mpn
        ground = sentences.of_dropped_prefix(rule.value, match, seen=fragment.printed, mpn=mpn)
    return Support(
        rule=rule,
        maker_id=match.maker.id,
        maker=match.maker.name,
        mpn=mpn,
        family=match.part.family.en,
        fragment=fragment,
        specific=specific,
        weight=match.length,
        ground=ground,
    )


def _dropped_prefix(mpn: str, match: PatternMatch, *, makers: MakerTable) -> str:
    """Return the letters that make `mpn` fit an exclusive pattern of the same maker, if any.

    Only for a number that begins with a digit, and only with letters that a pattern begins with.
    """
    text = mpn.upper()
    if match.part.exclusive or not text[:1].isdecimal() or not is_specific(text):
        return ""
    prefixes = {_leading_letters(part.pattern) for part in match.maker.parts if part.exclusive}
    for prefix in sorted(prefixes - {""}):
        for full in makers.matching(prefix + text):
            if full.maker.id == match.maker.id and full.part.exclusive:
                return prefix
    return ""


def _leading_letters(pattern: str) -> str:
    length = next((n for n, character in enumerate(pattern) if not character.isalpha()), 0)
    return pattern[:length]


def _by_pattern_unreadable(
    fragment: Fragment, *, makers: MakerTable, without: set[str]
) -> Iterator[Support]:
    """Yield the makers whose pattern fits with some characters in place of those unreadable.

    Of several unreadable, only where the others are still telling.
    """
    readable = fragment.text.replace(UNREADABLE, "")
    if len(fragment.text) - len(readable) > 1 and not is_specific(readable):
        return
    seen = set(without)
    for text in _filled(fragment.text):
        for match in makers.matching(text):
            if match.length > fragment.text.index(UNREADABLE) and match.part.pattern not in seen:
                seen.add(match.part.pattern)
                ground = sentences.of_pattern(
                    Rule.PATTERN_UNREADABLE.value, match, seen=fragment.printed
                )
                support = _pattern_support(
                    fragment, match, mpn=fragment.printed, makers=makers, specific=False
                )
                yield replace(support, rule=Rule.PATTERN_UNREADABLE, ground=ground)


def _filled(text: str) -> Iterator[str]:
    """Yield `text` with any character in its first unreadable place, and any in all the others."""
    for first in _ALPHABET:
        begun = text.replace(UNREADABLE, first, 1)
        for rest in _ALPHABET if UNREADABLE in begun else first:
            yield begun.replace(UNREADABLE, rest)


def _by_pattern_beginning(fragment: Fragment, *, makers: MakerTable) -> Iterator[Support]:
    """Yield the makers of whose numbers a word lacks but the last letters: many print it so.

    Only for a form that other makers are known to print, too: that is how it is printed about.
    """
    seen: set[str] = set()
    for ending in _ENDINGS:
        for match in makers.matching(fragment.text + ending):
            is_new = match.length > len(fragment.text) and match.part.pattern not in seen
            if is_new and match.part.shared_with:
                seen.add(match.part.pattern)
                others = [makers.name_of(other) for other in match.part.shared_with]
                ground = sentences.of_pattern(
                    Rule.PATTERN_BEGINNING.value, match, seen=fragment.printed, others=others
                )
                support = _pattern_support(fragment, match, mpn="", makers=makers, specific=False)
                yield replace(support, rule=Rule.PATTERN_BEGINNING, ground=ground)


def by_catalogue(
    fragment: Fragment, *, makers: MakerTable, catalogue: Catalogue
) -> Iterator[Support]:
    """Yield the makers that the catalogue gives for a stretch, from the closest kind of look-up.

    First the very number; for two lines, a number of which they are beginning and end; for one
    word, numbers that it fits with `?`, that continue it, or that it continues.
    """
    key = reading_key(fragment.text)
    joined = len(fragment.words) > 1
    if not _is_worth_a_look(key) or (joined and any(map(makers.marked, fragment.words))):
        return
    if UNREADABLE in key:
        if len(fragment.words) == 1:
            parts = catalogue.resembling(key, limit=_MOST_RESEMBLING)
            yield from _catalogued(Rule.CATALOGUE_UNREADABLE, fragment, parts, makers=makers)
        return
    parts = catalogue.exactly(key)
    if parts:
        yield from _catalogued(Rule.CATALOGUE_NUMBER, fragment, parts, makers=makers)
    elif fragment.over_lines:
        split = _split_numbers(fragment, catalogue=catalogue)
        yield from _catalogued(Rule.SPLIT_NUMBER, fragment, split, makers=makers)
    elif len(fragment.words) == 1 and is_specific(key):
        yield from _by_neighbours(fragment, key, makers=makers, catalogue=catalogue)


def _by_neighbours(
    fragment: Fragment, key: str, *, makers: MakerTable, catalogue: Catalogue
) -> Iterator[Support]:
    longer = catalogue.beginning(key, limit=_MOST_CONTINUATIONS)
    if longer:
        yield from _catalogued(Rule.CATALOGUE_BEGINNING, fragment, longer, makers=makers)
        return
    shorter = catalogue.stem(key, shortest=max(SHORTEST_CATALOGUED, len(key) - 4))
    if shorter and is_specific(shorter[0].key):
        yield from _catalogued(Rule.CATALOGUE_STEM, fragment, shorter, makers=makers)


def _is_worth_a_look(key: str) -> bool:
    digits = sum(character.isdecimal() for character in key)
    return len(key) >= 4 and 0 < digits < len(key)


def _split_numbers(fragment: Fragment, *, catalogue: Catalogue) -> tuple[Part, ...]:
    first, second = part_key(fragment.words[0]), part_key(fragment.words[-1])
    if not is_specific(first):
        return ()
    longer = catalogue.beginning(first, limit=_MOST_CONTINUATIONS)
    return tuple(part for part in longer if _is_second_line(second, part.key[len(first) :]))


def _is_second_line(second: str, rest: str) -> bool:
    """Say whether `second` is `rest` with up to three letters of a package put between."""
    added = len(second) - len(rest)
    if not 0 < added <= _LONGEST_INSERTION:
        return False
    return any(
        second[:place] + second[place + added :] == rest and second[place : place + added].isalpha()
        for place in range(1, len(rest))
    )


def _catalogued(
    rule: Rule, fragment: Fragment, parts: tuple[Part, ...], *, makers: MakerTable
) -> Iterator[Support]:
    by_maker: dict[MakerId, tuple[str, list[Part]]] = {}
    for part in parts:
        maker = makers.named(part.maker)
        maker_id = maker.id if maker else unlisted_id(part.maker)
        by_maker.setdefault(maker_id, (maker.name if maker else part.maker, []))[1].append(part)
    if len(by_maker) > _MOST_MAKERS:
        return
    sole = rule is Rule.CATALOGUE_NUMBER and len(by_maker) == 1 and "/" not in parts[0].maker
    specific = sole and is_specific(part_key(fragment.text), shortest=SHORTEST_CATALOGUED)
    for maker_id, (name, of_maker) in by_maker.items():
        keys = {part.key for part in of_maker}
        known = len(keys) == 1 and rule is not Rule.CATALOGUE_BEGINNING
        mpn = of_maker[0].mpn if known else fragment.printed
        yield Support(
            rule=rule,
            maker_id=maker_id,
            maker=name,
            mpn=mpn,
            family="",
            fragment=fragment,
            specific=specific,
            weight=len(fragment.text),
            ground=sentences.of_catalogue(rule.value, of_maker, seen=" ".join(fragment.words)),
            package=of_maker[0].package,
        )


def by_mark(marking: Marking, *, makers: MakerTable) -> Iterator[Support]:
    """Yield the makers whose name or mark is printed on the part, or is its logo."""
    printed = [*marking.lines, *(word for _line, word in words_of(marking))]
    readings = [(Rule.MAKER_MARK, text) for text in dict.fromkeys(printed)]
    if marking.logo:
        readings.append((Rule.LOGO, marking.logo))
    for rule, text in readings:
        found = makers.marked(text)
        if found is None and rule is Rule.LOGO and (named := makers.named(text)):
            found = (named, None)
        if found:
            maker, mark = found
            yield Support(
                rule=rule,
                maker_id=maker.id,
                maker=maker.name,
                mpn="",
                family="",
                fragment=None,
                specific=False,
                weight=len(text),
                ground=sentences.of_mark(rule.value, maker, mark, seen=text),
            )
