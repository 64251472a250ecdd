"""What every page of a case shows: the case, the chain strip, and where in it we are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from witnessmark.base.codec import decode
from witnessmark.base.text import Text
from witnessmark.publication.chain.state import STEP_NAMES, Link, LinkState, Step
from witnessmark.publication.pages.citations import citations
from witnessmark.publication.pages.proofs import Reader
from witnessmark.web import models
from witnessmark.web.queries import OpenCase
from witnessmark.web.steps import NextStep, Place
from witnessmark.web.templatetags.say import plain, reading_language

PAGES: Final = {
    Step.DEVICE: "device",
    Step.MARKS: "components",
    Step.PARTS: "parts",
    Step.MAKERS: "makers",
    Step.COMPANIES: "companies",
    Step.SCREENED: "screening",
    Step.ASKED: "inquiries",
    Step.ANSWERED: "answers",
    Step.SAID: "claims",
}
"""The page that each step of the chain leads to."""


LINES: Final = 100
"""Lines of a list on one page."""

T = TypeVar("T")


@dataclass(frozen=True)
class StripLink:
    """One step on the strip: its link of the chain, its address, and whether we are there."""

    link: Link
    address: str
    is_here: bool

    @property
    def name(self) -> object:
        """What the step is called."""
        return STEP_NAMES[self.link.step]


def strip(opened: OpenCase, *, here: Step | None = None) -> Sequence[StripLink]:
    """Return the chain of a case as links."""
    return [
        StripLink(link, address(opened, PAGES[link.step]), link.step is here)
        for link in opened.state.chain
    ]


def address(opened: OpenCase, page: str, *more: str) -> str:
    """Return the address of a page of the case."""
    return reverse(page, args=(opened.row.public_id, *more))


def step_address(opened: OpenCase, step: NextStep) -> str:
    """Return the address at which a step is done.

    A second reader is led to where the first reading is not shown.
    """
    place = address(opened, step.place.value, *((step.id,) if step.id else ()))
    return f"{place}?to-read=yes" if step.place is Place.COMPONENTS else place


def page(
    request: HttpRequest,
    template: str,
    opened: OpenCase,
    *,
    here: Step | None = None,
    **context: object,
) -> HttpResponse:
    """Render a page of a case with its strip."""
    everywhere = {
        "opened": opened,
        "case": opened.case,
        "case_id": opened.row.public_id,
        "within": opened.within,
        "strip": strip(opened, here=here),
        "here": here,
        "states": tuple(LinkState),
    }
    return render(request, f"web/{template}.html", everywhere | context)


def one_page(request: HttpRequest, lines: Sequence[T]) -> Page[T]:
    """Return as many of `lines` as stand on one page; `?page=` says which."""
    return Paginator(lines, LINES).get_page(request.GET.get("page"))


def reader_of(opened: OpenCase) -> Reader:
    """Return whom the grounds of this case are laid open for."""
    language = reading_language()
    return Reader(
        within=opened.within,
        language=language,
        on=opened.on,
        sources=citations(opened.case, language=language),
    )


def called(member: models.Membership) -> str:
    """Return what a member is called on the screen: by the name they have in the case.

    Whoever is no person of the case has only the name of an account.
    """
    if member.person is None:
        return member.user.username
    return plain(decode(member.person.display, Text, where="person"))
