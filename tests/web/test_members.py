"""Coming to a case by invitation, what each role sees, and leaving it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from web.cases import full_case
from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.models.mapping import read_case, write_case

PASSWORD = "a long enough phrase"
pytestmark = pytest.mark.django_db


@pytest.fixture
def row(home: Path) -> models.Case:
    return write_case(full_case())


@pytest.fixture
def owner(row: models.Case) -> Client:
    return member(row, models.Role.OWNER, "p-lead")


def member(row: models.Case, role: models.Role, person: str) -> Client:
    user = create_user(f"{role}-{person}", password=PASSWORD)
    who = row.people.get(local_id=person)
    models.Membership.objects.create(user=user, case=row, role=role.value, person=who)
    client = Client()
    client.force_login(user)
    return client


def address(row: models.Case, *parts: str) -> str:
    return "/".join(("/cases", row.public_id, *parts, ""))


def now(row: models.Case) -> Case:
    return read_case(models.Case.objects.get(pk=row.pk))


def link_of(owner: Client, row: models.Case, role: str = "coder") -> str:
    made = owner.post(address(row, "people"), {"display_en": "Coder “Plover”", "role": role})
    link: str = made.context["link"]
    assert link
    return link.removeprefix("http://testserver")


JOINING = {"username": "plover", "password": PASSWORD, "again": PASSWORD}


def test_an_invitation_lets_one_person_in_once(owner: Client, row: models.Case) -> None:
    link, guest = link_of(owner, row), Client()
    assert "Lantern" not in guest.get(link).content.decode()
    joined = guest.post(link, JOINING)
    assert joined.status_code == 302
    assert guest.get(joined["Location"]).status_code == 200
    membership = models.Membership.objects.get(user__username="plover")
    assert membership.person
    assert (membership.role, membership.person.local_id) == ("coder", "coder-plover")
    assert [entry.act for entry in now(row).journal[-2:]] == ["person-invited", "member-added"]
    assert "plover" not in str(now(row).journal[-1].detail)
    again = Client()
    assert again.get(link).status_code == 404
    assert again.post(link, {**JOINING, "username": "other"}).status_code == 404
    assert not models.User.objects.filter(username="other").exists()


def test_an_account_that_is_there_joins_as_itself(owner: Client, row: models.Case) -> None:
    user, guest = create_user("wren", password=PASSWORD), Client()
    guest.force_login(user)
    assert guest.post(link_of(owner, row)).status_code == 302
    assert models.Membership.objects.filter(user=user, case=row).exists()
    assert guest.post(link_of(owner, row)).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {**JOINING, "again": "another long phrase"},
        {**JOINING, "password": "short", "again": "short"},
        {**JOINING, "username": ""},
        {**JOINING, "username": "owner-p-lead"},
    ],
)
def test_a_wrong_start_uses_no_invitation_up(
    owner: Client, row: models.Case, wrong: dict[str, str]
) -> None:
    link, before = link_of(owner, row), models.User.objects.count()
    assert Client().post(link, wrong).status_code == 422
    assert models.User.objects.count() == before
    assert Client().post(link, JOINING).status_code == 302


def test_an_invitation_ends_by_itself_or_when_it_is_revoked(
    owner: Client, row: models.Case
) -> None:
    old, revoked = link_of(owner, row), link_of(owner, row)
    first, second = models.Invitation.objects.order_by("pk")
    models.Invitation.objects.filter(pk=first.pk).update(expires_at=timezone.now() - timedelta(1))
    owner.post(address(row, "people", "invitations", str(second.pk)))
    for link in (old, revoked, "/invited/made-up/"):
        assert Client().get(link).status_code == 404


def test_no_token_stands_in_the_database(owner: Client, row: models.Case) -> None:
    token = link_of(owner, row).split("/")[2]
    assert not models.Invitation.objects.filter(token_sha256=token).exists()


@pytest.mark.parametrize("role", [role for role in models.Role if role is not models.Role.OWNER])
def test_only_the_owner_lets_people_in_and_out(row: models.Case, role: models.Role) -> None:
    client = member(row, role, "p-wren")
    mine = models.Membership.objects.get(user__username=f"{role}-p-wren")
    asked = {"display_en": "x", "role": "owner"}
    assert client.post(address(row, "people"), asked).status_code == 403
    changed = client.post(address(row, "people", str(mine.pk)), {"role": "owner"})
    assert changed.status_code == 403
    assert not models.Invitation.objects.exists()


def test_a_case_keeps_an_owner(owner: Client, row: models.Case) -> None:
    mine = models.Membership.objects.get()
    for role in ("editor", ""):
        assert owner.post(address(row, "people", str(mine.pk)), {"role": role}).status_code == 422
    assert models.Membership.objects.get().role == "owner"


def test_whoever_is_let_go_finds_no_case(owner: Client, row: models.Case) -> None:
    coder = member(row, models.Role.CODER, "p-wren")
    assert coder.get(address(row)).status_code == 200
    theirs = models.Membership.objects.get(role="coder")
    assert owner.post(address(row, "people", str(theirs.pk)), {"role": ""}).status_code == 302
    assert coder.get(address(row)).status_code == 404
    assert now(row).journal[-1].act == "member-removed"


def test_a_second_reader_sees_no_first_reading(row: models.Case) -> None:
    alone = next(one for one in now(row).components if len(one.readings) == 1)
    line = alone.readings[0].lines[0]
    other = "p-wren" if alone.readings[0].reader != "p-wren" else "p-heron"
    reader, editor = member(row, models.Role.READER, other), member(row, models.Role.EDITOR, other)
    pages = [
        address(row, "components", alone.id),
        address(row, "components"),
        f"{address(row, 'components')}?export=csv",
        address(row, "parts"),
    ]
    assert line in editor.get(pages[1]).content.decode()
    for page in pages:
        assert line not in reader.get(page).content.decode(), page
    sent = reader.post(
        address(row, "enter", "reading"), {"once": "t", "under": alone.id, "lines": "SEEN"}
    )
    assert sent.status_code == 302
    assert line in reader.get(pages[1]).content.decode()


def test_a_viewer_of_data_sees_no_photo_no_letter_and_nothing_unsaid(row: models.Case) -> None:
    case = now(row)
    viewer = member(row, models.Role.DATA_VIEWER, "p-wren")
    photo = case.photos[0].id
    assert viewer.get(f"/cases/{row.public_id}/photos/{photo}.png").status_code == 404
    inquiry = case.inquiries[0]
    page = viewer.get(address(row, "inquiries", inquiry.id)).content.decode()
    for reply in inquiry.replies:
        assert reply.text not in page
    for claim in case.claims:
        if claim.status in ("draft", "sent_for_reply"):
            assert claim.text.en not in viewer.get(address(row, "claims")).content.decode()
