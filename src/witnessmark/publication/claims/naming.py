"""Which companies a text names, in whatever language their names are written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from witnessmark.base.ids import CompanyId
from witnessmark.companies.company import Company
from witnessmark.publication.claims.folding import fold


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A company's name as it stands in a text."""

    company: CompanyId
    start: int
    end: int
    words: str


def mentions(text: str, companies: Iterable[Company]) -> tuple[Mention, ...]:
    """Return where `text` names which of `companies`, in the order of the text.

    A longer name hides a shorter one inside it: a subsidiary's name is no mention of its parent.
    Latin names match as whole words; a form that two companies share is a mention of each. Text
    and names are folded, so that full-width or invisible signs hide no name.
    """
    found: list[Mention] = []
    reading = fold(text, keep_case=True)
    taken = [False] * len(reading.text)
    for form, owners in _forms(companies):
        for match in form.finditer(reading.text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * len(match[0])
                start, end = reading.span(match.start(), match.end())
                found += [
                    Mention(company=owner, start=start, end=end, words=text[start:end])
                    for owner in owners
                ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.company)))


def named(text: str, companies: Iterable[Company]) -> frozenset[CompanyId]:
    """Return the companies that `text` names."""
    return frozenset(mention.company for mention in mentions(text, companies))


def shared_forms(companies: Sequence[Company]) -> Mapping[str, tuple[CompanyId, ...]]:
    """Return each name form that more than one company bears, with those companies."""
    return {words: owners for words, owners in _owners(companies).items() if len(owners) > 1}


def _owners(companies: Iterable[Company]) -> dict[str, tuple[CompanyId, ...]]:
    owners: dict[str, list[CompanyId]] = {}
    for company in companies:
        for words in {" ".join(form.text.split()) for form in company.names}:
            owners.setdefault(words, []).append(company.id)
    return {words: tuple(sorted(ids)) for words, ids in owners.items() if len(words) > 1}


def _forms(
    companies: Iterable[Company],
) -> list[tuple[re.Pattern[str], tuple[CompanyId, ...]]]:
    owners = _owners(companies)
    longest_first = sorted(owners, key=lambda words: (-len(words), words))
    return [(_pattern(words), owners[words]) for words in longest_first]


@cache
def _pattern(words: str) -> re.Pattern[str]:
    words = fold(words, keep_case=True).text
    body = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<![A-Za-z0-9])" if words[0].isascii() and words[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if words[-1].isascii() and words[-1].isalnum() else ""
    flags = re.IGNORECASE if len(words) > 4 else 0
    return re.compile(before + body + after, flags)
