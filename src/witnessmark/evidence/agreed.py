"""What two readers agree on: where they differ, a character counts as unreadable."""

from itertools import zip_longest

from witnessmark.evidence.component import Component, Reading

UNREADABLE = "?"


def agreed_lines(component: Component) -> tuple[str, ...]:
    """Return the marking that the latest readings of the component's readers share.

    A character that they see differently becomes `?`; so does a whole line of which they do not see
    the same number of characters. Of one reader, it is that reading; of none, nothing.
    """
    readings = _latest(component.readings)
    if not readings:
        return ()
    lines = readings[0].lines
    for other in readings[1:]:
        pairs = zip_longest(lines, other.lines, fillvalue="")
        lines = tuple(_agreed(mine, theirs) for mine, theirs in pairs)
    return lines


def _latest(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    by_reader = {reading.reader: reading for reading in sorted(readings, key=lambda r: r.read_at)}
    return tuple(by_reader.values())


def _agreed(mine: str, theirs: str) -> str:
    if len(mine) != len(theirs):
        return UNREADABLE * max(len(mine), len(theirs))
    return "".join(
        one if one == other else UNREADABLE for one, other in zip(mine, theirs, strict=True)
    )
