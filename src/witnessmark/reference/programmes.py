"""Legal effects: what a listing forbids and whom it binds, by list and programme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json
from witnessmark.base.structured import read_structured
from witnessmark.base.text import Text

PROGRAMMES: Final = Path(__file__).parent / "programmes.yaml"
"""The effects that we have read up, with their sources."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where `fragment` was read, and when; `official` is the authority's page if that is another.

    What is not `verified` was not seen by us and does not count.
    """

    address: str
    accessed: str
    fragment: str
    official: str = ""
    note: str = ""
    verified: bool = True


@dataclass(frozen=True, kw_only=True)
class LegalEffect:
    """What standing on `list` means: a sentence, never the bare word "sanctioned"."""

    list: Text
    authority: Text
    effect: Text
    source: Source
    also: tuple[Source, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """The effect of an entry whose remarks contain `phrase`."""

    phrase: str
    effect: str


@dataclass(frozen=True, kw_only=True)
class Programme:
    """The effects of a programme: those its entry's remarks name, otherwise the one given."""

    by_remark: tuple[Phrase, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, kw_only=True)
class ListRule:
    """How a list says which effects an entry has: by membership (`every`) or by programme."""

    every: str = ""
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    otherwise: str = ""


@dataclass(frozen=True, kw_only=True)
class Programmes:
    """All effects by id, and for each list the rule that leads from an entry to its effects."""

    effects: Mapping[str, LegalEffect]
    lists: Mapping[str, ListRule]


def load_programmes(path: Path = PROGRAMMES) -> Programmes:
    """Return the effects in the YAML file at `path`.

    Raises BadInput that names the file and the wrong value, or a rule that names no effect.
    """
    return parse_programmes(read_structured(path), name=path.name)


def parse_programmes(raw: Json, *, name: str) -> Programmes:
    """Return the effects that `raw` says; see `load_programmes`."""
    programmes = decode(raw, Programmes, where=name)
    for list_id, rule in programmes.lists.items():
        for effect in _named(rule):
            if effect not in programmes.effects:
                raise BadInput(
                    f"{name}: the list {list_id} names an effect {effect}, which is missing.",
                    remedy="Add it under effects, with its source.",
                )
    return programmes


def effects_of(
    codes: Sequence[str], *, list_id: str, remarks: str, programmes: Programmes
) -> tuple[LegalEffect, ...]:
    """Return the verified effects of an entry with the programme `codes` and `remarks`.

    Empty where an effect is not established, which is not the same as having none.
    """
    rule = programmes.lists.get(list_id, ListRule())
    ids = [rule.every] if rule.every else _by_programme(codes, rule=rule, remarks=remarks)
    found = (programmes.effects[effect] for effect in dict.fromkeys(ids) if effect)
    return tuple(effect for effect in found if effect.source.verified)


def effect_sentence(
    effects: Sequence[LegalEffect], *, codes: Sequence[str], provisions: str = ""
) -> Text:
    """Return one text that says all `effects`, or that they are not established.

    Without an effect of ours, `provisions` are quoted: the entry's own words, in its language.
    """
    if effects:
        return Text(
            en=" ".join(effect.effect.en for effect in effects),
            ja="".join(effect.effect.ja for effect in effects),
        )
    if provisions:
        return Text(
            en=f"In the words of the list: “{provisions}”",
            ja=f"リストの記載（原文のまま）：「{provisions}」",
        )
    programmes = ", ".join(codes)
    return Text(
        en="What this listing forbids, and whom it binds, is not established here"
        + (f" (programme {programmes})" if programmes else "")
        + "; read it in the list itself before you write about it.",
        ja="この掲載が何を禁じ、誰を拘束するのかは、ここでは確かめられていない"
        + (f"（プログラム：{programmes}）" if programmes else "")
        + "。記述する前に、リストそのものを確認する必要がある。",
    )


def _by_programme(codes: Sequence[str], *, rule: ListRule, remarks: str) -> list[str]:
    found: list[str] = []
    for code in codes:
        programme = rule.programmes.get(code, Programme(otherwise=rule.otherwise))
        named = [choice.effect for choice in programme.by_remark if choice.phrase in remarks]
        found += named or [programme.otherwise]
    return found


def _named(rule: ListRule) -> list[str]:
    named = [rule.every, rule.otherwise]
    for programme in rule.programmes.values():
        named += [programme.otherwise, *(choice.effect for choice in programme.by_remark)]
    return [effect for effect in named if effect]
