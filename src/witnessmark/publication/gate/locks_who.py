"""Locks on who is who, on measures, and on how the sample relates to the scene."""

import re
from collections.abc import Iterator
from typing import Final

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Language, Text
from witnessmark.companies.bearers import shared_forms
from witnessmark.companies.company import Company, RelationKind
from witnessmark.evidence.device import Sample, SceneRelation
from witnessmark.evidence.document import Statement, StatementKind
from witnessmark.inquiries.inquiry import Inquiry
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.claims.naming import named
from witnessmark.publication.claims.phrases import spoken_faults
from witnessmark.publication.claims.versions import companies_diverge
from witnessmark.publication.claims.wording import fits, ladder_words
from witnessmark.publication.gate.lock import Day, Shut

_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_ABOUT_ANSWERS: Final = (StatementKind.RESPONSE, StatementKind.ROUTE)


def addressees(case: Case, _day: Day) -> Iterator[Shut]:
    """One inquiry has one addressee: the same company in every language."""
    companies = {company.id: company for company in case.companies}
    for inquiry in case.inquiries:
        allowed = {inquiry.company, *_addressees_of(companies.get(inquiry.company))}
        for language in Language:
            text = inquiry.addressee.within(language)
            found = named(text, case.name_forms)
            if text and (len(found) != 1 or not found <= allowed):
                yield _two_addressees(inquiry, text, found)
        if len({found for found in _named_in(inquiry, case) if found}) > 1:
            yield _two_addressees(inquiry, inquiry.addressee.ja, frozenset())


def names(case: Case, _day: Day) -> Iterator[Shut]:
    """Brand owner, legal maker, parent and addressee are told apart, and each fact has a source."""
    for words, owners in shared_forms(case.companies).items():
        yield Shut(
            subject=owners[0],
            why=Text(
                en=f"The name “{words}” stands for {', '.join(owners)} at once.",
                ja=f"「{words}」が{'、'.join(owners)}の名称として重複している。",
            ),
            remedy=Text(en="Give each company its own names.", ja="名称を企業ごとに分ける。"),
        )
    for company in case.companies:
        yield from _relation_faults(company)
        yield from _country_faults(company)
        yield from _unsourced(company)
    for statement in case.statements:
        yield from _statement_faults(statement, case)


def measures(case: Case, _day: Day) -> Iterator[Shut]:
    """Each measure names its list, its legal effect in each language, and its date."""
    for measure in case.measures:
        lacking = [
            name
            for name, text in (
                ("list", measure.list),
                ("authority", measure.authority),
                ("legal effect", measure.legal_effect),
            )
            if text.missing(case.languages)
        ]
        lacking += [] if measure.listed_on else ["date of listing"]
        lacking += [] if _says_an_effect(measure.legal_effect, case) else ["legal effect"]
        if lacking:
            yield _measure_lacks(measure.id, lacking)
        for language in case.languages:
            if spoken_faults(
                measure.legal_effect.within(language),
                language=language,
                case=case,
                only=("sanctioned",),
            ):
                yield _measure_lacks(measure.id, ["legal effect instead of “sanctioned”"])


_SAID_OF_SCENE: Final = {
    SceneRelation.SAME_UNIT: re.compile(r"same (?:unit|camera|device)|同一の(?:機器|個体|カメラ)"),
    SceneRelation.SAME_MODEL: re.compile(r"same model|(?:同じ|同一の?)(?:型番|モデル|機種)|同型"),
}
"""Words of a passage that carry a relation to the scene; other relations are said in many ways."""

_OF_THE_SAME_KIND: Final = re.compile(r"同種|same (?:kind|type)")


def scene(case: Case, _day: Day) -> Iterator[Shut]:
    """How each sample relates to the device at the scene is said with its basis."""
    for sample in case.samples:
        basis = not sample.scene_basis.missing(case.languages)
        if not basis or _needs_document(sample, case):
            yield Shut(
                subject=sample.id,
                why=Text(
                    en=f"Its relation to the scene, {sample.scene_relation.value}, has no basis.",
                    ja=f"現場との関係（{sample.scene_relation.value}）の根拠がない。",
                ),
                remedy=Text(
                    en="Give the basis and its document, or say “unspecified” and why.",
                    ja="根拠と資料を示すか、「明示されていない」としてその理由を記す。",
                ),
            )


def _needs_document(sample: Sample, case: Case) -> bool:
    """Say whether a replay claims more of the scene than a passage of the document it names.

    That it was the very unit or the same model must be said in so many words, and by nobody with
    less: 同種, of the same kind, is neither.
    """
    if case.kind is not CaseKind.REPLAY or sample.scene_relation is SceneRelation.UNSPECIFIED:
        return False
    passages = [said.quote for said in case.statements if said.document == sample.scene_document]
    said_so = _SAID_OF_SCENE.get(sample.scene_relation)
    if said_so is None:
        return sample.scene_document is None
    less = any(_OF_THE_SAME_KIND.search(said.quote) for said in case.statements)
    return less or not any(said_so.search(passage) for passage in passages)


def _named_in(inquiry: Inquiry, case: Case) -> list[frozenset[str]]:
    texts = (inquiry.addressee.within(language) for language in Language)
    return [frozenset(named(text, case.name_forms)) for text in texts if text]


def _addressees_of(company: Company | None) -> set[str]:
    kinds = (RelationKind.ADDRESSEE, RelationKind.PARENT)
    relations = company.relations if company else ()
    return {relation.company for relation in relations if relation.kind in kinds}


def _two_addressees(inquiry: Inquiry, text: str, found: frozenset[str]) -> Shut:
    who = ", ".join(sorted(found)) or "no company of the case"
    return Shut(
        subject=inquiry.id,
        why=Text(
            en=f"The addressee “{text}” is {who}; an inquiry has one addressee, the same in every "
            "language.",
            ja=f"宛先「{text}」は{who}に当たる。照会の宛先は、どの言語でも同じ一社である。",
        ),
        remedy=Text(
            en="Address it by the name forms of one company.",
            ja="一社の名称表記で宛先を記す。",
        ),
    )


def _relation_faults(company: Company) -> Iterator[Shut]:
    for relation in company.relations:
        undated = relation.kind in (RelationKind.PARENT, RelationKind.SUCCESSOR) and not (
            relation.since or relation.until or relation.source
        )
        if relation.company == company.id or undated:
            yield Shut(
                subject=company.id,
                why=Text(
                    en=f"Its relation “{relation.kind.value}” has neither date nor source, or "
                    "leads back to itself.",
                    ja=f"関係「{relation.kind.value}」に日付も出典もないか、自社を指している。",
                ),
                remedy=Text(
                    en="Name the other company, since when, and where that stands.",
                    ja="相手の企業、開始日、出典を記す。",
                ),
            )


def _country_faults(company: Company) -> Iterator[Shut]:
    countries = (
        company.headquarters,
        company.incorporation,
        company.parent_country,
        company.manufacture,
    )
    for country in countries:
        if country and not _COUNTRY.fullmatch(country):
            yield Shut(
                subject=company.id,
                why=Text(
                    en=f"“{country}” is no country code; “Japanese-related” is not a country.",
                    ja=f"「{country}」は国コードではない。「日系」は国ではない。",
                ),
                remedy=Text(
                    en="Give ISO 3166 alpha-2 codes, or leave the field empty.",
                    ja="ISO 3166の2文字コードを記すか、空欄にする。",
                ),
            )


def _unsourced(company: Company) -> Iterator[Shut]:
    """Yield each country and the note, where the case does not say where that was read."""
    facts = (
        ("headquarters", company.headquarters, company.headquarters_source),
        ("incorporation", company.incorporation, company.incorporation_source),
        ("parent_country", company.parent_country, company.parent_country_source),
        ("manufacture", company.manufacture, company.manufacture_source),
        ("note", company.note, company.note_sources),
    )
    for name, fact, source in facts:
        if fact and not source:
            yield Shut(
                subject=company.id,
                why=Text(
                    en=f"Where its {name} was read is not noted.",
                    ja=f"{name}の出典が記されていない。",
                ),
                remedy=Text(en="Give the source.", ja="出典を記す。"),
            )


def _statement_faults(statement: Statement, case: Case) -> Iterator[Shut]:
    companies = frozenset(statement.companies)
    if statement.kind in _ABOUT_ANSWERS:
        for language in case.languages[1:]:
            if companies_diverge(statement.text, case.languages[0], language, case=case):
                yield _statement_shut(
                    statement,
                    en="Its language versions name different companies.",
                    ja="言語版によって挙げる企業が異なる。",
                )
        speakers = named_in(statement.speaker, case)
        if unlisted := speakers - companies:
            yield _statement_shut(
                statement,
                en=f"{', '.join(sorted(unlisted))} speaks, and is not among its companies: a "
                "parent's answer is not its subsidiary's.",
                ja=f"発言者{'、'.join(sorted(unlisted))}が対象企業に含まれていない。"
                "親会社の回答は子会社の回答ではない。",
            )
        if twice := _told_twice(statement, case):
            yield _statement_shut(
                statement,
                en=f"It speaks of {', '.join(sorted(twice))}, which has a response of its own for "
                "the same day: one inquiry would count twice.",
                ja=f"同じ日の回答状況が別に記された{'、'.join(sorted(twice))}に触れている。"
                "一件の照会を二重に数えることになる。",
            )
    if not statement.quoted:
        for language in case.languages:
            for fault in spoken_faults(
                statement.text.within(language),
                language=language,
                case=case,
                only=("japanese", "sanctioned"),
            ):
                yield _statement_shut(statement, en=fault.reason.en, ja=fault.reason.ja)


def named_in(text: Text, case: Case) -> frozenset[CompanyId]:
    """Return the companies that any language version of `text` names."""
    return frozenset(
        company
        for language in case.languages
        for company in named(text.within(language), case.name_forms)
    )


def _told_twice(statement: Statement, case: Case) -> frozenset[CompanyId]:
    others = named_in(statement.text, case) - frozenset(statement.companies)
    return frozenset(
        company
        for one in case.statements
        if one.response and one.as_of == statement.as_of and one.id != statement.id
        for company in others & frozenset(one.companies)
        if statement.response
    )


def _statement_shut(statement: Statement, *, en: str, ja: str) -> Shut:
    return Shut(
        subject=statement.id,
        why=Text(en=en, ja=ja),
        remedy=Text(
            en="Correct the statement, or quote its words in quotation marks.",
            ja="記述を改めるか、原文の言葉をかぎ括弧で引用する。",
        ),
    )


def _says_an_effect(effect: Text, case: Case) -> bool:
    return all(
        fits(ladder_words().effects, effect.within(language), language=language)
        for language in case.languages
        if effect.within(language)
    )


def _measure_lacks(measure: str, lacking: list[str]) -> Shut:
    return Shut(
        subject=measure,
        why=Text(
            en=f"It lacks: {', '.join(lacking)}.",
            ja=f"不足：{'、'.join(lacking)}。",
        ),
        remedy=Text(
            en="Name the list, what it forbids and to whom, and since when.",
            ja="リスト名、誰に何を禁じるか、いつからかを記す。",
        ),
    )
