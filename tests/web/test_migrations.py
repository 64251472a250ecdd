"""The migrations lead to the tables of now, and the protection comes off and on again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_the_models_need_no_further_migration() -> None:
    call_command("makemigrations", "web", check=True, dry_run=True, verbosity=0)


def test_the_protection_comes_off_and_on_again(tmp_path: Path) -> None:
    environment = {**os.environ, "WITNESSMARK_HOME": str(tmp_path), "DATABASE_URL": ""}
    for migration in ((), ("web", "0001"), ("web", "0002")):
        command = (sys.executable, "-m", "django", "migrate", *migration)
        settings = ("--settings", "witnessmark.web.settings", "--verbosity", "0")
        subprocess.run((*command, *settings), env=environment, check=True, timeout=120)
