"""Dataclasses to JSON and back: strict, with places, nothing lost."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum

import pytest

from witnessmark.base.codec import decode, encode
from witnessmark.base.errors import BadInput
from witnessmark.base.fields import publishable
from witnessmark.base.json import Json, canonical_json
from witnessmark.base.text import Text


class Colour(StrEnum):
    """A colour."""

    RED = "red"


class Step(IntEnum):
    """A step."""

    FIRST = 1


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A leaf."""

    name: Text
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A tree."""

    id: str
    height: float = 0.0
    rings: int | None = None
    colour: Colour | None = None
    step: Step = Step.FIRST
    planted: date | None = None
    seen_at: datetime | None = None
    leaves: tuple[Leaf, ...] = ()
    notes: Mapping[str, Json] = field(default_factory=dict)
    unknown: Mapping[str, Json] = field(default_factory=dict)


FULL = Tree(
    id="oak",
    height=2.5,
    rings=7,
    colour=Colour.RED,
    planted=date(2031, 1, 2),
    seen_at=datetime(2031, 1, 2, 3, 4, tzinfo=UTC),
    leaves=(Leaf(name=Text(en="leaf", ja="葉"), unknown={"size": 3}),),
    notes={"a": [1, {"b": None}]},
    unknown={"future": {"x": 1}},
)


def test_what_is_encoded_decodes_to_the_same() -> None:
    raw = json.loads(canonical_json(encode(FULL)))
    assert decode(raw, Tree, where="tree.json") == FULL


def test_unknown_fields_survive_at_every_depth() -> None:
    raw: Json = {"id": "a", "later": 1, "leaves": [{"name": {"en": "x"}, "newer": [2]}]}
    assert json.loads(canonical_json(encode(decode(raw, Tree, where="t")))) == raw


def test_a_text_in_a_language_of_tomorrow_is_kept_and_is_no_text_of_ours() -> None:
    raw: Json = {"id": "a", "leaves": [{"name": {"en": "x", "fr": "feuille"}}]}
    text = decode(raw, Tree, where="t").leaves[0].name
    assert text.unknown == {"fr": "feuille"}
    assert not Text(unknown={"fr": "feuille"})
    assert json.loads(canonical_json(encode(decode(raw, Tree, where="t")))) == raw
    assert encode(publishable(text)) == {"en": "x"}


def test_defaults_are_not_written() -> None:
    assert encode(Tree(id="a")) == {"id": "a"}


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ({}, "'id'"),
        ({"id": 3}, "t.id"),
        ({"id": "a", "height": "tall"}, "t.height"),
        ({"id": "a", "rings": True}, "t.rings"),
        ({"id": "a", "colour": "blue"}, "t.colour"),
        ({"id": "a", "planted": "2031-02-30"}, "t.planted"),
        ({"id": "a", "seen_at": "2031-01-02T03:04:00"}, "no zone"),
        ({"id": "a", "seen_at": "0001-01-01T00:00:00+12:00"}, "year 1 is not between"),
        ({"id": "a", "seen_at": "9999-12-31T23:59:59+00:00"}, "year 9999 is not between"),
        ({"id": "a", "leaves": [{"name": {"en": "x"}}, {"name": 4}]}, "t.leaves[1].name"),
        ({"id": "a", "notes": []}, "t.notes"),
        ([], "named fields expected"),
        ("text", "named fields expected"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(raw: Json, place: str) -> None:
    with pytest.raises(BadInput) as caught:
        decode(raw, Tree, where="t")
    assert place in str(caught.value)
