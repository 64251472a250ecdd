"""A replay's figures are what documents report. Facts: docs of the January 2023 case, as cited."""

from datetime import date

from witnessmark.base.ids import CompanyId, DocumentId
from witnessmark.base.text import Text
from witnessmark.evidence.document import ResponseStatus, Statement, StatementKind
from witnessmark.inquiries.reported import reported_figures

JANUARY = date(2023, 1, 19)
FEBRUARY = date(2023, 2, 24)
REPLIED = ("rohm", "tdk", "akm", "thine", "sony-group", "seiko-epson")


def said(
    *companies: str,
    response: ResponseStatus | None = None,
    as_of: date | None = JANUARY,
    kind: StatementKind = StatementKind.RESPONSE,
) -> Statement:
    return Statement(
        id=f"{kind.value}-{'-'.join(companies)}-{as_of}",
        kind=kind,
        text=Text(en="…", ja="…"),
        speaker=Text(en="JUA", ja="日本ウイグル協会"),
        document=DocumentId("jua-page"),
        companies=tuple(CompanyId(company) for company in companies),
        response=response,
        as_of=as_of,
    )


def january() -> list[Statement]:
    return [
        *(said(company, response=ResponseStatus.REPLIED) for company in REPLIED),
        said("micron", response=ResponseStatus.NO_RESPONSE),
    ]


def test_six_of_seven_had_replied_and_the_other_two_are_not_published() -> None:
    rate, directly, links = reported_figures(january(), on=JANUARY)
    assert (rate.numerator, rate.denominator, rate.as_of) == (6, 7, JANUARY)
    assert (directly.numerator, links.numerator) == (None, None)
    assert all(one.reported for one in (rate, directly, links))
    assert rate.sentence.en == "Reported: as of 19 January 2023, 6 of 7 companies had replied."


def test_a_link_reported_later_is_told_and_not_counted() -> None:
    statements = [*january(), said("rohm", kind=StatementKind.ROUTE, as_of=FEBRUARY)]
    assert "1 company" not in reported_figures(statements, on=JANUARY)[2].sentence.en
    links = reported_figures(statements, on=FEBRUARY)[2]
    assert links.numerator is None
    assert "A link was reported on 24 February 2023 for 1 company." in links.sentence.en


def test_an_answer_to_a_newspaper_does_not_add_a_company() -> None:
    parent = said("asahi-kasei", response=ResponseStatus.DECLINED, as_of=FEBRUARY)
    rate = reported_figures([*january(), parent], on=FEBRUARY)[0]
    assert (rate.numerator, rate.denominator, rate.as_of) == (6, 7, JANUARY)


def test_a_later_report_of_all_of_them_takes_the_place_of_the_first() -> None:
    later = [
        said(company, response=ResponseStatus.REPLIED, as_of=FEBRUARY)
        for company in (*REPLIED, "micron")
    ]
    rate = reported_figures([*january(), *later], on=FEBRUARY)[0]
    assert (rate.numerator, rate.denominator, rate.as_of) == (7, 7, FEBRUARY)


def test_documents_that_disagree_give_no_figure() -> None:
    other = said("micron", response=ResponseStatus.REPLIED)
    assert reported_figures([*january(), other], on=JANUARY)[0].numerator is None


def test_a_response_without_its_day_counts_nowhere() -> None:
    undated = said("rohm", response=ResponseStatus.REPLIED, as_of=None)
    assert reported_figures([undated], on=JANUARY)[0].numerator is None
