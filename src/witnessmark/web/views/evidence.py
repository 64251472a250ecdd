"""The device, its samples and photos; the components and what was read on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from witnessmark.evidence.component import Component, Reading
from witnessmark.parts.identification import Candidate, Identification
from witnessmark.publication.chain.link_states import part_state, reading_state
from witnessmark.publication.chain.state import LinkState, Step
from witnessmark.publication.lookup import Lookup
from witnessmark.web.alignment import Pair, align, align_marking
from witnessmark.web.pages import one_page, page
from witnessmark.web.queries import case_for


@dataclass(frozen=True)
class Line:
    """A component in a list: its first reading, how firmly it was read, what it is held to be."""

    component: Component
    reading: Reading | None
    read: LinkState
    part: LinkState
    identification: Identification | None
    best: Candidate | None


@dataclass(frozen=True)
class Aligned:
    """A candidate whose part number is laid under the marking."""

    candidate: Candidate
    pairs: Sequence[Pair]


@dataclass(frozen=True)
class Compared:
    """Two readings of one marking, line under line."""

    first: Reading
    second: Reading
    lines: Sequence[Sequence[Pair]]


def lines_of(within: Lookup) -> list[Line]:
    """Return every component of the case for a list."""
    return [_line(component, within) for component in within.case.components]


def device(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the devices, the samples with their custody, and the photos."""
    opened = case_for(request.user, public_id)
    people, documents = opened.within.people, opened.within.documents
    return page(request, "device", opened, here=Step.DEVICE, people=people, documents=documents)


def components(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the components with their markings."""
    opened = case_for(request.user, public_id)
    return page(
        request,
        "components",
        opened,
        here=Step.MARKS,
        lines=one_page(request, lines_of(opened.within)),
    )


def component(request: HttpRequest, public_id: str, component_id: str) -> HttpResponse:
    """Show one component: crop, readings, candidates with grounds, decision."""
    opened = case_for(request.user, public_id)
    found = next((one for one in opened.case.components if one.id == component_id), None)
    if found is None:
        raise Http404
    decisions = sorted(
        (one for one in opened.case.identifications if one.component == component_id),
        key=lambda one: one.decided_at,
        reverse=True,
    )
    return page(
        request,
        "component",
        opened,
        here=Step.MARKS,
        line=_line(found, opened.within),
        comparisons=_comparisons(found.readings),
        candidates=_aligned(found, decisions[0]) if decisions else [],
        decision=decisions[0] if decisions else None,
        earlier=decisions[1:],
        photos=opened.within.photos,
        people=opened.within.people,
        documents=opened.within.documents,
        claims=_claims(component_id, opened.within),
    )


def _line(component: Component, within: Lookup) -> Line:
    identification = within.identifications.get(component.id)
    candidates = identification.candidates if identification else ()
    return Line(
        component=component,
        reading=component.readings[0] if component.readings else None,
        read=reading_state(component),
        part=part_state(component, within=within),
        identification=identification,
        best=candidates[0] if candidates else None,
    )


def _comparisons(readings: Sequence[Reading]) -> list[Compared]:
    if len(readings) < 2:
        return []
    first = readings[0]
    return [Compared(first, other, _side_by_side(first, other)) for other in readings[1:]]


def _side_by_side(first: Reading, second: Reading) -> list[Sequence[Pair]]:
    count = max(len(first.lines), len(second.lines))
    above = (*first.lines, *[""] * (count - len(first.lines)))
    below = (*second.lines, *[""] * (count - len(second.lines)))
    return [align(upper, lower) for upper, lower in zip(above, below, strict=True)]


def _aligned(component: Component, decision: Identification) -> list[Aligned]:
    lines = component.readings[0].lines if component.readings else ()
    return [
        Aligned(candidate, align_marking(lines, candidate.mpn or candidate.family))
        for candidate in decision.candidates
    ]


def _claims(component_id: str, within: Lookup) -> list[object]:
    return [
        claim
        for claim in within.case.claims
        if any(evidence.id == component_id for evidence in claim.evidence)
    ]
