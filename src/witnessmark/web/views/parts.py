"""What the components are held to be, and whose brands stand on them."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from witnessmark.companies.company import Company
from witnessmark.evidence.component import Component
from witnessmark.publication.chain.link_states import makers_of
from witnessmark.publication.chain.state import Step
from witnessmark.publication.lookup import Lookup
from witnessmark.web.pages import one_page, page
from witnessmark.web.queries import case_for
from witnessmark.web.views.evidence import lines_of


@dataclass(frozen=True)
class MakerLine:
    """A maker that candidates name, the components they are of, and the company behind it."""

    id: str
    name: str
    components: tuple[Component, ...]
    is_open: bool
    company: Company | None


def parts(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the components by what they are held to be."""
    opened = case_for(request.user, public_id)
    return page(
        request, "parts", opened, here=Step.PARTS, lines=one_page(request, lines_of(opened.within))
    )


def makers(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the makers that are left open, each with its components and its company."""
    opened = case_for(request.user, public_id)
    return page(request, "makers", opened, here=Step.MAKERS, makers=_makers(opened.within))


def _makers(within: Lookup) -> list[MakerLine]:
    names: dict[str, str] = {}
    found: dict[str, list[Component]] = defaultdict(list)
    rivals: set[str] = set()
    for component in within.case.components:
        identification = within.identifications.get(component.id)
        left_open = makers_of(identification)
        for candidate in identification.candidates if identification else ():
            names[candidate.maker_id] = candidate.maker
        for maker in left_open:
            found[maker].append(component)
            if len(left_open) > 1:
                rivals.add(maker)
    return [
        MakerLine(maker, names[maker], tuple(on), maker in rivals, within.company_of(maker))
        for maker, on in sorted(found.items(), key=lambda pair: names[pair[0]].casefold())
    ]
