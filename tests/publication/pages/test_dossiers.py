"""A company's page shows how date codes lie to its listings, and whose a name was held to be."""

from dataclasses import replace
from datetime import UTC, datetime

from publication.cases import TAMBRE, bench
from witnessmark.base.ids import MakerId, PersonId
from witnessmark.base.text import Language, Text
from witnessmark.companies.company import ResolutionDecision
from witnessmark.parts.identification import Verdict
from witnessmark.publication.case import Case
from witnessmark.publication.pages.dossiers import Dated, Dossier
from witnessmark.publication.pages.page import page_of


def dossier(case: Case, *, language: Language = Language.EN) -> Dossier:
    """Return what the page says of Tambre."""
    page = page_of(case, language=language, on=case.as_of, pictures={})
    return next(one for one in page.dossiers if one.company.id == TAMBRE)


def dated(case: Case, *, language: Language = Language.EN) -> tuple[Dated, ...]:
    """Return what the page says of date codes at the one hit."""
    looked = dossier(case, language=language).looked
    assert looked
    return looked.matches[0].dated


def test_a_hit_shows_when_the_companys_part_may_have_been_made() -> None:
    (found,) = dated(bench())
    (reason,) = found.reasons
    assert (found.component, found.place) == ("u1", "U1")
    assert "lies within the listing" in reason.text.text
    assert reason.rule == "date.during (YYWW)"
    assert reason.source == f"made-up-list sha256:{'b' * 64}"
    (japanese,) = dated(bench(), language=Language.JA)
    assert "掲載期間内" in japanese.reasons[0].text.text


def test_a_cited_measure_shows_it_too() -> None:
    case = bench()
    measure = replace(case.measures[0], companies=(TAMBRE,))
    (cited,) = dossier(replace(case, measures=(measure,))).measures
    assert [one.component for one in cited.dated] == ["u1"]


def test_of_a_part_that_is_not_decided_nothing_is_said() -> None:
    first, *rest = bench().identifications
    unsure = replace(first, verdict=Verdict.UNSURE)
    assert dated(replace(bench(), identifications=(unsure, *rest))) == ()


def test_the_decision_whose_a_name_is_stands_there_while_it_holds() -> None:
    made = ResolutionDecision(
        name="TAMBRE",
        maker=MakerId("tambre"),
        company=TAMBRE,
        decided_by=PersonId("editor"),
        decided_at=datetime(2031, 5, 7, tzinfo=UTC),
        reason=Text("The brand is theirs.", "同社のブランドである。"),
    )
    withdrawn = replace(made, company=None, decided_at=datetime(2031, 5, 8, tzinfo=UTC))
    shown = dossier(replace(bench(), resolutions=(made,))).relations
    assert [row.value.text for row in shown][-1] == "TAMBRE"
    shown = dossier(replace(bench(), resolutions=(made, withdrawn))).relations
    assert "TAMBRE" not in [row.value.text for row in shown]
