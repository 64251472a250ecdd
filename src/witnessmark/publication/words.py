"""Words, days and numbers as a reader of each language writes them."""

import gettext
import io
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from witnessmark.base.errors import NotConfigured
from witnessmark.base.text import Language, Text

LOCALE: Final = Path(__file__).resolve().parent.parent / "locale"
"""Where the one catalogue of the product lies, one folder per language."""

Words = Callable[[str], str]


def words(language: Language, *, locale: Path = LOCALE) -> Words:
    """Return the function that says an English phrase of the program in `language`.

    A phrase that the catalogue lacks comes back as it is. Reads the compiled catalogue, or the
    written one where nothing was compiled yet. Raises NotConfigured where there is neither: a
    report that lacks a language is not published.
    """
    return _words(language, locale)


def day(value: date, *, language: Language) -> str:
    """Return `value` as people write it: 19 January 2023, 2023年1月19日."""
    if language is Language.JA:
        return f"{value.year}年{value.month}月{value.day}日"
    return format_date(value, "d MMMM y", locale="en")


def moment(value: datetime, *, language: Language) -> str:
    """Return `value` to the minute with its zone: 19 January 2023, 10:30 (UTC+09:00)."""
    zone = value.strftime("%z")
    named = f"UTC{zone[:3]}:{zone[3:5]}" if zone not in ("", "+0000") else "UTC"
    clock = value.strftime("%H:%M")
    if language is Language.JA:
        return f"{day(value.date(), language=language)} {clock}（{named}）"
    return f"{day(value.date(), language=language)}, {clock} ({named})"


def told(text: Text, *, language: Language) -> tuple[str, str]:
    """Return `text` in `language`, else in the first language that has it, with that language."""
    for tried in (language, *Language):
        if found := text.within(tried).strip():
            return found, tried.value
    return "", language.value


@cache
def _words(language: Language, locale: Path) -> Words:
    folder = locale / language.value / "LC_MESSAGES"
    compiled, written = folder / "django.mo", folder / "django.po"
    if compiled.is_file():
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file).gettext
    if written.is_file():
        return _spoken(read_po(io.BytesIO(written.read_bytes()), locale=language.value))
    if language is Language.EN:
        return str
    raise NotConfigured(
        f"The words of the language {language.value} are missing from {locale}.",
        remedy="Run: make setup (it compiles them), or install the package anew.",
    )


def _spoken(catalogue: Catalog) -> Words:
    phrases = {
        message.id: message.string
        for message in catalogue
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }

    def say(phrase: str) -> str:
        return phrases.get(phrase, phrase)

    return say
