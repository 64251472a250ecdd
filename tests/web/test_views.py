"""Every page: for members in both languages, for strangers nothing, for the anonymous the door."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from web.cases import PICTURE, case_folder
from witnessmark.web import models, queries
from witnessmark.web.actions.accounts import add_member, create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.models import Role
from witnessmark.web.urls import in_case

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PASSWORD = "a long enough password"
THINGS: dict[str, list[str | int]] = {
    "component": ["u1"],
    "company": ["kestrel"],
    "inquiry": ["i-hoshi"],
    "claim": ["c1"],
    "photo": ["board-top"],
    "crop": ["u1", 0],
}
PAGES = [pattern.name for pattern in in_case if pattern.name]
RESTRICTED = ("SN-RESTRICTED-1", "DSC_RESTRICTED", "restricted safe", "restricted shelf")


@pytest.fixture
def case(home: Path, tmp_path: Path) -> models.Case:
    """Return a case whose member is `heron`; `stranger` has an account and nothing else."""
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    for name in ("heron", "stranger"):
        create_user(name, password=PASSWORD)
    add_member("heron", case_id="lantern", role=Role.READER, actor="heron", now=NOW)
    return models.Case.objects.get()


def address(case: models.Case, page: str) -> str:
    """Return the address of a page of the case."""
    return reverse(page, args=[case.public_id, *THINGS.get(page, [])])


def signed_in(name: str, *, language: str = "en") -> Client:
    """Return a browser of somebody."""
    client = Client(headers={"accept-language": language})
    client.force_login(models.User.objects.get(username=name))
    return client


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("page", PAGES)
def test_a_member_sees_the_page(case: models.Case, page: str, language: str) -> None:
    response = signed_in("heron", language=language).get(address(case, page))
    assert response.status_code == 200
    if page not in ("photo", "crop"):
        assert f'<html lang="{language}">' in response.text


@pytest.mark.parametrize("page", PAGES)
def test_for_a_stranger_the_page_does_not_exist(case: models.Case, page: str) -> None:
    assert signed_in("stranger").get(address(case, page)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_the_anonymous_are_sent_to_sign_in(case: models.Case, page: str) -> None:
    wanted = address(case, page)
    response = Client().get(wanted)
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('sign-in')}?next={wanted}"


@pytest.mark.parametrize("page", list(THINGS))
def test_what_is_not_in_the_case_is_not_found(case: models.Case, page: str) -> None:
    things = ["nothing", *THINGS[page][1:]]
    wanted = reverse(page, args=[case.public_id, *things])
    assert signed_in("heron").get(wanted).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_no_page_asks_the_database_more_than_fifteen_times(
    case: models.Case, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in("heron")
    client.get(address(case, page))
    with django_assert_max_num_queries(15):
        client.get(address(case, page))


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("photo", "crop")])
def test_no_page_shows_what_is_restricted(case: models.Case, page: str) -> None:
    shown = signed_in("heron").get(address(case, page)).text
    assert not [value for value in RESTRICTED if value in shown]


def test_the_case_has_no_address_that_can_be_guessed(case: models.Case) -> None:
    assert len(case.public_id) >= 16
    assert signed_in("heron").get(reverse("case", args=[case.local_id])).status_code == 404


def test_nobody_sees_a_case_without_an_account(case: models.Case) -> None:
    assert not queries.visible_to(AnonymousUser()).exists()


def test_a_superuser_is_a_stranger_too(case: models.Case) -> None:
    models.User.objects.filter(username="stranger").update(is_superuser=True, is_staff=True)
    assert signed_in("stranger").get(address(case, "case")).status_code == 404


def test_the_list_shows_only_cases_one_is_a_member_of(case: models.Case) -> None:
    assert "Inside a Lantern 3" in signed_in("heron").get(reverse("cases")).text
    strange = signed_in("stranger").get(reverse("cases")).text
    assert "Lantern" not in strange
    assert "Look at the demo" in strange


@pytest.mark.parametrize("page", PAGES)
def test_every_page_forbids_foreign_and_inline_script(case: models.Case, page: str) -> None:
    response = signed_in("heron").get(address(case, page))
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    if page not in ("photo", "crop"):
        assert " style=" not in response.text
        assert "<script>" not in response.text
        assert not [word for word in (" onclick=", "javascript:") if word in response.text]


def test_a_photo_is_drawn_anew(case: models.Case) -> None:
    response = signed_in("heron").get(address(case, "photo"))
    assert response["Content-Type"] == "image/png"
    assert response["Content-Disposition"] == 'inline; filename="board-top.png"'
    assert response.content != PICTURE
    assert response.content.startswith(b"\x89PNG")


def test_the_two_readings_show_where_they_differ(case: models.Case) -> None:
    shown = signed_in("heron").get(address(case, "component")).text
    assert '<td class="unread">?</td>' in shown


def test_a_claim_that_says_too_much_is_underlined(case: models.Case) -> None:
    wanted = reverse("claim", args=[case.public_id, "c2"])
    assert "<mark>supplies</mark>" in signed_in("heron").get(wanted).text


def test_the_journal_says_plainly_that_it_holds(case: models.Case) -> None:
    shown = signed_in("heron").get(address(case, "journal"), {"verify": "yes"}).text
    assert "The journal holds." in shown


def test_the_journal_says_plainly_that_it_was_altered(case: models.Case) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE web_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER web_entry_no_update")
        cursor.execute("UPDATE web_entry SET act = 'nothing-happened' WHERE number = 1")
    shown = signed_in("heron").get(address(case, "journal"), {"verify": "yes"}).text
    assert "The journal does not hold." in shown
    assert "entry 1" in shown


def test_the_journal_is_filtered(case: models.Case) -> None:
    shown = signed_in("heron").get(address(case, "journal"), {"q": "photographed"}).text
    assert "photographed" in shown
    assert "sample-received" not in shown


def test_the_language_switch_keeps_the_place(case: models.Case) -> None:
    client = signed_in("heron")
    place = address(case, "claims")
    response = client.post(reverse("language"), {"language": "ja", "next": place})
    assert response["Location"] == place
    assert '<html lang="ja">' in client.get(place).text


def test_the_language_switch_leads_nowhere_else(home: Path) -> None:
    response = Client().post(
        reverse("language"), {"language": "ja", "next": "https://elsewhere.example/"}
    )
    assert response["Location"] == "/"


def test_signing_in_leads_to_where_one_wanted_to_go(case: models.Case) -> None:
    wanted = address(case, "claims")
    response = Client().post(
        f"{reverse('sign-in')}?next={wanted}",
        {"username": "heron", "password": PASSWORD, "next": wanted},
    )
    assert response["Location"] == wanted


def test_an_account_rests_after_five_wrong_passwords(case: models.Case) -> None:
    client = Client()
    for _ in range(5):
        client.post(reverse("sign-in"), {"username": "heron", "password": "wrong"})
    response = client.post(reverse("sign-in"), {"username": "Heron", "password": PASSWORD})
    assert response.status_code == 200
    assert "Too many wrong passwords" in response.text
    response = client.post(reverse("sign-in"), {"username": "heron", "password": PASSWORD})
    assert response.status_code == 200


def test_a_form_without_its_token_is_refused_with_a_word(home: Path) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("sign-in"), {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "This form is too old" in response.text


def test_signing_out_needs_a_form(case: models.Case) -> None:
    client = signed_in("heron")
    assert client.get(reverse("sign-out")).status_code == 405
    client.post(reverse("sign-out"))
    assert client.get(reverse("cases")).status_code == 302


def test_a_failure_shows_a_page_that_needs_nothing(case: models.Case, settings: Settings) -> None:
    client = signed_in("heron")
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE web_membership RENAME TO web_elsewhere")
    response = client.get(reverse("cases"))
    assert response.status_code == 500
    assert "The program failed" in response.text
