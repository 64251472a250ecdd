"""The eight traps of the January 2023 case: each broken in a copy, each copy refused."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from witnessmark.base.codec import decode, encode
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.plain import read_case_folder
from witnessmark.publication.gate.gate import GateShut, check_gate

REPLAY = Path(__file__).parents[2] / "demo" / "replay-2023"
TRAPS = yaml.safe_load(Path(__file__).with_name("traps.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case_folder(REPLAY).case


def test_the_table_has_all_eight_traps() -> None:
    assert {trap["trap"][0] for trap in TRAPS} == set("12345678")


@pytest.mark.parametrize("trap", TRAPS, ids=[trap["trap"] for trap in TRAPS])
def test_a_copy_that_falls_into_the_trap_is_refused(case: Case, trap: dict[str, Any]) -> None:
    with pytest.raises(GateShut) as shut:
        check_gate(_broken(case, trap), on=case.as_of)
    assert tuple(trap["lock"]) in {(lock.id, lock.subject) for lock in shut.value.locks}


def _broken(case: Case, trap: dict[str, Any]) -> Case:
    """Return a copy of `case` with the change that `trap` describes."""
    raw: dict[str, Any] = dict(encode(case))  # type: ignore[arg-type]
    raw |= trap.get("case", {})
    if "say" in trap:
        id_, more = trap["say"]
        (claim,) = [one for one in raw["claims"] if one["id"] == id_]
        said = {key: f"{claim['text'][key]} {words}" for key, words in more.items()}
        raw["claims"] = [
            one | {"text": one["text"] | said} if one is claim else one for one in raw["claims"]
        ]
    if "set" in trap:
        name, id_, change = trap["set"]
        (thing,) = [one for one in raw[name] if one["id"] == id_]
        raw[name] = [one | change if one is thing else one for one in raw[name]]
    broken = decode(raw, Case, where=trap["trap"])
    assert broken != case
    return broken
