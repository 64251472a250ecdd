"""Who is who: the way from a brand to the company that a letter goes to, with its sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Text
from witnessmark.companies.company import Company, NameKind, Relation, RelationKind
from witnessmark.parts.identification import Verdict
from witnessmark.publication.lookup import Lookup


class Place(StrEnum):
    """A step on the way from the brand to the addressee."""

    BRAND = "brand"
    MAKER = "maker"
    PARENT_THEN = "parent_then"
    PARENT_NOW = "parent_now"
    ADDRESSEE = "addressee"


PLACES = {
    Place.BRAND: Text(en="Brand", ja="ブランド"),
    Place.MAKER: Text(en="Legal maker", ja="製造者（法人）"),
    Place.PARENT_THEN: Text(en="Parent when the part was made", ja="部品製造時の親会社"),
    Place.PARENT_NOW: Text(en="Parent now", ja="現在の親会社"),
    Place.ADDRESSEE: Text(en="Addressee", ja="質問状の宛先"),
}
"""What each step is called."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A company on one step. `names` are the brands; `source` says where the relation was read."""

    company: Company
    names: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One step of the way and who stands on it; nobody: not known. `on` is the day asked about."""

    place: Place
    there: tuple[Standing, ...]
    on: date | None = None


def way_of(company: Company, *, within: Lookup, on: date) -> tuple[Stage, ...]:
    """Return the five steps from the brand that `company` belongs to, as they stood on `on`."""
    root = _root(company, within)
    makers = _makers(root, within)
    then = _made_on(root, within)
    own = [*dict.fromkeys((makers[-1].company.id, root.id))]
    parents = [
        relation
        for holder in own
        for relation in within.company(holder).relations
        if relation.kind is RelationKind.PARENT and relation.company not in own
    ]
    return (
        Stage(place=Place.BRAND, there=_brands(root, within)),
        Stage(place=Place.MAKER, there=makers),
        Stage(place=Place.PARENT_THEN, there=_there(_then(parents, then, on), within), on=then),
        Stage(
            place=Place.PARENT_NOW,
            there=_there([one for one in parents if holds(one, on)], within),
            on=on,
        ),
        Stage(place=Place.ADDRESSEE, there=_addressees(root, makers[-1], within, on)),
    )


def holds(relation: Relation, on: date) -> bool:
    """Say whether `relation` held on a day; an open end counts as holding."""
    return (relation.since or date.min) <= on <= (relation.until or date.max)


def _root(company: Company, within: Lookup) -> Company:
    """Return the company whose brand it is about: `company`, or the one that names it."""
    named_by = (RelationKind.LEGAL_MAKER, RelationKind.ADDRESSEE, RelationKind.SUCCESSOR)
    if company.maker is not None:
        return company
    for relation in company.relations:
        if relation.kind in (RelationKind.BRAND_OWNER, RelationKind.SUCCESSOR):
            return within.company(relation.company)
    for other in within.case.companies:
        if any(one.company == company.id and one.kind in named_by for one in other.relations):
            return other
    return company


def _brands(root: Company, within: Lookup) -> tuple[Standing, ...]:
    owners = [one for one in root.relations if one.kind is RelationKind.BRAND_OWNER]
    forms = [form for form in root.names if form.kind is NameKind.BRAND]
    names = tuple(dict.fromkeys(form.text for form in forms))
    if owners:
        return tuple(
            Standing(
                company=within.company(one.company),
                names=names,
                since=one.since,
                until=one.until,
                source=one.source,
            )
            for one in owners
        )
    if not names and root.maker is None:
        return ()
    return (Standing(company=root, names=names, source=forms[0].source if forms else ""),)


def _makers(root: Company, within: Lookup) -> tuple[Standing, ...]:
    """Return who legally makes or made the parts: predecessors first, today's maker last."""
    before = [
        Standing(company=other, until=relation.since, source=relation.source)
        for other in within.case.companies
        for relation in other.relations
        if relation.kind is RelationKind.SUCCESSOR and relation.company == root.id
    ]
    named = _there([one for one in root.relations if one.kind is RelationKind.LEGAL_MAKER], within)
    since = max((one.until for one in before if one.until), default=None)
    return (*before, *(named or (Standing(company=root, since=since),)))


def _made_on(root: Company, within: Lookup) -> date | None:
    """Return the first day on which a part that is held to be of this maker can have been made."""
    days = [
        component.date_code.earliest
        for component in within.case.components
        if component.date_code
        and component.date_code.earliest
        and (decided := within.identifications.get(component.id))
        and decided.verdict is Verdict.CONSISTENT
        and root.maker in [candidate.maker_id for candidate in decided.left_open]
    ]
    return min(days, default=None)


def _then(parents: Iterable[Relation], then: date | None, on: date) -> list[Relation]:
    if then is not None:
        return [one for one in parents if holds(one, then)]
    return [one for one in parents if one.until and one.until < on]


def _addressees(root: Company, maker: Standing, within: Lookup, on: date) -> tuple[Standing, ...]:
    named = [one for one in root.relations if one.kind is RelationKind.ADDRESSEE and holds(one, on)]
    if named:
        return _there(named, within)
    asked = [one.id for one in (root, maker.company) if within.inquiry_of(CompanyId(one.id))]
    return tuple(Standing(company=within.company(one)) for one in dict.fromkeys(asked))


def _there(relations: Sequence[Relation], within: Lookup) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            company=within.company(one.company),
            since=one.since,
            until=one.until,
            source=one.source,
        )
        for one in relations
    )
