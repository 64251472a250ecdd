"""Bytes of a mail's part to text: the charset it names, its wider kin, and then a guess."""

import codecs
from typing import Final

_KIN: Final = {
    "iso-2022-jp": ("iso2022_jp_ext", "iso2022_jp_3", "iso2022_jp_2004"),
    "shift_jis": ("cp932",),
    "x-sjis": ("cp932",),
    "windows-31j": ("cp932",),
    "euc-jp": ("euc_jis_2004",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),
    "euc-kr": ("cp949",),
    "ks_c_5601-1987": ("cp949",),
    "us-ascii": (),
}
_GUESSES: Final = ("utf-8", "iso2022_jp_ext", "cp932", "gb18030")
_ESCAPES: Final = (b"\x1b$", b"\x1b(")


def decode_bytes(content: bytes, *, charset: str) -> tuple[str, str]:
    """Return `content` as text, and the name of the charset that fitted.

    A charset counts as fitting only if it reads every byte. Where none fits, the text is read as
    UTF-8 with U+FFFD for each unreadable byte, and the name is empty.
    """
    named = charset.lower().strip()
    for name in (named, *_KIN.get(named, ()), *_guesses(content)):
        text = _strictly(content, name)
        if text is not None:
            return text, name
    return content.decode("utf-8", errors="replace"), ""


def _guesses(content: bytes) -> tuple[str, ...]:
    if any(escape in content for escape in _ESCAPES):
        return ("iso2022_jp_ext", *_GUESSES)
    return _GUESSES


def _strictly(content: bytes, name: str) -> str | None:
    if name == "us-ascii" and any(escape in content for escape in _ESCAPES):
        return None
    try:
        if not codecs.lookup(name)._is_text_encoding:
            return None
        return content.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
