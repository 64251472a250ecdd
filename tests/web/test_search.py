"""Words are found in any script, width and case; nobody finds what they may not see."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from web.cases import case_folder, full_case
from witnessmark.base.text import Text
from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.queries import open_cases
from witnessmark.web.search.folding import fold, grams, snippet
from witnessmark.web.search.index import rebuild
from witnessmark.web.search.search import Found, search, words_of

UYGHUR = "ئۇيغۇر تىلىدىكى خەت"
ASKED = full_case().inquiries[0]


def told() -> Case:
    """Return the case with a part number, a note and a letter in Uyghur to be found."""
    case = full_case()
    first, *others = case.components
    part = replace(first, role="ＫＱＤ-4310 driver")
    asked, *rest = case.inquiries
    letter, *letters = asked.attempts
    noted = replace(
        asked,
        internal_note="heronwatch knows the addressee",
        attempts=(replace(letter, text=replace(letter.text, ug=UYGHUR)), *letters),
    )
    return replace(case, components=(part, *others), inquiries=(noted, *rest))


@pytest.fixture
def row(home: Path, tmp_path: Path) -> models.Case:
    import_case(case_folder(tmp_path, told()), actor="heron", now=timezone.now())
    return models.Case.objects.get()


def member(row: models.Case, role: models.Role, person: str = "p-heron") -> models.User:
    user = create_user(f"{role.value}-{person}", password="a long enough phrase")
    who = row.people.get(local_id=person)
    models.Membership.objects.create(user=user, case=row, role=role.value, person=who)
    return user


def found(user: models.User, query: str) -> list[Found]:
    return list(search(query, cases=open_cases(user)))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("KQD-4310", "kqd4310"),
        ("ＫＱＤ４３１０", "kqd 4310"),
        ("朝月夜メモリ株式会社", "月夜"),
        ("ﾒﾓﾘ", "メモリ"),
        ("Société", "societe"),
        ("ئۇيغۇرچە", "ﺋﯘﻳﻐﯘﺭ"),
    ],
)
def test_what_is_written_in_two_ways_is_found_by_either(text: str, typed: str) -> None:
    words = words_of(typed)
    assert frozenset().union(*map(grams, words)) <= grams(fold(text).text)
    assert snippet(text, words) is not None


def test_a_snippet_shows_the_words_as_they_stand() -> None:
    text = "before " * 20 + "the part ＫＱＤ-4310 was seen" + " after" * 20
    where = snippet(text, words_of("kqd4310"))
    assert where is not None
    assert where.found == "ＫＱＤ-4310"
    assert where.before.startswith("…")
    assert where.after.endswith("…")


def test_several_words_must_all_be_there() -> None:
    assert snippet("one two", words_of("two one")) is not None
    assert snippet("one two", words_of("two three")) is None


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["kqd4310", "KQD 4310", "ｋｑｄ４３１０", "driver", "تىلىدىكى"])
def test_a_member_finds_it(row: models.Case, query: str) -> None:
    assert found(member(row, models.Role.OWNER), query)


@pytest.mark.django_db
def test_two_characters_of_japanese_are_enough(row: models.Case) -> None:
    title = told().title.ja
    user = member(row, models.Role.VIEWER)
    assert any(one.kind == "case" for one in found(user, title[:2]))


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "  ", "-", "%", '"', "zzzzqqqq", "x" * 10_000, "\x00"])
def test_what_is_nothing_finds_nothing(row: models.Case, query: str) -> None:
    assert found(member(row, models.Role.OWNER), query) == []


@pytest.mark.django_db
def test_a_stranger_finds_nothing(row: models.Case) -> None:
    stranger = create_user("stranger", password="a long enough phrase")
    assert found(stranger, "driver") == []
    client = Client()
    client.force_login(stranger)
    assert client.get("/search/", {"q": "driver", "in": row.public_id}).status_code == 404
    assert "mark>" not in client.get("/search/", {"q": "driver"}).content.decode()
    assert Client().get("/search/", {"q": "driver"}).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("role", models.Role)
def test_internal_notes_are_found_by_editors_only(row: models.Case, role: models.Role) -> None:
    is_editor = role in (models.Role.OWNER, models.Role.EDITOR)
    assert bool(found(member(row, role), "heronwatch")) is is_editor


@pytest.mark.django_db
@pytest.mark.parametrize("role", models.Role)
def test_nobody_finds_what_is_restricted(row: models.Case, role: models.Role) -> None:
    canaries = [one.serial for one in told().samples] + [one.name for one in told().people]
    user = member(row, role)
    for canary in filter(None, canaries):
        assert found(user, canary) == []


@pytest.mark.django_db
def test_a_second_reader_finds_no_first_reading(row: models.Case) -> None:
    once = [one for one in told().components if [r.reader for r in one.readings] == ["p-heron"]]
    assert once
    for component in once:
        read = "".join(component.readings[0].lines)
        assert found(member(row, models.Role.OWNER), read)
        assert found(member(row, models.Role.READER, "p-wren"), read) == []


@pytest.mark.django_db
def test_viewers_of_data_find_no_words_of_letters(row: models.Case) -> None:
    assert found(member(row, models.Role.VIEWER), "تىلىدىكى")
    assert found(member(row, models.Role.DATA_VIEWER), "تىلىدىكى") == []


@pytest.mark.django_db
def test_what_is_written_is_found_at_once_and_what_is_changed_no_more(row: models.Case) -> None:
    user = member(row, models.Role.OWNER)
    client = Client()
    client.force_login(user)
    where = f"/cases/{row.public_id}/"
    device = told().devices[0]
    client.post(f"{where}enter/device/", {"once": "a", "brand": "QUELLMARROW", "model": "Q9"})
    assert [one.kind for one in found(user, "quellmarrow")] == ["devices"]
    own = found(user, "quellmarrow")[0].thing
    client.post(
        f"{where}correct/device/{own}/",
        {"once": "b", "why": "a slip", "brand": "FERROWYNDEL", "model": "Q9"},
    )
    assert found(user, "quellmarrow") == []
    assert found(user, "ferrowyndel")
    assert device.brand in {one.brand for one in told().devices}


@pytest.mark.django_db
def test_the_index_is_made_anew(row: models.Case) -> None:
    before = set(models.Passage.objects.values_list("kind", "thing", "part", "text", "grams"))
    assert rebuild() == len(before)
    assert before == set(
        models.Passage.objects.values_list("kind", "thing", "part", "text", "grams")
    )
    assert found(member(row, models.Role.OWNER), "kqd4310")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_page_marks_what_was_found_and_leads_there(row: models.Case, language: str) -> None:
    client = Client(headers={"accept-language": language})
    client.force_login(member(row, models.Role.OWNER))
    page = client.get("/search/", {"q": "kqd4310", "in": row.public_id})
    shown = page.content.decode()
    assert "<mark>ＫＱＤ-4310</mark>" in shown
    addresses = [one.address for one in page.context["found"]]
    assert addresses
    assert all(client.get(one.split("#")[0]).status_code == 200 for one in addresses)
    assert all(escape(one) in shown for one in addresses)


@pytest.mark.django_db
def test_what_was_typed_cannot_run(row: models.Case) -> None:
    client = Client()
    client.force_login(member(row, models.Role.OWNER))
    shown = client.get("/search/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in shown


@pytest.mark.django_db
def test_a_title_in_one_language_is_found(home: Path, tmp_path: Path) -> None:
    case = replace(full_case(), title=Text(en="Lantern", ja="灯り"))
    import_case(case_folder(tmp_path, case), actor="heron", now=timezone.now())
    assert found(member(models.Case.objects.get(), models.Role.VIEWER), "灯り")
