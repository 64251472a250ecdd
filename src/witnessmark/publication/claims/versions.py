"""Whether the language versions of a claim give the same companies, quotes, dates and figures."""

from collections.abc import Iterator

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Language, Text
from witnessmark.publication.case import Case
from witnessmark.publication.claim import Claim, Level
from witnessmark.publication.claims.fault import Fault, missing
from witnessmark.publication.claims.japanese import APART, related_apart
from witnessmark.publication.claims.makers_named import Named, makers_named
from witnessmark.publication.claims.naming import Mention, bearers, mentions, named
from witnessmark.publication.claims.quotations import blot, quotations
from witnessmark.publication.claims.sources import is_from_a_source, squeezed
from witnessmark.publication.claims.twins import dates, figures_lacking, part_numbers


def name_faults(claim: Claim, *, case: Case) -> Iterator[Fault]:
    """Yield each company that a text names although it is not among the claim's companies."""
    for language in case.languages:
        text = claim.text.within(language)
        for mention in mentions(text, case.name_forms):
            if mention.company not in claim.companies:
                yield _unlisted(mention, language)
        for maker in _makers_without_company(text, case):
            start = text.index(maker)
            yield _stranger(maker, language, start=start, end=start + len(maker))
        for one in _strangers(text, claim, case):
            yield _stranger(one.words, language, start=one.start, end=one.end)


def version_faults(claim: Claim, *, case: Case) -> Iterator[Fault]:
    """Yield where two language versions of `claim` diverge, as far as a machine can see it."""
    written = [one for one in case.languages if claim.text.within(one).strip()]
    for other in written[1:]:
        yield from _company_faults(claim, written[0], other, case=case)
        yield from _quotation_faults(claim, written[0], other)
        yield from _number_faults(claim, written[0], other, case=case)
    for language in related_apart({one: claim.text.within(one) for one in Language}):
        yield _diverges(language, en=APART.en, ja=APART.ja)


def companies_diverge(
    text: Text, one: Language, other: Language, *, case: Case
) -> frozenset[CompanyId]:
    """Return the companies that only one of two versions names."""
    return named(text.within(one), case.name_forms) ^ named(text.within(other), case.name_forms)


def _company_faults(claim: Claim, one: Language, other: Language, *, case: Case) -> Iterator[Fault]:
    first = named(claim.text.within(one), case.name_forms)
    for company in sorted(companies_diverge(claim.text, one, other, case=case)):
        lacking = other if company in first else one
        yield _diverges(
            lacking,
            en=f"Company {company} is named in one language and not in the other.",
            ja=f"企業{company}は一方の言語版にしか現れない。",
        )
    for company in sorted(set(claim.companies) - first):
        yield _diverges(
            one,
            en=f"Company {company} belongs to the claim, but no name of it stands in the text.",
            ja=f"企業{company}は主張の対象だが、文中に名称がない。",
        )


def _quotation_faults(claim: Claim, one: Language, other: Language) -> Iterator[Fault]:
    first = [squeezed(found.words) for found in quotations(claim.text.within(one))]
    second = [squeezed(found.words) for found in quotations(claim.text.within(other))]
    if claim.level <= Level.CONSISTENT and sorted(first) != sorted(second):
        yield _diverges(
            other,
            en="The two versions quote different markings.",
            ja="二つの言語版で、引用する表示が異なる。",
        )
    elif len(first) != len(second):
        yield _diverges(
            other,
            en="The two versions hold different numbers of quotations.",
            ja="二つの言語版で、引用の数が異なる。",
        )


def _number_faults(claim: Claim, one: Language, other: Language, *, case: Case) -> Iterator[Fault]:
    first, second = (_bare(claim.text.within(language), case) for language in (one, other))
    for day in sorted(dates(first) ^ dates(second)):
        yield _diverges(
            other if day in dates(first) else one,
            en=f"The date {day} stands in one version only.",
            ja=f"日付{day}が一方の言語版にしかない。",
        )
    for code in sorted(part_numbers(first) ^ part_numbers(second)):
        yield _diverges(
            other if code in part_numbers(first) else one,
            en=f"“{code}” stands in one version only.",
            ja=f"「{code}」が一方の言語版にしかない。",
        )
    for lacking, text, against in ((other, first, second), (one, second, first)):
        for number in sorted(figures_lacking(text, other=against)):
            yield _diverges(
                lacking,
                en=f"The figure {number} stands in one version only.",
                ja=f"数値{number}が一方の言語版にしかない。",
            )


def _bare(text: str, case: Case) -> str:
    """Return `text` without quotations and company names, whose digits count elsewhere."""
    spans = [(one.start, one.end) for one in quotations(text)]
    spans += [(one.start, one.end) for one in mentions(text, case.name_forms)]
    return blot(text, spans)


def _makers_without_company(text: str, case: Case) -> Iterator[str]:
    known = {company.maker for company in case.companies}
    for maker in sorted(one for one in case.makers if one and one in text):
        if case.makers[maker] not in known and not bearers(maker, case.name_forms):
            yield maker


def _strangers(text: str, claim: Claim, case: Case) -> Iterator[Named]:
    """Yield each maker of the reference tables in `text` that no company of the claim stands for.

    Names on file in the case, and quotations that stand in a source of it, are no strangers.
    """
    spans = [
        (one.start, one.end) for one in quotations(text) if is_from_a_source(one.words, case=case)
    ]
    spans += [(one.start, one.end) for one in mentions(text, case.name_forms)]
    makers = {one.maker or one.id for one in case.companies if one.id in claim.companies}
    for one in makers_named(blot(text, spans)):
        if makers.isdisjoint(one.owners) and one.words not in case.makers:
            yield one


def _unlisted(mention: Mention, language: Language) -> Fault:
    return Fault(
        rule="company",
        phrase=mention.words,
        language=language,
        start=mention.start,
        end=mention.end,
        reason=Text(
            en=f"Company {mention.company} is named, but is not among the claim's companies.",
            ja=f"企業{mention.company}の名が挙がっているが、主張の対象企業に含まれていない。",
        ),
        wording=Text(
            en=f"Add {mention.company} to the claim's companies, or leave the name out.",
            ja=f"対象企業に{mention.company}を加えるか、名称を削る。",
        ),
    )


def _stranger(maker: str, language: Language, *, start: int, end: int) -> Fault:
    return Fault(
        rule="company",
        phrase=maker,
        language=language,
        start=start,
        end=end,
        reason=Text(
            en=f"{maker} is named, but no company of the case and the claim stands behind it.",
            ja=f"{maker}の名が挙がっているが、対応する企業が事例または主張の対象にない。",
        ),
        wording=Text(
            en="Resolve the name to a company first and write its name on file, or leave it out.",
            ja="先に企業を特定して登録した名称を書くか、名称を削る。",
        ),
    )


def _diverges(language: Language, *, en: str, ja: str) -> Fault:
    return missing(
        "versions",
        language=language,
        reason=Text(en=en, ja=ja),
        wording=Text(en="Say the same in every language.", ja="どの言語でも同じ内容を述べる。"),
    )
