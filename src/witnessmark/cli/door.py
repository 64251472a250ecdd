"""What every command needs of the outside: settings, the time, progress, and lines for machines."""

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click
import platformdirs

from witnessmark.base.codec import encode
from witnessmark.base.json import canonical_json
from witnessmark.base.settings import Settings, read_settings

T = TypeVar("T")


def settings() -> Settings:
    """Return the settings of this process's environment."""
    default_home = Path(platformdirs.user_data_dir("witnessmark", appauthor=False))
    return read_settings(os.environ, default_home=default_home)


def now() -> datetime:
    """Return the time, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def progress(things: Iterable[T], *, total: int | None = None, label: str = "") -> Iterator[T]:
    """Yield `things`, with a progress bar on standard error when a terminal is attached."""
    if not sys.stderr.isatty():
        yield from things
        return
    from tqdm import tqdm

    yield from tqdm(things, total=total, desc=label, file=sys.stderr, leave=False)


def print_json_line(value: object) -> None:
    """Print `value` as one line of JSON."""
    click.echo(canonical_json(encode(value)).decode("utf-8"))
