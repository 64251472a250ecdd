"""Words in another script than the page's: each says its language, wherever they stand.

A sentence may hold a name or a word as it was found (無回答, 日系). Fonts, voices and hyphenation
go by the language of an element, so a finished page is gone through once, and no template can
forget it. Attributes and the title of the page hold no elements, and stay as they are.
"""

import re
from html.parser import HTMLParser
from typing import Final

_EAST: Final = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f"
_RUN: Final = re.compile(f"[{_EAST}](?:[ \\u3000-\\u303f\\uff01-\\uff65]*[{_EAST}])*")
_KANA: Final = re.compile("[\\u3040-\\u30ff\\uff66-\\uff9f]")
_OWN: Final = ("ja", "zh")
"""The languages whose own script this is."""
_VOID: Final = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")


def mark_scripts(page: str) -> str:
    """Return `page` with every run of kana and kanji in an element that says its language.

    What stands in an element of that language already, such as a quotation, is left alone.
    """
    reader = _Marking()
    reader.feed(page)
    reader.close()
    return "".join(reader.written)


def language_of(run: str) -> str:
    """Return `ja` or `zh` for a run of kana and kanji.

    Characters alone do not tell for sure: without kana, those that Japanese encodings know are
    taken for Japanese, for the sources of a case are in Japanese first.
    """
    if _KANA.search(run):
        return "ja"
    try:
        run.encode("cp932")
    except UnicodeEncodeError:
        return "zh"
    return "ja"


class _Marking(HTMLParser):
    """Writes a page as it comes, and marks what is read within it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.written.append(self.get_starttag_text() or "")
        if tag not in _VOID:
            self._open.append((tag, dict(attrs).get("lang") or self._language))

    def handle_startendtag(self, _tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.written.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.written.append(f"</{tag}>")
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        if self._language.split("-")[0] in _OWN or ("title" in tags and "svg" not in tags):
            self.written.append(data)
            return
        element = "tspan" if "text" in tags else "span"
        self.written.append(_RUN.sub(lambda run: _in(element, run.group()), data))

    def handle_entityref(self, name: str) -> None:
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.written.append(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self.written.append(f"<!{decl}>")

    @property
    def _language(self) -> str:
        return self._open[-1][1] if self._open else ""


def _in(element: str, run: str) -> str:
    return f'<{element} lang="{language_of(run)}">{run}</{element}>'
