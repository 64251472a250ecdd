"""Every page: for members in both languages, for strangers nothing, for the anonymous the door."""

import csv
import io
import re
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
from witnessmark.web.exports import csv_of
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
    add_member("heron", case_id="lantern", role=Role.VIEWER, actor="heron", now=NOW)
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
    assert response["Location"] == f"{reverse('account_login')}?next={wanted}"


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
    assert response["Cache-Control"] == "private, no-store"


def test_a_preview_is_a_small_jpeg(case: models.Case) -> None:
    response = signed_in("heron").get(address(case, "photo"), {"as": "preview"})
    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"] == 'inline; filename="board-top.jpg"'
    assert response.content.startswith(b"\xff\xd8")
    assert response["Cache-Control"] == "private, no-store"


def test_the_two_readings_show_where_they_differ(case: models.Case) -> None:
    shown = signed_in("heron").get(address(case, "component")).text
    assert '<span class="pair unread"><span>1</span><span>?</span></span>' in shown
    assert "They differ at: 6: 1 / ?" in shown


def test_a_lot_code_stands_with_its_meaning_and_its_rule(case: models.Case) -> None:
    shown = signed_in("heron").get(address(case, "component")).text
    told = shown.partition('<span class="marking">L77</span>')[2].partition("</dd>")[0]
    assert "lot 77" in told
    assert "<code>as printed</code>" in told


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
    assert "took a photo" in shown
    assert "received the sample" not in shown


@pytest.mark.parametrize("wanted", ["took a photo", "P-Heron", "photographed", "photo:x"])
def test_the_journal_is_searched_in_words_and_as_kept(case: models.Case, wanted: str) -> None:
    shown = signed_in("heron").get(address(case, "journal"), {"q": wanted}).text
    assert "took a photo" in shown


def test_the_journal_links_what_it_names(case: models.Case) -> None:
    shown = signed_in("heron").get(address(case, "journal")).text
    assert f'<a href="{address(case, "device")}#s1">' in shown


LISTS = ["components", "parts", "makers", "companies", "screening", "inquiries", "answers"]
LISTS += ["claims", "sources", "journal"]


@pytest.mark.parametrize("page", LISTS)
def test_every_list_can_be_taken_along(case: models.Case, page: str) -> None:
    response = signed_in("heron").get(address(case, page), {"export": "csv"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="lantern-{page}.csv"'
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [value for value in RESTRICTED if value in response.content.decode()]
    assert signed_in("heron").get(address(case, page)).text.count("?export=csv") == 1


@pytest.mark.parametrize("page", LISTS)
def test_a_stranger_takes_no_list_along(case: models.Case, page: str) -> None:
    response = signed_in("stranger").get(address(case, page), {"export": "csv"})
    assert response.status_code == 404


def test_no_cell_of_an_export_runs_as_a_formula(case: models.Case) -> None:
    opened = queries.case_for(models.User.objects.get(username="heron"), case.public_id)
    content = csv_of(opened, "x", [("=1+1", "＝A1", "-5", "plain", None)]).content
    assert content.decode("utf-8-sig") == '"\'=1+1","\'＝A1","\'-5","plain",""\r\n'


@pytest.mark.parametrize(
    ("role", "is_shown"), [(Role.VIEWER, False), (Role.EDITOR, True), (Role.OWNER, True)]
)
def test_internal_notes_are_for_editors_and_leads(
    case: models.Case, role: Role, is_shown: bool
) -> None:
    models.Membership.objects.filter(user__username="heron").update(role=role)
    add_member("stranger", case_id="lantern", role=Role.OWNER, actor="heron", now=NOW)
    client = signed_in("heron")
    assert ("restricted note" in client.get(address(case, "inquiry")).text) is is_shown
    assert ("because" in client.get(address(case, "journal")).text) is is_shown


def test_an_account_named_as_a_coder_is_not_that_coder(case: models.Case) -> None:
    create_user("p-heron", password=PASSWORD)
    add_member("p-heron", case_id="lantern", role=Role.VIEWER, actor="heron", now=NOW)
    opened = queries.case_for(models.User.objects.get(username="p-heron"), case.public_id)
    assert opened.person == ""
    membership = models.Membership.objects.get(user__username="p-heron")
    membership.person = models.Person.objects.get(local_id="p-heron")
    membership.save()
    opened = queries.case_for(membership.user, case.public_id)
    assert opened.person == "p-heron"


def test_a_second_reader_does_not_see_what_the_first_one_read(case: models.Case) -> None:
    client = signed_in("heron")
    assert f"{address(case, 'components')}?to-read=yes" in client.get(address(case, "case")).text
    shown = client.get(address(case, "components"), {"to-read": "yes"}).text
    assert "U2" in shown
    assert "HX-90B" not in shown
    assert "KM4071" not in shown


def test_what_a_person_decided_stands_before_what_the_machine_said(case: models.Case) -> None:
    for page in ("companies", "screening", "company"):
        shown = signed_in("heron").get(address(case, page)).text
        assert shown.index("not this company") < shown.index("possible match")


def test_the_way_from_brand_to_addressee_is_drawn(case: models.Case) -> None:
    shown = signed_in("heron").get(address(case, "company")).text
    assert shown.count('<li class="stage') == 5
    assert "Parent when the part was made" in shown


def test_inquiries_in_the_picture_are_told_apart_by_company(case: models.Case) -> None:
    shown = signed_in("heron").get(address(case, "case")).text
    labels = re.findall(r'data-node="inquiry-[^>]*aria-label="([^"]*)"', shown)
    assert len(labels) == len(set(labels)) == 2
    assert any(label.startswith("Hoshikuzu Denshi KK – ") for label in labels)


def test_the_table_beside_the_picture_is_whole_and_linked(case: models.Case) -> None:
    shown = signed_in("heron").get(address(case, "case")).text
    table = shown[shown.index('<table class="stack ways"') :].partition("</table>")[0]
    assert "One part bears markings consistent with Kestrel Micro KM4071A." in table
    for page in ("component", "company", "inquiry", "claim"):
        assert f'href="{address(case, page)}"' in table


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
        f"{reverse('account_login')}?next={wanted}",
        {"login": "heron", "password": PASSWORD, "next": wanted},
    )
    assert response["Location"] == wanted


def test_a_form_without_its_token_is_refused_with_a_word(home: Path) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("account_login"), {"login": "a", "password": "b"})
    assert response.status_code == 403
    assert "This form is too old" in response.text


def test_signing_out_needs_a_form(case: models.Case) -> None:
    client = signed_in("heron")
    assert client.get(reverse("account_logout")).status_code == 405
    client.post(reverse("account_logout"))
    assert client.get(reverse("cases")).status_code == 302


def test_a_failure_shows_a_page_that_needs_nothing(case: models.Case, settings: Settings) -> None:
    client = signed_in("heron")
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE web_membership RENAME TO web_elsewhere")
    response = client.get(reverse("cases"))
    assert response.status_code == 500
    assert "The program failed" in response.text
