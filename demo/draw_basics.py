"""Colours and lettering of the drawn boards."""

from functools import cache
from typing import Final

from board_layout import Colour, Point
from PIL import ImageDraw, ImageFont

INK: Final = (226, 231, 222)
COPPER: Final = (196, 160, 82)
SOLDER: Final = (186, 190, 192)
BODY: Final = (38, 39, 42)


def write(
    pen: ImageDraw.ImageDraw, middle: Point, text: str, size: int, fill: Colour | int
) -> None:
    """Write `text` around the point `middle`."""
    pen.text(middle, text, font=font(size), fill=fill, anchor="mm")


def fitting(text: str, size: int, width: int) -> int:
    """Return the largest size, at most `size`, at which `text` is no wider than `width`."""
    while size > 12 and font(size).getlength(text) > width:
        size -= 1
    return size


@cache
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the font that Pillow brings along."""
    return ImageFont.load_default(size)


def shade(colour: Colour, by: float) -> Colour:
    """Return `colour` made lighter or darker."""
    red, green, blue = (max(0, min(255, int(value * by))) for value in colour)
    return red, green, blue
