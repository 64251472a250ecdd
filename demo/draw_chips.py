"""Chips: body, pins, mark, wear."""

import random

from board_layout import SCALE, Box, Chip, Point
from draw_basics import BODY, COPPER, INK, SOLDER, fitting, shade, write
from PIL import Image, ImageChops, ImageDraw, ImageFilter


def draw_chip(picture: Image.Image, chip: Chip, chance: random.Random) -> None:
    """Draw one chip with its pins, its mark and its designator."""
    pen = ImageDraw.Draw(picture)
    x, y = chip.x * SCALE, chip.y * SCALE
    dx, dy = chip.width * SCALE // 2, chip.height * SCALE // 2
    _pins(pen, chip, (x, y), (dx, dy))
    if chip.style == "can":
        top = _metal(dx, dy)
    elif chip.style == "sensor":
        top = _sensor(dx, dy)
    else:
        top = _moulded(chip, dx, dy, chance)
    _mark(top, chip, chance)
    _drop_shadow(picture, (x - dx, y - dy, x + dx, y + dy))
    picture.paste(top, (x - dx, y - dy))
    write(ImageDraw.Draw(picture), (x + dx - 6, y - dy - 44), chip.designator, 32, INK)


def _pins(pen: ImageDraw.ImageDraw, chip: Chip, at: Point, half: Point) -> None:
    (x, y), (dx, dy) = at, half
    reach = {"sop": 44, "qfn": 12, "sensor": 14, "can": 14, "bga": 0}[chip.style]
    for number in range(chip.pins):
        along = (number + 0.5) / chip.pins * 2 - 1
        if chip.style == "sop":
            across = int(x + along * dx * 0.92)
            for turn in (-1, 1):
                _leg(pen, (across, y + turn * dy), (12, turn * reach))
        else:
            across, down = int(x + along * dx * 0.88), int(y + along * dy * 0.88)
            pen.rectangle((across - 9, y - dy - reach, across + 9, y + dy + reach), fill=SOLDER)
            pen.rectangle((x - dx - reach, down - 9, x + dx + reach, down + 9), fill=SOLDER)


def _leg(pen: ImageDraw.ImageDraw, at: Point, size: Point) -> None:
    (x, y), (half, reach) = at, size
    low, high = sorted((y, y + reach))
    pen.rectangle((x - half, low, x + half, high), fill=shade(SOLDER, 0.78))
    pen.rectangle((x - half + 4, low, x + half - 4, high), fill=shade(SOLDER, 1.12))
    foot = y + reach
    pen.rectangle(
        (x - half - 4, min(foot, foot - reach // 4), x + half + 4, max(foot, foot - reach // 4)),
        fill=shade(SOLDER, 0.94),
    )


def _moulded(chip: Chip, dx: int, dy: int, chance: random.Random) -> Image.Image:
    top = Image.new("RGB", (2 * dx, 2 * dy), BODY)
    pen = ImageDraw.Draw(top)
    for row in range(2 * dy):
        pen.line([(0, row), (2 * dx, row)], fill=shade(BODY, 1.24 - 0.3 * row / (2 * dy)))
    if chip.sanded:
        for _ in range(420):
            sx, sy = chance.randint(-60, 2 * dx), chance.randint(0, 2 * dy)
            tone = shade(BODY, chance.uniform(1.1, 1.75))
            pen.line(
                [(sx, sy), (sx + chance.randint(40, 220), sy - chance.randint(2, 12))],
                fill=tone,
                width=2,
            )
    pen.rectangle((0, 0, 2 * dx - 1, 2 * dy - 1), outline=shade(BODY, 1.5), width=5)
    pen.line([(4, 2 * dy - 4), (2 * dx - 4, 2 * dy - 4)], fill=(18, 18, 20), width=6)
    pen.ellipse(
        (20, 2 * dy - 46, 44, 2 * dy - 22),
        fill=shade(BODY, 0.66),
        outline=shade(BODY, 1.4),
        width=2,
    )
    return top


def _metal(dx: int, dy: int) -> Image.Image:
    top = Image.new("RGB", (2 * dx, 2 * dy), (150, 152, 154))
    pen = ImageDraw.Draw(top)
    for column in range(2 * dx):
        tone = 172 + int(42 * (1 - abs(column / dx - 0.8)))
        pen.line([(column, 0), (column, 2 * dy)], fill=(min(tone, 224),) * 3)
    pen.rounded_rectangle((6, 6, 2 * dx - 7, 2 * dy - 7), 26, outline=(138, 140, 143), width=5)
    return top


def _sensor(dx: int, dy: int) -> Image.Image:
    top = Image.new("RGB", (2 * dx, 2 * dy), (74, 66, 58))
    pen = ImageDraw.Draw(top)
    pen.rectangle((14, 14, 2 * dx - 15, 2 * dy - 15), outline=(108, 98, 84), width=4)
    left, right, head, foot = 84, 2 * dx - 84, 44, 2 * dy - 128
    for row in range(head, foot):
        part = (row - head) / (foot - head)
        pen.line(
            [(left, row), (right, row)],
            fill=(int(36 + 46 * part), int(28 + 34 * part), int(74 + 62 * (1 - part))),
        )
    pen.rectangle((left, head, right, foot), outline=(150, 140, 118), width=4)
    inner = (left + 34, head + 28, right - 34, foot - 28)
    pen.rectangle(inner, outline=(112, 96, 150), width=3)
    glare = Image.new("L", top.size, 0)
    ImageDraw.Draw(glare).polygon(
        [
            (left + 40, head),
            (left + 170, head),
            (left + 40, foot - 60),
            (left, foot - 60),
            (left, head + 70),
        ],
        fill=46,
    )
    top.paste((214, 222, 240), (0, 0), glare.filter(ImageFilter.GaussianBlur(5)))
    pen = ImageDraw.Draw(top)
    for number in range(14):
        for x in (46, 2 * dx - 56):
            y = int(head + (foot - head) * (number + 0.5) / 14)
            pen.rectangle((x, y - 5, x + 12, y + 5), fill=COPPER)
    return top


def _mark(top: Image.Image, chip: Chip, chance: random.Random) -> None:
    tone = {"can": (66, 68, 70), "sensor": (206, 194, 168)}.get(chip.style, (178, 180, 180))
    if chip.sanded:
        tone = (226, 227, 224)
    layer = Image.new("L", top.size, 0)
    pen = ImageDraw.Draw(layer)
    rows = [(chip.logo, int(chip.size * 0.72))] if chip.logo else []
    rows += [(line, chip.size) for line in chip.lines]
    total = sum(size for _, size in rows) * SCALE * 1.3
    y = top.height - 12 - total if chip.style == "sensor" else top.height / 2 - total / 2
    for text, size in rows:
        step = size * SCALE * 1.3
        middle = (top.width // 2, int(y + step / 2))
        write(pen, middle, text, fitting(text, size * SCALE, top.width - 36), 235)
        y += step
    if chip.worn:
        layer = _worn(layer, chance)
    layer = layer.filter(ImageFilter.GaussianBlur(0.7))
    top.paste(tone, (0, 0), layer)


def _worn(layer: Image.Image, chance: random.Random) -> Image.Image:
    width, height = layer.size
    rubbed = Image.new("L", layer.size, 150)
    wear = ImageDraw.Draw(rubbed)
    for x, y in ((0.30, 0.36), (0.60, 0.40), (0.28, 0.64), (0.43, 0.66), (0.70, 0.66)):
        across, down = x * width, y * height
        wear.ellipse((across - 27, down - 36, across + 27, down + 36), fill=0)
    for _ in range(90):
        x, y = chance.randint(0, width), chance.randint(0, height)
        wear.line(
            [(x, y), (x + chance.randint(10, 80), y + chance.randint(-8, 8))], fill=30, width=3
        )
    return ImageChops.multiply(layer, rubbed.filter(ImageFilter.GaussianBlur(5)))


def _drop_shadow(picture: Image.Image, box: Box) -> None:
    x0, y0, x1, y1 = box
    shadow = Image.new("L", (x1 - x0 + 80, y1 - y0 + 80), 0)
    ImageDraw.Draw(shadow).rectangle((34, 40, x1 - x0 + 46, y1 - y0 + 52), fill=130)
    picture.paste((6, 10, 10), (x0 - 34, y0 - 34), shadow.filter(ImageFilter.GaussianBlur(9)))
