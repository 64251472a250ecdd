"""A company's name made comparable: folded, its legal form taken off, written in Latin letters."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii

from witnessmark.base.errors import BadInput
from witnessmark.reference.words import FormKind, Place, load_common_words, load_legal_forms

LONGEST_NAME: Final = 500
"""Characters that a company's name may have."""

_EAST_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_RUN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]+|[^\W_]+")
_INITIALS: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_QUOTES: Final = re.compile(r"['’‘`´ʻʼ・·‧]")


@dataclass(frozen=True, slots=True)
class NameKey:
    """What of a name is compared. `text` stays as given.

    `core` is the name without legal form and spaces in its own script; `tokens` its words in Latin
    letters; `forms` the legal forms taken off; `east_asian` says that the script is Han, kana or
    hangul, whose transliteration is a reading and never proof.
    """

    text: str
    core: str
    tokens: tuple[str, ...]
    forms: tuple[FormKind, ...]
    east_asian: bool


@lru_cache(maxsize=8192)
def name_key(text: str) -> NameKey:
    """Return the key of the name `text`; a name with nothing to compare has no tokens.

    Raises BadInput for a name longer than LONGEST_NAME.
    """
    if len(text) > LONGEST_NAME:
        raise BadInput(
            f"The name {text[:40]!r}… has {len(text):,} characters.",
            remedy=f"A name has at most {LONGEST_NAME}; put one name in each row.",
        )
    glued, forms = _without_glued_form(fold(text))
    words, more = _without_form(tuple(_words(glued)))
    core = "".join(words)
    tokens = tuple(_number(token) for word in words for token in _latin(word))
    return NameKey(text, core, tokens, (*forms, *more), bool(_EAST_ASIAN.search(core)))


def fold(text: str) -> str:
    """Return `text` in Unicode's compatible form, without case, doubled spaces and quotes."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = _QUOTES.sub("", unicodedata.normalize("NFKC", plain))
    plain = _INITIALS.sub(lambda found: found.group().replace(".", ""), plain)
    return " ".join(plain.replace("&", " and ").split())


def _words(folded: str) -> list[str]:
    words: list[str] = []
    letters = ""
    for word in _RUN.findall(folded):
        word = anyascii(word).lower() if _is_latin(word) else word
        if len(word) == 1 and word.isalpha() and not _EAST_ASIAN.match(word):
            letters += word
            continue
        words += [letters, word] if letters else [word]
        letters = ""
    return [*words, letters] if letters else words


def _is_latin(word: str) -> bool:
    return all(letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" for letter in word)


def _latin(word: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"['` ]", "", anyascii(word).lower()))


def _number(token: str) -> str:
    return load_common_words().numbers.get(token, token)


@cache
def _glued_forms() -> tuple[tuple[str, FormKind, Place], ...]:
    """Forms in a script without spaces, or in brackets; longest first."""
    found = (
        (fold(spelling).replace(" ", ""), kind, place)
        for spelling, (kind, place) in load_legal_forms().spellings().items()
        if _EAST_ASIAN.search(unicodedata.normalize("NFKC", spelling))
    )
    return tuple(sorted(found, key=lambda form: -len(form[0])))


@cache
def _word_forms() -> dict[tuple[str, ...], tuple[FormKind, Place]]:
    return {
        tuple(_words(fold(spelling))): form
        for spelling, form in load_legal_forms().spellings().items()
    }


def _without_glued_form(folded: str) -> tuple[str, tuple[FormKind, ...]]:
    if not _EAST_ASIAN.search(folded):
        return folded, ()
    for spelling, kind, place in _glued_forms():
        if len(folded) <= len(spelling):
            continue
        if place is not Place.START and folded.endswith(spelling):
            return folded[: -len(spelling)].strip(), (kind,)
        if place is not Place.END and folded.startswith(spelling):
            return folded[len(spelling) :].strip(), (kind,)
    return folded, ()


def _without_form(
    words: tuple[str, ...],
) -> tuple[tuple[str, ...], tuple[FormKind, ...]]:
    """Take forms off both ends, the longest first, as long as a name is left."""
    found: tuple[FormKind, ...] = ()
    while taken := _one_form(words):
        words, kind = taken
        found = (*found, kind)
    return words, found


def _one_form(words: tuple[str, ...]) -> tuple[tuple[str, ...], FormKind] | None:
    forms = _word_forms()
    for length in range(min(6, len(words) - 1), 0, -1):
        kind, place = forms.get(words[-length:], (None, Place.START))
        if kind and place is not Place.START:
            return words[:-length], kind
        kind, place = forms.get(words[:length], (None, Place.END))
        if kind and place is not Place.END:
            return words[length:], kind
    return None
