"""Which encoding a text is in, where neither a mark nor UTF-8 says so; in doubt nobody guesses.

Almost any bytes can be read as CP932, as other words: a name misread finds nothing on a list, and
the silence would mislead. So CP932 is taken only where what it gives is everyday Japanese, and no
other encoding gives anything more usual.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from witnessmark.base.errors import BadInput

PIECE: Final = 1 << 20
"""Bytes that are enough to judge by."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD: Final = 4096
"""Bytes in which a text of lines has some sign of one byte."""

_UNFINISHED: Final = (
    "unexpected end of data",
    "truncated data",
    "incomplete multibyte sequence",
)
"""What Python says of a text that ends within a character, by kind of encoding."""

_LEAST: Final = 0.7
"""The share of everyday signs from which a text is held to be in an encoding. Measured on 2,488
names of Japanese companies, 0.71 the lowest, and 4,900 Chinese, Korean and European ones, of which
it takes none for Japanese."""
_NAMED: Final = 0.5
"""The share from which an encoding is named as a likely one."""
_RIVAL: Final = 0.3
"""The share from which another encoding is in the way where half-width kana are in the majority."""

_RUN: Final = re.compile(r"[^\x00-\x7f]+")
_NARROW: Final = re.compile("[\uff61-\uff9f]+")
_SPELLED: Final = re.compile("(?:(?:[ｳｶ-ﾄﾊ-ﾎ]ﾞ|[ﾊ-ﾎ]ﾟ|[ｦｱ-ﾝ])[ｧ-ｯ]?ｰ?･?)+")
"""Half-width kana as Japanese spells it: marks and small kana only after what can bear them."""


def marked_encoding(start: bytes) -> str | None:
    """Return the encoding that the byte order mark at the `start` of a text names, if any."""
    return next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)


def check_zeros(start: bytes, *, name: str) -> None:
    """Raise BadInput, naming what is likely, for NUL bytes as UTF-16 and UTF-32 have them.

    They stand among the first four bytes, or further on, where a line ends or a comma stands, in
    every second place and in what is no UTF-8.
    """
    first, places = (
        start[:4].count(0),
        {at % 2 for at, byte in enumerate(start[:_HEAD]) if not byte},
    )
    if first or (len(places) == 1 and not _is_utf8(start[:_HEAD])):
        width = "32" if first > 2 else "16"
        order = "be" if start[:1] == b"\0" or (not first and places == {0}) else "le"
        raise BadInput(
            f"{name} holds NUL bytes: it may be in UTF-{width} without a byte order mark.",
            remedy=f"Save it as UTF-8, or name what it is in, as in --encoding utf-{width}-{order}",
        )


def _is_utf8(start: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return True


def check_encoding(encoding: str) -> str:
    """Return `encoding` by a name that Python reads text by, UTF-8 as the one that allows a mark.

    Raises BadInput that names some where there is no such encoding.
    """
    try:
        bytes(8).decode(encoding)
        return "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
    except (LookupError, ValueError) as error:
        raise BadInput(
            f"There is no encoding {encoding[:40]!r}.",
            remedy=f"Some are: utf-8, utf-16, cp932, {', '.join((*_PAIRED, *_SINGLE))}.",
        ) from error


def check_japanese(content: bytes, *, name: str) -> None:
    """Raise BadInput, naming what is likely, unless `content` is plain Japanese in CP932."""
    found, paired = _judge_japanese(content), _likely(content, _PAIRED)
    kana_only = found.narrow > found.usual and max(paired.values(), default=0) >= _RIVAL
    if found.share >= _LEAST and not kana_only and max(paired.values(), default=0) < found.share:
        return
    likely = [encoding for encoding, share in paired.items() if share >= _NAMED] or [
        encoding for encoding, share in _likely(content, _SINGLE).items() if share >= _NAMED
    ]
    likely += ["cp932"] if found != _Judged() else []
    if not likely:
        raise BadInput(
            f"{name} is in an encoding that is not read without being told.",
            remedy="Save it as UTF-8, or name what it is in with --encoding NAME.",
        )
    raise BadInput(
        f"{name} is not in UTF-8; it may be in {' or in '.join(likely)}.",
        remedy=f"Save it as UTF-8, or name what it is in, as in --encoding {likely[0]}",
    )


def check_whole(error: UnicodeError, *, name: str, is_told: bool = True) -> None:
    """Raise BadInput where the text of which `error` tells ends in the middle of a character.

    Where nobody told its encoding (`is_told` is false), one byte after plain ASCII shows nothing:
    it may be a letter of another encoding.
    """
    if not isinstance(error, UnicodeDecodeError) or error.reason not in _UNFINISHED:
        return
    before, tail = error.object[: error.start], error.object[error.start :]
    if error.end == len(error.object) and (is_told or len(tail) > 1 or not before.isascii()):
        raise BadInput(
            f"{name} ends in the middle of a character: it was cut short.",
            remedy="Get a whole copy of it.",
        )


def telling_lines(lines: Iterable[bytes]) -> bytes:
    """Return those of `lines` that hold more than ASCII, up to PIECE bytes: enough to judge by."""
    kept: list[bytes] = []
    size = 0
    for line in lines:
        if not line.isascii():
            kept.append(line)
            size += len(line)
        if size > PIECE:
            break
    return b"".join(kept)


@dataclass(frozen=True)
class _Judged:
    """Signs of a text read as CP932: everyday ones, strange ones, and well-spelled narrow kana."""

    usual: int = 0
    strange: int = 0
    narrow: int = 0

    @property
    def share(self) -> float:
        return self.usual / (self.usual + self.strange) if self.usual else 0.0


def _judge_japanese(content: bytes) -> _Judged:
    try:
        text = content.decode("cp932")
    except UnicodeDecodeError:
        return _Judged()
    usual = strange = narrow = 0
    for run in _RUN.finditer(text):
        for kana in _NARROW.findall(run.group()):
            if _SPELLED.fullmatch(kana):
                narrow += len(kana)
            else:
                strange += len(kana)
        signs = _NARROW.sub("", run.group())
        everyday = 0 if _is_lone(run, text) else sum(map(_is_everyday_japanese, signs))
        usual += everyday
        strange += len(signs) - everyday
    return _Judged(usual, strange, narrow)


def _is_everyday_japanese(sign: str) -> bool:
    """Kana, signs and kanji of the first level, rows 1 to 47 of JIS X 0208; ㈱ and the like."""
    code = sign.encode("cp932", "replace")
    return len(code) == 2 and 0x81 <= code[0] <= 0x98


def _is_lone(run: re.Match[str], text: str) -> bool:
    """Say whether this is one sign among Latin letters, as an accent or quotation mark misread."""
    if len(run.group()) != 1:
        return False
    before, after = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
    touching = before.isalpha() + after.isalpha()
    return touching == 2 or (touching == 1 and run.group().encode("cp932", "replace")[-1] < 0x80)


def _pairs(*leads: range) -> Callable[[bytes, int], bool]:
    return lambda code, _length: (
        len(code) == 2 and code[1] >= 0x40 and any(code[0] in lead for lead in leads)
    )


def _high_pairs(*leads: range) -> Callable[[bytes, int], bool]:
    return lambda code, length: code[-1] >= 0xA1 and _pairs(*leads)(code, length)


_PAIRED: Final[Mapping[str, Callable[[bytes, int], bool]]] = {
    "gb18030": _high_pairs(range(0xA1, 0xA4), range(0xB0, 0xD8)),
    "euc_jp": _high_pairs(range(0xA1, 0xA6), range(0xB0, 0xD0)),
    "big5": _pairs(range(0xA1, 0xC7)),
    "euc_kr": _high_pairs(range(0xA1, 0xA4), range(0xB0, 0xC9)),
}
"""Encodings of East Asia, and which codes are everyday in each: signs and those of its first level.
The number is how many signs that are not ASCII stand together."""

_SINGLE: Final[Mapping[str, Callable[[bytes, int], bool]]] = {
    "cp1252": lambda code, length: length <= 2 and code[0] >= 0x80,
    "cp1251": lambda code, length: length >= 3 and code[0] >= 0xC0,
}
"""Encodings with one byte a letter: accents stand alone among plain letters, Cyrillic together."""


def _likely(
    content: bytes, encodings: Mapping[str, Callable[[bytes, int], bool]]
) -> Mapping[str, float]:
    """Return the share of everyday signs in each of `encodings`, the likeliest first."""
    shares = {name: _share(content, name, everyday) for name, everyday in encodings.items()}
    return dict(sorted(shares.items(), key=lambda pair: -pair[1]))


def _share(content: bytes, encoding: str, everyday: Callable[[bytes, int], bool]) -> float:
    try:
        runs = _RUN.findall(content.decode(encoding))
    except UnicodeDecodeError:
        return 0.0
    usual = sum(everyday(sign.encode(encoding), len(run)) for run in runs for sign in run)
    return usual / max(sum(map(len, runs)), 1)
