"""FollowTheMoney lines: entities, sanctions that date them, files of changes."""

from datetime import date
from pathlib import Path

import pytest

from screening.editions import REAL, entity, ftm, needs_real_lists
from witnessmark.base.errors import BadInput
from witnessmark.screening.entry import EntryKind
from witnessmark.screening.lists import list_kind, parse_list
from witnessmark.screening.parsers.ftm import parse
from witnessmark.screening.source import SourceFile


def sanction(target: str, **more: str) -> dict[str, object]:
    properties = {name: [value] for name, value in more.items()}
    return {
        "id": f"s-{target}",
        "schema": "Sanction",
        "properties": {"entity": [target], **properties},
    }


def test_the_entry_id_is_the_entity_id() -> None:
    (entry,) = parse([ftm(entity("x-1", "Specimen Works", country=["jp"], leiCode=["L1"]))])
    assert (entry.id, entry.kind, entry.countries) == ("x-1", EntryKind.COMPANY, ("JP",))
    assert entry.numbers[0].kind == "LEI"


def test_a_sanction_gives_programme_and_dates() -> None:
    dated = sanction("x", program="Bench", listingDate="2020-02-03", endDate="2021-01-01")
    (entry,) = parse([ftm(entity("x", "Specimen"), dated)])
    assert entry.programmes == ("Bench",)
    assert entry.listed_on == date(2020, 2, 3)
    assert entry.delisted_on == date(2021, 1, 1)


def test_what_the_list_says_of_its_effect_is_kept() -> None:
    said = sanction("x", provisions="No tools may be lent.")
    (entry,) = parse([ftm(entity("x", "Specimen"), said)])
    assert entry.provisions == "No tools may be lent."


def test_an_entry_is_not_ended_while_one_sanction_stands() -> None:
    ended = sanction("x", endDate="2021-01-01")
    standing = sanction("x", startDate="2019-01-01") | {"id": "s-2"}
    (entry,) = parse([ftm(entity("x", "Specimen"), ended, standing)])
    assert entry.delisted_on is None


def test_a_year_alone_is_not_a_date() -> None:
    (entry,) = parse([ftm(entity("x", "Specimen"), sanction("x", startDate="2019"))])
    assert entry.listed_on is None


def test_what_is_not_a_party_is_not_an_entry() -> None:
    address = entity("a", "1 Specimen Street", schema="Address")
    assert [entry.id for entry in parse([ftm(entity("x", "Specimen"), address)])] == ["x"]


def test_changes_are_applied_in_order() -> None:
    first = ftm(entity("a", "Alpha Specimen"), entity("b", "Beta Specimen"))
    changes = ftm(
        {"op": "DEL", "entity": {"id": "a"}},
        {"op": "MOD", "entity": entity("b", "Beta Exemplar")},
        {"op": "ADD", "entity": entity("c", "Gamma Specimen")},
        name="changes.delta.json",
    )
    names = {entry.id: entry.names[0].text for entry in parse([first, changes])}
    assert names == {"b": "Beta Exemplar", "c": "Gamma Specimen"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "line 2 cannot be read"),
        (b"[1]", "line 2: not an entity"),
        (b'{"id": "y"}', "line 2: an entity needs an id and a schema"),
        (b'{"id": "y", "schema": "Company"}', "line 2: the entity y has no properties"),
        (b'{"id": "x", "schema": "Company", "properties": {}}', "line 2: the entity x was given"),
        (b'{"op": "EAT", "entity": {}}', "line 2: not an entity or a change"),
        (b'{"id": "y", "schema": "Company", "properties": {"name": 3}}', "line 2: name: a list"),
        (b"[" * 100_000, "line 2 cannot be read"),
        (b"\xff", "not UTF-8"),
        (
            rb'{"id": "y\ud800", "schema": "Company", "properties": {}}',
            "line 2.*half of a character",
        ),
        (b'{"id": "y", "id": "z"}', "line 2.*stands there twice"),
    ],
)
def test_a_bad_line_is_refused_by_number(line: bytes, message: str) -> None:
    good = ftm(entity("x", "Specimen")).content
    with pytest.raises(BadInput, match=message) as error:
        list(parse([SourceFile("bench.json", good + b"\n" + line)]))
    assert "bench.json" in error.value.message


def test_a_file_without_any_party_is_refused() -> None:
    with pytest.raises(BadInput, match="0 entries"):
        parse_list([SourceFile("empty.json", b"")], kind=list_kind("ftm"))


@needs_real_lists
@pytest.mark.parametrize(
    "names",
    [
        ("nomenklatura/donations.ijson",),
        ("yente/parteispenden__entities.ftm.json",),
        ("yente/t1__entities.ftm.json",),
        ("yente/zala__entities.ftm.json",),
        (
            "yente/t2__20240527194702-wnk__entities.delta.json",
            "yente/t2__20240528014702-pfh__entities.delta.json",
            "yente/t2__20240528074703-npf__entities.delta.json",
            "yente/t2__20240528134729-3iv__entities.delta.json",
        ),
    ],
)
def test_the_real_files_are_read(names: tuple[str, ...]) -> None:
    paths = [REAL / "ftm_fixtures" / Path(name) for name in names]
    files = [SourceFile(path.name, path.read_bytes()) for path in paths]
    assert parse_list(files, kind=list_kind("ftm"))
