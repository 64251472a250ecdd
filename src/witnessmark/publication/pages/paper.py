"""Pictures for paper: each carries its own colours, and photos are wrapped as drawings are.

The PDF is set from text alone, so a photo travels as an SVG around its bytes; a drawn picture of
the site is the same picture here, with the site's rules for light paper written into it.
"""

import base64
import re
from functools import cache
from pathlib import Path
from typing import Final

from witnessmark.publication.pages.drawing import element, write

_TEMPLATES: Final = Path(__file__).with_name("templates")
_ON_PAPER: Final = {
    "--sans": '"Noto Sans", "Noto Sans JP"',
    "--code-0": "#ffffff",
    "--mono": '"DejaVu Sans Mono", "Noto Sans JP"',
}
_SVG: Final = 'xmlns="http://www.w3.org/2000/svg"'
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VALUE: Final = re.compile(r"(--[\w-]+):\s*([^;]+);")
_USE: Final = re.compile(r"var\((--[\w-]+)\)")


def on_paper(picture: str) -> str:
    """Return the drawn `picture`, an SVG element of the site, with its rules inside."""
    head, rest = picture.split(">", 1)
    return f"{head.replace('<svg', f'<svg {_SVG}', 1)}><style>{_rules()}</style>{rest}"


def photo_on_paper(content: bytes, *, media_type: str, width: int, height: int) -> str:
    """Return a photo of `width` by `height` pixels as an SVG element around its bytes."""
    data = base64.b64encode(content).decode("ascii")
    root = element("svg", {"xmlns": "http://www.w3.org/2000/svg", "width": width, "height": height})
    root.set("viewBox", f"0 0 {width} {height}")
    href = f"data:{media_type};base64,{data}"
    root.append(element("image", {"width": width, "height": height, "href": href}))
    return write(root)


@cache
def _rules() -> str:
    """Return the site's rules for pictures, their colours filled in: those of light paper.

    Rules that answer a pointer or a narrow window say nothing on paper and are left out.
    """
    light = (_TEMPLATES / "tokens.css").read_text("utf-8").split("}", 1)[0]
    values = {**dict(_VALUE.findall(light)), **_ON_PAPER}
    css = _COMMENT.sub("", (_TEMPLATES / "pictures.css").read_text("utf-8"))
    still = [
        f"{selector.strip()}{{{body}}}"
        for selector, body in _RULE.findall(css)
        if re.match(r"svg|\.\w+-picture", selector.strip()) and ":" not in selector
    ]
    return _USE.sub(lambda found: values[found[1]], "".join(still))
