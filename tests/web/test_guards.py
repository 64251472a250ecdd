"""No row of a case leads into another case, and no list in a row holds what is not known."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from web.cases import full_case
from witnessmark.base.errors import Untrusted
from witnessmark.web import models
from witnessmark.web.guards import guards_of
from witnessmark.web.models.mapping import read_case, write_case

pytestmark = pytest.mark.django_db
GUARDS = guards_of(models.Case)
MIGRATION = importlib.import_module("witnessmark.web.migrations.0002_insert_only")
POSTGRESQL = connection.vendor == "postgresql"


def said(table: str, **changed: Any) -> str:
    """Return what the database says to a copy of a row of `table` with other values in it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 1")
        names = [column[0] for column in cursor.description]
        row = dict(zip(names, cursor.fetchone(), strict=True))
    row |= {"id": 900_000, **({"local_id": "copied"} if "local_id" in row else {}), **changed}
    places = ", ".join(["%s"] * len(row))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if POSTGRESQL:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", [*row.values()]
            )
    except DatabaseError as error:
        return str(error)
    return ""


def last_of(table: str) -> int:
    """Return the newest row of `table`: one of the second case."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT max(id) FROM {table}")
        return int(cursor.fetchone()[0])


def test_the_migration_guards_what_the_tables_need() -> None:
    assert MIGRATION.GUARDS.parents == GUARDS.parents
    for kind in ("rows", "ids", "words"):
        assert set(getattr(MIGRATION.GUARDS, kind)) == set(getattr(GUARDS, kind)), kind


@pytest.mark.parametrize(("table", "column", "other"), GUARDS.rows)
def test_a_row_of_another_case_is_not_pointed_at(
    home: Path, table: str, column: str, other: str
) -> None:
    write_case(full_case("one"))
    write_case(full_case("two"))
    assert f"{table}.{column} is of another case" in said(table, **{column: last_of(other)})


@pytest.mark.parametrize(("table", "column", "_other"), GUARDS.ids)
@pytest.mark.parametrize("ids", ['["nobody"]', '{"a": 1}', '"x"', "null"])
def test_a_list_names_only_what_the_case_has(
    home: Path, table: str, column: str, _other: str, ids: str
) -> None:
    write_case(full_case("one"))
    assert f"{table}.{column} names what the case does not have" in said(table, **{column: ids})


@pytest.mark.parametrize(("table", "column", "_words"), GUARDS.words)
@pytest.mark.parametrize("words", ['["vibes"]', "[null]", '"marking"', "{}"])
def test_a_list_holds_only_known_words(
    home: Path, table: str, column: str, _words: Any, words: str
) -> None:
    write_case(full_case("one"))
    found = said(table, **{column: words})
    assert f"{table}.{column} holds a word that is not known" in found


def test_a_case_is_not_moved_onto_rows_of_another(home: Path) -> None:
    first, second = write_case(full_case("one")), write_case(full_case("two"))
    component = models.Component.objects.get(case=first, local_id="u1")
    component.case = second
    with pytest.raises(DatabaseError), transaction.atomic():
        component.save()


def test_a_row_that_was_forced_in_is_named_and_not_believed(home: Path) -> None:
    write_case(full_case("one"))
    second = write_case(full_case("two"))
    other = models.Person.objects.filter(case__local_id="one").first()
    assert other
    with connection.cursor() as cursor:
        if POSTGRESQL:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE web_custody DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER web_custody_no_update")
            cursor.execute("DROP TRIGGER web_custody_of_one_case_update")
        cursor.execute(f"UPDATE web_custody SET holder_id = {other.pk}")
    with pytest.raises(Untrusted, match=r"names a holder .* not of its case"):
        read_case(second)


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("web_identification", {"chosen": -1}, "identification_chosen_at_least_0"),
    ("web_identification", {"verdict": "unsure"}, "identification_chosen_only_where"),
    ("web_region", {"width": 0}, "region_width_at_least_1"),
    ("web_sample", {"scene_relation": "near"}, "sample_scene_relation_known"),
    ("web_component", {"pins": -1}, "component_pins_at_least_0"),
    ("web_examination", {"authenticity": "fine"}, "examination_authenticity_known"),
    ("web_datecode", {"latest": "2001-01-01"}, "datecode_latest_after_earliest"),
    ("web_claim", {"level": 9}, "claim_level_known"),
    ("web_relation", {"since": "2030-01-01"}, "relation_until_after_since"),
    ("web_measure", {"delisted_on": "2001-01-01"}, "measure_delisted_on_after"),
    ("web_hit", {"position": 7, "score": 42.0}, "hit_score_in_range"),
    ("web_document", {"sha256": "abc"}, "document_sha256_is_hash"),
    ("web_document", {"sha256": "z" * 64}, "document_sha256_is_hash"),
    ("web_document", {"sha256": "A" * 64}, "document_sha256_is_hash"),
    ("web_review", {"snapshot_sha256": "0" * 63 + "g"}, "review_snapshot_sha256_is_hash"),
    ("web_company", {"headquarters": "日系"}, "company_headquarters_is_country"),
    ("web_company", {"manufacture": "jp"}, "company_manufacture_is_country"),
    ("web_screening", {"snapshots": "[]"}, "screening_snapshots_filled"),
    ("web_code", {"quote": ""}, "code_quote_filled"),
    ("web_settlement", {"quote": "", "directness": "B1"}, "settlement_quote_filled"),
    ("web_deliverynote", {"outcome": "proven", "at": None}, "deliverynote_at_needed"),
    ("web_person", {"local_id": "p-heron"}, "person_local_id_once"),
    ("web_reading", {}, "reading_read_at_once"),
    ("web_identifier", {}, "identifier_value_once"),
]


@pytest.mark.parametrize(("table", "changed", "constraint"), WRONG)
def test_the_database_keeps_the_rules_itself(
    home: Path, table: str, changed: dict[str, Any], constraint: str
) -> None:
    write_case(full_case("one"))
    found = said(table, **changed)
    by_key = constraint.endswith("_once") and "is insert-only" in found
    assert constraint in found or by_key


def test_a_company_is_not_related_to_itself(home: Path) -> None:
    write_case(full_case("one"))
    owner = models.Relation.objects.get().owner_id
    assert "relation_owner_is_not_company" in said("web_relation", company_id=owner)


@pytest.mark.parametrize("verdict", ["match", "possible"])
def test_a_match_without_a_hit_does_not_outlive_its_transaction(home: Path, verdict: str) -> None:
    write_case(full_case("one"))
    row = models.Screening.objects.get(local_id="hoshi-in-october")
    row.pk, row.local_id, row.verdict = None, "bare", verdict
    with transaction.atomic():
        row.save()
        with pytest.raises(DatabaseError):
            connection.check_constraints()
        transaction.set_rollback(True)
