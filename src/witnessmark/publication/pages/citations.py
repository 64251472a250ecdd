"""Sources as a reader finds them: title, publisher, address, dates, and which copy was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from witnessmark.base.ids import DocumentId
from witnessmark.base.text import Language, Text
from witnessmark.evidence.document import Document, TranslationCredit
from witnessmark.publication.case import Case
from witnessmark.publication.labels import MARKS
from witnessmark.publication.words import day, told


@dataclass(frozen=True)
class Foreign:
    """A text with the BCP 47 tag of the language that it is in."""

    text: str
    language: str


NOTHING: Final = Foreign("", "")
"""No text, in no language."""


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A document as it stands in the list of sources, under `number`.

    `address` is shown as text; `link` is the same where it is a web address, else empty.
    """

    number: int
    id: str
    title: Foreign
    publisher: Foreign
    address: str
    link: str
    mark: str
    mark_word: str
    copy_read: str
    published_on: str
    accessed_on: str
    fragment: Foreign
    sha256: str
    credits: tuple["Credit", ...]


@dataclass(frozen=True, kw_only=True)
class Credit:
    """Who translated a document from what into what, who edited, who checked, what is left out."""

    source_language: str
    target_language: str
    translator: str
    editors: str
    checkers: str
    omission: str


def citations(case: Case, *, language: Language) -> Mapping[DocumentId, Citation]:
    """Return every document of `case` as a numbered citation, in the order of the case."""
    return {
        document.id: _citation(document, number, case, language=language)
        for number, document in enumerate(case.documents, start=1)
    }


def foreign(text: Text, *, language: Language) -> Foreign:
    """Return `text` for a reader of `language`: in that language if it exists, else marked."""
    return Foreign(*told(text, language=language))


def web_address(address: str) -> str:
    """Return `address` if a reader may follow it, else an empty string: only http and https."""
    return address if address.startswith(("https://", "http://")) else ""


def _citation(document: Document, number: int, case: Case, *, language: Language) -> Citation:
    own = document.language or language.value
    return Citation(
        number=number,
        id=document.id,
        title=foreign(document.title, language=language),
        publisher=foreign(document.publisher, language=language),
        address=document.address,
        link=web_address(document.address),
        mark=document.mark,
        mark_word=MARKS[document.mark].within(language),
        copy_read=document.copy_read,
        published_on=day(document.published_on, language=language) if document.published_on else "",
        accessed_on=day(document.accessed_on, language=language) if document.accessed_on else "",
        fragment=Foreign(document.fragment, own),
        sha256=document.sha256 or "",
        credits=tuple(
            _credit(credit, language=language)
            for credit in case.credits
            if credit.document == document.id
        ),
    )


def _credit(credit: TranslationCredit, *, language: Language) -> Credit:
    return Credit(
        source_language=LANGUAGE_NAMES[credit.source_language].within(language),
        target_language=LANGUAGE_NAMES[credit.target_language].within(language),
        translator=told(credit.translator, language=language)[0],
        editors=told(credit.editors, language=language)[0],
        checkers=told(credit.checkers, language=language)[0],
        omission=credit.omission,
    )


LANGUAGE_NAMES: Mapping[Language, Text] = {
    Language.EN: Text("English", "英語"),
    Language.JA: Text("Japanese", "日本語"),
    Language.ZH: Text("Chinese", "中国語"),
    Language.UG: Text("Uyghur", "ウイグル語"),
}
"""What each language is called."""
