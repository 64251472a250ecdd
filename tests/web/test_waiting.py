"""What waits for each person, what others did meanwhile, and the deadlines in a calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from web.cases import case_folder, full_case
from witnessmark.base.ids import InquiryId, PersonId
from witnessmark.evidence.blind import readers_of
from witnessmark.web import models
from witnessmark.web.actions.accounts import add_member, create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.actions.journal import journal_act
from witnessmark.web.queries import case_for
from witnessmark.web.waiting import waiting_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
PASSWORD = "a long enough password"


@pytest.fixture
def row(home: Path, tmp_path: Path) -> models.Case:
    """Return a case with heron, who owns it, and wren, who is somebody new."""
    case = full_case()
    wren = replace(case.people[0], id=PersonId("wren"))
    asked = case.inquiries[0]
    open_ = replace(asked, id=InquiryId("ask-again"), attempts=asked.attempts[:1], replies=())
    case = replace(
        case,
        as_of=date(2026, 10, 12),
        people=(*case.people, wren),
        inquiries=(*case.inquiries, open_),
    )
    import_case(case_folder(tmp_path, case), actor="heron", now=NOW)
    for name, role in (("heron", models.Role.OWNER), ("wren", models.Role.READER)):
        create_user(name, password=PASSWORD)
        add_member(name, case_id="lantern", role=role, actor="heron", now=NOW)
    people = {one.local_id: one for one in models.Person.objects.all()}
    models.Membership.objects.filter(user__username="heron").update(person=people["p-heron"])
    models.Membership.objects.filter(user__username="wren").update(person=people["wren"])
    create_user("stranger", password=PASSWORD)
    return models.Case.objects.get()


def browser(name: str, **more: str) -> Client:
    client = Client(headers={"accept-language": "en", **more})
    client.force_login(models.User.objects.get(username=name))
    return client


def waits(name: str, row: models.Case) -> list[str]:
    """Return what waits for somebody, in English."""
    opened = case_for(models.User.objects.get(username=name), row.public_id)
    return [one.text.en for one in waiting_in(opened)]


def become(name: str, role: models.Role) -> None:
    models.Membership.objects.filter(user__username=name).update(role=role.value)


def test_a_reader_is_told_how_many_markings_they_have_not_read(row: models.Case) -> None:
    unread = sum(len(readers_of(one)) < 2 for one in full_case().components)
    assert unread
    assert waits("wren", row) == [
        f"Read the markings that you have not read yet (components: {unread})."
    ]


def test_a_coder_is_led_to_each_reply_that_wants_a_code(row: models.Case) -> None:
    become("wren", models.Role.CODER)
    page = browser("wren").get(reverse("waiting"))
    assert "Code a reply." in page.text or "Settle the codes of a reply." in page.text
    opened = case_for(models.User.objects.get(username="wren"), row.public_id)
    for one in waiting_in(opened):
        assert browser("wren").get(one.address).status_code == 200


def test_a_reviewer_is_led_to_each_unsaid_claim_that_wants_one(row: models.Case) -> None:
    become("wren", models.Role.REVIEWER)
    claims = models.Claim.objects.filter(status__in=("draft", "sent_for_reply"))
    assert waits("wren", row).count("Review the wording of a claim.") == claims.count()


def test_an_owner_is_told_of_deadlines_first(row: models.Case) -> None:
    opened = case_for(models.User.objects.get(username="heron"), row.public_id)
    assert {one.text for one in opened.state.work} <= {one.text for one in waiting_in(opened)}
    page = browser("heron").get(reverse("waiting")).text
    days = [one.due for one in opened.state.work if one.due]
    assert days
    assert page.index(opened.state.work[0].text.en) >= 0


@pytest.mark.parametrize("role", [models.Role.VIEWER, models.Role.DATA_VIEWER])
def test_nothing_waits_for_who_only_looks(row: models.Case, role: models.Role) -> None:
    become("wren", role)
    assert waits("wren", row) == []
    assert "Nothing waits for you." in browser("wren").get(reverse("waiting")).text


def test_nothing_of_a_case_is_told_to_a_stranger(row: models.Case) -> None:
    client = browser("stranger")
    title = full_case().title.en
    assert title not in client.get(reverse("waiting")).text
    assert b"BEGIN:VEVENT" not in client.get(reverse("deadlines")).content


def test_what_others_did_is_told_until_one_has_seen_it(row: models.Case) -> None:
    client = browser("heron")
    client.post(reverse("seen"))
    assert "Nothing new." in client.get(reverse("waiting")).text
    for actor in ("p-heron", "wren"):
        journal_act(row, at=NOW, actor=actor, act="component-read", subject="u1")
    page = client.get(reverse("waiting")).text
    assert page.count('<li><span class="quiet">') == 1
    client.post(reverse("seen"))
    assert "Nothing new." in client.get(reverse("waiting")).text


def test_deadlines_are_saved_with_names_and_subscribed_without(row: models.Case) -> None:
    client = browser("heron")
    saved = Calendar.from_ical(client.get(reverse("deadlines")).content.decode())
    opened = case_for(models.User.objects.get(username="heron"), row.public_id)
    due = sorted(one.due for one in opened.state.work if one.due)
    assert sorted(one.decoded("dtstart") for one in saved.walk("VEVENT")) == due
    page = client.post(reverse("subscribe")).text
    link = page.split('<code class="token">')[1].split("<")[0]
    found = Client().get(link)
    assert found.status_code == 200
    subscribed = Calendar.from_ical(found.content.decode())
    events = list(subscribed.walk("VEVENT"))
    assert sorted(one.decoded("dtstart") for one in events) == due
    assert {str(one["summary"]) for one in events} == {"Witnessmark: a step is due"}
    for company in full_case().companies:
        for form in company.names:
            assert form.text not in found.content.decode()


def test_the_address_of_a_calendar_opens_nothing_else_and_can_be_taken_back(
    row: models.Case,
) -> None:
    client = browser("heron")
    page = client.post(reverse("subscribe")).text
    link = page.split('<code class="token">')[1].split("<")[0]
    token = link.rpartition("/")[2].removesuffix(".ics")
    program = Client(headers={"authorization": f"Bearer {token}"})
    assert program.get("/api/cases").status_code == 401
    assert Client().get(reverse("subscribed", args=("wrong",))).status_code == 404
    client.post(reverse("account-end-token", args=(models.ApiToken.objects.get().pk,)))
    assert Client().get(link).status_code == 404
