"""The settings of the workbench: safe by default, wrong values refused by name."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from witnessmark.base.errors import BadInput
from witnessmark.base.settings import read_settings
from witnessmark.web.checks import judge_character_type
from witnessmark.web.database import database
from witnessmark.web.secret import read_secret


def described(address: str, home: Path = Path("/home/of/tests")) -> dict[str, object]:
    """Return how Django is told of the database at `address`."""
    return database(read_settings({"DATABASE_URL": address}, default_home=home))


def test_without_an_address_the_database_is_a_file_in_the_home() -> None:
    assert described("")["NAME"] == "/home/of/tests/db.sqlite3"


def test_sqlite_starts_with_what_insert_only_needs() -> None:
    options = described("")["OPTIONS"]
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    for wanted in ("recursive_triggers=ON", "foreign_keys=ON", "journal_mode=WAL"):
        assert wanted in options["init_command"]


def test_an_address_is_taken_apart() -> None:
    found = described("postgresql://an%40n:p%2Fw@db.example:5433/cases?sslmode=require")
    assert (found["NAME"], found["USER"], found["PASSWORD"]) == ("cases", "an@n", "p/w")
    assert (found["HOST"], found["PORT"]) == ("db.example", "5433")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_an_address_may_name_a_socket() -> None:
    assert described("postgresql:///cases?host=/run/postgresql")["HOST"] == "/run/postgresql"


@pytest.mark.parametrize("address", ["postgresql://host/", "postgresql://host:none/name"])
def test_an_address_that_leads_nowhere_is_refused(address: str) -> None:
    with pytest.raises(BadInput, match="DATABASE_URL"):
        described(address)


def test_a_character_type_without_japanese_is_refused() -> None:
    assert [fault.id for fault in judge_character_type("C")] == ["witnessmark.E001"]
    assert not judge_character_type("C.UTF-8")
    assert not judge_character_type("ja_JP.UTF-8")


def test_the_secret_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    secret = read_secret(tmp_path / "home")
    read_secret.cache_clear()
    assert read_secret(tmp_path / "home") == secret
    assert len(secret) >= 50
    assert stat.S_IMODE((tmp_path / "home" / "secret").stat().st_mode) == 0o600


def test_passwords_are_kept_with_argon2() -> None:
    assert "Argon2" in settings.PASSWORD_HASHERS[0]


def test_cookies_are_closed_to_scripts_and_to_other_sites() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"


def test_tracebacks_are_hidden_by_default() -> None:
    assert settings.WITNESSMARK.debug is False


def test_nothing_is_wrong_with_the_settings_of_a_team(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("WITNESS")},
        "WITNESSMARK_HOME": str(tmp_path),
        "WITNESSMARK_HOSTS": "desk.example.org",
        "WITNESSMARK_LOG": "json",
        "DJANGO_SETTINGS_MODULE": "witnessmark.web.settings",
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
