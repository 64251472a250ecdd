"""Wrong passwords: pauses that grow, that no process forgets, and that lock no owner out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from witnessmark.web.actions.accounts import create_user
from witnessmark.web.models import WrongPassword
from witnessmark.web.sign_in_pauses import ALLOWANCES, Of, begin, succeed, try_from

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PASSWORD = "a long enough password"


@pytest.fixture(autouse=True)
def heron(home: Path) -> None:
    """Make an account."""
    create_user("heron", password=PASSWORD)


def sign_in(name: str, password: str, *, address: str = "192.0.2.1") -> bool:
    """Try to sign in; say whether it worked."""
    client = Client(REMOTE_ADDR=address)
    answer = client.post(reverse("account_login"), {"login": name, "password": password})
    return answer.status_code == 302


def test_five_wrong_passwords_rest_the_name_at_that_address() -> None:
    for _ in range(5):
        assert not sign_in("heron", "wrong")
    assert not sign_in("Heron ", PASSWORD)


def test_wrong_passwords_from_elsewhere_do_not_lock_the_owner_out() -> None:
    assert sign_in("heron", PASSWORD)
    for number in range(60):
        sign_in("heron", "wrong", address=f"198.51.100.{number}")
    assert sign_in("heron", PASSWORD)


def test_many_addresses_together_rest_a_name_where_it_is_not_known() -> None:
    for number in range(ALLOWANCES[Of.NAME].free):
        sign_in("heron", "wrong", address=f"198.51.100.{number}")
    assert not sign_in("heron", PASSWORD, address="203.0.113.9")


def test_invented_names_rest_the_address_and_free_nobody() -> None:
    for _ in range(5):
        sign_in("heron", "wrong")
    for number in range(310):
        sign_in(f"invented-{number}", "wrong", address="192.0.2.1")
    cache.clear()
    assert not sign_in("heron", PASSWORD)
    assert not sign_in("wren", PASSWORD)


def test_the_pause_grows_and_has_an_end() -> None:
    allowance = ALLOWANCES[Of.PAIR]
    pauses = [allowance.pause(tries) for tries in (4, 5, 6, 7, 60)]
    assert pauses[0] == timedelta()
    assert pauses[1] < pauses[2] < pauses[3] < pauses[4] == allowance.most


def test_trying_in_a_pause_makes_it_no_longer() -> None:
    tried = try_from("heron", "192.0.2.1")
    for _ in range(5):
        begin(tried, now=NOW)
    first = begin(tried, now=NOW)
    assert begin(tried, now=NOW + timedelta(seconds=10)) == first - timedelta(seconds=10)
    assert begin(tried, now=NOW + first) == timedelta()


def test_wrong_passwords_are_forgotten_after_a_day() -> None:
    tried = try_from("heron", "192.0.2.1")
    for _ in range(4):
        begin(tried, now=NOW)
    begin(try_from("wren", "192.0.2.2"), now=NOW + timedelta(days=1, seconds=1))
    assert WrongPassword.objects.filter(key=tried.key(Of.PAIR)).count() == 0


def test_the_right_password_takes_only_its_own_try_back() -> None:
    other, own = try_from("heron", "192.0.2.9"), try_from("heron", "192.0.2.1")
    begin(other, now=NOW)
    begin(own, now=NOW)
    succeed(own, now=NOW)
    assert WrongPassword.objects.get(key=own.key(Of.NAME)).tries == 1
    assert not WrongPassword.objects.filter(key=own.key(Of.PAIR)).exists()


def test_neither_name_nor_address_can_be_read_from_the_table() -> None:
    sign_in("my-password-by-mistake", "wrong")
    kept = " ".join(WrongPassword.objects.values_list("key", flat=True))
    assert "mistake" not in kept
    assert "192" not in kept.split(" ")


def test_an_ipv6_network_counts_as_one_address() -> None:
    one, other = try_from("a", "2001:db8:1:2::1"), try_from("a", "2001:db8:1:2:ffff::9")
    assert one.key(Of.ADDRESS) == other.key(Of.ADDRESS)
    assert try_from("a", "::ffff:192.0.2.1") == try_from("a", "192.0.2.1")


def test_an_empty_form_counts_as_nothing() -> None:
    Client().post(reverse("account_login"), {"login": "heron", "password": ""})
    assert not WrongPassword.objects.exists()


def test_behind_a_proxy_the_address_is_the_one_that_it_names(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    for _ in range(5):
        Client(REMOTE_ADDR="127.0.0.1", headers={"x-real-ip": "192.0.2.1"}).post(
            reverse("account_login"), {"login": "heron", "password": "wrong"}
        )
    tried = {"login": "heron", "password": PASSWORD}
    here = Client(REMOTE_ADDR="127.0.0.1", headers={"x-real-ip": "192.0.2.1"})
    there = Client(REMOTE_ADDR="127.0.0.1", headers={"x-real-ip": "192.0.2.2"})
    assert here.post(reverse("account_login"), tried).status_code == 200
    assert there.post(reverse("account_login"), tried).status_code == 302


def test_without_a_proxy_nobody_names_an_address(settings: Settings) -> None:
    settings.BEHIND_PROXY = False
    for number in range(6):
        Client(REMOTE_ADDR="192.0.2.1", headers={"x-real-ip": f"203.0.113.{number}"}).post(
            reverse("account_login"), {"login": "heron", "password": "wrong"}
        )
    assert not sign_in("heron", PASSWORD)


def test_a_proxy_that_names_no_address_rests_no_stranger(settings: Settings) -> None:
    settings.BEHIND_PROXY = True
    for number in range(60):
        sign_in(f"invented-{number}", "wrong", address="127.0.0.1")
    assert sign_in("heron", PASSWORD, address="127.0.0.1")
