"""Text that exists in several languages, and the languages there are."""

from dataclasses import dataclass, fields
from enum import StrEnum


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
    """One text in each language that it exists in; an empty string means that it is missing."""

    en: str = ""
    ja: str = ""
    zh: str = ""
    ug: str = ""

    def within(self, language: Language) -> str:
        """Return the text in `language`, or an empty string."""
        value: str = getattr(self, language.value)
        return value

    def missing(self, languages: tuple[Language, ...] = PUBLISHED) -> tuple[Language, ...]:
        """Return those of `languages` that the text lacks."""
        return tuple(language for language in languages if not self.within(language).strip())

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))
