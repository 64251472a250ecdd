"""Names of countries, as lists and tables write them, to ISO 3166 codes."""

import re
from functools import cache
from typing import Final

from babel import Locale

from witnessmark.companies.names import fold

_ALSO: Final = {
    "KP": ("korea, north", "democratic peoples republic of korea", "dprk"),
    "KR": ("korea, south", "republic of korea", "korea"),
    "CD": ("congo, democratic republic of the", "democratic republic of the congo"),
    "CG": ("congo, republic of the", "republic of the congo"),
    "MM": ("burma", "myanmar"),
    "PS": ("palestinian", "region: gaza", "west bank", "state of palestine"),
    "VG": ("virgin islands, british",),
    "HK": ("hong kong", "china, hong kong special administrative region"),
    "MO": ("macau", "macao"),
    "BA": ("bosnia and herzegovina",),
    "GM": ("the gambia",),
    "BS": ("bahamas, the",),
    "CI": ("cote d ivoire", "ivory coast"),
    "CZ": ("czech republic",),
    "TR": ("turkey", "türkiye"),
    "IM": ("man, isle of",),
    "SY": ("syrian arab republic",),
    "IR": ("iran (islamic republic of)", "islamic republic of iran"),
    "RU": ("russian federation",),
    "US": ("united states of america", "usa"),
    "GB": ("united kingdom of great britain and northern ireland", "uk"),
    "TZ": ("united republic of tanzania",),
    "VN": ("viet nam",),
    "CN": ("peoples republic of china", "prc"),
    "LA": ("lao peoples democratic republic",),
    "KN": ("saint kitts and nevis",),
    "TT": ("trinidad and tobago",),
    "VC": ("saint vincent and the grenadines",),
}


def country_code(text: str) -> str | None:
    """Return the ISO 3166 alpha-2 code of a country given by code or English or Japanese name.

    None where it is not known: a region, or "undetermined".
    """
    code = text.strip().upper()
    return code if code in _codes() else _names().get(fold(text))


@cache
def _codes() -> frozenset[str]:
    return frozenset(_territories("en"))


def _territories(language: str) -> dict[str, str]:
    named = Locale(language).territories.items()
    return {
        str(code): str(name)
        for code, name in named
        if re.fullmatch(r"[A-Z]{2}", str(code)) and code != "ZZ"
    }


@cache
def _names() -> dict[str, str]:
    names = {
        fold(name): code
        for language in ("ja", "en")
        for code, name in _territories(language).items()
    }
    return names | {fold(name): code for code, also in _ALSO.items() for name in also}
