"""A legal entity: its names, identifiers, countries, and its relations to other companies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from witnessmark.base.errors import BadInput
from witnessmark.base.grounds import Ground
from witnessmark.base.ids import CompanyId, MakerId, PersonId
from witnessmark.base.json import Json
from witnessmark.base.text import Text
from witnessmark.companies.names import LONGEST_NAME


class NameKind(StrEnum):
    """What sort of name a form is."""

    OFFICIAL = "official"
    FORMER = "former"
    SHORT = "short"
    BRAND = "brand"
    TRANSLITERATION = "transliteration"


class Scheme(StrEnum):
    """A register's numbering."""

    LEI = "lei"
    JP_CORPORATE_NUMBER = "jp_corporate_number"
    ISIN = "isin"
    USCC = "uscc"
    TICKER = "ticker"


class RelationKind(StrEnum):
    """How a company stands to another; read as: this company's [kind] is `company`.

    With dates they carry the whole way: brand owner, legal maker, parent then, parent now,
    addressee. The two parents are one kind: which it is follows from the day that is asked about.
    """

    BRAND_OWNER = "brand_owner"
    LEGAL_MAKER = "legal_maker"
    PARENT = "parent"
    SUCCESSOR = "successor"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, kw_only=True)
class NameForm:
    """One name in one language (a BCP 47 tag), with the address or document it was read in."""

    text: str
    language: str
    kind: NameKind
    source: str
    unknown: Mapping[str, Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.text.strip() or len(self.text) > LONGEST_NAME:
            raise BadInput(
                f"A name has 1 to {LONGEST_NAME} characters, not {len(self.text.strip()):,}",
                remedy="Give the name as the source has it.",
            )
        if not self.source.strip():
            raise BadInput(
                f"The name {self.text[:60]!r} has no source", remedy="Say where it was read."
            )


@dataclass(frozen=True, kw_only=True)
class Identifier:
    """A number in a register, with the address or document it was read in."""

    scheme: Scheme
    value: str
    source: str
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Relation:
    """A dated relation to another company; an open end is None, which may also mean not known."""

    kind: RelationKind
    company: CompanyId
    since: date | None = None
    until: date | None = None
    source: str = ""
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Company:
    """A legal entity. The four countries (ISO 3166 alpha-2, empty: not known) are separate facts:

    "Japanese-related" is not "Japanese", and where a part was made says nothing of its owner.
    Each country has the address or document it was read in, and so has the note.
    """

    id: CompanyId
    names: tuple[NameForm, ...]
    maker: MakerId | None = None
    identifiers: tuple[Identifier, ...] = ()
    headquarters: str = ""
    headquarters_source: str = ""
    incorporation: str = ""
    incorporation_source: str = ""
    parent_country: str = ""
    parent_country_source: str = ""
    manufacture: str = ""
    manufacture_source: str = ""
    relations: tuple[Relation, ...] = ()
    note: Text = Text()
    note_sources: tuple[str, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ResolutionDecision:
    """A person's decision which company stands behind a name, a brand or a maker.

    `company` is None where the person looked and could not tell. Never changed: of one name the
    latest by `decided_at` holds, the earlier ones stay.
    """

    name: str
    maker: MakerId | None = None
    company: CompanyId | None
    decided_by: PersonId
    decided_at: datetime
    reason: Text = Text()
    grounds: tuple[Ground, ...] = ()
    unknown: Mapping[str, Json] = field(default_factory=dict)
