"""How far two blind coders agree beyond chance: Cohen's κ and Krippendorff's α, nominal."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from witnessmark.base.ids import PersonId
from witnessmark.inquiries.blind import blind_codes
from witnessmark.inquiries.coding import Code
from witnessmark.inquiries.inquiry import Inquiry, Questionnaire


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How two coders agreed on directness, over `units` answers to single questions.

    `observed` is the share on which they agree. A None is "not defined": no unit was coded twice,
    or both used one and the same code throughout, so that chance cannot be told from agreement.
    """

    codebook: str
    coders: tuple[PersonId, ...]
    units: int
    observed: float | None
    kappa: float | None
    alpha: float | None


def agreements(
    codes: Sequence[Code],
    *,
    inquiries: Sequence[Inquiry],
    questionnaires: Sequence[Questionnaire],
) -> tuple[Agreement, ...]:
    """Return the agreement of each pair of coders under each version of the codebook.

    Only codes given blind count; what a coder changed after seeing the other's is left out.
    """
    blind = blind_codes(codes, inquiries=inquiries, questionnaires=questionnaires)
    groups: dict[tuple[str, tuple[PersonId, ...]], list[tuple[str, str]]] = {}
    for first, second in blind:
        key = (first.codebook, (first.coder, second.coder))
        groups.setdefault(key, []).append((first.directness, second.directness))
    return tuple(
        _agreement(book, coders, pairs) for (book, coders), pairs in sorted(groups.items())
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
    codebook: str, coders: tuple[PersonId, ...], pairs: Sequence[tuple[str, str]]
) -> Agreement:
    return Agreement(
        codebook=codebook,
        coders=coders,
        units=len(pairs),
        observed=_agreed(pairs) / len(pairs) if pairs else None,
        kappa=cohen_kappa(pairs),
        alpha=krippendorff_alpha(pairs),
    )


def _agreed(pairs: Sequence[tuple[Hashable, Hashable]]) -> int:
    return sum(a == b for a, b in pairs)
