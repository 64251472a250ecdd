"""The prescribed wording of each level, and of what correspondence and listings may be said."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from witnessmark.base.text import Language, Text
from witnessmark.evidence.document import ResponseStatus
from witnessmark.inquiries.days import written
from witnessmark.inquiries.schedule import Terms
from witnessmark.inquiries.state import State, correspondence
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.claim import Claim, Level
from witnessmark.publication.claims.basis import is_about_a_listing, is_about_letters
from witnessmark.publication.claims.fault import Fault, missing
from witnessmark.publication.claims.naming import mentions
from witnessmark.publication.claims.quotations import blot, quotations
from witnessmark.publication.claims.sources import inquiries_of, listings_of, statements_of
from witnessmark.publication.claims.twins import dates
from witnessmark.publication.claims.wording import fits, ladder_words, passing

_END: Final = re.compile(
    r"(?<!\bNo\.)(?<!\bInc\.)(?<!\bLtd\.)(?<!\bCo\.)(?<!\bCorp\.)(?<=[.!?])\s+"
)


def form_faults(claim: Claim, *, case: Case, on: date, terms: Terms) -> Iterator[Fault]:
    """Yield where `claim` lacks the wording that its level prescribes.

    A claim that rests on letters says the computed sentence; one that rests on a listing says
    since when. Opinion stands at L4, marked, in every sentence, and nowhere else.
    """
    for language in case.languages:
        text = claim.text.within(language)
        if text.strip():
            yield from _opinion_faults(claim, text, language, case=case)
            yield from _silence_faults(claim, text, language, case=case, on=on, terms=terms)
            yield from _level_faults(claim, text, language, case=case, on=on, terms=terms)


def _level_faults(
    claim: Claim, text: str, language: Language, *, case: Case, on: date, terms: Terms
) -> Iterator[Fault]:
    if is_about_letters(claim):
        yield from _letter_faults(claim, text, language, case=case, on=on, terms=terms)
    elif is_about_a_listing(claim):
        yield from _listing_faults(claim, text, language, case=case)
    elif claim.level != Level.ASSESSMENT and not _has_form(claim, text, language, case=case):
        yield missing(
            "form",
            language=language,
            reason=Text(
                en=f"A claim of level L{claim.level.value} is worded: {passing(claim.level).en}.",
                ja=f"L{claim.level.value}の主張は「{passing(claim.level).ja}」の形で書く。",
            ),
            wording=passing(claim.level),
        )


def _has_form(claim: Claim, text: str, language: Language, *, case: Case) -> bool:
    words = ladder_words()
    if fits(words.forms[claim.level], text, language=language):
        return True
    indirect = case.kind is CaseKind.REPLAY and claim.level == Level.SUPPLY_ROUTE
    return indirect and fits(words.reported, text, language=language)


def _opinion_faults(claim: Claim, text: str, language: Language, *, case: Case) -> Iterator[Fault]:
    words = ladder_words()
    plain = blot(text, ((one.start, one.end) for one in quotations(text)))
    if claim.level != Level.ASSESSMENT:
        if fits(words.opinion, plain, language=language):
            yield missing(
                "mixed",
                language=language,
                reason=Text(
                    en="Fact and assessment do not stand in one claim.",
                    ja="事実と評価を一つの主張に混ぜない。",
                ),
                wording=passing(claim.level),
            )
        return
    named = ((one.start, one.end) for one in mentions(plain, case.name_forms))
    for sentence in _sentences(blot(plain, named)):
        if not fits(words.forms[Level.ASSESSMENT], sentence, language=language):
            yield missing(
                "opinion",
                language=language,
                reason=Text(
                    en="Each sentence of an assessment begins by saying that it is one.",
                    ja="評価の文は、いずれも評価であることを冒頭に示す。",
                ),
                wording=passing(Level.ASSESSMENT),
            )
            return


def _sentences(text: str) -> list[str]:
    """Return the sentences of `text`, whose company names ("…, Ltd.") are blotted out."""
    parts = _END.sub("\n", text.replace("。", "。\n")).splitlines()
    return [part.strip() for part in parts if any(sign.isalnum() for sign in part)]


def _silence_faults(
    claim: Claim, text: str, language: Language, *, case: Case, on: date, terms: Terms
) -> Iterator[Fault]:
    plain = blot(text, ((one.start, one.end) for one in quotations(text)))
    if not fits(ladder_words().no_response, plain, language=language):
        return
    reported = any(
        said.response is ResponseStatus.NO_RESPONSE for said in statements_of(claim, case)
    )
    computed = [
        correspondence(inquiry, on=on, terms=terms) for inquiry in inquiries_of(claim, case)
    ]
    silent = any(one.state in (State.NO_REPLY, State.LATE) for one in computed)
    if (case.kind is CaseKind.REPLAY and reported) or silent:
        return
    yield missing(
        "no_response",
        language=language,
        reason=Text(
            en="That no answer came is said only where the letters show it: after the deadline, "
            "and after enough proven deliveries over enough channels.",
            ja="回答がなかったと書けるのは、期限が過ぎ、必要な件数と手段で到達が証明されたことを"
            "書簡の記録が示す場合だけである。",
        ),
        wording=next((one.sentence for one in computed), _NO_RESPONSE),
    )


_NO_RESPONSE: Final = Text(
    en="Did not respond by [date] to letters of [dates]",
    ja="[日付]の書簡に対し、[期日]までに回答はなかった",
)


def _letter_faults(
    claim: Claim, text: str, language: Language, *, case: Case, on: date, terms: Terms
) -> Iterator[Fault]:
    for inquiry in inquiries_of(claim, case):
        sentence = correspondence(inquiry, on=on, terms=terms).sentence
        core = sentence.within(language).rstrip(".。")
        if core and core.lower() not in text.lower():
            yield missing(
                "letters",
                language=language,
                reason=Text(
                    en="Where a correspondence stands is computed, never typed.",
                    ja="やり取りの状況は記録から計算するもので、手で書かない。",
                ),
                wording=sentence,
            )


def _listing_faults(claim: Claim, text: str, language: Language, *, case: Case) -> Iterator[Fault]:
    told = dates(text)
    effect = fits(ladder_words().effects, text, language=language)
    for listing in listings_of(claim, case):
        if listing.listed_on and (listing.listed_on not in told or not effect):
            since = written(listing.listed_on)
            yield missing(
                "listing",
                language=language,
                reason=Text(
                    en="A listing is told with its legal effect and its date.",
                    ja="リスト掲載は、法的効果と日付を添えて述べる。",
                ),
                wording=Text(
                    en=f"subject to [legal effect] under {listing.name.en} since {since.en}",
                    ja=f"{listing.name.ja}により{since.ja}から[法的効果]",
                ),
            )
