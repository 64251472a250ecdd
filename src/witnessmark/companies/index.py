"""An index over names: from a name to the few that share a rare word with it, or nearly so."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA

from witnessmark.companies.compare import DISTINCTIVE, common_weight
from witnessmark.companies.names import NameKey

_LOWEST: Final = 0.45
"""What the commonest word of a list weighs, where it is not a common word of the language."""

_NEAR: Final = 0.7
"""Share of characters from which a word of the index is looked at for another."""

_SPELLINGS: Final = 12
"""How many near spellings of one word are followed."""


@dataclass(frozen=True)
class NameIndex:
    """Names by their words. A name is known by its place in the sequence that was indexed."""

    keys: Sequence[NameKey]
    by_token: Mapping[str, Sequence[int]]
    by_trigram: Mapping[str, Sequence[str]]
    by_core: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]

    def weigh(self, token: str) -> float:
        """Return the weight of `token`: 1 where no name of the index has it."""
        known = self.weights.get(token)
        if known is not None:
            return known
        common = common_weight(token)
        return 1.0 if common is None else common


def build_index(keys: Sequence[NameKey]) -> NameIndex:
    """Return the index of `keys`."""
    by_token: dict[str, list[int]] = defaultdict(list)
    by_core: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        for token in dict.fromkeys(key.tokens):
            by_token[token].append(place)
        for core in {key.core, "".join(key.tokens)}:
            by_core[core].append(place)
    weights = {token: _rarity(token, len(found), len(keys)) for token, found in by_token.items()}
    by_trigram: dict[str, list[str]] = defaultdict(list)
    for token, weight in weights.items():
        if weight >= DISTINCTIVE and len(token) >= 4:
            for trigram in _trigrams(token):
                by_trigram[trigram].append(token)
    return NameIndex(keys, by_token, by_trigram, by_core, weights)


def find_near(key: NameKey, *, index: NameIndex, limit: int = 60) -> list[int]:
    """Return the places of at most `limit` names that may be `key`, the likeliest first."""
    votes: dict[int, float] = defaultdict(float)
    for core in {key.core, "".join(key.tokens)}:
        for place in index.by_core.get(core, ()):
            votes[place] += 10
    for token in dict.fromkeys((*key.tokens, *_joined_pairs(key.tokens, index))):
        for spelling in _spellings(token, index):
            weight = index.weigh(spelling)
            if weight >= DISTINCTIVE:
                for place in index.by_token[spelling]:
                    votes[place] += weight * (1 if spelling == token else 0.8)
    _prefer_short(votes, index)
    return heapq.nlargest(limit, votes, key=votes.__getitem__)


def _prefer_short(votes: dict[int, float], index: NameIndex) -> None:
    for place in votes:
        votes[place] -= 0.02 * len(index.keys[place].tokens)


def _rarity(token: str, count: int, total: int) -> float:
    common = common_weight(token)
    if common is not None:
        return common
    return max(_LOWEST, math.log(1 + total / count) / math.log(1 + max(total, 2000)))


def _joined_pairs(tokens: Sequence[str], index: NameIndex) -> Iterable[str]:
    pairs = (one + other for one, other in pairwise(tokens))
    return (pair for pair in pairs if pair in index.by_token)


@cache
def _trigrams(token: str) -> tuple[str, ...]:
    padded = f"^{token}$"
    return tuple(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2)))


def _spellings(token: str, index: NameIndex) -> list[str]:
    """Return the words of the index that `token` may be, itself first."""
    own = [token] if token in index.by_token else []
    if len(token) < 4 or token[0].isdigit() or common_weight(token) is not None:
        return own
    grams = _trigrams(token)
    shared = Counter(found for gram in grams for found in index.by_trigram.get(gram, ()))
    needed = max(2, len(grams) // 3)
    near = [
        (OSA.normalized_similarity(token, other), other)
        for other, count in shared.items()
        if count >= needed and other != token and abs(len(other) - len(token)) <= 3
    ]
    best = sorted((pair for pair in near if pair[0] >= _NEAR), reverse=True)[:_SPELLINGS]
    return own + [other for _, other in best]
