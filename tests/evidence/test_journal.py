"""The journal: nothing can be changed, removed or put in between without being seen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.base.errors import Untrusted
from witnessmark.base.fields import publishable
from witnessmark.base.ids import PersonId
from witnessmark.base.json import Json
from witnessmark.evidence.journal import Entry, append, check_chain

START = datetime(2031, 3, 1, 9, 0, tzinfo=UTC)


def journal(length: int = 4) -> tuple[Entry, ...]:
    """Return a chain of `length` entries with private details."""
    entries: tuple[Entry, ...] = ()
    for number in range(length):
        entries += (
            append(
                entries,
                at=START + timedelta(hours=number),
                actor=PersonId("editor"),
                act="reading-entered",
                subject=f"u{number}",
                salt=f"{number:032x}",
                reason="second look",
                detail={"lines": ["A?C"]},
            ),
        )
    return entries


def test_an_untouched_chain_holds() -> None:
    check_chain(journal())


def test_the_chain_holds_without_its_private_details() -> None:
    public = publishable(journal())
    assert public[0].reason == ""
    assert public[0].detail == {}
    check_chain(public)


@given(st.integers(0, 3), st.sampled_from(["actor", "act", "subject", "at", "reason", "detail"]))
def test_a_changed_entry_is_named(index: int, name: str) -> None:
    changed = {"at": START - timedelta(days=1), "detail": {"lines": ["ABC"]}}.get(name, "other")
    entries = list(journal())
    entries[index] = replace(entries[index], **{name: changed})  # type: ignore[arg-type]
    with pytest.raises(Untrusted, match=f"entry {index + 1}"):
        check_chain(entries)


@pytest.mark.parametrize("detail", [{}, {"lines": ["ABC"]}])
def test_a_reason_cannot_be_put_in_by_leaving_out_the_salt(detail: dict[str, Json]) -> None:
    entries = list(journal())
    entries[1] = replace(entries[1], salt="", reason="never given", detail=detail)
    with pytest.raises(Untrusted, match="altered detail"):
        check_chain(entries)


@given(st.integers(0, 2))
def test_a_removed_entry_is_noticed(index: int) -> None:
    entries = journal()
    with pytest.raises(Untrusted, match="does not follow"):
        check_chain(entries[:index] + entries[index + 1 :])
