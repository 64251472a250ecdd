"""Who is who: each company with its names, numbers, relations, screenings and measures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Text
from witnessmark.companies.company import Company, Relation, ResolutionDecision
from witnessmark.publication.case import CaseKind
from witnessmark.publication.chain.standing import standing_of
from witnessmark.publication.labels import (
    LIST_VERDICTS,
    NAME_KINDS,
    RELATIONS,
    SCHEMES,
    source_in_words,
)
from witnessmark.publication.pages.citations import NOTHING, Citation, Foreign, web_address
from witnessmark.publication.pages.proofs import Reader, Reason, reasons_of
from witnessmark.publication.pages.spoken import Named, named
from witnessmark.publication.words import day, moment, words
from witnessmark.screening.date_relation import Listed, date_relation
from witnessmark.screening.screening import Hit, Measure, Review, Screening


@dataclass(frozen=True, kw_only=True)
class Row:
    """One fact of a company: what it is, its value, and where that was read."""

    label: str
    value: Foreign
    source: str
    link: str = ""


@dataclass(frozen=True)
class Source:
    """Where something was read, in words, and its web address if it has one."""

    words: str
    link: str


@dataclass(frozen=True, kw_only=True)
class Dated:
    """How the date code of one component of a company lies to a listing of that company."""

    component: str
    place: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class Match:
    """One entry of one list that a name may stand for, and what a person decided about it."""

    list: str
    authority: Foreign
    entry: str
    matched_name: str
    score: str
    listed_on: str
    delisted_on: str
    legal_effect: Foreign
    decided: str
    decided_why: Foreign
    reasons: tuple[Reason, ...]
    dated: tuple[Dated, ...]


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One screening: when, in which editions of which lists, with what result."""

    name: str
    at: str
    verdict: str
    matches: tuple[Match, ...]
    snapshots: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A measure cited from a document: list, authority, legal effect, dates, whom it names."""

    id: str
    list: Foreign
    authority: Foreign
    programme: str
    legal_effect: Foreign
    listed_on: str
    delisted_on: str
    companies: tuple[Named, ...]
    citation: Citation
    dated: tuple[Dated, ...]


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One company, whole."""

    company: Named
    sentence: Foreign
    names: tuple[Row, ...]
    facts: tuple[Row, ...]
    relations: tuple[Row, ...]
    note: Foreign
    note_sources: tuple[Source, ...]
    looked: Looked | None
    measures: tuple[Cited, ...]


def dossiers(*, reader: Reader) -> tuple[Dossier, ...]:
    """Return every company of the case, in its order."""
    return tuple(_dossier(company, reader=reader) for company in reader.within.case.companies)


def measures(*, reader: Reader) -> tuple[Cited, ...]:
    """Return every cited measure, in the order of the case."""
    return tuple(
        _cited(measure, measure.companies, reader=reader) for measure in reader.within.case.measures
    )


def _dossier(company: Company, *, reader: Reader) -> Dossier:
    standing = standing_of(company.id, within=reader.within, on=reader.on)
    screening = reader.within.screenings.get(company.id)
    return Dossier(
        company=named(company.id, reader=reader),
        sentence=reader.tell(standing.sentence),
        names=tuple(_names(company, reader=reader)),
        facts=tuple(_facts(company, reader=reader)),
        relations=(
            *(_relation(relation, reader=reader) for relation in company.relations),
            *_resolved(company, reader=reader),
        ),
        note=reader.tell(company.note),
        note_sources=tuple(
            Source(source_in_words(one, language=reader.language), web_address(one))
            for one in company.note_sources
        ),
        looked=_looked(screening, reader=reader) if screening else None,
        measures=tuple(
            _cited(measure, (company.id,), reader=reader)
            for measure in reader.within.case.measures
            if company.id in measure.companies
        ),
    )


def _names(company: Company, *, reader: Reader) -> Iterable[Row]:
    for name in company.names:
        label = NAME_KINDS[name.kind].within(reader.language)
        yield Row(
            label=label,
            value=Foreign(name.text, name.language),
            source=source_in_words(name.source, language=reader.language),
            link=web_address(name.source),
        )


def _facts(company: Company, *, reader: Reader) -> Iterable[Row]:
    _ = words(reader.language)
    for identifier in company.identifiers:
        yield Row(
            label=SCHEMES[identifier.scheme].within(reader.language),
            value=Foreign(identifier.value, "en"),
            source=source_in_words(identifier.source, language=reader.language),
            link=web_address(identifier.source),
        )
    countries: tuple[tuple[str, str, str], ...] = (
        (_("Headquarters"), company.headquarters, company.headquarters_source),
        (_("Incorporated in"), company.incorporation, company.incorporation_source),
        (_("Country of the parent"), company.parent_country, company.parent_country_source),
        (_("Made in"), company.manufacture, company.manufacture_source),
    )
    reported = reader.within.case.kind is CaseKind.REPLAY
    unknown = Foreign(_("not in the sources used") if reported else _("not known"), reader.language)
    if not any(country for _label, country, _source in countries):
        labels = _(", ").join(label for label, _country, _source in countries)
        countries = ((labels, "", ""),)
    for label, country, source in countries:
        yield Row(
            label=label,
            value=Foreign(country, "en") if country else unknown,
            source=source_in_words(source, language=reader.language),
            link=web_address(source),
        )


def _relation(relation: Relation, *, reader: Reader) -> Row:
    _ = words(reader.language)
    dates = " – ".join(
        day(value, language=reader.language) if value else ""
        for value in (relation.since, relation.until)
    ).strip()
    label = RELATIONS[relation.kind].within(reader.language)
    return Row(
        label=f"{label}{_(' (')}{dates}{_(')')}" if dates.strip(" –") else label,
        value=reader.name(relation.company),
        source=source_in_words(relation.source, language=reader.language),
        link=web_address(relation.source),
    )


def _resolved(company: Company, *, reader: Reader) -> Iterable[Row]:
    """Yield each decision of a person that a name stands for `company` and that holds."""
    _ = words(reader.language)
    latest: dict[str, ResolutionDecision] = {}
    for one in sorted(reader.within.case.resolutions, key=lambda one: one.decided_at):
        latest[one.name] = one
    for one in latest.values():
        if one.company == company.id:
            on = day(one.decided_at.date(), language=reader.language)
            label = _RESOLVED.within(reader.language)
            by = _(", ").join((on, reader.person(one.decided_by)))
            yield Row(
                label=f"{label}{_(' (')}{by}{_(')')}",
                value=Foreign(one.name, ""),
                source=reader.tell(one.reason).text,
            )


_RESOLVED: Final = Text("decided to stand behind the name", "次の名称の主体と判断")


def _dated(companies: Iterable[CompanyId], *, listed: Listed, reader: Reader) -> tuple[Dated, ...]:
    """Return, for each component whose maker is one of `companies`, how it lies to `listed`."""
    wanted = set(companies)
    makers = {one.maker for one in reader.within.case.companies if one.maker and one.id in wanted}
    found = []
    for component in reader.within.case.components:
        identification = reader.within.identifications.get(component.id)
        decided = identification.decided if identification else None
        if decided and decided.maker_id in makers:
            relation = date_relation(component.date_code, listed=listed)
            found.append(
                Dated(
                    component=component.id,
                    place=component.designator or component.id,
                    reasons=reasons_of((relation.ground,), reader=reader),
                )
            )
    return tuple(found)


def _looked(screening: Screening, *, reader: Reader) -> Looked:
    return Looked(
        name=screening.name,
        at=moment(screening.screened_at, language=reader.language),
        verdict=LIST_VERDICTS[screening.verdict].within(reader.language),
        matches=tuple(_match(hit, screening, reader=reader) for hit in screening.hits),
        snapshots=tuple(
            (one.list, one.sha256, moment(one.retrieved_at, language=reader.language))
            for one in screening.snapshots
        ),
    )


def _match(hit: Hit, screening: Screening, *, reader: Reader) -> Match:
    review = _review(hit, screening, reader=reader)
    _ = words(reader.language)
    return Match(
        list=hit.list,
        authority=reader.tell(hit.authority),
        entry=hit.entry_id,
        matched_name=hit.matched_name,
        score=f"{hit.score:.2f}",
        listed_on=day(hit.listed_on, language=reader.language) if hit.listed_on else "",
        delisted_on=day(hit.delisted_on, language=reader.language) if hit.delisted_on else "",
        legal_effect=reader.tell(hit.legal_effect),
        decided=LIST_VERDICTS[review.verdict].within(reader.language)
        if review
        else _("not decided yet"),
        decided_why=reader.tell(review.reason) if review else NOTHING,
        reasons=reasons_of(hit.grounds, reader=reader),
        dated=_dated((screening.company,), listed=_hit_days(hit, screening), reader=reader),
    )


def _hit_days(hit: Hit, screening: Screening) -> Listed:
    used = next((one for one in screening.snapshots if one.list == hit.list), None)
    return Listed(
        listed_on=hit.listed_on,
        delisted_on=hit.delisted_on,
        source=f"{hit.list} sha256:{used.sha256}" if used else hit.list,
        read_on=used.retrieved_at.date().isoformat() if used else "",
    )


def _review(hit: Hit, screening: Screening, *, reader: Reader) -> Review | None:
    found = [
        review
        for review in reader.within.case.reviews
        if (review.company, review.list, review.entry_id)
        == (screening.company, hit.list, hit.entry_id)
    ]
    return max(found, key=lambda review: review.decided_at, default=None)


def _cited(measure: Measure, companies: Iterable[CompanyId], *, reader: Reader) -> Cited:
    return Cited(
        id=measure.id,
        list=reader.tell(measure.list),
        authority=reader.tell(measure.authority),
        programme=measure.programme,
        legal_effect=reader.tell(measure.legal_effect),
        listed_on=day(measure.listed_on, language=reader.language) if measure.listed_on else "",
        delisted_on=day(measure.delisted_on, language=reader.language)
        if measure.delisted_on
        else "",
        companies=tuple(named(company, reader=reader) for company in measure.companies),
        citation=reader.cite(measure.document),
        dated=_dated(companies, listed=_measure_days(measure, reader=reader), reader=reader),
    )


def _measure_days(measure: Measure, *, reader: Reader) -> Listed:
    document = reader.within.document(measure.document)
    return Listed(
        listed_on=measure.listed_on,
        delisted_on=measure.delisted_on,
        source=document.address or document.id,
        read_on=document.accessed_on.isoformat() if document.accessed_on else "",
    )
