"""What the components are held to be, and whose brands stand on them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from witnessmark.companies.company import Company
from witnessmark.evidence.component import Component
from witnessmark.publication.chain.link_states import makers_of
from witnessmark.publication.chain.state import Step
from witnessmark.publication.lookup import Lookup
from witnessmark.web.exports import asked_for, csv_of
from witnessmark.web.pages import one_page, page
from witnessmark.web.queries import case_for
from witnessmark.web.templatetags.say import plain, plain_name, word
from witnessmark.web.views.evidence import Line, lines_of


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
    found = lines_of(opened.within)
    if asked_for(request):
        return csv_of(opened, "parts", _parts_table(found, opened.within))
    return page(request, "parts", opened, here=Step.PARTS, lines=one_page(request, found))


def makers(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the makers that are left open, each with its components and its company."""
    opened = case_for(request.user, public_id)
    found = _makers(opened.within)
    if asked_for(request):
        return csv_of(opened, "makers", _makers_table(found))
    return page(request, "makers", opened, here=Step.MAKERS, makers=found)


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


def _parts_table(lines: Sequence[Line], within: Lookup) -> Iterator[Sequence[object]]:
    yield (
        "id",
        "place",
        "verdict",
        "maker",
        "part",
        "score",
        "decided_by",
        "decided_on",
        "methods",
    )
    for line in lines:
        decided = line.identification
        by = within.people.get(decided.decided_by) if decided else None
        for candidate in line.left_open or (None,):
            yield (
                line.component.id,
                line.component.designator,
                word(decided.verdict) if decided else "",
                candidate.maker if candidate else "",
                (candidate.mpn or candidate.family) if candidate else "",
                candidate.score if candidate else None,
                plain(by.display) if by else "",
                decided.decided_at.date() if decided else None,
                "; ".join(word(method) for method in decided.methods) if decided else "",
            )


def _makers_table(makers: Sequence[MakerLine]) -> Iterator[Sequence[object]]:
    yield ("id", "maker", "components", "has_rivals", "company")
    for maker in makers:
        places = "; ".join(one.designator or one.id for one in maker.components)
        company = plain_name(maker.company) if maker.company else ""
        yield (maker.id, maker.name, places, "yes" if maker.is_open else "no", company)
