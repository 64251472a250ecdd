"""Spreadsheets in and out: what is brought back unchanged changes nothing, errors stand by row."""

import csv
import io
import itertools
import os
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from web.cases import full_case
from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import hash_bytes
from witnessmark.base.ids import PersonId
from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.sheets import throw_away
from witnessmark.web.kinds import KINDS
from witnessmark.web.models.mapping import read_case, write_case
from witnessmark.web.sheets.changes import Plan, What, plan_of
from witnessmark.web.sheets.of_case import LISTS, sheet_of
from witnessmark.web.sheets.reading import MOST_ROWS, UNPACKED, guarded, read_table
from witnessmark.web.sheets.writing import csv_of, xlsx_of

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
_sent = itertools.count()
with_tables = pytest.mark.django_db


def comma(*rows: tuple[str, ...]) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target).writerows(rows)
    return target.getvalue().encode()


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        cast(Any, book.active).append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def plan(content: bytes, name: str = "components", case: Case | None = None) -> Plan:
    with translation.override("en"):
        sheet = sheet_of(name, case or full_case(), person=PersonId("p-heron"), now=NOW)
        return plan_of(read_table(content, name="list"), sheet=sheet)


def fault(content: bytes, name: str = "components", case: Case | None = None) -> str:
    found = [wrong for row in plan(content, name, case).rows for wrong in row.faults]
    assert found
    return " ".join(f"{one.label}: {one.message} {one.remedy}" for one in found)


def test_what_is_brought_back_as_it_came_changes_nothing() -> None:
    for name, write in itertools.product(LISTS, (csv_of, xlsx_of)):
        sheet = sheet_of(name, full_case(), person=PersonId("p-heron"), now=NOW)
        found = plan(write(sheet), name)
        assert found.rows
        assert {row.what for row in found.rows} == {What.UNCHANGED}, (name, write)
        assert not found.ignored


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(deadline=None)
@given(_WORDS, _WORDS, st.sampled_from(["", "=1+1", "'=1", "''+x", "@a", "_x000D_", "007", "\r"]))
def test_no_text_is_lost_on_the_way(role: str, board: str, start: str) -> None:
    first, *others = full_case().components
    odd = replace(first, role=start + role, board=board)
    case = replace(full_case(), components=(odd, *others))
    sheet = sheet_of("components", case, person=PersonId("p-heron"), now=NOW)
    for content in (csv_of(sheet), xlsx_of(sheet)):
        assert {row.what for row in plan(content, case=case).rows} == {What.UNCHANGED}


@settings(deadline=None)
@given(st.text("'=+-@＝\t\rx", max_size=5))
def test_no_cell_of_a_csv_runs(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_no_cell_of_a_workbook_runs() -> None:
    first, *others = full_case().components
    case = replace(full_case(), components=(replace(first, role="=HYPERLINK(1)"), *others))
    sheet = sheet_of("components", case, person=PersonId("p-heron"), now=NOW)
    book = load_workbook(io.BytesIO(xlsx_of(sheet)))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    offered = cast(Any, book["components"]).data_validations.dataValidation
    assert [str(one.sqref)[:2] for one in offered] == ["B2"]


def test_new_changed_unchanged_and_wrong_rows_are_told_apart() -> None:
    found = plan(
        comma(
            ("id", "sample", "designator", "role", "pins", "mine"),
            ("u1", "s1", "U1", "regulator", "8", "x"),
            ("u2", "s1", "U2", "", "", ""),
            ("", "s1", "U9", "memory", "16", ""),
            ("u77", "s1", "", "", "", ""),
        )
    )
    assert found.ignored == ["mine"]
    assert found.counts[What.NEW] == 1
    changed, _second, new, wrong = found.rows
    assert [(one.heading, one.old, one.new) for one in changed.changes] == [
        ("role", "driver", "regulator")
    ]
    assert (new.what, new.id, new.number) == (What.NEW, "u9", 4)
    assert (wrong.what, wrong.number) == (What.ERROR, 5)
    assert not found.may_be_kept


@pytest.mark.parametrize(
    ("heading", "cell", "says"),
    [
        ("pins", "eight", "whole number"),
        ("pins", "-1", "greater than or equal to 0"),
        ("sample", "s9", "Give one of: s1"),
        ("sample", "", "not changed afterwards"),
        ("role", "x" * 10_000, "200 characters"),
        ("role", "a\x07b", "U+0007"),
        ("role", "a\u202eb", "U+202E"),
        ("kind_ja", "\x00", "U+0000"),
    ],
)
def test_what_a_cell_cannot_hold_is_an_error_of_its_row(heading: str, cell: str, says: str) -> None:
    said = fault(comma(("id", heading), ("u1", cell)))
    assert says in said
    assert "\u202e" not in said
    assert len(said) < 500


def test_ids_are_known_and_stand_once() -> None:
    assert "no row with this id" in fault(comma(("id", "role"), ("nobody", "x")))
    twice = fault(comma(("id", "role"), ("u1", "a"), ("u1", "b")))
    assert "more than one row" in twice
    assert "required" in fault(comma(("id", "sample", "role"), ("", "", "x")))


def test_a_ragged_row_is_an_error_of_its_own() -> None:
    found = plan(comma(("id", "role"), ("u1", "a", "b"), ("u2",)))
    assert [row.what for row in found.rows] == [What.ERROR, What.UNCHANGED]


def test_csv_comes_in_the_encodings_of_japan() -> None:
    rows = comma(("id", "kind_ja"), ("u1", "表示用の駆動回路です"))
    for encoding in ("cp932", "utf-16", "utf-8-sig"):
        (row,) = plan(rows.decode().encode(encoding)).rows
        assert row.changes[0].new == "表示用の駆動回路です", encoding


def test_what_is_no_table_is_refused_with_a_remedy() -> None:
    for content, says in (
        (b"", "empty"),
        (b"PK\x03\x04 broken", "workbook"),
        (b"\xd0\xcf\x11\xe0 old", "encrypted"),
        (b"id;role\nu1;x\n", "separated"),
        (b"id,role,role\nu1,a,b\n", "twice"),
        (b"x" * (8 * 2**20 + 1), "larger"),
        (comma(("id", "role"), *((("", "x"),) * (MOST_ROWS + 1))), "more than"),
    ):
        with pytest.raises(BadInput) as error:
            plan(content)
        assert says in error.value.message
        assert error.value.remedy


def test_a_workbook_that_unpacks_to_too_much_is_not_opened() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (UNPACKED + 1))
    with pytest.raises(BadInput, match="unpacks"):
        plan(target.getvalue())


def test_a_row_far_down_is_reached_without_delay() -> None:
    book = Workbook()
    page = cast(Any, book.active)
    page.append(("id", "role"))
    page.cell(1_048_576, 1, "u1")
    page.cell(1_048_576, 2, "x")
    target = io.BytesIO()
    book.save(target)
    assert [row.number for row in plan(target.getvalue()).rows] == [1_048_576]


def test_a_workbook_with_entities_of_its_own_is_refused() -> None:
    whole = zipfile.ZipFile(io.BytesIO(workbook(("id", "role"), ("u1", "x"))))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name in whole.namelist():
            content = whole.read(name)
            if name.endswith("sheet1.xml"):
                content = b'<!DOCTYPE a [<!ENTITY b "bb">]>' + content
            packed.writestr(name, content)
    with pytest.raises(BadInput, match="cannot be read"):
        plan(target.getvalue())


def test_a_formula_and_an_error_are_refused_and_numbers_and_days_are_warned_of() -> None:
    found = plan(
        workbook(
            ("id", "role", "board", "package", "pins"),
            ("u1", "=1+1", "main", "SOP-8", 8),
            ("u2", 42, date(2026, 1, 2), date(9999, 12, 31), 14),
        )
    )
    wrong, warned = found.rows
    assert "formula" in wrong.faults[0].message
    notes = {one.heading: (one.new, bool(one.note)) for one in warned.changes}
    assert notes["role"] == ("42", True)
    assert notes["board"] == ("2026-01-02", True)
    assert notes["package"] == ("9999-12-31", True)
    assert notes["pins"] == ("14", False)
    assert "too long" in fault(workbook(("id", "role"), ("u1", 1234567890123456789)))


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 4000))
def test_a_broken_workbook_is_refused_and_never_a_traceback(junk: bytes, at: int) -> None:
    whole = workbook(("id", "role"), ("u1", "x"))
    with suppress(BadInput):
        plan(whole[:at] + junk + whole[at + len(junk) :])


def test_a_name_or_number_that_stands_is_not_changed_and_a_new_one_needs_its_source() -> None:
    own = full_case().companies[0]
    name = next(one for one in own.names if one.kind == "official")
    heading = f"name_{name.language}"
    assert "stays as it is" in fault(comma(("id", heading), (own.id, "Other")), "companies")
    assert "no source" in fault(comma(("id", "name_zh"), (own.id, "名")), "companies")
    assert "check digits" in fault(
        comma(("id", "isin", "isin_source"), (own.id, "XX", "a page")), "companies"
    )
    assert "country code" in fault(comma(("id", "headquarters"), (own.id, "Japan")), "companies")
    assert "at least one name" in fault(comma(("id", "maker"), ("", "m")), "companies")


def test_a_sheet_holds_no_reading_and_no_code_of_anybody_else() -> None:
    for name in ("components", "answers"):
        mine = sheet_of(name, full_case(), person=PersonId("p-nobody"), now=NOW)
        theirs = sheet_of(name, full_case(), person=PersonId("p-heron"), now=NOW)
        assert b"KM4071" not in csv_of(mine)
        assert csv_of(mine) != csv_of(theirs)


# With the tables, through the browser's door.


@pytest.fixture
def row(home: Path) -> models.Case:
    return write_case(replace(full_case(), codes=(), settlements=(), contests=()))


def member(row: models.Case, role: models.Role, person: str = "p-heron") -> Client:
    user = create_user(f"{role}-{person}", password="a long enough phrase")
    who = row.people.get(local_id=person)
    models.Membership.objects.create(user=user, case=row, role=role.value, person=who)
    client = Client()
    client.force_login(user)
    return client


def now(row: models.Case) -> Case:
    return read_case(models.Case.objects.get(pk=row.pk))


def where(row: models.Case, name: str = "components") -> str:
    return reverse("sheet", args=(row.public_id, name))


def upload(client: Client, row: models.Case, content: bytes, name: str = "components") -> Any:
    file = io.BytesIO(content)
    file.name = "list.csv"
    sent = client.post(where(row, name), {"file": file})
    return client.get(sent["Location"]) if sent.status_code == 302 else sent


def confirm(client: Client, preview: Any, **more: str) -> Any:
    filled = {"seen": preview.context["plan"].digest, "once": f"t{next(_sent)}", **more}
    return client.post(preview.wsgi_request.get_full_path(), filled)


CHANGE = comma(
    ("id", "sample", "designator", "role", "marking"),
    ("u1", "s1", "U1", "regulator", "KM4071\n2231"),
    ("", "s1", "U9", "memory", "YMB4071\n3021"),
)


@with_tables
def test_a_sheet_is_one_act_with_one_entry_that_names_every_row(row: models.Case) -> None:
    editor, before = member(row, models.Role.EDITOR), now(row)
    preview = upload(editor, row, CHANGE)
    assert preview.status_code == 200
    assert now(row) == before
    assert confirm(editor, preview, why="from the bench").status_code == 302
    after = now(row)
    assert after.components[0].role == "regulator"
    assert after.components[0].readings == before.components[0].readings
    new = after.components[-1]
    assert (new.id, new.designator, new.readings[0].lines) == ("u9", "U9", ("YMB4071", "3021"))
    assert len(after.journal) == len(before.journal) + 1
    entry: Any = after.journal[-1]
    assert (entry.act, entry.subject, entry.reason) == (
        *("sheet-brought-in", "components", "from the bench"),
    )
    assert (entry.detail["file"], entry.detail["sha256"]) == ("list.csv", hash_bytes(CHANGE))
    assert [(one["row"], one["id"]) for one in entry.detail["rows"]] == [(2, "u1"), (3, "u9")]
    assert entry.detail["rows"][0]["before"]["role"] == "driver"


@with_tables
def test_one_wrong_row_keeps_all_of_them_out(row: models.Case) -> None:
    editor, before = member(row, models.Role.EDITOR), now(row)
    preview = upload(editor, row, CHANGE + b"u2,s1,U2,\x07,\r\n")
    assert b"U+0007" in preview.content
    assert confirm(editor, preview).status_code == 422
    assert now(row) == before


@with_tables
def test_a_sheet_that_is_confirmed_twice_is_kept_once(row: models.Case) -> None:
    editor, before = member(row, models.Role.EDITOR), now(row)
    preview = upload(editor, row, CHANGE)
    for _ in range(2):
        assert confirm(editor, preview, once="same").status_code == 302
    assert len(now(row).components) == len(before.components) + 1


@with_tables
def test_what_would_change_is_shown_anew_where_the_case_changed_meanwhile(row: models.Case) -> None:
    editor, other = member(row, models.Role.EDITOR), member(row, models.Role.OWNER, "p-wren")
    mine = upload(editor, row, CHANGE)
    theirs = upload(other, row, comma(("id", "role"), ("u1", "amplifier")))
    assert confirm(other, theirs).status_code == 302
    again = confirm(editor, mine)
    assert again.status_code == 422
    assert b"changed after you looked" in again.content
    assert now(row).components[0].role == "amplifier"
    assert again.context["plan"].rows[0].changes[0].old == "amplifier"
    assert confirm(editor, again).status_code == 302
    assert now(row).components[0].role == "regulator"


@with_tables
def test_a_file_waits_for_its_user_and_its_case_only_and_goes_after_an_hour(
    row: models.Case, home: Path
) -> None:
    editor, other = member(row, models.Role.EDITOR), member(row, models.Role.OWNER, "p-wren")
    preview = upload(editor, row, CHANGE)
    address = preview.wsgi_request.get_full_path()
    assert other.get(address).status_code == 422
    second = models.Case.objects.get(pk=write_case(full_case("other")).pk)
    models.Membership.objects.create(
        user=models.User.objects.get(username="editor-p-heron"),
        case=second,
        role="editor",
        person=second.people.get(local_id="p-heron"),
    )
    assert editor.get(address.replace(row.public_id, second.public_id)).status_code == 422
    (kept,) = (home / "waiting").iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    old = (timezone.now() - timedelta(hours=2)).timestamp()
    os.utime(kept, (old, old))
    assert editor.get(address).status_code == 422
    assert not list((home / "waiting").iterdir())
    assert throw_away(older_than=timezone.now()) == 0


@with_tables
def test_strangers_and_lesser_roles_are_refused(row: models.Case) -> None:
    stranger = Client()
    stranger.force_login(create_user("stranger", password="a long enough phrase"))
    allowed = {
        "components": KINDS["component"].who,
        "companies": KINDS["company"].who,
        "answers": {models.Role.OWNER, models.Role.EDITOR, models.Role.CODER},
    }
    for name in LISTS:
        for more in ("", "?download=csv", "?download=xlsx"):
            assert stranger.get(where(row, name) + more).status_code == 404
        assert upload(stranger, row, CHANGE, name).status_code == 404
    for role in models.Role:
        client = member(row, role)
        for name, may in allowed.items():
            wanted = 200 if role in may else 403
            assert client.get(where(row, name)).status_code == wanted, (role, name)
            assert client.get(f"{where(row, name)}?download=xlsx").status_code == wanted
            if role not in may:
                assert upload(client, row, CHANGE, name).status_code == 403
    assert client.get(where(row, "claims")).status_code == 404


@with_tables
def test_a_reader_brings_in_a_sheet_and_nothing_they_did_not_see_is_lost(row: models.Case) -> None:
    reader = member(row, models.Role.READER, "p-lead")
    before = now(row)
    content = reader.get(f"{where(row)}?download=csv").content
    assert b"KM4071" not in content
    changed = content.replace(b'"driver"', b'"regulator"')
    assert confirm(reader, upload(reader, row, changed)).status_code == 302
    after = now(row)
    assert after.components[0] == replace(before.components[0], role="regulator")
    assert after.components[1:] == before.components[1:]


@with_tables
def test_a_company_comes_with_names_numbers_and_sources(row: models.Case) -> None:
    editor = member(row, models.Role.EDITOR)
    content = comma(
        ("id", "name_en", "name_en_source", "name_ja", "name_ja_source", "headquarters", "note_en"),
        ("", "Yamabiko KK", "its page", "山彦電子", "その頁", "JP", ""),
    )
    assert confirm(editor, upload(editor, row, content, "companies")).status_code == 302
    company = now(row).companies[-1]
    assert company.id == "yamabiko-kk"
    assert [(one.text, one.language, one.source) for one in company.names] == [
        ("Yamabiko KK", "en", "its page"),
        ("山彦電子", "ja", "その頁"),
    ]
    more = comma(
        ("id", "name_zh", "name_zh_source", "ticker", "ticker_source", "note_en"),
        (company.id, "山彥", "a register", "YMB", "its page", "Seen."),
    )
    assert confirm(editor, upload(editor, row, more, "companies")).status_code == 302
    company = now(row).companies[-1]
    assert [one.language for one in company.names] == ["en", "ja", "zh"]
    assert (company.identifiers[0].value, company.note.en) == ("YMB", "Seen.")


@with_tables
def test_a_coder_brings_in_own_codes_pinned_to_words_of_the_original(row: models.Case) -> None:
    coder = member(row, models.Role.CODER)
    inquiry = now(row).inquiries[0]
    words = inquiry.replies[0].text[:6]
    own = f"{inquiry.id}/{inquiry.replies[0].id}/{now(row).questionnaires[0].questions[0].id}"
    heads = ("id", "directness", "account", "substance", "support", "quote")
    made_up = upload(coder, row, comma(heads, (own, "B7", "", "", "", "They said")), "answers")
    assert made_up.context["plan"].has_errors
    good = comma(heads, (own, "B6", "denial; excuse", "route", "cited", words))
    preview = upload(coder, row, good, "answers")
    assert preview.context["plan"].counts[What.NEW] == 1
    assert confirm(coder, preview).status_code == 302
    (code,) = now(row).codes
    assert (code.coder, code.quote, code.account) == ("p-heron", words, ("denial", "excuse"))
    again = upload(coder, row, good, "answers")
    assert again.context["plan"].counts[What.UNCHANGED] == 1
    other = member(row, models.Role.CODER, "p-wren")
    assert words.encode() not in other.get(f"{where(row, 'answers')}?download=csv").content


def test_once_both_coders_are_done_a_sheet_changes_no_code() -> None:
    case = full_case()
    first, template = case.inquiries[0], case.codes[0]
    questions = [one.id for one in case.questionnaires[0].questions]
    codes = tuple(
        replace(template, question=question, coder=PersonId(coder))
        for question in questions
        for coder in ("p-heron", "p-wren")
    )
    own = f"{first.id}/{template.reply}/{questions[0]}"
    heads = ("id", "directness", "account", "substance", "support", "quote")
    wrong = comma(heads, (own, "B0", "", "", "", ""))
    assert "settled" in fault(wrong, "answers", replace(case, codes=codes))
    begun = replace(case, codes=codes[:1])
    assert "not taken back" in fault(comma(heads, (own, *[""] * 5)), "answers", begun)
    assert "needs its id" in fault(comma(heads, ("", "B0", "", "", "", "")), "answers", begun)
    shown = comma(("id", "question"), (own, "Why?"))
    assert "only shown" in fault(shown, "answers", begun)


@with_tables
def test_who_is_no_person_of_the_case_brings_nothing_in(row: models.Case) -> None:
    user = create_user("nobody", password="a long enough phrase")
    models.Membership.objects.create(user=user, case=row, role="owner", person=None)
    client = Client()
    client.force_login(user)
    assert client.get(where(row)).status_code == 403


@with_tables
def test_a_file_that_is_none_is_refused_on_the_page_and_nothing_waits(
    row: models.Case, home: Path
) -> None:
    editor = member(row, models.Role.EDITOR)
    for content in (b"", b"PK\x03\x04junk", b"a;b\n1;2\n", b"x" * (8 * 2**20 + 1)):
        sent = upload(editor, row, content)
        assert sent.status_code == 422
        assert b'class="fault"' in sent.content
    assert not (home / "waiting").exists()
    assert editor.post(where(row)).status_code == 422
    assert editor.get(f"{where(row)}?file=../../etc").status_code == 422
    assert editor.get(f"{where(row)}?download=exe").status_code == 404


@with_tables
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_pages_are_shown_in_both_languages(row: models.Case, language: str) -> None:
    editor = member(row, models.Role.EDITOR)
    editor.cookies["language"] = language
    with translation.override(language):
        for name in LISTS:
            assert editor.get(where(row, name)).status_code == 200
        preview = upload(editor, row, CHANGE + b"u2,s9,,,\r\n")
    assert ("エラー" if language == "ja" else "error") in preview.content.decode()
