"""Beginning a case in the browser: who begins it leads it, and the journal knows."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from witnessmark.base.codec import encode
from witnessmark.evidence.journal import check_chain
from witnessmark.publication.casefolder.references import check_ids
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.starting import OPENED
from witnessmark.web.models.mapping import read_case

pytestmark = pytest.mark.django_db
GIVEN = {
    "title_en": "A Lantern",
    "title_ja": "灯り",
    "display": "Heron",
    "kind": "investigation",
    "as_of": "2026-11-26",
}


@pytest.fixture
def client(home: Path) -> Client:
    """Return a browser in which `heron` is signed in."""
    client = Client()
    client.force_login(create_user("account-of-grey", password="a long enough password"))
    return client


def test_who_begins_a_case_leads_it_and_the_journal_knows(client: Client) -> None:
    response = client.post(reverse("start"), GIVEN, follow=True)
    row = models.Case.objects.get()
    assert response.redirect_chain == [(reverse("case", args=[row.public_id]), 302)]
    assert "A Lantern" in response.text
    assert "Nothing is in this case yet." in response.text
    assert "not published" not in response.text
    case = read_case(row)
    check_ids(case)
    assert (case.id, case.title.ja, case.as_of) == ("a-lantern", "灯り", date(2026, 11, 26))
    assert [(one.id, one.display.en) for one in case.people] == [("heron", "Heron")]
    membership = row.memberships.get()
    assert membership.person is not None
    assert (membership.role, membership.person.local_id) == ("owner", "heron")
    check_chain(case.journal)
    assert [(one.act, one.actor) for one in case.journal] == [(OPENED, "heron")]


def test_the_name_of_the_account_is_nowhere_in_the_case(client: Client) -> None:
    client.post(reverse("start"), GIVEN)
    assert "grey" not in str(encode(read_case(models.Case.objects.get())))


@pytest.mark.parametrize("page", ["device", "components", "companies", "inquiries", "gate"])
def test_every_page_of_an_empty_case_opens(client: Client, page: str) -> None:
    client.post(reverse("start"), GIVEN)
    assert client.get(reverse(page, args=[models.Case.objects.get().public_id])).status_code == 200


def test_two_cases_of_one_title_are_two_cases(client: Client) -> None:
    for _ in range(3):
        client.post(reverse("start"), GIVEN)
    ids = set(models.Case.objects.values_list("local_id", flat=True))
    assert ids == {"a-lantern", "a-lantern-2", "a-lantern-3"}


def test_a_japanese_title_alone_is_enough(client: Client) -> None:
    client.post(reverse("start"), GIVEN | {"title_en": ""})
    assert models.Case.objects.get().local_id.startswith("case-")


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("title_en", "x" * 201, "at most 200"),
        ("title_en", "pay\u202ered", "U+202E"),
        ("title_en", "bell\u0007", "U+0007"),
        ("display", "", "required"),
        ("as_of", "0001-01-01", "1990 to 2099"),
        ("as_of", "9999-12-31", "1990 to 2099"),
        ("as_of", "soon", "valid date"),
        ("kind", "rumour", "valid choice"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(
    client: Client, field: str, value: str, fault: str
) -> None:
    response = client.post(reverse("start"), GIVEN | {field: value})
    assert fault in response.text
    assert "灯り" in response.text
    assert not models.Case.objects.exists()


def test_a_title_that_is_a_script_is_shown_and_not_run(client: Client) -> None:
    response = client.post(
        reverse("start"), GIVEN | {"title_en": "<script>alert(1)</script>"}, follow=True
    )
    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert(1)" in response.text


def test_no_title_at_all_is_asked_for(client: Client) -> None:
    response = client.post(reverse("start"), GIVEN | {"title_en": "", "title_ja": " "})
    assert "Give the case a title." in response.text
    assert not models.Case.objects.exists()
