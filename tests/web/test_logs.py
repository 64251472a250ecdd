"""Logs tell how the workbench is doing, and nothing of anybody."""

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from witnessmark.web.actions.accounts import create_user
from witnessmark.web.logs import JsonLines, logged, logging_of

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"
LOGGED = "witnessmark.web.logs.logged"


@pytest.fixture
def lines(home: Path, settings: Settings) -> Iterator[io.StringIO]:
    """Let the workbench write its lines where the test can read them."""
    settings.MIDDLEWARE = [LOGGED, *settings.MIDDLEWARE]
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonLines())
    loggers = [logging.getLogger(name) for name in ("witnessmark.requests", "django.request")]
    before = [(one.level, list(one.handlers)) for one in loggers]
    for one in loggers:
        one.handlers, one.level = [handler], logging.INFO
    yield written
    for one, (level, handlers) in zip(loggers, before, strict=True):
        one.handlers, one.level = handlers, level


def test_a_line_says_what_was_asked_for_and_how_it_went(lines: io.StringIO) -> None:
    Client().get(reverse("account_login"))
    (line,) = map(json.loads, lines.getvalue().splitlines())
    assert {name: line[name] for name in ("method", "route", "status")} == {
        "method": "GET",
        "route": "sign-in/",
        "status": 200,
    }
    assert line["ms"] >= 0


def test_no_name_address_id_or_typed_word_is_in_a_line(lines: io.StringIO) -> None:
    create_user("heron", password=PASSWORD)
    client = Client(REMOTE_ADDR="198.51.100.7")
    client.post(reverse("account_login"), {"login": "heron", "password": PASSWORD})
    client.get("/cases/an-id-of-a-case/?q=a-word")
    client.get("/search/?q=a-word")
    client.generic("A-WORD", "/cases/")
    written = lines.getvalue().casefold()
    assert written.count("\n") >= 4
    for told in ("heron", "198.51", "an-id-of-a-case", "a-word", "a long enough"):
        assert told not in written


def test_of_an_error_stand_kind_and_place_and_not_its_message(lines: io.StringIO) -> None:
    try:
        raise ValueError("somebody typed this")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", "/cases/id/")
    line = json.loads(lines.getvalue())
    assert line["error"] == "ValueError"
    assert line["where"][0].rpartition("/")[2].startswith("test_logs.py:")
    assert "typed this" not in lines.getvalue()
    assert "/cases/id/" not in lines.getvalue()


def test_without_the_setting_only_errors_are_written() -> None:
    assert logging_of("")["loggers"]["witnessmark"]["level"] == "ERROR"
    assert logging_of("json")["handlers"]["console"]["formatter"] == "json"


def test_what_matches_no_address_is_a_line_too() -> None:
    request = HttpRequest()
    request.method = "GET"
    assert logged(lambda _request: HttpResponse(status=404))(request).status_code == 404
