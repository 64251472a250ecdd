"""Words in company names that mean little: legal forms, lines of business, places."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from witnessmark.base.codec import decode
from witnessmark.base.structured import read_structured

_FOLDER: Final = Path(__file__).parent


class FormKind(StrEnum):
    """What kind of body a legal form stands for; ANY says too little to tell two apart."""

    STOCK = "stock"
    LIMITED = "limited"
    PARTNERSHIP = "partnership"
    FOUNDATION = "foundation"
    STATE = "state"
    ANY = "any"


class Place(StrEnum):
    """Where in a name a legal form may stand."""

    START = "start"
    END = "end"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True)
class LegalForm:
    """Spellings of legal forms of one kind; `source` is a key of the file's sources."""

    kind: FormKind
    place: Place
    source: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LegalForms:
    """The legal forms of the reference file: for each spelling, its kind and place."""

    forms: tuple[LegalForm, ...]
    sources: Mapping[str, str]

    def spellings(self) -> Mapping[str, tuple[FormKind, Place]]:
        """Return kind and place by spelling."""
        return {
            spelling: (form.kind, form.place) for form in self.forms for spelling in form.spellings
        }


@dataclass(frozen=True, kw_only=True)
class CommonWords:
    """Words that never show that two companies are the same; numbers map words to digits."""

    business: frozenset[str]
    places: frozenset[str]
    linking: frozenset[str]
    numbers: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class _WordFile:
    business: str
    places: str
    linking: str
    numbers: Mapping[str, str]


@cache
def load_legal_forms() -> LegalForms:
    """Return the legal forms of `reference/legal_forms.yaml`."""
    return decode(
        read_structured(_FOLDER / "legal_forms.yaml"), LegalForms, where="legal_forms.yaml"
    )


@cache
def load_common_words() -> CommonWords:
    """Return the words of `reference/common_words.yaml`."""
    path = _FOLDER / "common_words.yaml"
    words = decode(read_structured(path), _WordFile, where=path.name)
    return CommonWords(
        business=frozenset(words.business.split()),
        places=frozenset(words.places.split()),
        linking=frozenset(words.linking.split()),
        numbers=words.numbers,
    )
