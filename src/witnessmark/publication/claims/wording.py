"""The refused words: which phrase of a text says more than its level of the ladder carries."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import yaml

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.text import Language, Text
from witnessmark.publication.claim import Level
from witnessmark.publication.claims.fault import Fault
from witnessmark.publication.claims.folding import Folded, close_gaps, fold

WORDS: Final = Path(__file__).with_name("ladder_words.yaml")
_FLAGS: Final = re.IGNORECASE | re.DOTALL | re.ASCII  # a Latin word may touch kana


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Phrases that are refused `below` a level, why, and what to write in their place.

    `spared` are longer phrases in which a refused one says nothing of the kind: "power supply".
    """

    rule: str
    below: int
    reason: Text
    words: Mapping[Language, tuple[str, ...]]
    wording: Text = Text()
    spared: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The claim ladder's words, as `ladder_words.yaml` has them.

    `whole` are refused Latin words that are known even with spaces in them; `denials` match from
    a denial to the end, or from the start, of what it denies; `related` is 日系 in each language;
    `no_makers` are names of makers that more often mean another thing.
    """

    version: int
    passes: Mapping[int, Text]
    forms: Mapping[int, Text]
    reported: Text
    opinion: Text
    no_response: Text
    effects: Text
    refused: tuple[Refusal, ...]
    companions: Mapping[Language, tuple[str, ...]]
    whole: tuple[str, ...]
    denials: Mapping[Language, tuple[str, ...]]
    related: Mapping[Language, tuple[str, ...]]
    no_makers: tuple[str, ...] = ()


@cache
def ladder_words() -> Words:
    """Return the words that ship with Witnessmark.

    Raises BadInput where the file is broken or holds a phrase that is no regular expression.
    """
    words = decode(yaml.safe_load(WORDS.read_text(encoding="utf-8")), Words, where=WORDS.name)
    for refusal in words.refused:
        for pattern in (*_all(refusal.words), *_all(refusal.spared)):
            _check(pattern, of=refusal.rule)
    for name, patterns in (("denials", words.denials), ("related", words.related)):
        for pattern in _all(patterns):
            _check(pattern, of=name)
    return words


def passing(level: Level) -> Text:
    """Return the wording that the ladder prescribes for `level`."""
    return ladder_words().passes[level]


def has_words(language: Language) -> bool:
    """Say whether the ladder has refused words for every rule, and every wording, in `language`."""
    words = ladder_words()
    wordings = (*words.passes.values(), *words.forms.values(), words.opinion, words.no_response)
    return all(text.within(language) for text in (*wordings, words.effects)) and all(
        refusal.words.get(language) for refusal in words.refused
    )


@lru_cache(maxsize=4096)
def refused_phrases(text: str, *, language: Language, level: Level) -> tuple[Fault, ...]:
    """Return each phrase of `text` that the ladder refuses on `level`; quotations are the caller's.

    `text` has the same length as the claim's, with what is exempt blotted out. The words of every
    language are looked for, whichever the text is in, and in every disguise that `folding` undoes;
    the phrase is what stands in the original.
    """
    found: dict[tuple[str, int, int], Fault] = {}
    for reading in _readings(text):
        for refusal in ladder_words().refused:
            if level < refusal.below:
                for start, end in _refused_spans(refusal, reading):
                    found.setdefault(
                        (refusal.rule, start, end),
                        Fault(
                            rule=refusal.rule,
                            phrase=text[start:end],
                            language=language,
                            start=start,
                            end=end,
                            reason=refusal.reason,
                            wording=refusal.wording or passing(level),
                        ),
                    )
    return tuple(fault for place, fault in found.items() if not _is_inside(place, found))


def denied_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return what stretches of `text` an explicit denial reaches: `denials` of the words."""
    folded = fold(text)
    return tuple(
        folded.span(match.start(), match.end())
        for pattern in _all(ladder_words().denials)
        for match in _compiled(pattern).finditer(folded.text)
        if match[0]
    )


def fits(pattern: Text, text: str, *, language: Language) -> bool:
    """Say whether `text` has what `pattern`, a regular expression per language, asks for."""
    expression = pattern.within(language)
    return bool(expression) and _compiled(expression).search(fold(text).text) is not None


def has(words: Mapping[Language, tuple[str, ...]], text: str) -> bool:
    """Say whether `text` has a phrase of `words`, of whichever language."""
    return any(True for reading in _readings(text) for _ in _spans(words, reading.text))


def _readings(text: str) -> Iterator[Folded]:
    folded = fold(text)
    yield folded
    closed = close_gaps(folded, words=ladder_words().whole)
    if closed.text != folded.text:
        yield closed


def _refused_spans(refusal: Refusal, reading: Folded) -> Iterator[tuple[int, int]]:
    """Yield where in the original the reading has refused phrases that are not spared."""
    spans = list(_spans(refusal.words, reading.text))
    spared = list(_spans(refusal.spared, reading.text)) if spans else []
    for start, end in spans:
        if not any(first <= start and end <= last for first, last in spared):
            yield reading.span(start, end)


def _spans(words: Mapping[Language, tuple[str, ...]], text: str) -> Iterator[tuple[int, int]]:
    for pattern in _all(words):
        for match in _compiled(pattern).finditer(text):
            if match[0]:
                yield match.span()


def _is_inside(place: tuple[str, int, int], others: Mapping[tuple[str, int, int], Fault]) -> bool:
    """Say whether a longer phrase that the same rule refuses holds this one."""
    rule, start, end = place
    return any(
        other == rule and first <= start and end <= last and last - first > end - start
        for other, first, last in others
    )


def _all(words: Mapping[Language, tuple[str, ...]]) -> Iterator[str]:
    for patterns in words.values():
        yield from patterns


def _check(pattern: str, *, of: str) -> None:
    try:
        re.compile(pattern, _FLAGS)
    except re.error as error:
        raise BadInput(
            f"{WORDS.name}: {of}: {pattern!r} is no pattern: {error}.",
            remedy="Correct the pattern.",
        ) from error


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, _FLAGS)
