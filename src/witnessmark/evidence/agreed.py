"""What the readers of a component agree on: where they differ, a character is unreadable."""

from collections.abc import Sequence

from witnessmark.evidence.component import Reading

UNREADABLE = "?"


def agreed_lines(readings: Sequence[Reading]) -> tuple[tuple[str, ...], bool]:
    """Return the lines that the readers share, and whether their readings could not be compared.

    Of each reader the latest of `readings` counts. A character that they see differently becomes
    `?`. Readings of different length cannot be laid on each other: then the first reader's counts,
    and is in doubt. Of no reading the lines are none.
    """
    latest = tuple({one.reader: one for one in sorted(readings, key=_time)}.values())
    lines = latest[0].lines if latest else ()
    for other in latest[1:]:
        if [len(line) for line in other.lines] != [len(line) for line in lines]:
            return latest[0].lines, True
        pairs = zip(lines, other.lines, strict=True)
        lines = tuple(_agreed(above, below) for above, below in pairs)
    return lines, False


def _time(reading: Reading) -> float:
    return reading.read_at.timestamp()


def _agreed(above: str, below: str) -> str:
    pairs = zip(above, below, strict=True)
    return "".join(one if one == two else UNREADABLE for one, two in pairs)
