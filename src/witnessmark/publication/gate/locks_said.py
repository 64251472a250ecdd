"""Locks on what is said: claims, titles, and texts of ours."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from witnessmark.base.text import PUBLISHED, Language, Text
from witnessmark.companies.company import RelationKind
from witnessmark.evidence.component import Authenticity, Component
from witnessmark.parts.identification import Method
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim, ClaimStatus, EvidenceKind, Level
from witnessmark.publication.claims.fault import Fault
from witnessmark.publication.claims.ladder import faults
from witnessmark.publication.claims.phrases import own_faults, wordless
from witnessmark.publication.claims.sources import components_of, ids_of
from witnessmark.publication.claims.wording import has_words
from witnessmark.publication.gate.lock import Day, Shut
from witnessmark.publication.gate.related import replies_apart, texts_apart
from witnessmark.publication.redaction.restricted import Published, leaks

REVIEWERS: Final = 2
READERS: Final = 2
_OF_OTHERS: Final = (
    "publisher",
    "people.display",
    "documents.",
    "credits.",
    "statements.",
    "measures.",
    "screenings.hits.",
    "questionnaires.",
    "inquiries.addressee",
    "inquiries.attempts.text",
    "inquiries.replies.",
    "contests.text",
    "claims.text",
    "claims.corrections.before",
)
"""Texts that are not held to the words of an observation: what others said, and names; measures,
which a lock of their own holds to list, effect and date; letters, which ask or repeat claims; the
claims, which the ladder itself holds, and what a correction took back."""
_OURS_TOO: Final = (
    "devices.model",
    "samples.firmware",
    "samples.custody.seal",
    "components.board",
    "components.role",
    "components.package",
)
"""Words of ours that are in no language, and are held all the same."""
_NEVER_DENIES: Final = ("title", "summary")
"""They stand alone in lists and previews, where a denial is cut off or overlooked."""
_MAKER_SPOKE: Final = {Authenticity.MAKER_CONFIRMED, Authenticity.CONFIRMED_COUNTERFEIT}


def standing_claims(case: Case) -> tuple[Claim, ...]:
    """Return the claims that are on their way to the page or on it: neither draft nor withdrawn."""
    return tuple(
        claim
        for claim in case.claims
        if claim.status not in (ClaimStatus.DRAFT, ClaimStatus.WITHDRAWN)
    )


def wording(case: Case, day: Day) -> Iterator[Shut]:
    """Claims, drafts too, are held to the ladder; every other text of ours to its words at L0.

    No text, whoever said it, is Japanese-related in one version and Japanese in another.
    """
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
    yield from _wordless(case)
    yield from texts_apart(day.texts)
    yield from replies_apart(case)

    @cache
    def found(words: str, language: Language, *, may_deny: bool) -> tuple[Fault, ...]:
        return tuple(own_faults(words, language=language, case=case, may_deny=may_deny))

    for text in day.texts:
        if text.kind in _OURS_TOO or (text.language and not _is_of_others(text)):
            language, may_deny = text.language or Language.EN, text.kind not in _NEVER_DENIES
            yield from _loose_words(text, found(text.words, language, may_deny=may_deny), case)


def _is_of_others(text: Published) -> bool:
    return text.kind.startswith(_OF_OTHERS)


def _wordless(case: Case) -> Iterator[Shut]:
    for language in case.languages:
        if not has_words(language):
            fault = wordless(language)
            yield Shut(
                subject=case.id,
                why=fault.reason,
                remedy=fault.wording,
            )


def _loose_words(text: Published, found: Iterable[Fault], case: Case) -> Iterator[Shut]:
    """Yield each phrase of a text of ours that says more than an observation does."""
    for fault in found:
        if not _is_grounded(fault.rule, text, case):
            yield Shut(
                subject=text.owner,
                why=Text(
                    en=f"{text.kind}: “{fault.phrase}”: {fault.reason.en}",
                    ja=f"{text.kind}：「{fault.phrase}」：{fault.reason.ja}",
                ),
                remedy=Text(en=f"Write: {fault.wording.en}", ja=f"例：{fault.wording.ja}"),
            )


def _is_grounded(rule: str, text: Published, case: Case) -> bool:
    """Say whether what the case holds on the very thing carries words of `rule` about it.

    The maker's own word may be called a confirmation, and who legally makes a company's products
    may be said, in the grounds of that finding and of that relation; a delivery may be confirmed.
    """
    match text.kind:
        case "inquiries.attempts.proof" | "inquiries.attempts.deliveries.proof":
            return rule == "confirmed"
        case "components.examinations.basis":
            found = {
                examined.authenticity
                for one in case.components
                if one.id == text.owner
                for examined in one.examinations
            }
            return rule == "confirmed" and not found.isdisjoint(_MAKER_SPOKE)
        case "identifications.reason":
            decided = [one for one in case.identifications if one.component == text.owner]
            if rule == "made_by":
                return any(one.is_attributed for one in decided)
            return rule == "confirmed" and any(Method.MAKER in one.methods for one in decided)
        case "companies.note":
            return rule == "made_by" and any(
                relation.kind is RelationKind.LEGAL_MAKER
                for one in case.companies
                if one.id == text.owner
                for relation in one.relations
            )
    return False


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
    texts += [("notice", text) for text in _remarks(case)]
    for subject, text in texts:
        for language in text.missing(case.languages):
            yield _untranslated(subject, language.value)


def _remarks(case: Case) -> Iterator[Text]:
    for remark in (*case.notice.limits, *case.notice.not_published):
        yield remark.text
        yield from (one.shows for one in remark.evidence if one.shows)


def review(case: Case, _day: Day) -> Iterator[Shut]:
    """Two people of the case, one of them not the author, reviewed exactly the present wording."""
    people = {person.id for person in case.people}
    for claim in standing_claims(case):
        reviewed = set(claim.reviewers) & people
        if len(reviewed) < REVIEWERS:
            yield _unreviewed(
                claim,
                en=f"{len(reviewed)} of {REVIEWERS} people have reviewed its present wording.",
                ja=f"現在の文言を確認したのは{REVIEWERS}名中{len(reviewed)}名である。",
            )
        elif claim.author is None:
            yield _unreviewed(
                claim,
                en="Who wrote it is not noted, so nobody can tell that another has reviewed it.",
                ja="作成者が記録されておらず、作成者以外が確認したかどうかが分からない。",
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
                    ja=f"表示を判読したのは{READERS}名中{len(readers)}名である。",
                ),
                remedy=Text(en="Have it read again.", ja="もう1名が独立に判読する。"),
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


def restricted(case: Case, day: Day) -> Iterator[Shut]:
    """No restricted value stands in anything that is published, a signatory's name in a reply."""
    for leak in leaks(case, day.texts):
        yield Shut(
            subject=leak.owner,
            why=Text(
                en=f"A restricted value ({leak.kind}) or a long part of it stands in {leak.path}.",
                ja=f"非公開の値（{leak.kind}）の全体または一部が{leak.path}に含まれている。",
            ),
            remedy=Text(
                en="Take it out there, or black it out in the reply.",
                ja="その箇所から削る。回答書では墨消しする。",
            ),
        )


def _rested_on(case: Case) -> list[Component]:
    wanted = {
        component
        for claim in standing_claims(case)
        if claim.level in (Level.OBSERVED, Level.CONSISTENT, Level.ATTRIBUTED)
        for component in ids_of(claim, EvidenceKind.COMPONENT)
    }
    return [component for component in case.components if component.id in wanted]


def _unreviewed(claim: Claim, *, en: str, ja: str) -> Shut:
    return Shut(
        subject=claim.id,
        why=Text(en=en, ja=ja),
        remedy=Text(
            en="Note the author, and have somebody else review it as it now reads.",
            ja="作成者を記録し、現在の文言を作成者以外が確認する。",
        ),
    )


def _untranslated(subject: str, language: str) -> Shut:
    return Shut(
        subject=subject,
        why=Text(
            en=f"There is no text in {language}; a report that lacks a language is not published.",
            ja=f"{language}の文面がない。言語が欠けた報告書は公表しない。",
        ),
        remedy=Text(en="Translate it.", ja="翻訳する。"),
    )
