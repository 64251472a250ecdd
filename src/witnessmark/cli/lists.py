"""The commands `list import` and `list ls`: snapshots of screening lists under the home."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

import click

from witnessmark.base.errors import BadInput
from witnessmark.base.structured import read_structured
from witnessmark.base.tables import read_file
from witnessmark.cli import door
from witnessmark.screening.entry import Entry
from witnessmark.screening.lists import ListKind, list_kind, list_kinds
from witnessmark.screening.snapshots import Edition, import_list, list_editions
from witnessmark.screening.source import SourceFile

_NO_NAME = re.compile(
    r"v?\d+|ftm|entities|entity|delta|list|snapshot|latest|old|new|earlier|later|before|after|first|second"
)
"""Parts of a file's name that tell editions of one list apart, not lists."""


@click.group("list")
def list_() -> None:
    """Import the lists that companies are screened against."""


@list_.command("import")
@click.argument("kind")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--retrieved-at", help="When the files were retrieved: 2026-02-27 or 2026-02-27T09:00Z."
)
@click.option("--name", help="The id of the list; needed where one kind has several lists.")
@click.option(
    "--effects",
    type=click.Path(path_type=Path),
    help="For your own list: YAML that says what a listing means.",
)
def import_(
    kind: str,
    files: tuple[Path, ...],
    retrieved_at: str | None,
    name: str | None,
    effects: Path | None,
) -> None:
    """Import FILES, one edition of a list of KIND.

    KIND is ofac-sdn, ofac-consolidated, un-xml or ftm. An edition is imported whole or not at all;
    what was imported before stays.
    """
    what = list_kind(kind)
    sources = [SourceFile(path.name, read_file(path)) for path in files]
    said = _effects(effects)
    at = read_time(retrieved_at) if retrieved_at else door.now()
    with door.busy("list import: reading"):
        edition, is_new = import_list(
            sources,
            kind=what,
            into=door.open_home() / "lists",
            retrieved_at=at,
            retrieval_known=retrieved_at is not None,
            list_id=name or _list_id(what, files),
            effects=said,
            watch=_watch,
        )
    click.echo(("imported  " if is_new else "unchanged ") + _line(edition))


@list_.command("ls")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def ls(as_json: bool) -> None:
    """List the snapshots there are."""
    editions = list_editions(door.home() / "lists")
    for edition in editions:
        if as_json:
            door.print_json_line(edition)
        else:
            click.echo(_line(edition))
    if not editions and not as_json:
        click.echo(
            f"No list yet. Kinds: {', '.join(list_kinds())}. See: witnessmark list import -h"
        )


def read_time(text: str) -> datetime:
    """Return the time that `text` gives, a day being its first moment in UTC.

    Raises BadInput for another shape, a time without a zone, or a time to come.
    """
    try:
        at = _time(text)
    except ValueError as error:
        raise BadInput(
            f"{text[:40]!r} is not a time.",
            remedy="Write 2026-02-27, or 2026-02-27T09:00:00Z with the zone.",
        ) from error
    if at > door.now():
        raise BadInput(f"{text} lies in the future.", remedy="Give when the files were retrieved.")
    return at


def _time(text: str) -> datetime:
    if len(text) == len("2026-02-27"):
        return datetime.combine(date.fromisoformat(text), time(), UTC)
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("no zone")
    return at.astimezone(UTC)


def _list_id(kind: ListKind, files: Sequence[Path]) -> str:
    """Return the kind's list; for FollowTheMoney, the first file's name without its edition."""
    if kind.kind != "ftm":
        return kind.list
    stem = files[0].name.lower().split(".")[0]
    parts = [part for part in re.split(r"[^a-z0-9]+", stem) if part]
    return "-".join(part for part in parts if not _NO_NAME.fullmatch(part)) or kind.list


def _watch(entries: Sequence[Entry]) -> Iterator[Entry]:
    return door.progress(entries, total=len(entries), label="list import")


def _effects(path: Path | None) -> str:
    if path is None:
        return ""
    read_structured(path)
    return path.read_text("utf-8-sig")


def _line(edition: Edition) -> str:
    counts = ", ".join(f"{count:,} {name}" for name, count in edition.counts.items())
    retrieved = ", ".join(f"{at:%Y-%m-%d %H:%M}Z" for at in edition.retrievals)
    return f"{edition.list}  {edition.sha256[:12]}  retrieved {retrieved}  {counts}"
