"""What a page of a demo case says opens what it rests on, sentence by sentence."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from witnessmark.base.signing import make_key
from witnessmark.base.text import Language
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.plain import read_case_folder
from witnessmark.publication.claims.ladder import COUNTERFEIT, NO_INFERENCE
from witnessmark.publication.pages.site import render_site
from witnessmark.publication.words import day

DEMO = Path(__file__).parents[2] / "demo"
CASES = ("replay-2023", "synthetic-bench")


@cache
def case_of(name: str) -> Case:
    return read_case_folder(DEMO / name).case


@cache
def openers(name: str, path: str) -> tuple[tuple[str, str], ...]:
    """Return each `<details>` of a page: what it says closed, and what it opens."""
    case = case_of(name)
    site = render_site(
        (case,), pictures={}, keys={case.id: make_key(bytes(32)).public}, on=date(2031, 9, 10)
    )
    parser = Openers()
    parser.feed(site[path].decode())
    return tuple((squeezed(closed), squeezed(opened)) for closed, opened in parser.found)


class Openers(HTMLParser):
    """Collects what stands in the summary, and what below it, of every `<details>`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self._open: list[int] = []
        self._in_summary = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "details":
            self._open.append(len(self.found))
            self.found.append(["", ""])
        self._in_summary = self._in_summary or tag == "summary"

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self._open.pop()
        self._in_summary = self._in_summary and tag != "summary"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open[-1]][0 if self._in_summary else 1] += data


def squeezed(text: str) -> str:
    return "".join(text.split())


def said(case: Case, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each text of the publisher's that is no claim, with the page that it stands on."""
    yield "index.html", case.summary.within(language)
    for remark in (*case.notice.limits, *case.notice.not_published):
        yield "index.html", remark.text.within(language)
    for rule in (NO_INFERENCE, COUNTERFEIT):
        yield "index.html", rule.within(language)
    for claim in case.claims:
        yield "index.html", claim.text.within(language)
    for statement in case.statements:
        yield "statements.html", statement.text.within(language)
    for company in case.companies:
        if company.note:
            yield "companies.html", company.note.within(language)


@pytest.mark.parametrize("language", [Language.EN, Language.JA])
@pytest.mark.parametrize("name", CASES)
def test_every_sentence_opens_something(name: str, language: Language) -> None:
    texts = list(said(case_of(name), language))
    assert len(texts) > 15
    for page, text in texts:
        found = openers(name, f"{language}/{name}/{page}")
        assert any(squeezed(text) in closed and opened for closed, opened in found), text


@pytest.mark.parametrize("language", [Language.EN, Language.JA])
@pytest.mark.parametrize("name", CASES)
def test_the_summary_on_the_start_page_opens_the_claims_of_the_case(
    name: str, language: Language
) -> None:
    case = case_of(name)
    ((closed, opened),) = openers(name, f"{language}/index.html")
    assert squeezed(case.summary.within(language)) in closed
    assert squeezed(day(case.as_of, language=language)) in opened
    counted = sum(int(number) for number in re.findall(r"[(（](\d+)[)）]", opened))
    assert counted == len(case.claims)


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_of_the_device_opens_the_journal_or_the_accounts(name: str) -> None:
    case = case_of(name)
    found = dict(openers(name, f"en/{name}/index.html"))
    opened = found["Groundsofwhatissaidofthedevice"]
    accounts = [one.speaker.en for one in case.statements if one.kind == "teardown" and one.speaker]
    entries = [one for one in case.journal if one.subject in {it.id for it in case.samples}]
    assert accounts or entries
    assert all(squeezed(speaker) in opened for speaker in accounts)
    assert all(f"No.{entry.number}" in opened for entry in entries)


@pytest.mark.parametrize("name", CASES)
def test_every_country_and_note_of_a_company_says_where_it_was_read(name: str) -> None:
    for company in case_of(name).companies:
        assert bool(company.note) == bool(company.note_sources), company.id
        for field in ("headquarters", "incorporation", "parent_country", "manufacture"):
            assert bool(getattr(company, field)) == bool(getattr(company, f"{field}_source"))
