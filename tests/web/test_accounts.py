"""Accounts: strong passwords, one name once, and no case without a journaled membership."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from web.cases import case_folder
from witnessmark.base.errors import BadInput
from witnessmark.web import models
from witnessmark.web.actions.accounts import add_member, create_user, set_password
from witnessmark.web.actions.cases import import_case, load_case
from witnessmark.web.models import Role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PASSWORD = "a long enough password"


@pytest.mark.parametrize("weak", ["short", "password1234", "herons-heron"])
def test_a_weak_password_is_refused(home: Path, weak: str) -> None:
    with pytest.raises(BadInput):
        create_user("herons-heron", password=weak)
    assert not models.User.objects.exists()


def test_a_new_password_must_be_strong_too(home: Path) -> None:
    user = create_user("heron", password=PASSWORD)
    with pytest.raises(BadInput):
        set_password("heron", password="short")
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_a_name_is_given_once(home: Path) -> None:
    create_user("heron", password=PASSWORD)
    with pytest.raises(BadInput, match="already"):
        create_user("heron", password=PASSWORD)


def test_a_membership_is_journaled_once(home: Path, tmp_path: Path) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    create_user("wren", password=PASSWORD)
    create_user("heron", password=PASSWORD)
    for _ in range(2):
        add_member("wren", case_id="lantern", role=Role.VIEWER, actor="heron", now=NOW)
    acts = [(one.act, one.subject, str(one.actor)) for one in load_case("lantern").case.journal]
    assert acts.count(("member-added", "user:wren", "heron")) == 1


@pytest.mark.parametrize(("name", "case"), [("nobody", "lantern"), ("wren", "nothing")])
def test_who_or_what_is_not_there_is_named(
    home: Path, tmp_path: Path, name: str, case: str
) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    create_user("wren", password=PASSWORD)
    with pytest.raises(BadInput, match=r"nobody|nothing"):
        add_member(name, case_id=case, role=Role.VIEWER, actor="wren", now=NOW)
