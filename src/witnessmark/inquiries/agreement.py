"""How far two blind coders agree beyond chance: Cohen's κ and Krippendorff's α, nominal."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from witnessmark.base.ids import PersonId
from witnessmark.base.text import Text
from witnessmark.inquiries.blind import blind_codes
from witnessmark.inquiries.coding import Code
from witnessmark.inquiries.inquiry import Inquiry, Questionnaire


class Dimension(StrEnum):
    """What of an answer is coded: each dimension is a judgement of its own."""

    DIRECTNESS = "directness"
    ACCOUNT = "account"
    SUBSTANCE = "substance"
    SUPPORT = "support"


DIMENSION_WORDS: Final[Mapping[Dimension, Text]] = {
    Dimension.DIRECTNESS: Text(en="directness", ja="直接性"),
    Dimension.ACCOUNT: Text(en="account given", ja="説明の型"),
    Dimension.SUBSTANCE: Text(en="substance", ja="実質的な内容"),
    Dimension.SUPPORT: Text(en="support", ja="裏付けの有無"),
}
"""Each dimension in words."""

_VALUES: Final[Mapping[Dimension, Callable[[Code], Hashable]]] = {
    Dimension.DIRECTNESS: lambda code: code.directness,
    Dimension.ACCOUNT: lambda code: frozenset(code.account),
    Dimension.SUBSTANCE: lambda code: frozenset(code.substance),
    Dimension.SUPPORT: lambda code: code.support,
}

_ONE_CODE: Final = Text(
    en="not defined: both coders gave one and the same code throughout, so that agreement cannot "
    "be told from chance",
    ja="定義されない（2名が終始同一の分類を付けており、一致と偶然を区別できない）",
)


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How two coders agreed in one dimension, over `units` answers to single questions.

    Several accounts or flags of one answer are compared as a whole: they agree where the sets are
    the same. `observed` is the share on which they agree. Where κ or α is None, `why` says why.
    """

    codebook: str
    coders: tuple[PersonId, ...]
    dimension: Dimension
    units: int
    observed: float
    kappa: float | None
    alpha: float | None
    why: Text = Text()


def agreements(
    codes: Sequence[Code],
    *,
    inquiries: Sequence[Inquiry],
    questionnaires: Sequence[Questionnaire],
) -> tuple[Agreement, ...]:
    """Return the agreement of each pair of coders under each version of the codebook.

    Each dimension has its own, in the order of `Dimension`. Only codes given blind count; what a
    coder changed after seeing the other's is left out.
    """
    blind = blind_codes(codes, inquiries=inquiries, questionnaires=questionnaires)
    groups: dict[tuple[str, tuple[PersonId, ...]], list[tuple[Code, Code]]] = {}
    for first, second in blind:
        key = (first.codebook, (first.coder, second.coder))
        groups.setdefault(key, []).append((first, second))
    return tuple(
        _agreement(book, coders, groups[book, coders], dimension=dimension)
        for book, coders in sorted(groups)
        for dimension in Dimension
    )


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's κ of `pairs`, one pair of codes per unit; None where it is not defined.

    Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological
    Measurement 20(1), 37-46.
    """
    total = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(first[code] * second[code] for code in first)
    if by_chance == total * total:
        return None
    return (total * _agreed(pairs) - by_chance) / (total * total - by_chance)


def krippendorff_alpha(units: Sequence[Sequence[Hashable | None]]) -> float | None:
    """Return Krippendorff's α for nominal codes; None where it is not defined.

    Each unit is the codes that the coders gave it, None where one gave none; units with fewer
    than two codes drop out. Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability.
    """
    coded = [[code for code in unit if code is not None] for unit in units]
    pairable = [unit for unit in coded if len(unit) > 1]
    total = sum(len(unit) for unit in pairable)
    totals = Counter(code for unit in pairable for code in unit)
    expected = total * total - sum(count * count for count in totals.values())
    if expected == 0:
        return None
    disagreed = sum(_disagreement(unit) for unit in pairable)
    return 1 - (total - 1) * disagreed / expected


def _disagreement(unit: Sequence[Hashable]) -> float:
    same = sum(count * count for count in Counter(unit).values())
    return (len(unit) ** 2 - same) / (len(unit) - 1)


def _agreement(
    codebook: str,
    coders: tuple[PersonId, ...],
    blind: Sequence[tuple[Code, Code]],
    *,
    dimension: Dimension,
) -> Agreement:
    value = _VALUES[dimension]
    pairs = [(value(first), value(second)) for first, second in blind]
    kappa, alpha = cohen_kappa(pairs), krippendorff_alpha(pairs)
    return Agreement(
        codebook=codebook,
        coders=coders,
        dimension=dimension,
        units=len(pairs),
        observed=_agreed(pairs) / len(pairs),
        kappa=kappa,
        alpha=alpha,
        why=_ONE_CODE if kappa is None or alpha is None else Text(),
    )


def _agreed(pairs: Sequence[tuple[Hashable, Hashable]]) -> int:
    return sum(a == b for a, b in pairs)
