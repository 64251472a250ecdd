"""What a listing forbids is said with its source, or said not to be established."""

from pathlib import Path

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json
from witnessmark.reference.programmes import (
    effect_sentence,
    effects_of,
    load_programmes,
    parse_programmes,
)

PROGRAMMES = load_programmes()


def effect_ids(codes: list[str], list_id: str, remarks: str = "") -> set[str]:
    found = effects_of(codes, list_id=list_id, remarks=remarks, programmes=PROGRAMMES)
    return {name for name, effect in PROGRAMMES.effects.items() if effect in found}


@pytest.mark.parametrize("name", PROGRAMMES.effects)
def test_every_effect_is_a_sentence_in_both_languages_with_a_source(name: str) -> None:
    effect = PROGRAMMES.effects[name]
    assert not effect.effect.missing()
    assert not effect.list.missing()
    assert not effect.authority.missing()
    assert effect.effect.en.endswith(".")
    assert effect.effect.ja.endswith("。")
    assert effect.source.address.startswith("https://") or effect.source.address.startswith(
        "http://"
    )
    assert effect.source.fragment
    assert effect.source.accessed


@pytest.mark.parametrize("name", PROGRAMMES.effects)
def test_no_effect_says_a_bare_sanctioned(name: str) -> None:
    effect = PROGRAMMES.effects[name].effect
    assert "sanctioned" not in effect.en
    assert "制裁対象者で" not in effect.ja


def test_membership_of_the_sdn_list_decides_whatever_the_programme() -> None:
    assert effect_ids(["A-NEW-PROGRAMME"], "us-ofac-sdn") == {"us-ofac-sdn"}


def test_one_entry_of_the_consolidated_list_may_have_two_effects() -> None:
    remarks = (
        "Executive Order 13662 Directive Determination - Subject to Directive 2;"
        " alt. Executive Order 13662 Directive Determination - Subject to Directive 4."
    )
    found = effect_ids(["UKRAINE-EO13662"], "us-ofac-consolidated", remarks)
    assert found == {"us-ofac-ssi-d2", "us-ofac-ssi-d4"}


def test_an_unknown_programme_has_no_effect_that_is_established() -> None:
    effects = effects_of(
        ["NEVER-SEEN"], list_id="us-ofac-consolidated", remarks="", programmes=PROGRAMMES
    )
    text = effect_sentence(effects, codes=["NEVER-SEEN"])
    assert effects == ()
    assert "not established" in text.en
    assert "NEVER-SEEN" in text.en
    assert not text.missing()


def test_without_an_effect_of_ours_the_list_is_quoted() -> None:
    text = effect_sentence((), codes=["X"], provisions="No tools may be lent.")
    assert "“No tools may be lent.”" in text.en
    assert "「No tools may be lent.」" in text.ja


def test_an_effect_that_was_not_seen_does_not_count() -> None:
    raw: Json = {
        "effects": {"unseen": _effect(verified=False), "seen": _effect(verified=True)},
        "lists": {"one": {"every": "unseen"}, "two": {"every": "seen"}},
    }
    programmes = parse_programmes(raw, name="programmes.yaml")
    assert effects_of([], list_id="one", remarks="", programmes=programmes) == ()
    assert len(effects_of([], list_id="two", remarks="", programmes=programmes)) == 1


def test_a_rule_that_names_no_effect_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "programmes.yaml"
    path.write_text("effects: {}\nlists: {mine: {every: missing}}\n")
    with pytest.raises(BadInput, match=r"programmes\.yaml.*mine.*missing"):
        load_programmes(path)


def test_the_entity_list_is_not_said_to_bind_japanese_suppliers_as_such() -> None:
    effect = PROGRAMMES.effects["us-bis-entity-list"].effect
    assert "does not by itself bind Japanese suppliers as such" in effect.en
    assert "日本の供給者を一般に拘束するものではない" in effect.ja


def _effect(*, verified: bool) -> Json:
    text: Json = {"en": "A listed company may not be paid.", "ja": "掲載企業に支払ってはならない。"}
    source: Json = {
        "address": "https://list.example",
        "accessed": "2026-01-01",
        "fragment": "no payment",
        "verified": verified,
    }
    return {"list": text, "authority": text, "effect": text, "source": source}
