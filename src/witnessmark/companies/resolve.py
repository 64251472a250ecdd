"""From the name on a part to the company to ask: brand, legal maker, parents, addressee.

Nothing is guessed: a name that two companies bear, or that is only like one, is *unsure* and keeps
its candidates; a relation that is not on record is a step without a company.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from witnessmark.base.errors import BadInput
from witnessmark.base.grounds import Direction, Ground
from witnessmark.base.ids import CompanyId
from witnessmark.base.text import Text
from witnessmark.companies.company import (
    Company,
    NameForm,
    NameKind,
    Relation,
    RelationKind,
    ResolutionDecision,
)
from witnessmark.companies.compare import Comparison, Doubt, compare_names
from witnessmark.companies.names import fold, name_key
from witnessmark.companies.resolution import (
    CompanyCandidate,
    Resolution,
    ResolutionVerdict,
    Step,
    StepKind,
)

ALIKE: Final = 0.75
"""The least score at which a company is named as a candidate."""


def resolve_company(
    name: str,
    *,
    companies: Sequence[Company],
    on: date | None = None,
    decisions: Sequence[ResolutionDecision] = (),
    register: str = "the register of companies",
    read_on: str = "",
) -> Resolution:
    """Return the way from `name` to its legal maker, parents on the day `on` and now, addressee.

    The latest of `decisions` on the name stands before what names alone say. `register` and
    `read_on` are source and day of a ground that has no source of its own.

    Raises BadInput for a name that is too long.
    """
    found = sorted(_candidates(name, companies), key=lambda pair: -pair[0].score)
    by_id = {company.id: company for company in companies}
    decision = _decided(name, decisions, by_id)
    if decision:
        found = [(_as_decided(decision), 1)] if decision.company else [(c, 0) for c, _ in found]
    candidates = tuple(candidate for candidate, _ in found)
    closest = max((rank for _, rank in found), default=0)
    equal = [candidate for candidate, rank in found if rank == closest > 0]
    if len(equal) == 1:
        steps = tuple(_sourced(step, register, read_on) for step in _steps(equal[0], by_id, on))
        return Resolution(
            name=name,
            on=on,
            verdict=ResolutionVerdict.RESOLVED,
            steps=steps,
            candidates=(equal[0],),
        )
    verdict = ResolutionVerdict.UNSURE if candidates else ResolutionVerdict.NOT_FOUND
    return Resolution(name=name, on=on, verdict=verdict, candidates=tuple(equal) or candidates)


def _decided(
    name: str, decisions: Iterable[ResolutionDecision], companies: Mapping[CompanyId, Company]
) -> ResolutionDecision | None:
    """Return the decision on `name` that holds, or None; raises BadInput for a missing company."""
    on_name = [decision for decision in decisions if fold(decision.name) == fold(name)]
    latest = max(on_name, key=lambda decision: decision.decided_at, default=None)
    if latest and latest.company and latest.company not in companies:
        raise BadInput(
            f"{name[:40]!r} was decided to be {latest.company}, which is missing.",
            remedy="Add that company to the register.",
        )
    return latest


def _as_decided(decision: ResolutionDecision) -> CompanyCandidate:
    """Return the candidate that a person named in `decision`, which has a company."""
    company = decision.company or CompanyId("")
    ground = Ground(
        rule="decision",
        direction=Direction.FOR,
        seen=decision.name,
        expected=company,
        source=f"decision by {decision.decided_by}",
        date=decision.decided_at.date().isoformat(),
        text=Text(
            en=f"A person decided that this company stands behind “{decision.name}”.",
            ja=f"人が、「{decision.name}」の主体はこの企業であると判断した。",
        ),
    )
    return CompanyCandidate(
        company=company,
        matched_name=decision.name,
        score=1.0,
        grounds=(ground, *decision.grounds),
    )


def _sourced(step: Step, register: str, read_on: str) -> Step:
    """Return `step` whose grounds without a source have the register and the day it was read."""
    grounds = (
        ground if ground.source else replace(ground, source=register, date=read_on)
        for ground in step.grounds
    )
    return replace(step, grounds=tuple(grounds))


def _candidates(name: str, companies: Iterable[Company]) -> Iterable[tuple[CompanyCandidate, int]]:
    """Yield the companies named at least alike, each with how equal its closest name is."""
    key = name_key(name)
    for company in companies:
        if not company.names:
            continue
        compared = [(compare_names(key, name_key(form.text)), form) for form in company.names]
        ranked = [(_equality(name, form, c), c.score, -at) for at, (c, form) in enumerate(compared)]
        rank, score, at = max(ranked)
        comparison, form = compared[-at]
        if score >= ALIKE:
            candidate = CompanyCandidate(
                company=company.id,
                matched_name=form.text,
                score=round(score, 3),
                grounds=(_name_ground(name, form, comparison),),
            )
            yield candidate, rank


def _equality(name: str, form: NameForm, comparison: Comparison) -> int:
    """Return 2 for the same words, 1 for the same but for the legal form, 0 for neither.

    So the brand "Sony" is the brand, though a company is called Sony with a legal form.
    """
    if not _is_equal(comparison):
        return 0
    return 2 if fold(name) == fold(form.text) else 1


def _is_equal(comparison: Comparison) -> bool:
    return comparison.score == 1 and not set(comparison.doubts) - {Doubt.SHORT}


def _name_ground(name: str, form: NameForm, comparison: Comparison) -> Ground:
    if _is_equal(comparison):
        text = Text(
            en=f"“{name}” is the name form “{form.text}”.",
            ja=f"「{name}」は名称表記「{form.text}」に一致する。",
        )
    else:
        text = Text(
            en=f"“{name}” is only like the name form “{form.text}”.",
            ja=f"「{name}」は名称表記「{form.text}」に似ているにとどまる。",
        )
    return Ground(
        rule="name.same" if _is_equal(comparison) else "name.alike",
        direction=Direction.FOR,
        seen=name,
        expected=form.text,
        source=form.source,
        date=str(form.unknown.get("accessed", "")),
        text=text,
    )


def _steps(
    candidate: CompanyCandidate, companies: Mapping[CompanyId, Company], on: date | None
) -> tuple[Step, ...]:
    brand = companies[candidate.company]
    made = _related(brand, RelationKind.LEGAL_MAKER, StepKind.LEGAL_MAKER, companies, on)
    maker = companies[made.company] if made.company else brand
    asked = _related(brand, RelationKind.ADDRESSEE, StepKind.ADDRESSEE, companies, on)
    return (
        _brand(brand, candidate, companies, on),
        made if made.company else _itself(brand, StepKind.LEGAL_MAKER),
        _then(maker, companies, on),
        _related(maker, RelationKind.PARENT, StepKind.PARENT_NOW, companies, None),
        asked if asked.company else _itself(maker, StepKind.ADDRESSEE),
    )


def _brand(
    named: Company,
    candidate: CompanyCandidate,
    companies: Mapping[CompanyId, Company],
    on: date | None,
) -> Step:
    """Return who owns the brand: the company on record as its owner, else the one named."""
    owner = _related(named, RelationKind.BRAND_OWNER, StepKind.BRAND, companies, on)
    if owner.company is None:
        return _step(StepKind.BRAND, named, candidate.grounds)
    return replace(owner, grounds=(*candidate.grounds, *owner.grounds))


def _step(
    step: StepKind,
    company: Company,
    grounds: Iterable[Ground],
    *,
    relation: Relation | None = None,
) -> Step:
    return Step(
        step=step,
        company=company.id,
        name=company_name(company),
        since=relation.since if relation else None,
        until=relation.until if relation else None,
        grounds=tuple(grounds),
        note=company.note,
    )


def _then(maker: Company, companies: Mapping[CompanyId, Company], on: date | None) -> Step:
    if on is not None:
        return _related(maker, RelationKind.PARENT, StepKind.PARENT_THEN, companies, on)
    text = Text(en="No day was asked about.", ja="基準日が指定されていない。")
    return _without(maker, StepKind.PARENT_THEN, RelationKind.PARENT, text)


def _related(
    company: Company,
    kind: RelationKind,
    step: StepKind,
    companies: Mapping[CompanyId, Company],
    on: date | None,
) -> Step:
    relations = [r for r in company.relations if r.kind is kind and _holds(r, on)]
    if len(relations) != 1 or relations[0].company not in companies:
        return _without(company, step, kind, _missing(relations))
    relation = relations[0]
    other = companies[relation.company]
    return _step(step, other, _relation_grounds(company, relation, other), relation=relation)


def _holds(relation: Relation, on: date | None) -> bool:
    """Say whether the relation holds on the day, or now; an unknown beginning rules nothing out."""
    if on is None:
        return relation.until is None
    begun = relation.since is None or relation.since <= on
    return begun and (relation.until is None or on <= relation.until)


def _missing(relations: Sequence[Relation]) -> Text:
    if relations:
        return Text(en="More than one is on record.", ja="複数の記録がある。")
    return Text(
        en="None is on record, which does not mean that there is none.",
        ja="記録がない。存在しないという意味ではない。",
    )


def _relation_grounds(company: Company, relation: Relation, other: Company) -> Iterable[Ground]:
    name, related = company_name(company), company_name(other)
    kind = _KINDS[relation.kind]
    yield Ground(
        rule=f"relation.{relation.kind}",
        direction=Direction.FOR,
        seen=company.id,
        expected=other.id,
        source=relation.source,
        date=str(relation.unknown.get("accessed", "")),
        text=Text(
            en=f"The {kind.en} of {name.en or name.ja} is {related.en or related.ja}.",
            ja=f"{name.ja or name.en}の{kind.ja}は{related.ja or related.en}である。",
        ),
    )
    if relation.since is None and relation.kind is RelationKind.PARENT:
        yield Ground(
            rule="relation.since",
            direction=Direction.AGAINST,
            seen="",
            expected="",
            source=relation.source,
            date=str(relation.unknown.get("accessed", "")),
            text=Text(
                en="The source does not say since when.",
                ja="いつからであるかは資料に記されていない。",
            ),
        )


_KINDS: Final = {
    RelationKind.BRAND_OWNER: Text(en="brand owner", ja="ブランド所有者"),
    RelationKind.LEGAL_MAKER: Text(en="legal maker", ja="法的な製造者"),
    RelationKind.PARENT: Text(en="parent", ja="親会社"),
    RelationKind.ADDRESSEE: Text(en="addressee", ja="宛先"),
    RelationKind.SUCCESSOR: Text(en="successor", ja="承継者"),
}


def _itself(company: Company, step: StepKind) -> Step:
    official = next((n for n in company.names if n.kind is NameKind.OFFICIAL), company.names[0])
    ground = Ground(
        rule="relation.itself",
        direction=Direction.FOR,
        seen=company.id,
        expected=official.text,
        source=official.source,
        date=str(official.unknown.get("accessed", "")),
        text=Text(
            en="No other company is on record for this step: it is the company itself.",
            ja="この段階に別の企業の記録はなく、当該企業自身である。",
        ),
    )
    return _step(step, company, (ground,))


def _without(company: Company, step: StepKind, kind: RelationKind, why: Text) -> Step:
    ground = Ground(
        rule=f"relation.{kind}",
        direction=Direction.AGAINST,
        seen=company.id,
        expected="",
        source="",
        date="",
        text=why,
    )
    return Step(
        step=step,
        company=None,
        name=Text(),
        since=None,
        until=None,
        grounds=(ground,),
        note=Text(),
    )


def company_name(company: Company) -> Text:
    """Return the company's official names by language, the first of each; others where none is."""
    official = [name for name in company.names if name.kind is NameKind.OFFICIAL]
    names: dict[str, str] = {}
    for name in official or company.names:
        names.setdefault(name.language.split("-")[0], name.text)
    return Text(
        en=names.get("en", ""),
        ja=names.get("ja", ""),
        zh=names.get("zh", ""),
        ug=names.get("ug", ""),
    )
