"""What the tests share: a home of their own, and which database they run on."""

import dataclasses
import os
from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings


def pytest_report_header() -> str:
    """Say on which database the tests of the workbench run."""
    address = os.environ.get("DATABASE_URL", "")
    return f"database: {'PostgreSQL' if address.startswith('postgres') else 'SQLite'}"


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Path:
    """Give the workbench an empty home, plain static files and an open sign-in."""
    place = tmp_path / "home"
    place.mkdir()
    settings.WITNESSMARK = dataclasses.replace(
        settings.WITNESSMARK, home=place, second_factor=frozenset()
    )
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.SECRET_KEY = "only-for-tests"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    (place / "static").mkdir()
    settings.STATIC_ROOT = place / "static"
    cache.clear()
    return place
