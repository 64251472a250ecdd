"""The journal as the public sees it: who did what to which thing, when."""

from collections.abc import Mapping
from dataclasses import dataclass

from witnessmark.publication.labels import ACTS
from witnessmark.publication.pages.proofs import Reader
from witnessmark.publication.words import moment


@dataclass(frozen=True, kw_only=True)
class Act:
    """One entry of the journal as the public sees it."""

    number: int
    at: str
    actor: str
    act: str
    word: str
    subject: str
    sha256: str


def acts(*, reader: Reader) -> tuple[Act, ...]:
    """Return every entry of the journal, oldest first."""
    return tuple(
        Act(
            number=entry.number,
            at=moment(entry.at, language=reader.language),
            actor=reader.person(entry.actor) or entry.actor,
            act=entry.act,
            word=ACTS[entry.act].within(reader.language) if entry.act in ACTS else "",
            subject=entry.subject,
            sha256=entry.sha256,
        )
        for entry in reader.within.case.journal
    )


def acts_by_subject(*, reader: Reader) -> Mapping[str, tuple[Act, ...]]:
    """Return the entries of the journal by the thing that they are about, oldest first."""
    found: dict[str, tuple[Act, ...]] = {}
    for act in acts(reader=reader):
        found[act.subject] = (*found.get(act.subject, ()), act)
    return found
