"""Two coders at one reply: pinned to its words, blind to each other, then compared and settled."""

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from web.cases import full_case
from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.models.mapping import read_case, write_case

_sent = itertools.count()
pytestmark = pytest.mark.django_db


@pytest.fixture
def row(home: Path) -> models.Case:
    return write_case(replace(full_case(), codes=(), settlements=(), contests=()))


def member(row: models.Case, person: str, role: models.Role = models.Role.CODER) -> Client:
    user = create_user(f"{role}-{person}", password="a long enough phrase")
    who = row.people.get(local_id=person)
    models.Membership.objects.create(user=user, case=row, role=role.value, person=who)
    client = Client()
    client.force_login(user)
    return client


def now(row: models.Case) -> Case:
    return read_case(models.Case.objects.get(pk=row.pk))


def desk(row: models.Case) -> str:
    inquiry = now(row).inquiries[0]
    reply = inquiry.replies[0].id
    return f"/cases/{row.public_id}/inquiries/{inquiry.id}/replies/{reply}/"


def questions(row: models.Case) -> list[str]:
    return [one.id for one in now(row).questionnaires[0].questions]


def code(client: Client, row: models.Case, question: str, **judged: Any) -> Any:
    filled = {"directness": "B0", "support": "unsupported", "once": f"t{next(_sent)}"}
    return client.post(desk(row), {"question": question, **filled, **judged})


def test_a_code_rests_on_words_that_stand_in_the_original(row: models.Case) -> None:
    coder, question = member(row, "p-heron"), questions(row)[0]
    made_up = code(coder, row, question, directness="B7", quote="They said yes.", account="denial")
    assert made_up.status_code == 422
    assert "They said yes." in made_up.content.decode()
    without = code(coder, row, question, directness="B7", quote="")
    assert without.status_code == 422
    assert not now(row).codes
    words = now(row).inquiries[0].replies[0].text[:6]
    assert code(coder, row, question, directness="B6", quote=words).status_code == 302
    held = now(row).codes[-1]
    assert (held.coder, held.quote, held.codebook) == ("p-heron", words, "witnessmark-1")


def test_neither_sees_the_others_codes_before_both_are_done(row: models.Case) -> None:
    first, second = member(row, "p-heron"), member(row, "p-wren")
    words = now(row).inquiries[0].replies[0].text[:6]
    for question in questions(row):
        assert code(first, row, question, directness="B3", quote=words).status_code == 302
    page = second.get(desk(row))
    assert all(not one.codes for one in page.context["asked"])
    early = code(second, row, questions(row)[0], reason_en="settled?")
    assert early.status_code == 302
    assert not now(row).settlements
    for question in questions(row)[1:]:
        assert code(second, row, question).status_code == 302
    page = second.get(desk(row))
    assert page.context["desk"].is_open
    assert all(len(one.codes) == 2 for one in page.context["asked"])


def test_the_code_that_stands_is_settled_once_both_are_done(row: models.Case) -> None:
    first, second = member(row, "p-heron"), member(row, "p-wren")
    for question in questions(row):
        for client in (first, second):
            assert code(client, row, question).status_code == 302
    question = questions(row)[0]
    settled = code(first, row, question, reason_en="Nothing is said of it.", reason_ja="言及なし。")
    assert settled.status_code == 302
    held = now(row).settlements[-1]
    assert (held.question, held.directness, held.settled_by) == (question, "B0", "p-heron")
    assert len(now(row).codes) == 2 * len(questions(row))


@pytest.mark.parametrize(
    "role", [models.Role.READER, models.Role.REVIEWER, models.Role.VIEWER, models.Role.DATA_VIEWER]
)
def test_only_coders_and_editors_code(row: models.Case, role: models.Role) -> None:
    client = member(row, "p-wren", role)
    assert client.get(desk(row)).status_code == 403
    assert code(client, row, questions(row)[0]).status_code == 403


def test_a_stranger_finds_no_desk(row: models.Case) -> None:
    create_user("stranger", password="a long enough phrase")
    client = Client()
    client.force_login(models.User.objects.get(username="stranger"))
    assert client.get(desk(row)).status_code == 404
    assert code(client, row, questions(row)[0]).status_code == 404
