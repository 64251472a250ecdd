"""The boards of the synthetic bench as `boards.yaml` lays them out, and where each chip lies."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import yaml

from witnessmark.base.codec import decode

Colour: TypeAlias = tuple[int, int, int]
Point: TypeAlias = tuple[int, int]
Box: TypeAlias = tuple[int, int, int, int]

BOARDS: Final = Path(__file__).with_name("boards.yaml")

SCALE: Final = 2
"""Boards are drawn at twice their size and then made smaller, for smooth edges."""


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A part on a board: its middle and size in pixels of the photo, and what is printed on it.

    `style` is one of bga, qfn, sop, can, sensor; `worn` marks are rubbed off, `sanded` tops were
    ground down before they were marked again.
    """

    designator: str
    x: int
    y: int
    width: int
    height: int
    style: str
    lines: tuple[str, ...]
    pins: int = 0
    logo: str = ""
    size: int = 22
    worn: bool = False
    sanded: bool = False


@dataclass(frozen=True, kw_only=True)
class Board:
    """A board: its photo's name and size, the colour of its solder mask, and what sits on it."""

    name: str
    label: str
    width: int
    height: int
    seed: int
    mask: Colour
    chips: tuple[Chip, ...]


def load_boards(path: Path = BOARDS) -> tuple[Board, ...]:
    """Return the boards in the YAML file at `path`."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(decode(board, Board, where=path.name) for board in raw)


def region_of(chip: Chip) -> Box:
    """Return the left, top, width and height of `chip` with its pins, in pixels of the photo."""
    margin = 12 if chip.style in ("bga", "qfn", "sensor") else 26
    return (
        chip.x - chip.width // 2 - margin,
        chip.y - chip.height // 2 - margin,
        chip.width + 2 * margin,
        chip.height + 2 * margin,
    )


def scaled(box: Box) -> Box:
    """Return `box` in pixels of the drawing."""
    return box[0] * SCALE, box[1] * SCALE, box[2] * SCALE, box[3] * SCALE


def edge(board: Board, shift: int = 0) -> Box:
    """Return the corners of the board itself within the drawing, moved by `shift`."""
    inset = 70 * SCALE
    width, height = board.width * SCALE, board.height * SCALE
    return (inset + shift, inset + shift, width - inset + shift, height - inset + shift)


def furniture(board: Board) -> tuple[Box, ...]:
    """Return the boxes of the board's connectors, large capacitors and coils, in that order."""
    left, top, right, bottom = edge(board)
    if board.name == "sensor-board":
        return ((left + 600, bottom - 190, left + 1120, bottom - 60),)
    return (
        (left - 36, top + 900, left + 250, top + 1230),
        (right - 170, top + 640, right - 30, top + 1100),
        (left + 2250, top + 40, left + 2700, top + 160),
        (left + 348, top + 108, left + 492, top + 252),
        (left + 518, top + 108, left + 662, top + 252),
        (left + 360, top + 440, left + 490, top + 570),
        (left + 320, top + 690, left + 440, top + 810),
    )
