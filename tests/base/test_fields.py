"""Restricted and unknown fields never leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from witnessmark.base.fields import RESTRICTED, holds_restricted, publishable
from witnessmark.base.json import Json


@dataclass(frozen=True, kw_only=True)
class Inner:
    """Something with a secret."""

    shown: str = ""
    secret: str = field(default="", metadata=RESTRICTED)
    notes: Mapping[str, Json] = field(default_factory=dict, metadata=RESTRICTED)
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Outer:
    """Something that holds such things."""

    one: Inner = field(default_factory=Inner)
    many: tuple[Inner, ...] = ()


FILLED = Outer(
    one=Inner(shown="a", secret="CANARY-1"),
    many=(Inner(shown="b", notes={"x": "CANARY-2"}, unknown={"y": "CANARY-3"}),),
)


def test_publishable_empties_restricted_and_unknown_fields_at_every_depth() -> None:
    assert publishable(FILLED) == Outer(one=Inner(shown="a"), many=(Inner(shown="b"),))


def test_a_filled_restricted_field_is_noticed() -> None:
    assert holds_restricted(FILLED)
    assert holds_restricted(Outer(many=(Inner(notes={"x": 1}),)))


def test_an_empty_restricted_field_is_no_reason_to_encrypt() -> None:
    assert not holds_restricted(Outer(one=Inner(shown="a", unknown={"y": 1})))


def test_what_holds_nothing_to_empty_is_not_copied() -> None:
    clean = Outer(one=Inner(shown="a"), many=(Inner(shown="b"),))
    assert publishable(clean) is clean
    assert publishable((clean, FILLED))[0] is clean
