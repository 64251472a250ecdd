"""Register numbers: their one spelling, and which register their check digits speak for."""

import re
from typing import Final

from stdnum import isin, lei
from stdnum.cn import uscc
from stdnum.jp import cn

from witnessmark.companies.company import Scheme

SHORTEST: Final = 6
"""Characters from which a number can stand for one body alone."""

ONE_TO_ONE: Final = frozenset({Scheme.LEI, Scheme.USCC, Scheme.JP_CORPORATE_NUMBER})
"""Registers in which a legal entity has one number for life; a security's number is not such."""

_CHECKS: Final = (
    (Scheme.LEI, lei.is_valid),
    (Scheme.USCC, uscc.is_valid),
    (Scheme.ISIN, isin.is_valid),
    (Scheme.JP_CORPORATE_NUMBER, cn.is_valid),
)


def fold_number(text: str) -> str:
    """Return `text` in capitals without spaces, hyphens and a register's name before it."""
    bare = re.sub(r"^\s*(?:LEI|ISIN|USCC|TAX ID|法人番号)\s*(?:NO\.?)?\s*[:：]?", "", text.upper())
    return re.sub(r"[\s\-./–—]", "", bare)


def scheme_of(number: str) -> Scheme | None:
    """Return the register whose check digits `number` satisfies, or None."""
    return next((scheme for scheme, is_valid in _CHECKS if is_valid(number)), None)
