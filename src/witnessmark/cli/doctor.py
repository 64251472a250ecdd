"""The command `doctor`: is everything here that the work needs, and how does one get the rest?"""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

import witnessmark
from witnessmark.base.settings import Settings, describe_settings
from witnessmark.cli import door

PACKAGE = Path(witnessmark.__file__).parent


@dataclass(frozen=True)
class Finding:
    """One thing looked at: whether it is there, whether the work needs it, how to get it."""

    name: str
    present: bool
    needed: bool
    remedy: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def doctor(as_json: bool) -> None:
    """Check this installation, and say what is missing and how to get it."""
    findings = tuple(examine(door.settings()))
    for finding in findings:
        if as_json:
            door.print_json_line(finding)
        else:
            click.echo(_line(finding))
    if any(finding.needed and not finding.present for finding in findings):
        sys.exit(1)


def examine(settings: Settings) -> Iterator[Finding]:
    """Yield what was found of the program, its fonts and words, its home, and its neighbours."""
    yield Finding(
        f"Python {sys.version.split()[0]}",
        sys.version_info >= (3, 11),
        True,
        "Install 3.11 or newer.",
    )
    yield from _modules()
    fonts = sorted((PACKAGE / "publication" / "fonts").glob("*.ttf"))
    yield Finding(f"{len(fonts)} fonts for PDFs", bool(fonts), True, "Run: make setup")
    words = sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/django.mo"))
    yield Finding(f"{len(words)} compiled translations", bool(words), True, "Run: make setup")
    yield from _home(settings)
    yield from _programs()
    for name, purpose in describe_settings().items():
        yield Finding(
            f"{name}: {purpose}", name in os.environ, False, "Not set; the default is used."
        )


def _modules() -> Iterator[Finding]:
    for module in ("django", "typst", "cryptography", "PIL", "rapidfuzz", "holidays", "cattrs"):
        present = importlib.util.find_spec(module) is not None
        yield Finding(f"library {module}", present, True, "Run: make setup")


def _home(settings: Settings) -> Iterator[Finding]:
    home = settings.home
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    writable = os.access(place, os.W_OK)
    yield Finding(f"home {home}", writable, True, "Make it writable, or set WITNESSMARK_HOME.")
    catalogues = len(list((home / "catalogues").glob("*/")))
    yield Finding(
        f"{catalogues} part catalogues", catalogues > 0, False, "Run: witnessmark catalogue build …"
    )
    lists = len([folder for folder in (home / "lists").glob("*") if folder.is_dir()])
    yield Finding(f"{lists} screening lists", lists > 0, False, "Run: witnessmark list import …")


def _programs() -> Iterator[Finding]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    yield Finding(
        "Chromium, for the browser tests", bool(chromium), False, "Debian: apt-get install chromium"
    )
    minisign = shutil.which("minisign")
    yield Finding(
        "minisign, to check signatures without Witnessmark",
        bool(minisign),
        False,
        "Debian: apt-get install minisign",
    )


def _line(finding: Finding) -> str:
    if finding.present:
        return f"  ok       {finding.name}"
    return f"  {'MISSING' if finding.needed else 'optional'}  {finding.name}. {finding.remedy}"
