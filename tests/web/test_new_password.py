"""A lost password: a link by mail or by hand, which tells nobody who has an account."""

import dataclasses
import re
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gateways.test_smtp import Mailbox, free_port
from witnessmark.base.errors import BadInput
from witnessmark.base.settings import MailServer
from witnessmark.web.actions import accounts

pytestmark = pytest.mark.django_db
OLD, NEW = "a long enough password", "quite another long phrase"


@pytest.fixture
def mailbox(home: object, settings: Settings) -> Iterator[Mailbox]:
    """Give the workbench a mail server on this machine, and heron an address."""
    held = Mailbox()
    controller = Controller(held, hostname="127.0.0.1", port=free_port())
    controller.start()
    server = MailServer(
        scheme="smtp+plain",
        host="127.0.0.1",
        port=controller.port,
        user="",
        password="",
        sender="desk@workbench.example",
    )
    settings.WITNESSMARK = dataclasses.replace(settings.WITNESSMARK, mail=server)
    heron = accounts.create_user("heron", password=OLD)
    heron.email = "heron@reader.example"
    heron.save()
    yield held
    controller.stop()


def signs_in(password: str) -> bool:
    """Say whether heron gets in with this password."""
    told = {"login": "heron", "password": password}
    return Client().post(reverse("account_login"), told).status_code == 302


def ask_for(address: str, *, language: str = "en") -> tuple[str, str]:
    """Ask for a link; return where that leads, and what stands there."""
    client = Client(headers={"accept-language": language})
    answer = client.post(reverse("account_reset_password"), {"email": address})
    page = client.get(answer["Location"]).text
    return answer["Location"], re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def arrived(mailbox: Mailbox) -> str:
    """Return what the one mail says, once it is there."""
    for _ in range(100):
        if mailbox.taken:
            break
        time.sleep(0.05)
    (raw,) = mailbox.taken
    message = message_from_bytes(raw, policy=default)
    assert message["From"] == "desk@workbench.example"
    return f"{message['Subject']}\n{message.get_content()}"


def use(link: str, password: str = NEW) -> str:
    """Open a link and set a password; return what the last page says."""
    client = Client()
    first = client.get(link)
    if first.status_code != 302:
        return first.text
    told = {"password1": password, "password2": password}
    answer = client.post(first["Location"], told)
    return client.get(answer["Location"]).text if answer.status_code == 302 else answer.text


def test_a_link_comes_by_mail_and_works_once(mailbox: Mailbox) -> None:
    ask_for("Heron@reader.example")
    found = re.search(r"http://testserver(/\S+)", arrived(mailbox))
    assert found
    assert "The new password holds" in use(found[1])
    assert (signs_in(NEW), signs_in(OLD)) == (True, False)
    assert "used up or too old" in use(found[1])


def test_the_mail_is_in_the_language_of_who_asks(mailbox: Mailbox) -> None:
    ask_for("heron@reader.example", language="ja")
    assert "新しいパスワード" in arrived(mailbox)


def test_the_answer_does_not_tell_who_has_an_account(mailbox: Mailbox) -> None:
    started = time.monotonic()
    nobody = ask_for("nobody@reader.example")
    between = time.monotonic()
    heron = ask_for("heron@reader.example")
    assert nobody == heron
    assert abs((time.monotonic() - between) - (between - started)) < 0.2
    assert "heron@reader.example" not in heron[1]


def test_without_a_mail_server_the_page_says_whom_to_ask(home: object) -> None:
    page = Client().get(reverse("account_reset_password")).text
    assert "Whoever runs it can give you a link" in page


def test_a_weak_password_is_refused_and_the_link_still_works(home: object) -> None:
    accounts.create_user("heron", password=OLD)
    link = accounts.password_path("heron")
    assert "too short" in use(link, "short")
    assert "The new password holds" in use(link)


def test_an_account_without_a_password_opens_with_its_link_only(home: object) -> None:
    accounts.create_user("heron", password=None)
    assert not signs_in(OLD)
    assert "The new password holds" in use(accounts.password_path("heron"))
    assert signs_in(NEW)


def test_who_is_closed_is_signed_out_and_stays_out(home: object) -> None:
    accounts.create_user("heron", password=OLD)
    client = Client()
    client.post(reverse("account_login"), {"login": "heron", "password": OLD})
    assert client.get(reverse("cases")).status_code == 200
    accounts.set_open("heron", is_open=False)
    assert client.get(reverse("cases")).status_code == 302
    assert not signs_in(OLD)
    assert [one.closed for one in accounts.accounts()] == [True]
    accounts.set_open("heron", is_open=True)
    assert signs_in(OLD)


def test_nobody_makes_a_link_for_an_account_that_is_not_there(home: object) -> None:
    with pytest.raises(BadInput, match="no account 'wren'"):
        accounts.password_path("wren")


def test_ones_own_address_is_changed_by_oneself(mailbox: Mailbox) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": "heron", "password": OLD})
    client.post(reverse("account-email"), {"email": "New@reader.example"})
    assert "new@reader.example" in client.get(reverse("mfa_index")).text
    wrong = client.post(reverse("account-email"), {"email": "no address"})
    assert wrong.status_code == 200
    assert "new@reader.example" in client.get(reverse("mfa_index")).text
