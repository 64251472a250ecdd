"""How far two names are one: words weighed by how rare they are, doubts kept beside the score.

The score is the weight of the words in common over that weight plus half of what only one of the
names has, plus a charge where both have something of their own. Words that many companies share
weigh little and never count as the thing in common.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import OSA, JaroWinkler

from witnessmark.companies.names import NameKey
from witnessmark.reference.words import FormKind, load_common_words

Weigh = Callable[[str], float]
"""The weight of a word: 1 for a rare one, near 0 for one that says nothing."""

BUSINESS_WEIGHT: Final = 0.2
PLACE_WEIGHT: Final = 0.25
LINKING_WEIGHT: Final = 0.02
DISTINCTIVE: Final = 0.4
"""From this weight on, a word can be what two names have in common."""

_BOTH_DIFFER: Final = 0.6
"""How much it costs, beyond the half, that each name has words which the other lacks."""

_READING_PART: Final = 0.8
"""What is left where only a part of the name agrees, and only in how it is read."""

_ALIKE: Final = 0.8
"""Share of characters from which two words may be spellings of one."""


class Doubt(StrEnum):
    """Why two names that look alike may not be one; any of these rules out a match."""

    SPELLING = "spelling"
    WORD_MISSING = "word_missing"
    NUMBER = "number"
    LEGAL_FORM = "legal_form"
    READING = "reading"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two names share and what they do not; `score` runs from 0 to 1."""

    score: float
    shared: tuple[tuple[str, str], ...]
    left_only: tuple[str, ...]
    right_only: tuple[str, ...]
    doubts: tuple[Doubt, ...]


NOTHING: Final = Comparison(0.0, (), (), (), ())


def common_weight(token: str) -> float | None:
    """Return the weight of a word that many companies share, or None for any other word."""
    words = load_common_words()
    if token in words.linking:
        return LINKING_WEIGHT
    if token in words.business:
        return BUSINESS_WEIGHT
    return PLACE_WEIGHT if token in words.places else None


def plain_weight(token: str) -> float:
    """Return the weight of a word where no list says how rare it is."""
    known = common_weight(token)
    return 1.0 if known is None else known


def compare_names(left: NameKey, right: NameKey, *, weigh: Weigh = plain_weight) -> Comparison:
    """Return how far `left` and `right` are one name, with the doubts that forbid a match."""
    if not left.tokens or not right.tokens:
        return NOTHING
    if left.core == right.core:
        doubts = _form_doubt(left, right) + _short_doubt(left, weigh)
        return Comparison(1.0, tuple(zip(left.tokens, left.tokens, strict=True)), (), (), doubts)
    if left.east_asian and right.east_asian:
        return _compare_readings(left, right)
    return _compare_words(left, right, weigh)


def _compare_readings(left: NameKey, right: NameKey) -> Comparison:
    """East Asian names are compared as written: one reading may stand for many characters."""
    score = OSA.normalized_similarity(left.core, right.core)
    if left.tokens == right.tokens:
        score = max(score, 0.9)
    pair = ((left.core, right.core),)
    return Comparison(score, pair, (), (), (Doubt.READING,))


def _compare_words(left: NameKey, right: NameKey, weigh: Weigh) -> Comparison:
    if "".join(left.tokens) == "".join(right.tokens):
        return _verdict(left, right, _joined(left, right), weigh)
    return _verdict(left, right, _pair(left.tokens, right.tokens), weigh)


_Pairs = list[tuple[str, str, float]]


def _joined(left: NameKey, right: NameKey) -> _Pairs:
    return [(" ".join(left.tokens), " ".join(right.tokens), 1.0)]


def _pair(left: tuple[str, ...], right: tuple[str, ...]) -> _Pairs:
    """Pair equal words first, then the most alike; each word is used once."""
    rest_left, rest_right = list(left), list(right)
    pairs: _Pairs = []
    for token in left:
        if token in rest_right:
            pairs.append((token, token, 1.0))
            rest_left.remove(token)
            rest_right.remove(token)
    alike = sorted(
        (
            (similarity, one, other)
            for one in rest_left
            for other in rest_right
            if (similarity := _alike(one, other)) >= _ALIKE
        ),
        reverse=True,
    )
    for similarity, one, other in alike:
        if one in rest_left and other in rest_right:
            pairs.append((one, other, similarity))
            rest_left.remove(one)
            rest_right.remove(other)
    return pairs


def _alike(one: str, other: str) -> float:
    """Return how alike two words are; short words and numbers are alike only when equal."""
    if min(len(one), len(other)) < 4 or one[0].isdigit() or other[0].isdigit():
        return 0.0
    if common_weight(one) is not None and common_weight(other) is not None:
        return 0.0
    similarity = OSA.normalized_similarity(one, other)
    if similarity >= 0.75 and min(len(one), len(other)) >= 5:
        return max(similarity, JaroWinkler.similarity(one, other) - 0.05)
    return similarity


def _verdict(left: NameKey, right: NameKey, pairs: _Pairs, weigh: Weigh) -> Comparison:
    joined = len(pairs) == 1 and " " in pairs[0][0] + pairs[0][1]
    left_only = () if joined else _rest(left.tokens, [pair[0] for pair in pairs])
    right_only = () if joined else _rest(right.tokens, [pair[1] for pair in pairs])
    weights = [(_weight(one, weigh) + _weight(other, weigh)) / 2 for one, other, _ in pairs]
    shared = sum(
        similarity**2 * weight for (_, _, similarity), weight in zip(pairs, weights, strict=True)
    )
    alone_left = sum(map(weigh, left_only))
    alone_right = sum(map(weigh, right_only))
    total = sum(weights) + (alone_left + alone_right) / 2
    total += _BOTH_DIFFER * min(alone_left, alone_right)
    if not shared or not (_says_something(pairs, weigh) or not (left_only or right_only)):
        return NOTHING
    reading = left.east_asian != right.east_asian and bool(left_only or right_only)
    return Comparison(
        score=shared / total * (_READING_PART if reading else 1),
        shared=tuple((one, other) for one, other, _ in pairs),
        left_only=left_only,
        right_only=right_only,
        doubts=_doubts(left, right, pairs, left_only, right_only, weigh),
    )


def _weight(words: str, weigh: Weigh) -> float:
    return sum(map(weigh, words.split()))


def _rest(tokens: tuple[str, ...], used: list[str]) -> tuple[str, ...]:
    left = list(tokens)
    for token in used:
        left.remove(token)
    return tuple(left)


def _says_something(pairs: _Pairs, weigh: Weigh) -> bool:
    return any(
        max(map(weigh, one.split())) >= DISTINCTIVE and not one.isdigit() for one, _, _ in pairs
    )


def _doubts(
    left: NameKey,
    right: NameKey,
    pairs: _Pairs,
    left_only: tuple[str, ...],
    right_only: tuple[str, ...],
    weigh: Weigh,
) -> tuple[Doubt, ...]:
    found: list[Doubt] = []
    if any(similarity < 1 for _, _, similarity in pairs):
        found.append(Doubt.SPELLING)
    if any(weigh(token) > LINKING_WEIGHT for token in left_only + right_only):
        found.append(Doubt.WORD_MISSING)
    if {t for t in left_only if t.isdigit()} != {t for t in right_only if t.isdigit()}:
        found.append(Doubt.NUMBER)
    if left.east_asian != right.east_asian:
        found.append(Doubt.READING)
    return (*found, *_form_doubt(left, right), *_short_doubt(left, weigh))


def _form_doubt(left: NameKey, right: NameKey) -> tuple[Doubt, ...]:
    mine = set(left.forms) - {FormKind.ANY}
    other = set(right.forms) - {FormKind.ANY}
    return (Doubt.LEGAL_FORM,) if mine and other and not mine & other else ()


def _short_doubt(key: NameKey, weigh: Weigh) -> tuple[Doubt, ...]:
    """A name of one short or common word is borne by many: equality alone proves nothing."""
    if key.east_asian:
        return (Doubt.SHORT,) if len(key.core) < 3 else ()
    if len(key.tokens) == 1:
        token = key.tokens[0]
        return (Doubt.SHORT,) if len(token) < 4 or weigh(token) < DISTINCTIVE else ()
    return (Doubt.SHORT,) if sum(map(weigh, key.tokens)) < DISTINCTIVE + 0.05 else ()
