"""A text as a reader's eye takes it: disguises undone, each sign traced to the original.

Refused words and restricted values are looked for in these readings, never in the bare text, so
that full-width letters, invisible signs, accents, look-alikes and gaps hide nothing. The text
itself stays as it was written; only its reading is folded.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_KEPT_MARKS: Final = frozenset("\u3099\u309a\u0653\u0654\u0655")
"""Marks that make another letter: the Japanese voicing marks, and the Arabic hamza and madda."""
_HALF_VOICING: Final = frozenset("\uff9e\uff9f")
_INVISIBLE: Final = frozenset("\u115f\u1160\u3164\uffa0\u0640")
"""Letters by category that show nothing: the Hangul fillers and the Arabic stretching sign."""
_STRANGE: Final = "аеорсухіјѕԁԛԝһӏвкмнтгьαορνικτυχγησωεβℓøđłħŧıɡɑɩꜱᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢսօհոԍ"
_FAMILIAR: Final = "aeopcyxijsdqwhlbkmhtrbaopviktuxynoweblodlhtigaisabcdefghijklmnoprtuvwyzuohng"
_LOOKALIKES: Final = str.maketrans(
    _STRANGE + "АЕОРСУХІЈЅВКМНТΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", _FAMILIAR + "AEOPCYXIJSBKMHTABEZHIKMNOPTYX"
)
"""Signs of other scripts, and odd Latin ones, beside the Latin letter that they look like."""
_DARK_LETTERS: Final = {
    first + place: chr(ord("a") + place)
    for first in (0x1F130, 0x1F150, 0x1F170)
    for place in range(26)
}
"""Letters in dark circles and squares, which normal form KC leaves alone."""

_PLAIN_ASCII: Final = str.maketrans(
    {sign: " " for sign in map(chr, range(128)) if sign.isspace()} | {"_": "-"}
)
"""What folding makes of the signs of ASCII: nothing else among them is a disguise."""

_CJK: Final = (
    r"\u3005\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
_GAP: Final = r"\-.·•‧∙⋅・*|/\\~'`^+=\u2800"
_BETWEEN_CJK: Final = re.compile(rf"(?<=[{_CJK}])[ {_GAP}]{{1,3}}(?=[{_CJK}])")
_BETWEEN_LATIN: Final = re.compile(rf"(?<=[a-z])[{_GAP}]{{1,3}}(?=[a-z])")


@dataclass(frozen=True, kw_only=True)
class Folded:
    """A reading of a text; its sign `i` stands at `starts[i]` to `ends[i]` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the signs from `start` to `end` (excluded) stand in the original."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=8192)
def fold(text: str, *, keep_case: bool = False) -> Folded:
    """Return `text` in normal form KC, without case, invisible signs, accents and look-alikes.

    が and ぱ stay what they are, in half width too. Every dash and `_` is `-`, every space one
    space, every apostrophe `'`. An object replacement character (a blotted sign) stays.
    """
    if text.isascii():
        plain = (text if keep_case else text.lower()).translate(_PLAIN_ASCII)
        places = tuple(range(len(text)))
        return Folded(text=plain, starts=places, ends=tuple(range(1, len(text) + 1)))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for sign in _plain(text[start:end], keep_case=keep_case):
            signs.append(sign)
            starts.append(start)
            ends.append(end)
    return Folded(text="".join(signs), starts=tuple(starts), ends=tuple(ends))


def close_gaps(folded: Folded, *, words: Iterable[str] = ()) -> Folded:
    """Return the reading with gaps closed: 供 給 is 供給, sup-plies and s u p plies are supplies.

    Spaces, dots, dashes and strokes are gaps between two Chinese or Japanese characters; dots,
    dashes and strokes between two Latin letters; spaces there only inside one of `words`.
    """
    gaps = {
        place
        for pattern in (_BETWEEN_CJK, _BETWEEN_LATIN)
        for match in pattern.finditer(folded.text)
        for place in range(match.start(), match.end())
    }
    spread = _spread(tuple(words))
    for match in spread.finditer(folded.text) if spread else ():
        gaps |= {match.start() + at for at, sign in enumerate(match[0]) if not sign.isalpha()}
    kept = [place for place in range(len(folded.text)) if place not in gaps]
    return Folded(
        text="".join(folded.text[place] for place in kept),
        starts=tuple(folded.starts[place] for place in kept),
        ends=tuple(folded.ends[place] for place in kept),
    )


def bare(text: str) -> str:
    """Return only the letters and figures of `text`, folded: what a value is compared by."""
    return "".join(sign for sign in fold(text).text if sign.isalnum())


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sign stands, with the marks and invisible signs that follow it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _leans(text[at]):
            yield start, at
            start = at


def _leans(sign: str) -> bool:
    return sign > "\x7f" and (
        sign in _HALF_VOICING or _is_invisible(sign) or unicodedata.category(sign) in ("Mn", "Me")
    )


def _is_invisible(sign: str) -> bool:
    return sign in _INVISIBLE or unicodedata.category(sign) == "Cf"


@lru_cache(maxsize=8192)
def _plain(cluster: str, *, keep_case: bool) -> str:
    seen = "".join(sign for sign in cluster if not _is_invisible(sign))
    wide = unicodedata.normalize("NFKC", seen).translate(_DARK_LETTERS)
    spread = unicodedata.normalize("NFD", wide if keep_case else wide.casefold())
    signs = "".join(_one(sign) for sign in spread)
    return unicodedata.normalize("NFC", signs).translate(_LOOKALIKES)


def _one(sign: str) -> str:
    if sign.isascii() and sign.isalnum():
        return sign
    category = unicodedata.category(sign)
    if category in ("Mn", "Me") and sign not in _KEPT_MARKS:
        return ""
    if category == "Pd" or sign in "_\u2212":
        return "-"
    if sign in "‘’ʼ＇":
        return "'"
    return " " if sign.isspace() else sign


@lru_cache(maxsize=8)
def _spread(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds any of `words` with gaps in it; `'s old` is not “sold”."""
    if not words:
        return None
    longest_first = sorted(words, key=len, reverse=True)
    found = "|".join(rf"[ {_GAP}]{{0,3}}".join(word) for word in longest_first)
    return re.compile(rf"(?<![a-z0-9'])(?:{found})(?![a-z0-9])")
