"""The device, its samples and photos; the components and what was read on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from witnessmark.base.text import Text
from witnessmark.evidence.blind import READERS, readers_of
from witnessmark.evidence.component import Component, Reading
from witnessmark.parts.identification import Candidate, Identification
from witnessmark.publication.chain.link_states import part_state, reading_state
from witnessmark.publication.chain.state import LinkState, Step
from witnessmark.publication.lookup import Lookup
from witnessmark.web.alignment import UNREAD, Pair, align, align_marking
from witnessmark.web.exports import asked_for, csv_of
from witnessmark.web.pages import one_page, page
from witnessmark.web.queries import case_for
from witnessmark.web.templatetags.say import plain, word


@dataclass(frozen=True)
class Line:
    """A component in a list: its first reading, how firmly it was read, what it is held to be.

    `left_open` is the best candidate of every maker that is not ruled out: rivals are all named.
    """

    component: Component
    reading: Reading | None
    read: LinkState
    read_word: Text
    part: LinkState
    identification: Identification | None
    left_open: Sequence[Candidate]


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


NOT_READ: Final = Text(en="not read", ja="未判読")
ONE_READER: Final = Text(en="one reader only", ja="判読者は1人のみ")
DIFFER: Final = Text(en="readers differ", ja="判読が不一致")
UNREAD_SIGNS: Final = Text(en="characters unread", ja="判読できない文字あり")
AGREED: Final = Text(en="two readers agree", ja="2人の判読が一致")


def lines_of(within: Lookup) -> list[Line]:
    """Return every component of the case for a list."""
    return [_line(component, within) for component in within.case.components]


def device(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the devices, the samples with their custody, and the photos."""
    opened = case_for(request.user, public_id)
    people, documents = opened.within.people, opened.within.documents
    return page(request, "device", opened, here=Step.DEVICE, people=people, documents=documents)


def components(request: HttpRequest, public_id: str) -> HttpResponse:
    """List the components with their markings; to a second reader, without them.

    Whoever is to read as the second must not see what the first one read: `?to-read` lists what
    still needs a reader, by place and photo only.
    """
    opened = case_for(request.user, public_id)
    if "to-read" in request.GET:
        waiting = [
            one
            for one in opened.case.components
            if len(readers_of(one)) < READERS and opened.person not in readers_of(one)
        ]
        lines = one_page(request, waiting)
        return page(request, "to_read", opened, here=Step.MARKS, lines=lines, wanted_page="to-read")
    found = lines_of(opened.within)
    if asked_for(request):
        return csv_of(opened, "components", _table(found))
    return page(request, "components", opened, here=Step.MARKS, lines=one_page(request, found))


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
    return Line(
        component=component,
        reading=component.readings[0] if component.readings else None,
        read=reading_state(component),
        read_word=_read_word(component.readings),
        part=part_state(component, within=within),
        identification=identification,
        left_open=_best_of_each(identification.left_open) if identification else (),
    )


def _best_of_each(candidates: Sequence[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda one: -one.score):
        best.setdefault(candidate.maker_id, candidate)
    return list(best.values())


def _read_word(readings: Sequence[Reading]) -> Text:
    if not readings:
        return NOT_READ
    differ = len({reading.lines for reading in readings}) > 1
    unread = any(UNREAD in line for reading in readings for line in reading.lines)
    found = [word for word, is_so in ((DIFFER, differ), (UNREAD_SIGNS, unread)) if is_so]
    if len({reading.reader for reading in readings}) < READERS:
        found.insert(0, ONE_READER)
    found = found or [AGREED]
    return Text(en=", ".join(word.en for word in found), ja="、".join(word.ja for word in found))


def _table(lines: Sequence[Line]) -> Iterator[Sequence[object]]:
    yield ("id", "place", "board", "marking", "read", "verdict", "makers", "parts", "authenticity")
    for line in lines:
        yield (
            line.component.id,
            line.component.designator,
            line.component.board,
            " / ".join(line.reading.lines) if line.reading else "",
            plain(line.read_word),
            word(line.identification.verdict) if line.identification else "",
            "; ".join(candidate.maker for candidate in line.left_open),
            "; ".join(candidate.mpn or candidate.family for candidate in line.left_open),
            word(line.component.authenticity),
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
