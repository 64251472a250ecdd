"""Whether the first of several lines is a table's heading, and no marking."""

import re
from typing import Final

_CELL: Final = re.compile(r"[,;\t]")
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+|\d+")
_PN: Final = re.compile(r"\bP/N\b", re.IGNORECASE)
_TELLING: Final = frozenset(
    (
        *("mark", "marks", "marking", "markings", "topmark", "topmarking", "mpn", "mpns", "pn"),
        *("part", "parts", "partno", "partnumber", "component", "components"),
        *("chip", "chips", "device", "devices"),
        *("品番", "型番", "型式", "型名", "部品", "部品番号", "部品名", "表示", "表示内容"),
        *("刻印", "捺印", "印字", "マーキング"),
        *("型号", "型號", "料号", "料號", "丝印", "絲印", "器件"),
    )
)
"""Words that a heading of markings has, in lower case."""
_BESIDE: Final = frozenset(
    (
        *("as", "code", "full", "ic", "id", "line", "manufacturer", "maker", "model", "name"),
        *("no", "nr", "num", "number", "on", "or", "original", "raw", "read", "reading", "seen"),
        *("text", "the", "top", "type"),
    )
)
"""Words that may stand beside a telling one."""


def heading_in(line: str) -> str:
    """Return the cell of `line` that can only be the heading of markings, or an empty string.

    It consists of words that name such a column, `part_number`, `Top Marking`, `品番`, and of
    nothing else: a marking with a digit, or with a word more, is none.
    """
    cells = [cell.strip().strip("\"'") for cell in _CELL.split(line)]
    return next((cell for cell in cells if _names_markings(cell)), "")


def _names_markings(cell: str) -> bool:
    words = {word.lower() for word in _WORD.findall(_PN.sub("pn", cell))}
    return bool(words & _TELLING) and words <= _TELLING | _BESIDE
