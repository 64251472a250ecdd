"""Text that exists in several languages, and the languages there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from witnessmark.base.json import Json


class Language(StrEnum):
    """A language of the interface or of a document, as a BCP 47 tag."""

    EN = "en"
    JA = "ja"
    ZH = "zh"
    UG = "ug"


PUBLISHED = (Language.EN, Language.JA)
"""The languages that a publication must have; Chinese and Uyghur are prepared."""


@dataclass(frozen=True)
class Text:
    """One text in each language that it exists in; an empty string means that it is missing.

    `unknown` keeps what came in other languages, or was added by a newer version; never published.
    """

    en: str = ""
    ja: str = ""
    zh: str = ""
    ug: str = ""
    unknown: Mapping[str, Json] = field(default_factory=dict, kw_only=True, hash=False)

    def within(self, language: Language) -> str:
        """Return the text in `language`, or an empty string."""
        value: str = getattr(self, language.value)
        return value

    def missing(self, languages: tuple[Language, ...] = PUBLISHED) -> tuple[Language, ...]:
        """Return those of `languages` that the text lacks."""
        return tuple(language for language in languages if not self.within(language).strip())

    def __bool__(self) -> bool:
        return any(self.within(language) for language in Language)


def text_of(words: Mapping[str, str]) -> Text:
    """Return the text whose words in each language stand in `words`, by the language's tag."""
    known = {language.value for language in Language}
    rest = {tag: said for tag, said in words.items() if tag not in known}
    return Text(
        en=words.get("en", ""),
        ja=words.get("ja", ""),
        zh=words.get("zh", ""),
        ug=words.get("ug", ""),
        unknown=rest,
    )
