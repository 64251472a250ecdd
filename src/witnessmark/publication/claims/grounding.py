"""The evidence that each level of the claim ladder asks for."""

from collections.abc import Iterable, Iterator
from typing import Final

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Language, Text
from witnessmark.companies.company import Company
from witnessmark.evidence.component import Authenticity, Component
from witnessmark.parts.identification import Verdict
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.claim import Claim, EvidenceKind, Level
from witnessmark.publication.claims.basis import is_about_a_listing, is_about_letters
from witnessmark.publication.claims.fault import Fault, missing
from witnessmark.publication.claims.naming import bearers, mentions, named
from witnessmark.publication.claims.phrases import ROUTE
from witnessmark.publication.claims.quotations import blot, quotations
from witnessmark.publication.claims.sources import (
    components_of,
    documents_of,
    ids_of,
    inquiries_of,
    markings_of,
    spoken_by,
    squeezed,
    statements_of,
    words_under,
)
from witnessmark.publication.claims.twins import part_numbers
from witnessmark.publication.claims.wording import passing

_DOUBTED: Final = (
    Authenticity.SIGNS_OF_DOUBT,
    Authenticity.DISPUTED,
    Authenticity.CONFIRMED_COUNTERFEIT,
)


def evidence_faults(claim: Claim, *, case: Case) -> Iterator[Fault]:
    """Yield what the evidence of `claim` lacks for its level."""
    for one in claim.evidence:
        if one.id not in case.ids[one.kind]:
            yield _lacks(
                claim,
                en=f"The case has no {one.kind.value} {one.id}.",
                ja=f"事例に{one.kind.value} {one.id}はない。",
            )
    yield from _unread_part_numbers(claim, case)
    if is_about_letters(claim) or is_about_a_listing(claim):
        return
    match claim.level:
        case Level.OBSERVED:
            yield from _observed(claim, case)
        case Level.CONSISTENT | Level.ATTRIBUTED:
            yield from _identified(claim, case)
        case Level.SUPPLY_ROUTE:
            yield from _said(claim, case)
        case Level.ASSESSMENT:
            yield from _assessed(claim)


def _unread_part_numbers(claim: Claim, case: Case) -> Iterator[Fault]:
    """Yield each word of letters and digits, as part numbers are, that the evidence lacks."""
    known: frozenset[str] | None = None
    for language in case.languages:
        text = claim.text.within(language)
        plain = blot(text, ((one.start, one.end) for one in mentions(text, case.name_forms)))
        told = part_numbers(plain)
        if told and known is None:
            known = frozenset().union(*map(part_numbers, words_under(claim, case)))
        for code in sorted(told - (known or frozenset())):
            yield _lacks(
                claim,
                en=f"“{code}” stands in nothing that the claim rests on.",
                ja=f"「{code}」は、主張の根拠のどこにも記されていない。",
                language=language,
            )


def _lacks(claim: Claim, *, en: str, ja: str, language: Language | None = None) -> Fault:
    wording = passing(claim.level)
    return missing("evidence", reason=Text(en=en, ja=ja), wording=wording, language=language)


def _observed(claim: Claim, case: Case) -> Iterator[Fault]:
    components = components_of(claim, case)
    shown = ids_of(claim, EvidenceKind.PHOTO) or any(one.regions for one in components)
    if not shown:
        yield _lacks(
            claim,
            en="An observation (L0) rests on a photo.",
            ja="観察（L0）は写真に基づく。",
        )
    read = [squeezed(text) for one in components or case.components for text in markings_of(one)]
    for language in case.languages if read else ():
        for quotation in quotations(claim.text.within(language)):
            if not any(squeezed(quotation.words) in marking for marking in read):
                yield Fault(
                    rule="marking",
                    phrase=quotation.words,
                    language=language,
                    start=quotation.start,
                    end=quotation.end,
                    reason=Text(
                        en="No reader saw this marking on the component.",
                        ja="この表示を部品上で判読した記録がない。",
                    ),
                    wording=passing(Level.OBSERVED),
                )


def _identified(claim: Claim, case: Case) -> Iterator[Fault]:
    components = components_of(claim, case)
    if not components:
        yield _lacks(
            claim,
            en=f"A claim of level L{claim.level.value} rests on a component.",
            ja=f"L{claim.level.value}の主張は部品に基づく。",
        )
    for component in components:
        yield from _component_faults(claim, component, case)
    yield from _maker_faults(claim, components, case)


def _component_faults(claim: Claim, component: Component, case: Case) -> Iterator[Fault]:
    decided = case.identified.get(component.id)
    if decided is None or decided.verdict is not Verdict.CONSISTENT:
        verdict = decided.verdict.value if decided else "none"
        yield _lacks(
            claim,
            en=f"Component {component.id}: the latest identification is {verdict}, "
            "not “consistent”.",
            ja=f"部品{component.id}の最新の判断は「整合」ではない（{verdict}）。",
        )
    elif claim.level == Level.ATTRIBUTED and not decided.is_attributed:
        yield _lacks(
            claim,
            en=f"Component {component.id}: attribution (L2) needs the maker's word in a document, "
            "decapsulation or two independent methods.",
            ja=f"部品{component.id}：特定（L2）には、書面によるメーカーの確認、開封検査、"
            "または独立した二つの方法が必要である。",
        )
    refused = _DOUBTED if claim.level == Level.ATTRIBUTED else _DOUBTED[2:]
    if component.authenticity in refused:
        yield _lacks(
            claim,
            en=f"Component {component.id}: its authenticity is {component.authenticity.value}.",
            ja=f"部品{component.id}の真正性は「{component.authenticity.value}」とされている。",
        )


def _maker_faults(claim: Claim, components: Iterable[Component], case: Case) -> Iterator[Fault]:
    """Yield each named company that no candidate decided on leads to."""
    best = [
        held.decided
        for component in components
        if (held := case.identified.get(component.id)) and held.decided
    ]
    makers = {candidate.maker_id for candidate in best}
    words = {candidate.maker for candidate in best} | {device.brand for device in case.devices}
    tied = {company.id for company in case.companies if company.maker in makers}
    tied |= {company for one in words for company in bearers(one, case.name_forms)}
    tied |= {
        relation.company
        for company in case.companies
        if company.id in tied
        for relation in company.relations
    }
    for company in case.companies:
        if company.id in claim.companies and company.id not in tied and best:
            yield _untied(claim, company)


def _untied(claim: Claim, company: Company) -> Fault:
    return _lacks(
        claim,
        en=f"Company {company.id} is not the maker that the components' identification names.",
        ja=f"企業{company.id}は、部品の判断が示すメーカーではない。",
    )


def _said(claim: Claim, case: Case) -> Iterator[Fault]:
    if not any(one.kind in ROUTE for one in claim.evidence):
        yield _lacks(
            claim,
            en="A claim of level L3 rests on a reply, a statement or a document.",
            ja="L3の主張は、回答書、記述または資料に基づく。",
        )
        return
    for language in case.languages:
        text = claim.text.within(language)
        found = quotations(text)
        said = [squeezed(source) for source in spoken_by(claim, case, language=language)]
        if text.strip() and not found and case.kind is not CaseKind.REPLAY:
            yield _lacks(
                claim,
                en="A claim of level L3 quotes what was said.",
                ja="L3の主張は、述べられた言葉を引用する。",
                language=language,
            )
        yield from _mouth_faults(claim, text, language, case=case)
        for quotation in found:
            if not any(squeezed(quotation.words) in source for source in said if source):
                yield _misquoted(quotation.words, quotation.start, quotation.end, language)


def _mouth_faults(claim: Claim, text: str, language: Language, *, case: Case) -> Iterator[Fault]:
    """Yield each company that is named outside quotations and is in none of the evidence."""
    wrote = ids_of(claim, EvidenceKind.REPLY)
    heard = {one.company for one in case.inquiries for reply in one.replies if reply.id in wrote}
    for said in statements_of(claim, case):
        heard |= set(said.companies)
        if not said.companies:
            heard |= named(said.text.within(language), case.name_forms)
    for document in documents_of(claim, case):
        words = f"{document.fragment} {document.title.within(language)}"
        heard |= named(words, case.name_forms)
    heard |= {one.company for one in inquiries_of(claim, case)}
    heard |= {CompanyId(one) for one in ids_of(claim, EvidenceKind.COMPANY)}
    plain = blot(text, ((one.start, one.end) for one in quotations(text)))
    for mention in mentions(plain, case.name_forms):
        if mention.company not in heard:
            yield Fault(
                rule="speaker",
                phrase=mention.words,
                language=language,
                start=mention.start,
                end=mention.end,
                reason=Text(
                    en="The claim's evidence is not of this company: what a parent, a subsidiary "
                    "or a third party says is not its word.",
                    ja="根拠とする資料はこの企業のものではない。親会社、子会社、第三者の発言は、"
                    "この企業の発言ではない。",
                ),
                wording=passing(Level.SUPPLY_ROUTE),
            )


def _misquoted(words: str, start: int, end: int, language: Language) -> Fault:
    return Fault(
        rule="quotation",
        phrase=words,
        language=language,
        start=start,
        end=end,
        reason=Text(
            en="This does not stand verbatim in the claim's evidence or its translation.",
            ja="この文言は、根拠とする資料にも、その翻訳にも、そのままの形では存在しない。",
        ),
        wording=passing(Level.SUPPLY_ROUTE),
    )


def _assessed(claim: Claim) -> Iterator[Fault]:
    if not claim.evidence:
        yield _lacks(
            claim,
            en="An assessment (L4) says what it rests on.",
            ja="評価（L4）は、その根拠を示す。",
        )
