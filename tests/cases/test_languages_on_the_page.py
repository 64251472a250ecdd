"""On the English pages of both demo cases every run of kana and kanji says its language."""

import re
from datetime import date
from functools import cache
from html.parser import HTMLParser

import pytest

from cases.test_grounds_on_the_page import CASES, case_of
from witnessmark.base.signing import make_key
from witnessmark.publication.pages.site import render_site

EASTERN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]+")
VOID = ("meta", "link", "img", "br")
READ_OUT = ("title", "alt", "aria-label")


@cache
def english_pages() -> dict[str, str]:
    cases = tuple(case_of(name) for name in CASES)
    keys = {case.id: make_key(bytes(32)).public for case in cases}
    site = render_site(cases, pictures={}, keys=keys, on=date(2031, 9, 10))
    return {
        path: content.decode()
        for path, content in site.items()
        if path.endswith(".html") and not path.startswith("ja/")
    }


class Tongues(HTMLParser):
    """Collects each run of kana and kanji with the language of the element that it stands in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or (self._open[-1][1] if self._open else "")
        for name in READ_OUT:
            self.found += [(run, language) for run in EASTERN.findall(given.get(name) or "")]
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        language = self._open[-1][1] if self._open else ""
        self.found += [(run, language) for run in EASTERN.findall(data)]


@pytest.mark.parametrize("path", sorted(english_pages()))
def test_no_run_stands_in_an_element_of_another_language(path: str) -> None:
    found = Tongues(english_pages()[path]).found
    assert [run for run, language in found if language not in ("ja", "zh")] == []


def test_quotations_words_and_names_are_among_what_was_looked_at() -> None:
    found = [one for page in english_pages().values() for one in Tongues(page).found]
    assert len(found) > 300
    assert ("無回答", "ja") in found
    assert ("维族人员实时预警", "zh") in found
    assert any(run.startswith("ロット番号") for run, _language in found)
