"""Settings: none needed, wrong ones refused by name."""

from pathlib import Path

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.base.settings import describe_settings, read_settings

HOME = Path("/somewhere")


def test_everything_works_with_none_set() -> None:
    settings = read_settings({}, default_home=HOME)
    assert settings.home == HOME
    assert settings.database_url == ""
    assert "localhost" in settings.hosts
    assert settings.time_zone == "UTC"
    assert not settings.debug


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WITNESSMARK_DEBUG", "yes"),
        ("WITNESSMARK_HOMES", "/tmp"),
        ("DATABASE_URL", "mysql://host/name"),
        ("WITNESSMARK_TIME_ZONE", "Nowhere/Land"),
        ("WITNESSMARK_TIME_ZONE", "/etc/localtime"),
        ("WITNESSMARK_HOSTS", "http://desk.example.org"),
        ("WITNESSMARK_HOSTS", "desk.example.org:443"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadInput, match=name):
        read_settings({name: value}, default_home=HOME)


def test_every_setting_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in describe_settings() if name not in readme] == []
