"""Everything on a board that is not a chip."""

import random

from board_layout import Board, Box, Point, edge, furniture, region_of, scaled
from draw_basics import COPPER, INK, SOLDER, shade, write
from PIL import ImageDraw


def draw_holes(pen: ImageDraw.ImageDraw, board: Board) -> None:
    """Draw the four holes with their copper rings."""
    left, top, right, bottom = edge(board)
    for x in (left + 90, right - 90):
        for y in (top + 90, bottom - 90):
            pen.ellipse((x - 56, y - 56, x + 56, y + 56), fill=COPPER)
            pen.ellipse((x - 50, y - 50, x + 50, y + 50), fill=shade(COPPER, 1.14))
            pen.ellipse((x - 32, y - 32, x + 32, y + 32), fill=(66, 69, 74))
            pen.arc((x - 32, y - 32, x + 32, y + 32), 180, 320, fill=(30, 31, 34), width=7)


def draw_edge_parts(pen: ImageDraw.ImageDraw, board: Board) -> None:
    """Draw the connectors, the large capacitors and the coils."""
    if board.name == "sensor-board":
        _connector(pen, furniture(board)[0], 24)
        return
    jack, side, head, first, second, coil, other = furniture(board)
    _jack(pen, jack)
    _connector(pen, side, 10)
    _connector(pen, head, 12)
    _electrolytic(pen, first)
    _electrolytic(pen, second)
    _inductor(pen, coil)
    _inductor(pen, other)


def _apart(box: Box) -> Box:
    return box[0], box[1], box[2] - box[0], box[3] - box[1]


def _jack(pen: ImageDraw.ImageDraw, box: Box) -> None:
    pen.rectangle(box, fill=(172, 176, 180), outline=(120, 124, 128), width=5)
    x0, y0, x1, y1 = box
    for step in range(0, x1 - x0 - 20, 14):
        tone = 196 - step // 4
        pen.line([(x0 + 10 + step, y0 + 12), (x0 + 10 + step, y1 - 12)], fill=(tone,) * 3, width=7)
    pen.rectangle(
        (x0 + 90, y0 + 96, x1 - 40, y1 - 96), fill=(150, 154, 158), outline=(110, 113, 117), width=4
    )
    for y in (y0 + 44, y1 - 44):
        pen.rectangle((x1 - 70, y - 14, x1 - 34, y + 14), fill=(98, 101, 105))


def _connector(pen: ImageDraw.ImageDraw, box: Box, pins: int) -> None:
    x0, y0, x1, y1 = box
    pen.rounded_rectangle(box, 10, fill=(228, 224, 208), outline=(176, 170, 150), width=5)
    pen.rounded_rectangle((x0 + 20, y0 + 20, x1 - 20, y1 - 20), 8, fill=(196, 190, 170))
    for number in range(pins):
        along = (number + 0.5) / pins
        if x1 - x0 > y1 - y0:
            x, y = int(x0 + 26 + (x1 - x0 - 52) * along), (y0 + y1) // 2
        else:
            x, y = (x0 + x1) // 2, int(y0 + 26 + (y1 - y0 - 52) * along)
        pen.rectangle((x - 7, y - 12, x + 7, y + 12), fill=COPPER, outline=(120, 96, 44), width=2)


def _electrolytic(pen: ImageDraw.ImageDraw, foot: Box) -> None:
    pen.rectangle(foot, fill=(30, 30, 33))
    radius = (foot[2] - foot[0]) // 2 - 6
    x, y = (foot[0] + foot[2]) // 2, (foot[1] + foot[3]) // 2
    box = (x - radius, y - radius, x + radius, y + radius)
    pen.ellipse(box, fill=(198, 202, 205), outline=(128, 131, 135), width=5)
    pen.chord(box, 110, 250, fill=(40, 42, 48))
    pen.arc(
        (x - radius + 10, y - radius + 10, x + radius - 10, y + radius - 10),
        280,
        20,
        fill=(238, 240, 241),
        width=7,
    )


def _inductor(pen: ImageDraw.ImageDraw, box: Box) -> None:
    x0, y0, x1, y1 = box
    pen.rectangle((x0 - 14, y0 + 24, x1 + 14, y1 - 24), fill=SOLDER)
    pen.rounded_rectangle(box, 16, fill=(62, 62, 66), outline=(84, 84, 88), width=4)
    write(pen, ((x0 + x1) // 2, (y0 + y1) // 2), "4R7", 44, (150, 150, 152))


def draw_passives(pen: ImageDraw.ImageDraw, board: Board, chance: random.Random) -> None:
    """Draw the small parts where nothing else sits."""
    taken = [scaled(region_of(chip)) for chip in board.chips]
    taken += [_apart(box) for box in furniture(board)]
    left, top, right, bottom = edge(board)
    number = 1
    for _ in range(900):
        x, y = chance.randint(left + 190, right - 260), chance.randint(top + 80, bottom - 240)
        if number > (70 if board.name == "main-board" else 34) or _is_taken((x, y), taken):
            continue
        taken.append((x - 58, y - 58, 116, 116))
        _passive(pen, (x, y), number, chance)
        number += 1


def _is_taken(at: Point, taken: list[Box]) -> bool:
    x, y = at
    return any(
        bx - 60 < x < bx + width + 60 and by - 60 < y < by + height + 60
        for bx, by, width, height in taken
    )


def _passive(pen: ImageDraw.ImageDraw, at: Point, number: int, chance: random.Random) -> None:
    x, y = at
    resistor, upright = chance.random() < 0.45, chance.random() < 0.5
    long, short = (34, 18) if resistor else (36, 21)
    dx, dy = (short, long) if upright else (long, short)
    pen.rectangle((x - dx - 4, y - dy - 4, x + dx + 4, y + dy + 4), fill=shade(SOLDER, 0.8))
    pen.rectangle((x - dx, y - dy, x + dx, y + dy), fill=SOLDER)
    cut = 10
    body = (
        (x - dx, y - dy + cut, x + dx, y + dy - cut)
        if upright
        else (x - dx + cut, y - dy, x + dx - cut, y + dy)
    )
    pen.rectangle(body, fill=(34, 34, 37) if resistor else (176, 146, 108))
    if resistor and not upright:
        write(pen, (x, y), chance.choice(("103", "472", "220", "000", "512")), 19, (206, 206, 206))
    write(pen, (x, y - dy - 17), f"{'R' if resistor else 'C'}{number}", 19, INK)
