"""Which companies a text names, in whatever language their names are written."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from witnessmark.base.ids import CompanyId
from witnessmark.companies.bearers import NameForms
from witnessmark.publication.claims.folding import fold

_SHORT: Final = 4
"""Names up to so long are looked for as written, or with one capital letter: ROHM, Rohm."""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A company's name as it stands in a text."""

    company: CompanyId
    start: int
    end: int
    words: str


def mentions(text: str, forms: NameForms) -> tuple[Mention, ...]:
    """Return where `text` names which of the companies that bear `forms`, in order of the text.

    A longer name hides a shorter one inside it: a subsidiary's name is no mention of its parent.
    Latin names match as whole words; a form that two companies share is a mention of each. Text
    and names are folded, so that full-width or invisible signs hide no name.
    """
    found: list[Mention] = []
    reading = fold(text, keep_case=True)
    taken = [False] * len(reading.text)
    for form, owners in forms:
        for match in _pattern(form).finditer(reading.text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * len(match[0])
                start, end = reading.span(match.start(), match.end())
                found += [
                    Mention(company=owner, start=start, end=end, words=text[start:end])
                    for owner in owners
                ]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.company)))


def named(text: str, forms: NameForms) -> frozenset[CompanyId]:
    """Return the companies that `text` names."""
    return frozenset(mention.company for mention in mentions(text, forms))


def bearers(text: str, forms: NameForms) -> frozenset[CompanyId]:
    """Return the companies one of whose names stands in `text`, inside a longer name too."""
    reading = fold(text, keep_case=True).text
    return frozenset(
        owner for form, owners in forms if _pattern(form).search(reading) for owner in owners
    )


@cache
def _pattern(words: str) -> re.Pattern[str]:
    words = fold(words, keep_case=True).text
    spellings = (words, words.title()) if len(words) <= _SHORT else (words,)
    body = "|".join(r"\s+".join(map(re.escape, one.split())) for one in spellings)
    before = r"(?<![A-Za-z0-9])" if words[0].isascii() and words[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if words[-1].isascii() and words[-1].isalnum() else ""
    flags = re.IGNORECASE if len(words) > _SHORT else 0
    return re.compile(f"{before}(?:{body}){after}", flags)
