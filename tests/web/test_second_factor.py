"""The second step at sign-in: asked for by role, sealed in the tables, used once, never alone."""

import dataclasses
import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from web.cases import case_folder
from witnessmark.base.settings import ROLES
from witnessmark.web import models
from witnessmark.web.actions.accounts import add_member, create_user
from witnessmark.web.actions.cases import import_case

pytestmark = pytest.mark.django_db
NOW = datetime(2031, 8, 29, 12, 0, tzinfo=UTC)
PASSWORD = "a long enough password"


@pytest.fixture
def case(home: Path, tmp_path: Path, settings: Settings) -> models.Case:
    """Return a case whose owner, heron, must have a second step."""
    asked = frozenset({"owner"})
    settings.WITNESSMARK = dataclasses.replace(settings.WITNESSMARK, second_factor=asked)
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    create_user("heron", password=PASSWORD)
    add_member("heron", case_id="lantern", role=models.Role.OWNER, actor="heron", now=NOW)
    return models.Case.objects.get()


def signed_in(name: str = "heron", *, code: str = "") -> Client:
    """Return a browser in which `name` gave their password, and a code where one was asked."""
    client = Client()
    told = {"login": name, "password": PASSWORD}
    answer = client.post(reverse("account_login"), told)
    assert answer.status_code == 302
    if code:
        client.post(reverse("mfa_authenticate"), {"code": code})
    return client


def is_in(client: Client) -> bool:
    """Say whether the cases can be seen."""
    return client.get(reverse("cases")).status_code == 200


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let the clock of the codes be moved: it shows the last number."""
    shown = [time.time()]
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time.time", lambda: shown[-1])
    return shown


def set_up(client: Client, at: float) -> str:
    """Set an authenticator app up; return its key."""
    page = client.get(reverse("mfa_activate_totp"))
    found = re.search(r'<code id="key">([A-Z2-7]+)</code>', page.text)
    assert found, page.text
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(found[1], at)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes"), answer.text
    return found[1]


def code_of(key: str, at: float) -> str:
    """Return what an authenticator app with `key` shows at a time."""
    return str(format_hotp_value(hotp_value(key, int(at) // 30)))


def test_settings_name_the_roles_that_there_are() -> None:
    assert set(ROLES) == {role.value for role in models.Role}


def test_nothing_is_shown_before_the_second_step_that_the_role_asks_for(
    case: models.Case,
) -> None:
    client = signed_in()
    for place in (
        reverse("cases"),
        reverse("case", args=(case.public_id,)),
        reverse("search"),
        reverse("enter", args=(case.public_id, "device")),
    ):
        for answer in (client.get(place), client.post(place, {})):
            assert answer.status_code == 302, place
            assert answer["Location"] == reverse("mfa_index")
    assert "Set one up" in client.get(reverse("mfa_index")).text


def test_who_has_another_role_is_not_asked(case: models.Case) -> None:
    models.Membership.objects.filter(user__username="heron").update(role="viewer")
    assert is_in(signed_in())


def test_an_app_opens_the_workbench_and_is_asked_for_from_then_on(
    case: models.Case, ticks: list[float]
) -> None:
    client = signed_in()
    key = set_up(client, ticks[-1])
    assert is_in(client)
    assert not is_in(signed_in())
    ticks.append(ticks[-1] + 90)
    assert is_in(signed_in(code=code_of(key, ticks[-1])))


def test_a_code_opens_once_whatever_process_hears_it(
    case: models.Case, ticks: list[float], settings: Settings
) -> None:
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "web_cache",
        }
    }
    key = set_up(signed_in(), ticks[-1])
    ticks.append(ticks[-1] + 90)
    code = code_of(key, ticks[-1])
    assert is_in(signed_in(code=code))
    caches["default"].close()
    assert not is_in(signed_in(code=code))


def test_a_recovery_code_opens_once(case: models.Case, ticks: list[float]) -> None:
    client = signed_in()
    set_up(client, ticks[-1])
    shown = client.get(reverse("mfa_view_recovery_codes")).text
    codes = re.findall(r"<li><code>(\w+)</code></li>", shown)
    assert len(codes) == 10
    assert client.get(reverse("mfa_download_recovery_codes")).text.split() == codes
    assert is_in(signed_in(code=codes[0]))
    assert not is_in(signed_in(code=codes[0]))
    assert "Codes left: 9" in client.get(reverse("mfa_index")).text


def test_guessing_codes_is_slowed_down(case: models.Case, ticks: list[float]) -> None:
    key = set_up(signed_in(), ticks[-1])
    client = signed_in()
    for _ in range(6):
        answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Too many wrong codes" in answer.text
    ticks.append(ticks[-1] + 90)
    client.post(reverse("mfa_authenticate"), {"code": code_of(key, ticks[-1])})
    assert not is_in(client)


def test_no_secret_can_be_read_in_the_tables(case: models.Case, ticks: list[float]) -> None:
    client = signed_in()
    key = set_up(client, ticks[-1])
    codes = re.findall(r"<li><code>(\w+)</code>", client.get("/account/codes/").text)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert key not in kept
    assert all(code not in kept for code in codes)


def test_the_last_second_step_stays_where_the_role_asks_for_it(
    case: models.Case, ticks: list[float]
) -> None:
    client = signed_in()
    set_up(client, ticks[-1])
    answer = client.post(reverse("mfa_deactivate_totp"), {})
    assert "Your role asks for a second step" in answer.text
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    models.Membership.objects.filter(user__username="heron").update(role="viewer")
    assert client.post(reverse("mfa_deactivate_totp"), {}).status_code == 302
    assert not Authenticator.objects.exists()


def test_what_locks_others_out_is_asked_for_again_after_a_while(
    case: models.Case, ticks: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    set_up(client, ticks[-1])
    later = time.time() + 3600
    monkeypatch.setattr("allauth.account.internal.flows.reauthentication.time.time", lambda: later)
    answer = client.get(reverse("mfa_generate_recovery_codes"))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    page = client.get(answer["Location"])
    assert "Is it still you?" in page.text
    wrong = client.post(answer["Location"], {"password": "not this one"})
    assert "This is not your password" in wrong.text


def test_places_where_one_is_signed_in_are_listed_and_ended(case: models.Case) -> None:
    models.Membership.objects.filter(user__username="heron").update(role="viewer")
    here, there, third = signed_in(), signed_in(), signed_in()
    page = here.get(reverse("mfa_index")).text
    assert page.count("Sign out there") == 2
    other = UserSession.objects.get(session_key=there.session.session_key)
    here.post(reverse("account-end-session"), {"session": str(other.pk)})
    assert [is_in(one) for one in (here, there, third)] == [True, False, True]
    here.post(reverse("account-end-session"), {"session": "others"})
    assert [is_in(one) for one in (here, there, third)] == [True, False, False]


def test_nobody_ends_the_sessions_of_somebody_else(case: models.Case) -> None:
    create_user("stranger", password=PASSWORD)
    models.Membership.objects.filter(user__username="heron").update(role="viewer")
    mine = signed_in()
    row = UserSession.objects.get(session_key=mine.session.session_key)
    signed_in("stranger").post(reverse("account-end-session"), {"session": str(row.pk)})
    assert is_in(mine)


def test_no_address_is_kept_with_a_session(case: models.Case) -> None:
    Client(REMOTE_ADDR="198.51.100.7").post(
        reverse("account_login"), {"login": "heron", "password": PASSWORD}
    )
    assert [one.ip for one in UserSession.objects.all()] == ["0.0.0.0"]


def test_a_new_password_signs_out_everywhere_else(case: models.Case) -> None:
    models.Membership.objects.filter(user__username="heron").update(role="viewer")
    here, there = signed_in(), signed_in()
    new = "quite another long phrase"
    told = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post(reverse("account_change_password"), told)["Location"] == "/account/"
    assert [is_in(one) for one in (here, there)] == [True, False]


def test_accounts_are_made_by_invitation_only(home: object) -> None:
    for place in ("/account/signup/", "/sign-up/", "/accounts/signup/"):
        assert Client().get(place).status_code in (302, 404)
        assert Client().post(place, {"username": "me"}).status_code in (302, 404)
    assert not models.User.objects.filter(username="me").exists()
