"""The command `doctor`: is everything here that the work needs, and how does one get the rest?"""

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

import witnessmark
from witnessmark.base.settings import Settings, describe_settings
from witnessmark.cli import door
from witnessmark.cli.doctor_home import Finding, examine_home

PACKAGE = Path(witnessmark.__file__).parent


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def doctor(as_json: bool) -> None:
    """Check this installation and its home; say what is missing or broken, and what to do.

    Exit code 1: something that the work needs is missing, or something in the home is broken.
    """
    findings = tuple(examine(door.settings()))
    for finding in findings:
        if as_json:
            door.print_json_line(finding)
        else:
            click.echo(_line(finding))
    if any(finding.stops_work for finding in findings):
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
    yield from examine_home(settings)
    yield from _programs()
    for name, purpose in describe_settings().items():
        yield Finding(
            f"{name}: {purpose}", name in os.environ, False, "Not set; the default is used."
        )


def _modules() -> Iterator[Finding]:
    for module in ("django", "typst", "cryptography", "PIL", "rapidfuzz", "holidays", "cattrs"):
        present = importlib.util.find_spec(module) is not None
        yield Finding(f"library {module}", present, True, "Run: make setup")


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
    if finding.fault:
        return f"  BROKEN   {finding.name}: {finding.fault} {finding.remedy}".rstrip()
    if finding.present:
        return f"  ok       {finding.name}"
    return f"  {'MISSING' if finding.needed else 'optional'}  {finding.name}. {finding.remedy}"
