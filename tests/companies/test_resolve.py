"""Brand, legal maker, parents and addressee are different things, and never guessed."""

from datetime import UTC, date, datetime

import pytest

from witnessmark.base.errors import BadInput
from witnessmark.base.ids import CompanyId, PersonId
from witnessmark.companies.company import (
    Company,
    NameForm,
    NameKind,
    Relation,
    RelationKind,
    ResolutionDecision,
)
from witnessmark.companies.register import load_companies
from witnessmark.companies.resolution import Resolution, ResolutionVerdict, StepKind
from witnessmark.companies.resolve import resolve_company

KNOWN = load_companies()
DAY = date(2023, 1, 19)


def step(resolution: Resolution, kind: StepKind) -> str | None:
    return next(step.company for step in resolution.steps if step.step is kind)


def company(name: str, *, relations: tuple[Relation, ...] = (), former: str = "") -> Company:
    forms = [(name, NameKind.OFFICIAL)] + ([(former, NameKind.FORMER)] if former else [])
    return Company(
        id=CompanyId(name.split()[0].lower()),
        names=tuple(
            NameForm(text=text, language="en", kind=kind, source="https://register.example")
            for text, kind in forms
        ),
        relations=relations,
    )


@pytest.mark.parametrize(
    "name",
    ["旭化成エレクトロニクス", "Asahi Kasei Microdevices", "AKM", "旭化成エレクトロニクス㈱"],
)
def test_asahi_kasei_electronics_is_asahi_kasei_microdevices(name: str) -> None:
    found = resolve_company(name, companies=KNOWN, on=DAY)
    assert found.verdict is ResolutionVerdict.RESOLVED
    assert step(found, StepKind.LEGAL_MAKER) == "asahi-kasei-microdevices"
    assert step(found, StepKind.ADDRESSEE) == "asahi-kasei-microdevices"


def test_its_parent_is_a_different_company() -> None:
    found = resolve_company("旭化成エレクトロニクス", companies=KNOWN, on=DAY)
    assert step(found, StepKind.PARENT_THEN) == "asahi-kasei"
    assert resolve_company("旭化成", companies=KNOWN).candidates[0].company == "asahi-kasei"


def test_micron_japan_and_micron_technology_are_never_merged() -> None:
    japan = resolve_company("マイクロン ジャパン", companies=KNOWN)
    technology = resolve_company("Micron Technology, Inc.", companies=KNOWN)
    assert step(japan, StepKind.ADDRESSEE) == "micron-japan"
    assert step(technology, StepKind.ADDRESSEE) == "micron"
    assert {c.company for c in japan.candidates + technology.candidates} == {
        "micron-japan",
        "micron",
    }


def test_half_of_the_name_of_micron_japan_is_not_resolved() -> None:
    found = resolve_company("マイクロン", companies=KNOWN)
    assert found.verdict is not ResolutionVerdict.RESOLVED
    assert found.steps == ()


def test_the_brand_sony_leads_over_its_maker_to_its_parent() -> None:
    found = resolve_company("SONY", companies=KNOWN, on=DAY)
    assert step(found, StepKind.BRAND) == "sony-group"
    assert step(found, StepKind.LEGAL_MAKER) == "sony-semiconductor-solutions"
    assert step(found, StepKind.PARENT_THEN) == "sony-group"


def test_a_maker_is_not_named_for_a_day_before_it_worked() -> None:
    found = resolve_company("Sony", companies=KNOWN, on=date(2014, 1, 1))
    assert step(found, StepKind.LEGAL_MAKER) == "sony-group"


def test_a_name_that_two_companies_bore_is_unsure() -> None:
    found = resolve_company("Sony Corporation", companies=KNOWN)
    assert found.verdict is ResolutionVerdict.UNSURE
    assert {c.company for c in found.candidates} == {"sony-group", "sony-corporation"}


def test_a_look_alike_is_unsure_and_has_no_steps() -> None:
    found = resolve_company("DAHUA ELECTRONICS CORPORATION", companies=KNOWN)
    assert found.verdict is ResolutionVerdict.UNSURE
    assert found.steps == ()


def test_an_unknown_name_leads_nowhere() -> None:
    found = resolve_company("Specimen Works", companies=KNOWN)
    assert found.verdict is ResolutionVerdict.NOT_FOUND
    assert found.candidates == ()


def test_parent_then_and_parent_now_may_differ() -> None:
    sold = date(2020, 1, 1)
    relations = (
        Relation(kind=RelationKind.PARENT, company=CompanyId("former"), until=sold),
        Relation(kind=RelationKind.PARENT, company=CompanyId("present"), since=date(2020, 1, 2)),
    )
    companies = (
        company("Specimen Works", relations=relations),
        company("Former Holding"),
        company("Present Holding"),
    )
    found = resolve_company("Specimen Works", companies=companies, on=date(2019, 5, 1))
    assert step(found, StepKind.PARENT_THEN) == "former"
    assert step(found, StepKind.PARENT_NOW) == "present"


def test_every_step_has_grounds_in_both_languages() -> None:
    found = resolve_company("旭化成エレクトロニクス", companies=KNOWN, on=DAY)
    assert [step.step for step in found.steps] == list(StepKind)
    for one in found.steps:
        assert one.grounds
        assert all(not ground.text.missing() for ground in one.grounds)
        assert all(ground.source for ground in one.grounds)


def test_what_is_not_on_record_names_the_register_and_the_day_it_was_read() -> None:
    found = resolve_company(
        "Specimen Works",
        companies=[company("Specimen Works")],
        register="my.yaml sha256:00",
        read_on="2026-11-24",
    )
    (ground,) = found.steps[3].grounds
    assert (ground.rule, ground.source, ground.date) == (
        "relation.parent",
        "my.yaml sha256:00",
        "2026-11-24",
    )


def test_the_owner_of_a_brand_on_record_is_the_brand_step() -> None:
    owned = (Relation(kind=RelationKind.BRAND_OWNER, company=CompanyId("holder"), source="letter"),)
    companies = (company("Specimen Works", relations=owned), company("Holder Brands"))
    found = resolve_company("Specimen Works", companies=companies)
    assert step(found, StepKind.BRAND) == "holder"
    assert step(found, StepKind.LEGAL_MAKER) == "specimen"
    assert [ground.rule for ground in found.steps[0].grounds] == [
        "name.same",
        "relation.brand_owner",
    ]


def decided(who: str | None, *, day: int) -> ResolutionDecision:
    return ResolutionDecision(
        name="SPECIMEN",
        company=CompanyId(who) if who else None,
        decided_by=PersonId("heron"),
        decided_at=datetime(2026, 11, day, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("decisions", "brand"),
    [
        ((decided("exemplar", day=2), decided(None, day=1)), "exemplar"),
        ((decided("exemplar", day=1), decided(None, day=2)), None),
    ],
)
def test_the_latest_decision_of_a_person_stands_before_the_names(
    decisions: tuple[ResolutionDecision, ...], brand: str | None
) -> None:
    companies = (company("Specimen"), company("Exemplar House"))
    found = resolve_company("Specimen", companies=companies, decisions=decisions)
    assert (step(found, StepKind.BRAND) if found.steps else None) == brand
    assert (found.verdict is ResolutionVerdict.RESOLVED) == (brand is not None)


def test_a_decision_for_a_company_that_is_missing_is_refused() -> None:
    with pytest.raises(BadInput, match="exemplar, which is missing"):
        resolve_company("Specimen", companies=(), decisions=[decided("exemplar", day=1)])
