"""The sheet of answers: for each reply and question the coder's own code, and nobody else's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from django.utils.translation import gettext

from witnessmark.base.ids import PersonId
from witnessmark.inquiries.blind import CODERS, finished_at, latest_codes
from witnessmark.inquiries.check import code_faults
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.inquiries.coding import Code
from witnessmark.inquiries.inquiry import Inquiry, Question, Questionnaire, Reply
from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.forms.coding import CodeForm
from witnessmark.web.models.columns import Row
from witnessmark.web.sheets.columns import ID, Column, Fault
from witnessmark.web.sheets.sheet import Outcome
from witnessmark.web.templatetags.say import plain

_JUDGED: Final = ("directness", "account", "substance", "support", "quote")


@dataclass(frozen=True)
class Asked:
    """One question put to one reply, and the coder's own code of it, if there is one."""

    inquiry: Inquiry
    reply: Reply
    sheet: Questionnaire
    question: Question
    own: Code | None

    @property
    def id(self) -> str:
        """What the row is known by."""
        return f"{self.inquiry.id}/{self.reply.id}/{self.question.id}"


@dataclass(frozen=True)
class AnswerSheet:
    """Every question of every reply, as `coder` coded it."""

    case: Case
    coder: PersonId
    now: datetime
    name: str = "answers"
    table: type[Row] = models.Code

    @cached_property
    def columns(self) -> Sequence[Column]:
        """The id, what is asked of whom, and what is judged."""
        form = CodeForm(book=load_codebook())
        verbatim = gettext("Copy them from the original; they must stand there so.")
        judged = [
            Column(
                heading=name,
                label=str(form.fields[name].label),
                help=verbatim if name == "quote" else "",
                afterwards=gettext("a new code is put beside it"),
                field=form.fields[name],
            )
            for name in _JUDGED
        ]
        return (
            Column(
                heading=ID, label=gettext("Row of the case"), help=gettext("Leave it as it is.")
            ),
            Column(heading="addressee", label=gettext("Who was asked")),
            Column(heading="question", label=gettext("Question")),
            *judged,
        )

    @cached_property
    def held(self) -> Mapping[str, Asked]:
        """Every question put to every reply."""
        return {one.id: one for one in self._asked()}

    def texts(self, held: Asked) -> Mapping[str, str]:
        """Return the cells of one question, with the coder's own code."""
        return {
            ID: held.id,
            "addressee": plain(held.inquiry.addressee),
            "question": f"{held.question.number}. {plain(held.question.text)}",
            **_judged(held.own),
        }

    def judge(self, held: Asked | None, typed: Mapping[str, str]) -> Outcome:
        """Return the code that `typed` makes, on top of the coder's own last one."""
        if held is None:
            remedy = gettext("Begin with the sheet that is downloaded here.")
            new = gettext("A code belongs to a question of a reply: the row needs its id.")
            return Outcome(faults=[Fault(ID, new, remedy)])
        if self._is_settled(held):
            return Outcome(faults=[_both_done()])
        cells = {**_judged(held.own), **typed}
        if not any(cells[name].strip() for name in _JUDGED):
            return Outcome(faults=[_gone()])
        shown = [name for name in typed if name not in _JUDGED]
        values = {name: self._by_heading[name].clean(cells[name]) for name in (*_JUDGED, *shown)}
        faults = [one for one in values.values() if isinstance(one, Fault)]
        return Outcome(faults=faults) if faults else self._outcome(held, values)

    def _outcome(self, held: Asked, values: Mapping[str, Any]) -> Outcome:
        code = Code(
            inquiry=held.inquiry.id,
            reply=held.reply.id,
            question=held.question.id,
            coder=self.coder,
            coded_at=self.now,
            codebook=load_codebook().label,
            **self._form(values).judged,
        )
        wrong = code_faults(code, inquiry=held.inquiry, questionnaire=held.sheet)
        if wrong:
            remedy = gettext("Copy the words from the original.")
            return Outcome(faults=[Fault("quote", plain(one), remedy) for one in wrong])
        texts = {**self.texts(held), **_judged(code)}
        return Outcome(value=code, texts=texts, is_new=held.own is None)

    def _form(self, values: Mapping[str, Any]) -> CodeForm:
        form = CodeForm(book=load_codebook())
        form.cleaned_data = dict(values)
        return form

    def _is_settled(self, held: Asked) -> bool:
        """Say whether both coders are done: from then on codes are compared and settled."""
        return len(self._done[held.inquiry.id, held.reply.id]) >= CODERS

    @cached_property
    def _done(self) -> Mapping[tuple[str, str], Mapping[PersonId, datetime]]:
        replies = {(one.inquiry.id, one.reply.id): one.sheet for one in self.held.values()}
        return {
            reply: finished_at(
                self.case.codes, reply, questions=tuple(one.id for one in sheet.questions)
            )
            for reply, sheet in replies.items()
        }

    @cached_property
    def _by_heading(self) -> Mapping[str, Column]:
        return {column.heading: column for column in self.columns}

    def _asked(self) -> Iterator[Asked]:
        own = latest_codes(one for one in self.case.codes if one.coder == self.coder)
        sheets = {one.id: one for one in self.case.questionnaires}
        for inquiry in self.case.inquiries:
            sheet = sheets[inquiry.questionnaire]
            for reply in inquiry.replies:
                for question in sheet.questions:
                    code = own.get(((inquiry.id, reply.id), question.id, self.coder))
                    yield Asked(inquiry, reply, sheet, question, code)


def _judged(code: Code | None) -> Mapping[str, str]:
    if code is None:
        return dict.fromkeys(_JUDGED, "")
    return {
        "directness": code.directness.value,
        "account": "; ".join(code.account),
        "substance": "; ".join(code.substance),
        "support": code.support.value,
        "quote": code.quote,
    }


def _both_done() -> Fault:
    return Fault(
        "",
        gettext("Both coders are done with this reply: its codes are settled, no longer changed."),
        gettext("Settle the code on the reply's page."),
    )


def _gone() -> Fault:
    return Fault(
        "directness",
        gettext("A code that was given is not taken back."),
        gettext("Put it back, or give another."),
    )
