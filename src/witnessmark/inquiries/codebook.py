"""The codebook: what each code means, in both languages, under a version."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

import yaml

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.text import Text
from witnessmark.inquiries.coding import Account, Directness, Substance, Support

CODEBOOK: Final = Path(__file__).with_name("codebook.yaml")
"""The codebook that ships with Witnessmark."""


@dataclass(frozen=True)
class Meaning:
    """One code: its name and when to give it."""

    name: Text
    meaning: Text


@dataclass(frozen=True)
class Codebook:
    """Every code with its meaning. `Code.codebook` holds `label`."""

    id: str
    version: int
    directness: Mapping[Directness, Meaning]
    account: Mapping[Account, Meaning]
    substance: Mapping[Substance, Meaning]
    support: Mapping[Support, Meaning]

    @property
    def label(self) -> str:
        """Return the codebook's id and version, such as witnessmark-1."""
        return f"{self.id}-{self.version}"


def load_codebook(path: Path = CODEBOOK) -> Codebook:
    """Return the codebook in the YAML file at `path`.

    Raises BadInput that names the file where it is not one, or where a code has no meaning in
    each published language.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadInput(
            f"The codebook {path.name} cannot be read: {error}.",
            remedy="Give a YAML file in UTF-8, such as the codebook that ships with Witnessmark.",
        ) from error
    book = decode(raw, Codebook, where=path.name)
    for kind, meanings in (
        (Directness, book.directness),
        (Account, book.account),
        (Substance, book.substance),
        (Support, book.support),
    ):
        _check_complete(kind, meanings, where=path.name)
    return book


def _check_complete(
    kind: type[StrEnum],
    meanings: Mapping[Directness, Meaning]
    | Mapping[Account, Meaning]
    | Mapping[Substance, Meaning]
    | Mapping[Support, Meaning],
    *,
    where: str,
) -> None:
    known = {str(code): meaning for code, meaning in meanings.items()}
    for code in kind:
        meaning = known.get(code.value)
        if meaning is None or meaning.name.missing() or meaning.meaning.missing():
            raise BadInput(
                f"{where}: the code {code.value} has no name or meaning in English or Japanese.",
                remedy="Write both in both languages.",
            )
