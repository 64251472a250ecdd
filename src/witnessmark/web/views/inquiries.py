"""Inquiries: the thread of papers, where each stands, and how the answers were coded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse

from witnessmark.base.ids import PersonId
from witnessmark.companies.company import Company
from witnessmark.inquiries.blind import visible_codes
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.inquiries.figures import figures
from witnessmark.inquiries.inquiry import Attempt, Inquiry, Question, Reply
from witnessmark.inquiries.reported import reported_figures
from witnessmark.inquiries.state import Correspondence, correspondence
from witnessmark.publication.case import CaseKind
from witnessmark.publication.chain.link_states import asked_companies
from witnessmark.publication.chain.standing import Standing, standing_of
from witnessmark.publication.chain.state import Step
from witnessmark.publication.gate.second_round import progress_of
from witnessmark.publication.lookup import Lookup
from witnessmark.publication.pages.matrix import Matrix, matrix_of
from witnessmark.publication.pages.timeline import timeline_of, timeline_picture
from witnessmark.web.exports import asked_for, csv_of
from witnessmark.web.pages import page, reader_of
from witnessmark.web.queries import OpenCase, case_for
from witnessmark.web.templatetags.say import plain, plain_name, word


@dataclass(frozen=True)
class Paper:
    """One paper of the thread: a letter that went out, or a reply that came back."""

    at: datetime
    attempt: Attempt | None = None
    reply: Reply | None = None


@dataclass(frozen=True)
class InquiryLine:
    """An inquiry in a list, with where it stands."""

    inquiry: Inquiry
    stands: Correspondence
    standing: Standing


def inquiries(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the inquiries with their computed state, or in a replay what others reported."""
    opened = case_for(request.user, public_id)
    within = opened.within
    lines = [_line(inquiry, opened) for inquiry in opened.case.inquiries]
    reported = [
        (company, standing_of(company.id, within=within, on=opened.on))
        for company in asked_companies(within, on=opened.on)
        if within.inquiry_of(company.id) is None
    ]
    if asked_for(request):
        return csv_of(opened, "inquiries", _table(lines, reported))
    return page(
        request,
        "inquiries",
        opened,
        here=Step.ASKED,
        lines=lines,
        reported=reported,
        documents=within.documents,
    )


def inquiry(request: HttpRequest, public_id: str, inquiry_id: str) -> HttpResponse:
    """Show one inquiry as a thread of papers."""
    opened = case_for(request.user, public_id)
    found = next((one for one in opened.case.inquiries if one.id == inquiry_id), None)
    if found is None:
        raise Http404
    within = opened.within
    return page(
        request,
        "inquiry",
        opened,
        here=Step.ASKED,
        line=_line(found, opened),
        inquiry=found,
        company=within.company(found.company),
        papers=_papers(found),
        questions=_questions(found, within),
        people=within.people,
        documents=within.documents,
        numbers={one.id: one.number for one in _questions(found, within)},
        codes=_codes(opened.person, found, within),
        note=found.internal_note if opened.may_read_notes else "",
        settlements=[one for one in opened.case.settlements if one.inquiry == inquiry_id],
        contests=[
            (str(place), one)
            for place, one in enumerate(opened.case.contests)
            if one.inquiry == inquiry_id
        ],
    )


def answers(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the three figures and the matrix of companies by questions."""
    opened = case_for(request.user, public_id)
    case = opened.case
    is_replay = case.kind is CaseKind.REPLAY
    three = (
        reported_figures(case.statements, on=opened.on)
        if is_replay
        else figures(
            case.inquiries,
            questionnaires=case.questionnaires,
            settlements=case.settlements,
            on=opened.on,
            terms=case.terms,
        )
    )
    reader = reader_of(opened)
    matrix = matrix_of(reader=reader, book=load_codebook())
    if asked_for(request):
        return csv_of(opened, "answers", _matrix_table(matrix))
    timeline = timeline_of(reader=reader)
    drawn = timeline_picture(timeline, language=reader.language) if timeline else ""
    return page(
        request,
        "answers",
        opened,
        here=Step.ANSWERED,
        figures=three,
        matrix=matrix,
        timeline=timeline,
        drawn=drawn,
    )


def _table(
    lines: Sequence[InquiryLine], reported: Sequence[tuple[Company, Standing]]
) -> Iterator[Sequence[object]]:
    yield ("id", "addressee", "state", "deadline", "next", "next_due", "as_of", "reported")
    for line in lines:
        stands = line.stands
        yield (
            line.inquiry.id,
            plain(line.inquiry.addressee),
            word(stands.state),
            stands.deadline,
            plain(stands.next_step.text),
            stands.next_step.due,
            stands.on,
            "no",
        )
    for company, standing in reported:
        told = plain(standing.word)
        yield (company.id, plain_name(company), told, "", "", "", standing.as_of, "yes")


def _matrix_table(matrix: Matrix | None) -> Iterator[Sequence[object]]:
    yield ("company", "question", "code", "meaning", "quote", "language")
    for row in matrix.rows if matrix else ():
        for cell in row.cells:
            said = (cell.code, cell.word, cell.quote.text, cell.quote.language)
            yield (row.company.name.text, cell.number, *said)


def _line(inquiry: Inquiry, opened: OpenCase) -> InquiryLine:
    return InquiryLine(
        inquiry,
        correspondence(
            inquiry,
            on=opened.on,
            terms=opened.case.terms,
            progress=progress_of(inquiry, opened.case),
        ),
        standing_of(inquiry.company, within=opened.within, on=opened.on),
    )


def _papers(inquiry: Inquiry) -> list[Paper]:
    sent = [Paper(attempt.sent_at, attempt=attempt) for attempt in inquiry.attempts]
    came = [Paper(reply.received_at, reply=reply) for reply in inquiry.replies]
    return sorted([*sent, *came], key=lambda paper: paper.at)


def _questions(inquiry: Inquiry, within: Lookup) -> Sequence[Question]:
    return next(
        (one.questions for one in within.case.questionnaires if one.id == inquiry.questionnaire),
        (),
    )


def _codes(coder: PersonId, inquiry: Inquiry, within: Lookup) -> Sequence[object]:
    case = within.case
    seen = visible_codes(
        case.codes,
        coder,
        inquiries=case.inquiries,
        questionnaires=case.questionnaires,
    )
    return [code for code in seen if code.inquiry == inquiry.id]
