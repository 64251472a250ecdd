"""What is written to the tables comes back as it was, every field of every type."""

import dataclasses
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from django.db.models import ProtectedError
from pytest_django import DjangoAssertNumQueries

from web.cases import SAMPLE, full_case
from witnessmark.base.codec import encode
from witnessmark.base.errors import BadInput
from witnessmark.base.ids import CompanyId, PersonId, SampleId
from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.models.mapping import columns, read_case, tables_below, write_case

pytestmark = pytest.mark.django_db


def parts(value: Any) -> Iterator[Any]:
    """Yield `value` and every dataclass below it."""
    if isinstance(value, tuple):
        for part in value:
            yield from parts(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name))


def test_the_test_case_fills_every_field_of_every_type() -> None:
    filled: dict[type, set[str]] = {}
    for part in parts(full_case()):
        names = filled.setdefault(type(part), set())
        names |= {field.name for field in dataclasses.fields(part) if getattr(part, field.name)}
    empty = {
        f"{kind.__name__}.{field.name}"
        for kind, names in filled.items()
        for field in dataclasses.fields(kind)
        if field.name not in names
    }
    assert empty <= {"Text.zh", "Text.ug", "Acquisition.unknown", "Entry.unknown"}


def test_every_field_has_a_column_or_a_table(home: Path) -> None:
    stored = {type(part) for part in parts(full_case())}
    tables = {
        table.domain: table
        for table in models.Case._meta.apps.get_app_config("web").get_models()
        if hasattr(table, "domain")
    }
    for kind in stored & tables.keys():
        names = {field.name for field in dataclasses.fields(kind)} - {"unknown"}
        assert {column.field for column in columns(tables[kind])} == names


def test_a_case_comes_back_as_it_was(home: Path) -> None:
    case = full_case()
    assert read_case(write_case(case)) == case
    assert encode(read_case(models.Case.objects.get())) == encode(case)


def test_two_cases_do_not_mix(home: Path) -> None:
    first, second = write_case(full_case("one")), write_case(full_case("two"))
    assert read_case(first) == full_case("one")
    assert read_case(second) == full_case("two")


def test_a_time_keeps_the_offset_it_was_written_with(home: Path) -> None:
    nepal = datetime(2026, 1, 2, 3, 4, 5, 67, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    case = full_case()
    custody = dataclasses.replace(case.samples[0].custody[0], since=nepal)
    sample = dataclasses.replace(case.samples[0], custody=(custody,))
    kept = read_case(write_case(dataclasses.replace(case, samples=(sample,))))
    assert kept.samples[0].custody[0].since.isoformat() == nepal.isoformat()


def test_a_case_is_read_with_one_question_to_each_table(
    home: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row = write_case(full_case())
    with django_assert_max_num_queries(len(tables_below(models.Case))):
        read_case(row)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"scene_document": "d-none"}, "names the scene_document 'd-none'"),
        ({"device": "no-device"}, "names the device 'no-device'"),
        ({"examiner": PersonId("nobody")}, "names the examiner 'nobody'"),
        ({"id": SampleId("../up")}, "is not allowed"),
        ({"serial": "a\x00b"}, "NUL"),
    ],
)
def test_what_leads_nowhere_is_refused(home: Path, wrong: dict[str, Any], message: str) -> None:
    case = full_case()
    sample = dataclasses.replace(case.samples[0], **wrong)
    with pytest.raises(BadInput, match=message):
        write_case(dataclasses.replace(case, samples=(sample,)))


def _with_reply_twice(case: Case) -> Case:
    asked, other = case.inquiries
    twin = dataclasses.replace(other, replies=asked.replies)
    return dataclasses.replace(case, inquiries=(asked, twin))


def test_an_id_that_stands_twice_is_not_guessed(home: Path) -> None:
    with pytest.raises(BadInput, match="the case has twice"):
        write_case(_with_reply_twice(full_case()))


def test_what_something_else_rests_on_cannot_be_deleted(home: Path) -> None:
    write_case(full_case())
    with pytest.raises(ProtectedError):
        models.Company.objects.get(local_id="kestrel").delete()


def test_a_company_of_another_case_cannot_be_named(home: Path) -> None:
    write_case(full_case("one"))
    case = full_case("two")
    inquiry = dataclasses.replace(case.inquiries[0], company=CompanyId("only-in-one"))
    with pytest.raises(BadInput, match="only-in-one"):
        write_case(dataclasses.replace(case, inquiries=(inquiry,)))
    assert case.samples[0].id == SAMPLE
