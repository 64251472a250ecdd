"""The API: a program sees and does what its person may, no more, and through the same forms."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from web.cases import case_folder
from witnessmark.web import models
from witnessmark.web.actions.accounts import add_member, create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.actions.tokens import make_token
from witnessmark.web.api.shown import Things

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
PASSWORD = "a long enough password"
READING = {"lines": ["ERBCV100", "KQ"], "logo": "", "note": {"en": "Under glass."}}


class Program:
    """A program with a token of somebody's."""

    def __init__(self, name: str, **more: Any) -> None:
        given = {"may_write": True, "case": None, "days": 7, "name": "test", **more}
        user = models.User.objects.get(username=name)
        self.token = make_token(user, now=datetime.now(UTC), **given)
        self.client = Client(headers={"authorization": f"Bearer {self.token}"})

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/{path}")

    def send(self, path: str, sent: Any, *, by: str = "post", **headers: str) -> Any:
        call = getattr(self.client, by)
        return call(
            f"/api/{path}", json.dumps(sent), content_type="application/json", headers=headers
        )


@pytest.fixture
def case(home: Path, tmp_path: Path) -> models.Case:
    """Return a case with somebody of each role, and a stranger with none."""
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    row = models.Case.objects.get()
    people = iter(row.people.order_by("pk"))
    create_user("stranger", password=PASSWORD)
    create_user("heron", password=PASSWORD)
    for role in models.Role:
        create_user(role.value, password=PASSWORD)
        add_member(role.value, case_id="lantern", role=role, actor="heron", now=NOW)
        person = next(people, None)
        models.Membership.objects.filter(user__username=role.value).update(person=person)
    return row


def test_what_is_read_is_what_the_case_holds(case: models.Case) -> None:
    program = Program("owner")
    (named,) = program.get("cases").json()["items"]
    assert named["id"] == case.public_id
    head = program.get(f"cases/{case.public_id}").json()
    for things in Things:
        listed = program.get(f"cases/{case.public_id}/{things.value}")
        assert listed.status_code == 200, things
        assert listed.json()["total"] == head["holds"][things.value]
    assert head["holds"]["components"] > 0
    component = program.get(f"cases/{case.public_id}/components").json()["items"][0]
    alone = program.get(f"cases/{case.public_id}/components/{component['id']}")
    assert alone.json() == component
    for more in ("gate", "journal"):
        assert program.get(f"cases/{case.public_id}/{more}").json()["items"]


@pytest.mark.parametrize("header", ["", "Bearer wrong", "Bearer wmk_", "Basic eA==", "Bearer \0"])
def test_without_a_token_that_holds_nothing_is_told(case: models.Case, header: str) -> None:
    client = Client(headers={"authorization": header} if header else {})
    for path in ("cases", f"cases/{case.public_id}", f"cases/{case.public_id}/companies"):
        answer = client.get(f"/api/{path}")
        assert answer.status_code == 401
        assert set(answer.json()) == {"message", "fields"}


def test_a_session_is_no_token(case: models.Case) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": "owner", "password": PASSWORD})
    assert client.get("/api/cases").status_code == 401


def test_a_token_ends_with_its_days_its_person_and_its_owner(case: models.Case) -> None:
    program = Program("owner")
    assert program.get("cases").status_code == 200
    models.ApiToken.objects.update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert program.get("cases").status_code == 401
    other = Program("owner")
    models.User.objects.filter(username="owner").update(is_active=False)
    assert other.get("cases").status_code == 401


def test_a_stranger_sees_no_case_at_any_address(case: models.Case) -> None:
    program = Program("stranger")
    assert program.get("cases").json()["total"] == 0
    here = f"cases/{case.public_id}"
    for path in (here, f"{here}/gate", f"{here}/journal", f"{here}/companies", f"{here}/codes/x"):
        assert program.get(path).status_code == 404, path
    for path in (f"{here}/components", f"{here}/components/u1/readings"):
        assert program.send(path, {}).status_code == 404, path


def test_a_token_for_one_case_opens_no_other(case: models.Case, tmp_path: Path) -> None:
    other = models.Case.objects.create(
        local_id="other", kind="investigation", fictional=True, as_of="2031-01-01", position=1
    )
    program = Program("owner", case=other)
    assert program.get("cases").json()["total"] == 0
    assert program.get(f"cases/{case.public_id}").status_code == 404


@pytest.mark.parametrize("role", list(models.Role))
def test_each_role_reads_through_the_api_what_it_reads_on_the_pages(
    case: models.Case, role: models.Role
) -> None:
    program = Program(role.value)
    here = f"cases/{case.public_id}"
    everything = "".join(program.get(f"{here}/{things.value}").text for things in Things)
    whole = everything + program.get(f"{here}/journal").text
    note = "not to be shown to anybody outside"
    models.Inquiry.objects.filter(case=case).update(internal_note=note)
    assert (note in program.get(f"{here}/inquiries").text) is False or role in (
        models.Role.OWNER,
        models.Role.EDITOR,
    )
    if role is models.Role.DATA_VIEWER:
        assert program.get(f"{here}/photos").json()["total"] == 0
    assert whole


def test_a_lesser_role_enters_nothing(case: models.Case) -> None:
    here = f"cases/{case.public_id}"
    first = models.Component.objects.first()
    assert first
    for role in ("viewer", "data_viewer", "coder", "reviewer"):
        answer = Program(role).send(f"{here}/components/{first.local_id}/readings", READING)
        assert answer.status_code == 403, role
    reader = Program("owner", may_write=False)
    answer = reader.send(f"{here}/components/{first.local_id}/readings", READING)
    assert answer.status_code == 403


def test_a_reading_is_entered_once_and_is_in_the_journal(case: models.Case) -> None:
    first = models.Component.objects.first()
    assert first
    path = f"cases/{case.public_id}/components/{first.local_id}/readings"
    program = Program("owner")
    before = first.readings.count()
    answer = program.send(path, READING, **{"idempotency-key": "one"})
    assert answer.status_code == 201, answer.text
    assert answer.json()["lines"] == READING["lines"]
    assert program.send(path, READING, **{"idempotency-key": "one"}).status_code == 409
    assert first.readings.count() == before + 1
    last = models.Entry.objects.order_by("-number").first()
    assert last
    assert last.act == "component-read"


def test_a_component_is_entered_and_corrected_by_who_has_seen_it(case: models.Case) -> None:
    program = Program("owner")
    here = f"cases/{case.public_id}/components"
    known = program.get(here).json()["items"][0]
    sent = {**{name: known[name] for name in ("sample", "board", "kind")}, "designator": "U99"}
    answer = program.send(here, sent)
    assert answer.status_code == 201, answer.text
    own = answer.json()["id"]
    assert own == "u99"
    shown = program.get(f"{here}/{own}")
    changed = {"board": known["board"], "designator": "U98", "kind": known["kind"]}
    why = f"{here}/{own}?why=A+slip"
    stale = program.send(why, changed, by="put", **{"if-match": '"' + "0" * 64 + '"'})
    assert stale.status_code == 412
    corrected = program.send(why, changed, by="put", **{"if-match": shown.headers["ETag"]})
    assert corrected.status_code == 200, corrected.text
    assert corrected.json()["designator"] == "U98"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"lines": ["a"], "colour": "red"}, "colour"),
        ({"lines": ["a\u202eb"]}, "lines"),
        ({"lines": [{"deep": 1}]}, "lines"),
        ({"lines": "x" * 30_000, "logo": "y" * 30_000}, "logo"),
        ({"lines": ["a"], "note": {"en": "\0"}}, "note.en"),
        ([], "sent"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(case: models.Case, sent: Any, field: str) -> None:
    first = models.Component.objects.first()
    assert first
    path = f"cases/{case.public_id}/components/{first.local_id}/readings"
    before = first.readings.count()
    answer = Program("owner").send(path, sent)
    assert answer.status_code == 422, answer.text
    assert field in answer.json()["fields"] or field == "sent"
    assert first.readings.count() == before


def test_messages_are_in_the_language_that_is_asked_for(case: models.Case) -> None:
    answer = Program("owner").client.get("/api/cases/none", headers={"accept-language": "ja"})
    assert answer.json()["message"] == "ここには、あなたが閲覧できるものはありません。"


def test_tokens_are_made_shown_once_and_taken_back(case: models.Case) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": "owner", "password": PASSWORD})
    told = {"name": "my script", "case": case.public_id, "days": "30"}
    page = client.post(reverse("account-new-token"), told).text
    token = page.split('<code class="token">')[1].split("<")[0]
    program = Client(headers={"authorization": f"Bearer {token}"})
    assert program.get("/api/cases").json()["total"] == 1
    shown = client.get(reverse("mfa_index")).text
    assert "my script" in shown
    assert token not in shown
    row = models.ApiToken.objects.get(name="my script")
    assert row.may_write is False
    client.post(reverse("account-end-token", args=(row.pk,)))
    assert program.get("/api/cases").status_code == 401


def test_nobody_makes_a_token_for_a_case_that_is_not_theirs(case: models.Case) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": "stranger", "password": PASSWORD})
    told = {"name": "mine", "case": case.public_id, "days": "30"}
    client.post(reverse("account-new-token"), told)
    assert not models.ApiToken.objects.filter(name="mine").exists()
    theirs = make_token(
        models.User.objects.get(username="owner"),
        name="theirs",
        may_write=False,
        case=None,
        days=7,
        now=datetime.now(UTC),
    )
    row = models.ApiToken.objects.get(name="theirs")
    client.post(reverse("account-end-token", args=(row.pk,)))
    program = Client(headers={"authorization": f"Bearer {theirs}"})
    assert program.get("/api/cases").status_code == 200
