"""What every command needs of the outside: settings, the time, progress, and lines for machines."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final, TypeVar

import click
import platformdirs

from witnessmark.base.codec import encode
from witnessmark.base.encodings import check_encoding
from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.base.files import private_folder
from witnessmark.base.json import canonical_json
from witnessmark.base.settings import Settings, read_settings

T = TypeVar("T")

_REMEDIES: Final = {
    errno.ENOSPC: "Free some space, or write it elsewhere.",
    errno.EACCES: "Allow it, or name another place.",
    errno.EPERM: "Allow it, or name another place.",
    errno.EROFS: "Name another place.",
    errno.ENOTDIR: "A file stands where a folder is wanted: name another place.",
    errno.EEXIST: "Name another place.",
    errno.EISDIR: "Name a file.",
    errno.ENAMETOOLONG: "Use a shorter name.",
}


def settings() -> Settings:
    """Return the settings of this process's environment."""
    default_home = Path(platformdirs.user_data_dir("witnessmark", appauthor=False))
    return read_settings(os.environ, default_home=default_home)


def home() -> Path:
    """Return the home to read in, which may not be there yet; raises where it is no folder."""
    place = settings().home
    if place.exists() and not place.is_dir():
        raise NotConfigured(
            f"The home {place} is a file, not a folder.",
            remedy="Set WITNESSMARK_HOME to a folder.",
        )
    return place


def open_home(place: Path | None = None) -> Path:
    """Return the home to write in, made if need be, closed to everybody but its owner.

    From here on, what this process writes is its owner's only, unless it says otherwise.
    """
    os.umask(0o077)
    try:
        return private_folder(place or home())
    except BadInput as error:
        raise NotConfigured(
            f"The home {error.message}",
            remedy="Set WITNESSMARK_HOME to a folder that can be written.",
        ) from error


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


@contextmanager
def busy(label: str, *, stages: Sequence[str] = ()) -> Iterator[Callable[[str], None]]:
    """Show `label` and the time that goes by, while a terminal is attached and the block lasts.

    What it yields is called with each of `stages` as it begins; a bar shows how many are over.
    """
    if not sys.stderr.isatty():
        yield _untold
        return
    from tqdm import tqdm

    over = Event()
    layout = "{desc} {bar:20} {n}/{total} {elapsed}" if stages else "{desc} {elapsed}"
    with tqdm(
        desc=label, total=len(stages), bar_format=layout, file=sys.stderr, leave=False
    ) as shown:

        def begin(stage: str) -> None:
            shown.n = stages.index(stage)
            shown.set_description_str(f"{label}: {stage}")

        def tick() -> None:
            while not over.wait(0.2):
                shown.refresh()

        ticking = Thread(target=tick, daemon=True)
        ticking.start()
        try:
            yield begin
        finally:
            over.set()
            ticking.join()


def _untold(_stage: str) -> None:
    """Show nothing."""


def print_json_line(value: object) -> None:
    """Print `value` as one line of JSON."""
    click.echo(canonical_json(encode(value)).decode("utf-8"))


def encoding_option(command: Any) -> Any:
    """Give a click command the option --encoding."""
    return click.option(
        "--encoding",
        metavar="NAME",
        callback=lambda _context, _option, given: check_encoding(given) if given else "",
        help="What the input is in, such as gb18030 or cp1252 (default: as it shows itself).",
    )(command)


def mapping(columns: Sequence[str], *, known: Sequence[str]) -> dict[str, str]:
    """Return the column that each heading stands for, of options COLUMN=HEADING.

    Raises UsageError that names the columns in `known` where one is not among them, and for a
    heading that is mapped twice.
    """
    rename: dict[str, str] = {}
    for option in columns:
        ours, _, heading = option.partition("=")
        if not heading or ours not in known:
            raise click.UsageError(
                f"--column wants COLUMN=HEADING with one of {', '.join(known)}, not {option!r}."
            )
        if heading in rename:
            raise click.UsageError(f"--column maps the heading {heading!r} twice.")
        rename[heading] = ours
    return rename


def explain(error: OSError) -> str:
    """Say in one line what the system refused, of which file, and what to do."""
    what = f"{error.filename}" if error.filename else "The output"
    reason = (error.strerror or str(error)).rstrip(".")
    return f"{what}: {reason}. {_REMEDIES.get(error.errno or 0, 'Check the path.')}"
