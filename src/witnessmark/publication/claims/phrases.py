"""Refused phrases in a text of a case, less what is quoted and what the case's evidence allows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from witnessmark.base.text import PUBLISHED, Language, Text, text_of
from witnessmark.companies.company import Company
from witnessmark.evidence.component import Authenticity
from witnessmark.evidence.device import SceneRelation
from witnessmark.parts.identification import Method
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim, EvidenceKind, Level
from witnessmark.publication.claims.basis import is_about_a_listing, is_about_letters
from witnessmark.publication.claims.fault import Fault, missing
from witnessmark.publication.claims.folding import fold
from witnessmark.publication.claims.quotations import Quotation, blot, quotations
from witnessmark.publication.claims.sources import (
    components_of,
    is_from_a_source,
    listings_of,
    said_under,
)
from witnessmark.publication.claims.twins import dates
from witnessmark.publication.claims.wording import (
    denied_spans,
    fits,
    has_words,
    ladder_words,
    refused_phrases,
)

ROUTE: Final = (EvidenceKind.REPLY, EvidenceKind.STATEMENT, EvidenceKind.DOCUMENT)
"""The evidence that can carry a word on who supplied whom."""
_DENIABLE: Final = ("supply", "made_by", "confirmed", "same_model", "japanese", "accusing")
"""What a text of ours may deny outright; nobody is called sanctioned, or silent, in a denial."""


def phrase_faults(claim: Claim, *, case: Case) -> Iterator[Fault]:
    """Yield each phrase of `claim` that says more than its level and its evidence carry.

    Every language version that is there is read, one that the case does not publish too; a version
    in a language that the ladder has no words for is a fault. Quotations are exempt at L3; on other
    levels where they stand verbatim in a source of the case. An assessment (L4) may speak of supply
    only where it rests on a statement or a document.
    """
    for language in Language:
        text = claim.text.within(language)
        if not text.strip():
            continue
        if not has_words(language) or (is_about_letters(claim) and language not in PUBLISHED):
            yield wordless(language)
        quoted = quotations(text)
        carried = _carried(claim)
        spared = quoted if carried == Level.SUPPLY_ROUTE else _from_sources(quoted, case)
        plain = _without_list_names(_blotted(text, spared), case, language)
        for fault in refused_phrases(plain, language=language, level=carried):
            if not _is_allowed(fault, claim=claim, case=case):
                yield fault


def own_faults(words: str, *, language: Language, case: Case, may_deny: bool) -> Iterator[Fault]:
    """Yield each phrase of a text of ours, no claim, that says more than an observation (L0) does.

    Exempt are quotations that stand verbatim in a source of the case, and what `may_deny` lets the
    text deny outright: "does not show who sold it to whom".
    """
    spared = _from_sources(quotations(words), case)
    plain = _without_list_names(_blotted(words, spared), case, language)
    refused = refused_phrases(plain, language=language, level=Level.OBSERVED)
    denied = denied_spans(plain) if may_deny and refused else ()
    for fault in refused:
        is_denied = fault.rule in _DENIABLE and any(
            start <= fault.start and fault.end <= end for start, end in denied
        )
        if not is_denied and not _is_allowed(fault, claim=None, case=case, text=plain):
            yield fault


def wordless(language: Language) -> Fault:
    """Return the fault that the ladder cannot judge a text in `language`."""
    return missing(
        "language",
        language=language,
        reason=Text(
            en=f"The claim ladder lacks words or wordings in {language.value}: nothing in this "
            "language can be held to it.",
            ja=f"主張の段階には{language.value}の語または文例が揃っておらず、"
            "この言語の文面を点検できない。",
        ),
        wording=Text(
            en="Leave this language out, or complete claims/ladder_words.yaml with two people who "
            "read it.",
            ja="この言語を外すか、その言語を読む2名で claims/ladder_words.yaml を補う。",
        ),
    )


def spoken_faults(
    text: str, *, language: Language, case: Case, only: Iterable[str]
) -> tuple[Fault, ...]:
    """Return the phrases of a reported statement or a measure that the rules `only` refuse."""
    wanted = frozenset(only)
    plain = _without_list_names(_blotted(text, quotations(text)), case, language)
    return tuple(
        fault
        for fault in refused_phrases(plain, language=language, level=Level.OBSERVED)
        if fault.rule in wanted and not _is_allowed(fault, claim=None, case=case, text=plain)
    )


def _blotted(text: str, spared: Iterable[Quotation]) -> str:
    return blot(text, ((quotation.start, quotation.end) for quotation in spared))


def _from_sources(quoted: Iterable[Quotation], case: Case) -> list[Quotation]:
    return [quotation for quotation in quoted if is_from_a_source(quotation.words, case=case)]


def _without_list_names(text: str, case: Case, language: Language) -> str:
    """Blot out the names of cited lists: a list may be called a sanctions list."""
    for measure in case.measures:
        for name in (measure.list.within(language), measure.authority.within(language)):
            at = text.find(name) if name else -1
            while at >= 0:
                text = blot(text, [(at, at + len(name))])
                at = text.find(name)
    return text


def _carried(claim: Claim) -> Level:
    """Return the level whose words the claim's evidence carries, which may be lower than its own.

    Letters and listings carry no more than an observation does.
    """
    if is_about_letters(claim) or is_about_a_listing(claim):
        return Level.OBSERVED
    heard = any(one.kind in ROUTE for one in claim.evidence)
    if claim.level == Level.ASSESSMENT:
        return claim.level if heard else Level.ATTRIBUTED
    return claim.level if heard or claim.level != Level.SUPPLY_ROUTE else Level.OBSERVED


def _is_allowed(fault: Fault, *, claim: Claim | None, case: Case, text: str = "") -> bool:
    allows = _ALLOWS.get(fault.rule)
    if allows is None or fault.language is None:
        return False
    words = claim.text.within(fault.language) if claim else text
    return allows(fault, words, claim, case)


def _maker_said_so(_fault: Fault, _words: str, claim: Claim | None, case: Case) -> bool:
    if claim is None or claim.level != Level.ATTRIBUTED:
        return False
    return any(
        component.authenticity in (Authenticity.MAKER_CONFIRMED, Authenticity.CONFIRMED_COUNTERFEIT)
        or ((decided := case.identified.get(component.id)) and Method.MAKER in decided.methods)
        for component in components_of(claim, case)
    )


def _names_list_effect_and_date(fault: Fault, words: str, claim: Claim | None, case: Case) -> bool:
    if claim is None or fault.language is None:
        return False
    language, told = fault.language, dates(words)
    return fits(ladder_words().effects, words, language=language) and any(
        listing.list_name(language) in words and listing.listed_on in told
        for listing in listings_of(claim, case)
        if listing.list_name(language)
    )


def _is_in_the_effect(fault: Fault, _words: str, claim: Claim | None, case: Case) -> bool:
    """Whom a measure binds ("suppliers as such") may be said in the words of its legal effect."""
    if claim is None or fault.language is None or not is_about_a_listing(claim):
        return False
    return any(
        fault.phrase.lower() in listing.effect.within(fault.language).lower()
        for listing in listings_of(claim, case)
    )


def _is_the_effect(fault: Fault, _words: str, claim: Claim | None, case: Case) -> bool:
    """Whom a measure binds is said as its legal effect says it, to the end of the clause."""
    listings = listings_of(claim, case) if claim else ()
    effects = [one.effect for one in listings] or [one.legal_effect for one in case.measures]
    language, said = fault.language or Language.EN, fold(fault.phrase).text.strip()
    return any(
        said == fold(one.phrase).text.strip()
        for effect in effects
        for one in refused_phrases(effect.within(language), language=language, level=Level.OBSERVED)
        if one.rule == fault.rule
    )


def _a_source_accuses(fault: Fault, _words: str, claim: Claim | None, case: Case) -> bool:
    """A word that accuses is told where a source of the claim has one, in any language."""
    return claim is not None and any(
        one.rule == fault.rule
        for words in said_under(claim, case)
        for one in refused_phrases(words, language=Language.EN, level=Level.OBSERVED)
    )


def _relation_is_on_file(fault: Fault, _words: str, _claim: Claim | None, case: Case) -> bool:
    phrase = fold(fault.phrase).text
    close = {SceneRelation.SAME_UNIT}
    if any(word in phrase for word in ("model", "type", "version", "種", "型", "モデル", "製品")):
        close.add(SceneRelation.SAME_MODEL)
    if any(word in phrase for word in ("series", "line", "シリーズ")):
        close |= {SceneRelation.SAME_MODEL, SceneRelation.SAME_SERIES}
    return any(sample.scene_relation in close and sample.scene_basis for sample in case.samples)


_THINGS: Final = ("製", "part", "parts", "component", "components", "chip", "chips")


def _are_japanese(fault: Fault, _words: str, claim: Claim | None, case: Case) -> bool:
    companies = [one for one in case.companies if claim and one.id in claim.companies]
    made = fold(fault.phrase).text.endswith(_THINGS)
    return bool(companies) and all(
        _is_japanese(company) and (not made or company.manufacture == "JP") for company in companies
    )


def _is_japanese(company: Company) -> bool:
    return (
        company.headquarters == "JP"
        and company.incorporation == "JP"
        and company.parent_country in ("", "JP")
    )


def _has_its_companions(fault: Fault, words: str, _claim: Claim | None, case: Case) -> bool:
    if fault.language is None or not dates(words):
        return False
    language = fault.language
    return all(
        fits(_only(pattern, language), words, language=language)
        for pattern in ladder_words().companions.get(language, ())
    )


def _only(pattern: str, language: Language) -> Text:
    return text_of({language.value: pattern})


_Allows = Callable[[Fault, str, Claim | None, Case], bool]
_ALLOWS: Final[Mapping[str, _Allows]] = {
    "supply": _is_in_the_effect,
    "confirmed": _maker_said_so,
    "sanctioned": _names_list_effect_and_date,
    "same_model": _relation_is_on_file,
    "japanese": _are_japanese,
    "binds": _is_the_effect,
    "accusing": _a_source_accuses,
    "one_figure": _has_its_companions,
}
