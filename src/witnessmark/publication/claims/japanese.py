"""Whether the versions of a text all say 日系 (Japanese-related), or some say 日本 (Japanese)."""

from collections.abc import Mapping

from witnessmark.base.text import Language, Text
from witnessmark.publication.claim import Level
from witnessmark.publication.claims.wording import has, ladder_words, refused_phrases

APART = Text(
    en="One version says “Japanese-related” (日系), the other another thing: “Japanese” is not the "
    "same.",
    ja="一方の言語版は「日系」（Japanese-related）と記し、他方は別の語を用いている。「日系」と「日本」は"
    "同じではない。",
)
"""Why a text is refused of which one version says Japanese-related."""


def related_apart(versions: Mapping[Language, str]) -> tuple[Language, ...]:
    """Return the versions that differ from the first in whom they call Japanese-related, or
    Japanese beside it.

    Quoted words count too, since a rendering is ours. Where no version says Japanese-related, the
    rule `japanese` and the countries on file are enough.
    """
    words = ladder_words().related
    read = {one: text for one, text in versions.items() if text.strip() and words.get(one)}
    related = {one: has(words, text) for one, text in read.items()}
    if not any(related.values()):
        return ()
    said = {one: (related[one], _says_japanese(text, one)) for one, text in read.items()}
    first = next(iter(said.values()))
    return tuple(one for one, kinds in said.items() if kinds != first)


def _says_japanese(text: str, language: Language) -> bool:
    found = refused_phrases(text, language=language, level=Level.OBSERVED)
    return any(fault.rule == "japanese" for fault in found)
