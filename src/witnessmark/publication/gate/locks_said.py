"""Locks on what is said: claims, titles, and texts of ours."""

from collections.abc import Iterator
from typing import Final

from witnessmark.base.text import PUBLISHED, Text
from witnessmark.evidence.component import Authenticity, Component
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim, ClaimStatus, EvidenceKind, Level
from witnessmark.publication.claims.ladder import faults
from witnessmark.publication.claims.phrases import spoken_faults
from witnessmark.publication.claims.sources import components_of, ids_of
from witnessmark.publication.gate.lock import Day, Shut
from witnessmark.publication.redaction.restricted import restricted_words

REVIEWERS: Final = 2
READERS: Final = 2
_ALWAYS: Final = ("confirmed", "ignored", "sanctioned", "same_model", "japanese", "one_figure")


def standing_claims(case: Case) -> tuple[Claim, ...]:
    """Return the claims that are on their way to the page or on it: neither draft nor withdrawn."""
    return tuple(
        claim
        for claim in case.claims
        if claim.status not in (ClaimStatus.DRAFT, ClaimStatus.WITHDRAWN)
    )


def wording(case: Case, day: Day) -> Iterator[Shut]:
    """Every claim, drafts too, is held to the claim ladder; titles and summaries to its words."""
    for claim in case.claims:
        if claim.status is ClaimStatus.WITHDRAWN:
            continue
        for fault in faults(claim, case=case, on=day.on, terms=day.terms):
            shown = f"“{fault.phrase}”: " if fault.phrase else ""
            yield Shut(
                subject=claim.id,
                why=Text(en=f"{shown}{fault.reason.en}", ja=f"{shown}{fault.reason.ja}"),
                remedy=Text(en=f"Write: {fault.wording.en}", ja=f"例：{fault.wording.ja}"),
            )
    for name, text in (("title", case.title), ("summary", case.summary)):
        for language in case.languages:
            for fault in spoken_faults(
                text.within(language), language=language, case=case, only=_ALWAYS
            ):
                yield Shut(
                    subject=name,
                    why=Text(
                        en=f"“{fault.phrase}”: {fault.reason.en}",
                        ja=f"「{fault.phrase}」：{fault.reason.ja}",
                    ),
                    remedy=Text(en=f"Write: {fault.wording.en}", ja=f"例：{fault.wording.ja}"),
                )


def claims(case: Case, _day: Day) -> Iterator[Shut]:
    """There is something to say."""
    if not standing_claims(case):
        yield Shut(
            subject=case.id,
            why=Text(en="No claim is ready to be published.", ja="公表できる主張がない。"),
            remedy=Text(en="Finish a claim.", ja="主張を仕上げる。"),
        )


def languages(case: Case, _day: Day) -> Iterator[Shut]:
    """Everything we say stands in every language of the case, and those include ours."""
    for language in PUBLISHED:
        if language not in case.languages:
            yield _untranslated(case.id, language.value)
    texts = [("title", case.title)]
    texts += [(claim.id, claim.text) for claim in standing_claims(case)]
    texts += [(statement.id, statement.text) for statement in case.statements]
    texts += [("summary", case.summary)] if case.summary else []
    texts += [("notice", text) for text in (*case.notice.limits, *case.notice.not_published)]
    for subject, text in texts:
        for language in text.missing(case.languages):
            yield _untranslated(subject, language.value)


def review(case: Case, _day: Day) -> Iterator[Shut]:
    """Each claim was reviewed by two people of the case."""
    people = {person.id for person in case.people}
    for claim in standing_claims(case):
        reviewed = set(claim.reviewers) & people
        if len(reviewed) < REVIEWERS:
            yield Shut(
                subject=claim.id,
                why=Text(
                    en=f"{len(reviewed)} of {REVIEWERS} people have reviewed it.",
                    ja=f"確認したのは{REVIEWERS}名中{len(reviewed)}名である。",
                ),
                remedy=Text(en="Have it reviewed.", ja="もう1名以上の確認を受ける。"),
            )


def belief(case: Case, _day: Day) -> Iterator[Shut]:
    """The reasons for believing each claim are kept, as Japanese defamation law asks."""
    for claim in standing_claims(case):
        if not claim.belief:
            yield Shut(
                subject=claim.id,
                why=Text(
                    en="The reasons for believing it are not written down.",
                    ja="真実と信じる理由が記録されていない。",
                ),
                remedy=Text(en="Write them down.", ja="理由を記録する。"),
            )


def readings(case: Case, _day: Day) -> Iterator[Shut]:
    """Each marking that a claim rests on was read by two people."""
    for component in _rested_on(case):
        readers = {reading.reader for reading in component.readings}
        if len(readers) < READERS:
            yield Shut(
                subject=component.id,
                why=Text(
                    en=f"{len(readers)} of {READERS} people have read its marking.",
                    ja=f"表示を読み取ったのは{READERS}名中{len(readers)}名である。",
                ),
                remedy=Text(en="Have it read again.", ja="もう1名が独立に読み取る。"),
            )


def authenticity(case: Case, _day: Day) -> Iterator[Shut]:
    """Authenticity is stated for each component that a named company is tied to."""
    tied = {
        component.id: component
        for claim in standing_claims(case)
        if claim.companies
        for component in components_of(claim, case)
    }
    for component in tied.values():
        if component.authenticity is Authenticity.NOT_EXAMINED:
            yield Shut(
                subject=component.id,
                why=Text(
                    en="A company is named for it, and its authenticity was not examined.",
                    ja="企業名に結び付く部品であるのに、真正性が調べられていない。",
                ),
                remedy=Text(
                    en="Examine it and state what was found, or leave the company out.",
                    ja="真正性を調べて結果を記すか、企業名を削る。",
                ),
            )


def restricted(case: Case, _day: Day) -> Iterator[Shut]:
    """No restricted value stands in a text, nor a signatory's name in a reply that is shown."""
    texts: list[tuple[str, Text]] = [(claim.id, claim.text) for claim in case.claims]
    texts += [("title", case.title), ("summary", case.summary)]
    texts += [("notice", text) for text in case.notice.limits]
    texts += [(statement.id, statement.text) for statement in case.statements]
    texts += [
        (reply.id, Text(en=f"{reply.text}\n{reply.translation.en}", ja=reply.translation.ja))
        for inquiry in case.inquiries
        for reply in inquiry.replies
    ]
    for words in sorted(restricted_words(case)):
        for subject, text in texts:
            if any(words in version for version in (text.en, text.ja, text.zh, text.ug)):
                yield Shut(
                    subject=subject,
                    why=Text(
                        en="A restricted value stands in its text.",
                        ja="非公開の値が文中に含まれている。",
                    ),
                    remedy=Text(en="Take it out.", ja="その値を削る。"),
                )


def _rested_on(case: Case) -> list[Component]:
    wanted = {
        component
        for claim in standing_claims(case)
        if claim.level in (Level.OBSERVED, Level.CONSISTENT, Level.ATTRIBUTED)
        for component in ids_of(claim, EvidenceKind.COMPONENT)
    }
    return [component for component in case.components if component.id in wanted]


def _untranslated(subject: str, language: str) -> Shut:
    return Shut(
        subject=subject,
        why=Text(
            en=f"There is no text in {language}; a report that lacks a language is not published.",
            ja=f"{language}の文面がない。言語が欠けた報告書は公表しない。",
        ),
        remedy=Text(en="Translate it.", ja="翻訳する。"),
    )
