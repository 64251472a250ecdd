"""The refused words: which phrase of a text says more than its level of the ladder carries."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.text import Language, Text
from witnessmark.publication.claim import Level
from witnessmark.publication.claims.fault import Fault

WORDS: Final = Path(__file__).with_name("ladder_words.yaml")
_FLAGS: Final = re.IGNORECASE | re.DOTALL


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Phrases that are refused `below` a level, why, and what to write in their place."""

    rule: str
    below: int
    reason: Text
    words: Mapping[Language, tuple[str, ...]]
    wording: Text = Text()


@dataclass(frozen=True, kw_only=True)
class Words:
    """The claim ladder's words, as `ladder_words.yaml` has them."""

    version: int
    passes: Mapping[int, Text]
    forms: Mapping[int, Text]
    reported: Text
    opinion: Text
    no_response: Text
    effects: Text
    refused: tuple[Refusal, ...]
    companions: Mapping[Language, tuple[str, ...]]


@cache
def ladder_words() -> Words:
    """Return the words that ship with Witnessmark.

    Raises BadInput where the file is broken or holds a phrase that is no regular expression.
    """
    words = decode(yaml.safe_load(WORDS.read_text(encoding="utf-8")), Words, where=WORDS.name)
    for refusal in words.refused:
        for pattern in (one for patterns in refusal.words.values() for one in patterns):
            try:
                re.compile(pattern, _FLAGS)
            except re.error as error:
                raise BadInput(
                    f"{WORDS.name}: {refusal.rule}: {pattern!r} is no pattern: {error}.",
                    remedy="Correct the pattern.",
                ) from error
    return words


def passing(level: Level) -> Text:
    """Return the wording that the ladder prescribes for `level`."""
    return ladder_words().passes[level]


def refused_phrases(text: str, *, language: Language, level: Level) -> Iterator[Fault]:
    """Yield each phrase of `text` that the ladder refuses on `level`; quotations are the caller's.

    `text` has the same length as the claim's, with what is exempt blotted out.
    """
    for refusal in ladder_words().refused:
        if level < refusal.below:
            for pattern in refusal.words.get(language, ()):
                for match in _compiled(pattern).finditer(text):
                    yield Fault(
                        rule=refusal.rule,
                        phrase=match[0],
                        language=language,
                        start=match.start(),
                        end=match.end(),
                        reason=refusal.reason,
                        wording=refusal.wording or passing(level),
                    )


def fits(pattern: Text, text: str, *, language: Language) -> bool:
    """Say whether `text` has what `pattern`, a regular expression per language, asks for."""
    expression = pattern.within(language)
    return bool(expression) and _compiled(expression).search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, _FLAGS)
