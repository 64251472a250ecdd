"""Texts of a case, whoever said them, of which only some versions say 日系 (Japanese-related)."""

from collections.abc import Iterable, Iterator
from typing import Final

from witnessmark.base.text import Language, Text
from witnessmark.publication.case import Case
from witnessmark.publication.claims.japanese import APART, related_apart
from witnessmark.publication.gate.lock import Shut
from witnessmark.publication.redaction.restricted import Published

_ELSEWHERE: Final = (
    "claims.text",
    "claims.corrections.before",
    "inquiries.attempts.text",
    "inquiries.replies.",
)
"""Claims, which the ladder compares; what nobody can mend any more; and replies, see below."""


def texts_apart(texts: Iterable[Published]) -> Iterator[Shut]:
    """Yield each of `texts` of which only some versions say Japanese-related."""
    versions: dict[tuple[str, str], dict[Language, str]] = {}
    for text in texts:
        if text.language and not text.kind.startswith(_ELSEWHERE):
            path = text.path.removesuffix(f".{text.language}")
            versions.setdefault((text.owner, path), {})[text.language] = text.words
    for (owner, path), said in versions.items():
        if related_apart(said):
            yield _apart(owner, path)


def replies_apart(case: Case) -> Iterator[Shut]:
    """Yield each reply whose translation that holds differs from the original."""
    for reply in (one for asked in case.inquiries for one in asked.replies):
        original = reply.language.split("-")[0]
        said = {
            one: reply.text if one == original else reply.translation.within(one)
            for one in Language
        }
        if related_apart(said):
            yield _apart(reply.id, "translations")


def _apart(subject: str, path: str) -> Shut:
    return Shut(
        subject=subject,
        why=Text(en=f"{path}: {APART.en}", ja=f"{path}：{APART.ja}"),
        remedy=Text(
            en="Say Japanese-related where the other version says 日系, and nowhere else.",
            ja="他方が Japanese-related と記す箇所に限り、「日系」と記す。",
        ),
    )
