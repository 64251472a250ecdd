"""Draw the board photos of the synthetic bench. All that is on them is made up.

`python demo/build_bench.py` draws them again and puts them, with their regions, into the case.
"""

import random
from io import BytesIO
from typing import Final

from board_layout import SCALE, Board, Chip, Colour, Point, edge, region_of, scaled
from draw_basics import INK, font, shade
from draw_chips import draw_chip
from draw_small_parts import draw_edge_parts, draw_holes, draw_passives
from PIL import Image, ImageChops, ImageDraw, ImageFilter

KANJI: Final = (
    # 架
    ((8, 16), (46, 16)),
    ((28, 4), (26, 24), (8, 46)),
    ((46, 16), (44, 42), (36, 44)),
    ((58, 14), (92, 14), (92, 42), (58, 42), (58, 14)),
    ((6, 60), (94, 60)),
    ((50, 48), (50, 98)),
    ((48, 62), (10, 92)),
    ((52, 62), (92, 92)),
    # 空
    ((170, 2), (170, 14)),
    ((126, 30), (126, 16), (214, 16), (214, 30)),
    ((158, 24), (154, 40), (130, 52)),
    ((182, 24), (182, 44), (210, 46)),
    ((136, 62), (204, 62)),
    ((170, 62), (170, 94)),
    ((122, 94), (218, 94)),
)
"""The two characters for "fictional" as strokes on a field of 220 by 100: no font is needed."""


def draw_board(board: Board) -> bytes:
    """Return the photo of `board` as a JPEG without any metadata; same layout, same picture."""
    chance = random.Random(board.seed)
    picture = _desk(board)
    picture.paste(_board(board, chance), (0, 0), _outline(board))
    pen = ImageDraw.Draw(picture)
    draw_holes(pen, board)
    draw_edge_parts(pen, board)
    draw_passives(pen, board, chance)
    for chip in board.chips:
        draw_chip(picture, chip, chance)
    _silk(ImageDraw.Draw(picture), board)
    photo = picture.resize((board.width, board.height), Image.Resampling.LANCZOS)
    photo = _grain(_light(photo), board.seed)
    content = BytesIO()
    photo.save(content, "JPEG", quality=80, optimize=True)
    return content.getvalue()


def _desk(board: Board) -> Image.Image:
    size = (board.width * SCALE, board.height * SCALE)
    desk = Image.new("RGB", size, (92, 96, 101))
    pen = ImageDraw.Draw(desk)
    for step in range(0, size[0], 80):
        pen.line([(step, 0), (step, size[1])], fill=(99, 103, 108), width=2)
    for step in range(0, size[1], 80):
        pen.line([(0, step), (size[0], step)], fill=(99, 103, 108), width=2)
    shadow = Image.new("L", size, 0)
    ImageDraw.Draw(shadow).rounded_rectangle(edge(board, 14), 60, fill=150)
    shadow = shadow.filter(ImageFilter.GaussianBlur(26))
    desk.paste((28, 29, 32), (0, 0), shadow)
    return desk


def _outline(board: Board) -> Image.Image:
    outline = Image.new("L", (board.width * SCALE, board.height * SCALE), 0)
    ImageDraw.Draw(outline).rounded_rectangle(edge(board), 56, fill=255)
    return outline


def _board(board: Board, chance: random.Random) -> Image.Image:
    size = (board.width * SCALE, board.height * SCALE)
    layer = Image.new("RGB", size, board.mask)
    pen = ImageDraw.Draw(layer)
    _pour(pen, board, size)
    for _ in range(150):
        _trace(pen, board, chance)
    for chip in board.chips:
        _fan_out(pen, board, chip, chance)
    for _ in range(230):
        _via(pen, _anywhere(board, chance), shade(board.mask, 1.5))
    pen.rounded_rectangle(edge(board), 56, outline=shade(board.mask, 0.6), width=7)
    return layer


def _pour(pen: ImageDraw.ImageDraw, board: Board, size: Point) -> None:
    tone = shade(board.mask, 1.06)
    for step in range(-size[1], size[0], 22):
        pen.line([(step, size[1]), (step + size[1], 0)], fill=tone, width=5)


def _trace(pen: ImageDraw.ImageDraw, board: Board, chance: random.Random) -> None:
    x, y = _anywhere(board, chance)
    tone = shade(board.mask, chance.choice((1.25, 1.32, 1.4)))
    width = chance.choice((5, 5, 6, 8, 14))
    points = [(x, y)]
    for _ in range(chance.randint(2, 4)):
        length = chance.randint(60, 320)
        dx, dy = chance.choice(((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1)))
        x, y = x + dx * length, y + dy * length
        points.append((x, y))
    pen.line(points, fill=tone, width=width, joint="curve")
    _via(pen, points[-1], tone)


def _fan_out(pen: ImageDraw.ImageDraw, board: Board, chip: Chip, chance: random.Random) -> None:
    tone = shade(board.mask, 1.36)
    count = max(chip.pins, 9)
    left, top, width, height = scaled(region_of(chip))
    for number in range(count):
        along = (number + 1) / (count + 1)
        reach = chance.randint(50, 150)
        slope = chance.choice((-40, 0, 40))
        y = int(top + height * along)
        for start, turn in ((left, -1), (left + width, 1)):
            bend = (start + turn * reach, y)
            end = (bend[0] + turn * 60, y + slope)
            pen.line([(start - turn * 60, y), bend, end], fill=tone, width=5)
            _via(pen, end, tone)
        x = int(left + width * along)
        for start, turn in ((top, -1), (top + height, 1)):
            end = (x + slope, start + turn * (reach + 40))
            pen.line([(x, start - turn * 60), (x, start + turn * reach), end], fill=tone, width=5)
            _via(pen, end, tone)


def _via(pen: ImageDraw.ImageDraw, at: Point, tone: Colour) -> None:
    x, y = at
    pen.ellipse((x - 9, y - 9, x + 9, y + 9), fill=tone)
    pen.ellipse((x - 4, y - 4, x + 4, y + 4), fill=(14, 22, 20))


def _anywhere(board: Board, chance: random.Random) -> Point:
    left, top, right, bottom = edge(board)
    return chance.randint(left + 40, right - 40), chance.randint(top + 40, bottom - 40)


def _silk(pen: ImageDraw.ImageDraw, board: Board) -> None:
    left, top, right, bottom = edge(board)
    base = bottom - 118 if board.name == "main-board" else top + 48
    x = left + 560 if board.name == "main-board" else left + 480
    pen.rounded_rectangle(
        (x - 34, base - 16, x + 690, base + 86),
        12,
        fill=shade(board.mask, 0.82),
        outline=INK,
        width=5,
    )
    pen.text((x, base), "FICTIONAL", font=font(64), fill=INK)
    for stroke in KANJI:
        points = [(int(x + 500 + px * 0.74), int(base + py * 0.7)) for px, py in stroke]
        pen.line(points, fill=INK, width=6, joint="curve")
    pen.text((right - 900, bottom - 96), board.label, font=font(40), fill=INK)
    for chip in board.chips:
        if chip.style != "can":
            box_left = scaled(region_of(chip))[0]
            foot = (chip.y * SCALE) + chip.height * SCALE // 2
            pen.polygon(
                [(box_left - 22, foot - 8), (box_left - 4, foot - 20), (box_left - 4, foot + 4)],
                fill=INK,
            )


def _light(photo: Image.Image) -> Image.Image:
    glow = Image.new("L", photo.size, 0)
    width, height = photo.size
    ImageDraw.Draw(glow).ellipse(
        (-width // 5, -height // 2, width * 3 // 4, height * 3 // 4), fill=44
    )
    glow = glow.filter(ImageFilter.GaussianBlur(190))
    photo.paste((255, 250, 238), (0, 0), glow)
    dark = Image.new("L", photo.size, 70)
    ImageDraw.Draw(dark).ellipse(
        (-width // 8, -height // 8, width * 9 // 8, height * 9 // 8), fill=0
    )
    photo.paste((8, 10, 14), (0, 0), dark.filter(ImageFilter.GaussianBlur(160)))
    return photo


def _grain(photo: Image.Image, seed: int) -> Image.Image:
    chance = random.Random(seed)
    tile = Image.frombytes(
        "L", (128, 128), bytes(chance.randint(122, 134) for _ in range(128 * 128))
    )
    grain = Image.new("L", photo.size)
    for x in range(0, photo.width, 128):
        for y in range(0, photo.height, 128):
            grain.paste(tile, (x, y))
    return ImageChops.add(photo, Image.merge("RGB", (grain, grain, grain)), offset=-128)
