"""Makers of parts: names, marks and number patterns, each with its source; one YAML file a maker.

A maker that is wrong in one place is refused whole, naming file and field. What a maker's file
marks `verified: false` is not loaded: it was written down but not checked, and does not count.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.ids import MakerId, check_id
from witnessmark.base.json import Json
from witnessmark.base.structured import parse_yaml, read_structured
from witnessmark.base.tables import decode_text, read_file
from witnessmark.base.text import PUBLISHED, Text

MAKERS: Final = Path(__file__).with_name("makers")
"""The folder of the makers that Witnessmark brings along."""

LONGEST_PATTERN: Final = 300
_ENDLESS_GROUP: Final = re.compile(r"\)(?:[*+]|\{\d*,\})")


class Certainty(StrEnum):
    """How well a maker's file is founded."""

    ESTABLISHED = "established"
    PROBABLE = "probable"
    UNVERIFIED = "unverified"


class SuccessionKind(StrEnum):
    """How a maker stands to the one named: this maker was [kind] it."""

    RENAMED = "renamed"
    MERGED_INTO = "merged_into"
    ACQUIRED_BY = "acquired_by"
    SPUN_OFF_FROM = "spun_off_from"


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where something was read: its address, the day (ISO 8601), the words that say it."""

    address: str
    accessed: str
    fragment: str


@dataclass(frozen=True, kw_only=True)
class MakerName:
    """One name of a maker in one language (a BCP 47 tag)."""

    text: str
    language: str
    kind: str
    source: str
    verified: bool = True


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a maker prints on its parts to say that they are its own."""

    text: str
    source: str
    verified: bool = True


@dataclass(frozen=True, kw_only=True)
class Headquarters:
    """The country of the head office, ISO 3166 alpha-2."""

    country: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Succession:
    """What became of a maker: the other's name, its id where it has a file, a partial date."""

    kind: SuccessionKind
    name: str
    source: str
    maker: str = ""
    date: str = ""
    verified: bool = True


@dataclass(frozen=True, kw_only=True)
class Jedec:
    """The maker's number in JEP106: the bank, and the code with its parity bit in hexadecimal."""

    bank: int
    code: str
    source: str


@dataclass(frozen=True, kw_only=True)
class PartPattern:
    """What a family's part numbers look like at their start, upper-cased and without spaces.

    `family` is the series and, where there is a word for it, what its parts are; a bare name in a
    file is one and the same in every language. `exclusive` says that no other maker is known to
    print such numbers; `shared_with` names those that do, by id or as they are spelled.
    """

    pattern: str
    family: Text
    exclusive: bool
    source: str
    shared_with: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, kw_only=True)
class Maker:
    """Who stands behind a brand of parts; not yet a legal entity. `names` begins with the main."""

    id: MakerId
    names: tuple[MakerName, ...]
    certainty: Certainty
    sources: Mapping[str, Source]
    marks: tuple[Mark, ...] = ()
    headquarters: Headquarters | None = None
    succession: tuple[Succession, ...] = ()
    jedec: Jedec | None = None
    parts: tuple[PartPattern, ...] = ()

    @property
    def name(self) -> str:
        """Return the name by which the maker is shown."""
        return self.names[0].text


def load_makers(folder: Path = MAKERS) -> tuple[Maker, ...]:
    """Return the makers in `folder`, or in the single file at that path, in the order of their ids.

    A folder holds one file a maker, named `<id>.yaml`; a single file holds a list of makers.

    Raises BadInput that names the file and the field which is wrong.
    """
    if not folder.is_dir():
        return parse_makers(read_file(folder), name=folder.name)
    makers = tuple(_maker_in(path) for path in sorted(folder.glob("*.yaml")))
    if not makers:
        raise BadInput(f"{folder} holds no maker.", remedy="Give a folder of <id>.yaml files.")
    return makers


def parse_makers(content: bytes, *, name: str) -> tuple[Maker, ...]:
    """Return the makers in a YAML list; `name` is what errors call it. See `load_makers`."""
    raw = parse_yaml(decode_text(content, name=name), name=name)
    if not isinstance(raw, list) or not raw:
        raise BadInput(
            f"{name} is not a list of makers.", remedy="Begin each maker with `- id: …`."
        )
    makers = tuple(
        _maker(entry, where=f"{name}, maker {place}") for place, entry in enumerate(raw, start=1)
    )
    _refuse_twins(makers, name=name)
    return tuple(sorted(makers, key=lambda maker: maker.id))


def _maker_in(path: Path) -> Maker:
    maker = _maker(read_structured(path), where=path.name)
    if maker.id != path.stem:
        raise _wrong(path.name, "id", f"{maker.id!r} is not the name of the file")
    return maker


def _refuse_twins(makers: tuple[Maker, ...], *, name: str) -> None:
    seen: set[str] = set()
    for maker in makers:
        if maker.id in seen:
            raise _wrong(name, "id", f"{maker.id!r} stands there twice")
        seen.add(maker.id)


def _maker(raw: Json, *, where: str) -> Maker:
    maker = decode(_with_families(raw), Maker, where=where)
    check_id(maker.id, what="maker")
    _check_text(maker, where=where)
    _check_sources(maker, where=where)
    for place, part in enumerate(maker.parts, start=1):
        _check_part(part, where=where, field=f"parts[{place}]")
    return _verified(maker)


def _with_families(raw: Json) -> Json:
    """Return `raw` with each bare name of a family as a text in every language to be published."""
    parts = raw.get("parts") if isinstance(raw, Mapping) else None
    if not isinstance(raw, Mapping) or not isinstance(parts, list):
        return raw
    return {**raw, "parts": [_with_family(part) for part in parts]}


def _with_family(part: Json) -> Json:
    family = part.get("family") if isinstance(part, Mapping) else None
    if not isinstance(part, Mapping) or not isinstance(family, str):
        return part
    return {**part, "family": {language.value: family for language in PUBLISHED}}


def _check_text(maker: Maker, *, where: str) -> None:
    if not maker.names or not maker.name.strip():
        raise _wrong(where, "names", "there is no name")
    country = maker.headquarters.country if maker.headquarters else "XX"
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise _wrong(where, "headquarters.country", f"{country!r} is not two capital letters")
    if maker.jedec and not re.fullmatch(r"0x[0-9A-Fa-f]{2}", maker.jedec.code):
        raise _wrong(where, "jedec.code", f"{maker.jedec.code!r} is not like '0x2F'")
    for entry in maker.succession:
        if entry.date and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", entry.date):
            raise _wrong(where, "succession.date", f"{entry.date!r} is not like 2009-10")


def _check_sources(maker: Maker, *, where: str) -> None:
    for key, source in maker.sources.items():
        try:
            date.fromisoformat(source.accessed)
        except ValueError as error:
            raise _wrong(where, f"sources.{key}.accessed", f"{source.accessed!r}") from error
        if not source.address.strip():
            raise _wrong(where, f"sources.{key}.address", "it is empty")
    for field, key in _references(maker):
        if key not in maker.sources:
            raise _wrong(where, field, f"the source {key!r} is not among the sources")


def _references(maker: Maker) -> Iterator[tuple[str, str]]:
    for field in ("names", "marks", "succession", "parts"):
        for place, entry in enumerate(getattr(maker, field), start=1):
            yield f"{field}[{place}].source", entry.source
    if maker.headquarters:
        yield "headquarters.source", maker.headquarters.source
    if maker.jedec:
        yield "jedec.source", maker.jedec.source


def _check_part(part: PartPattern, *, where: str, field: str) -> None:
    try:
        pattern = re.compile(part.pattern)
    except re.error as error:
        raise _wrong(where, f"{field}.pattern", f"{part.pattern!r}: {error}") from error
    if len(part.pattern) > LONGEST_PATTERN or _ENDLESS_GROUP.search(part.pattern):
        raise _wrong(where, f"{field}.pattern", "it is too long, or repeats a group without end")
    if pattern.match(""):
        raise _wrong(where, f"{field}.pattern", f"{part.pattern!r} matches nothing at all")
    if lacking := part.family.missing():
        raise _wrong(where, f"{field}.family", f"it lacks {', '.join(lacking)}")
    if part.exclusive and part.shared_with:
        raise _wrong(where, f"{field}.exclusive", "it is exclusive and yet shared")
    for example in part.examples:
        if not pattern.match("".join(example.upper().split())):
            raise _wrong(where, f"{field}.examples", f"{example!r} does not match the pattern")


def _verified(maker: Maker) -> Maker:
    return replace(
        maker,
        names=maker.names[:1] + tuple(name for name in maker.names[1:] if name.verified),
        marks=tuple(mark for mark in maker.marks if mark.verified),
        succession=tuple(entry for entry in maker.succession if entry.verified),
        parts=tuple(part for part in maker.parts if part.verified),
    )


def _wrong(where: str, field: str, problem: str) -> BadInput:
    return BadInput(f"{where}, field {field}: {problem}.", remedy="Correct it in that file.")
