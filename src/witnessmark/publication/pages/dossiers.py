"""Who is who: each company with its names, numbers, relations, screenings and measures."""

from collections.abc import Iterable
from dataclasses import dataclass

from witnessmark.companies.company import Company, Relation
from witnessmark.publication.chain.standing import standing_of
from witnessmark.publication.labels import LIST_VERDICTS, NAME_KINDS, RELATIONS, SCHEMES
from witnessmark.publication.pages.citations import NOTHING, Citation, Foreign, web_address
from witnessmark.publication.pages.proofs import Reader, Reason, reasons_of
from witnessmark.publication.pages.spoken import Named, named
from witnessmark.publication.words import day, moment, words
from witnessmark.screening.screening import Hit, Measure, Review, Screening


@dataclass(frozen=True, kw_only=True)
class Row:
    """One fact of a company: what it is, its value, and where that was read."""

    label: str
    value: Foreign
    source: str
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Match:
    """One entry of one list that a name may stand for, and what a person decided about it."""

    list: str
    entry: str
    matched_name: str
    score: str
    listed_on: str
    delisted_on: str
    legal_effect: Foreign
    decided: str
    decided_why: Foreign
    reasons: tuple[Reason, ...]


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


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One company, whole."""

    company: Named
    sentence: Foreign
    names: tuple[Row, ...]
    facts: tuple[Row, ...]
    relations: tuple[Row, ...]
    note: Foreign
    looked: Looked | None
    measures: tuple[Cited, ...]


def dossiers(*, reader: Reader) -> tuple[Dossier, ...]:
    """Return every company of the case, in its order."""
    return tuple(_dossier(company, reader=reader) for company in reader.within.case.companies)


def measures(*, reader: Reader) -> tuple[Cited, ...]:
    """Return every cited measure, in the order of the case."""
    return tuple(_cited(measure, reader=reader) for measure in reader.within.case.measures)


def _dossier(company: Company, *, reader: Reader) -> Dossier:
    standing = standing_of(company.id, within=reader.within, on=reader.on)
    screening = reader.within.screenings.get(company.id)
    return Dossier(
        company=named(company.id, reader=reader),
        sentence=reader.tell(standing.sentence),
        names=tuple(_names(company, reader=reader)),
        facts=tuple(_facts(company, reader=reader)),
        relations=tuple(_relation(relation, reader=reader) for relation in company.relations),
        note=reader.tell(company.note),
        looked=_looked(screening, reader=reader) if screening else None,
        measures=tuple(
            _cited(measure, reader=reader)
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
            source=name.source,
            link=web_address(name.source),
        )


def _facts(company: Company, *, reader: Reader) -> Iterable[Row]:
    _ = words(reader.language)
    for identifier in company.identifiers:
        yield Row(
            label=SCHEMES[identifier.scheme].within(reader.language),
            value=Foreign(identifier.value, "en"),
            source=identifier.source,
            link=web_address(identifier.source),
        )
    for label, country in (
        (_("Headquarters"), company.headquarters),
        (_("Incorporated in"), company.incorporation),
        (_("Country of the parent"), company.parent_country),
        (_("Made in"), company.manufacture),
    ):
        value = Foreign(country, "en") if country else Foreign(_("not known"), reader.language)
        yield Row(label=label, value=value, source="")


def _relation(relation: Relation, *, reader: Reader) -> Row:
    dates = " – ".join(
        day(value, language=reader.language) if value else ""
        for value in (relation.since, relation.until)
    ).strip()
    label = RELATIONS[relation.kind].within(reader.language)
    return Row(
        label=f"{label} ({dates})" if dates.strip(" –") else label,
        value=reader.name(relation.company),
        source=relation.source,
        link=web_address(relation.source),
    )


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
    )


def _review(hit: Hit, screening: Screening, *, reader: Reader) -> Review | None:
    found = [
        review
        for review in reader.within.case.reviews
        if (review.company, review.list, review.entry_id)
        == (screening.company, hit.list, hit.entry_id)
    ]
    return max(found, key=lambda review: review.decided_at, default=None)


def _cited(measure: Measure, *, reader: Reader) -> Cited:
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
    )
