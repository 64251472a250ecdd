"""The chain of a case: nine steps from the device to what is said, each with count and state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from witnessmark.base.text import Text
from witnessmark.companies.company import Company
from witnessmark.evidence.component import Authenticity, Component
from witnessmark.evidence.document import StatementKind
from witnessmark.inquiries.state import ANSWERED, NOT_REACHED, State, correspondence
from witnessmark.parts.identification import Identification
from witnessmark.parts.identification import Verdict as PartVerdict
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.chain_state import STATE_NAMES, LinkState, worst
from witnessmark.publication.claim import Claim, ClaimStatus
from witnessmark.publication.lookup import SPOKEN, Lookup
from witnessmark.publication.standing import NOT_PUBLISHED, standing_of
from witnessmark.screening.screening import Screening
from witnessmark.screening.screening import Verdict as ListVerdict


class Step(StrEnum):
    """A step on the way of the evidence, in the order in which it travels."""

    DEVICE = "device"
    MARKS = "marks"
    PARTS = "parts"
    MAKERS = "makers"
    COMPANIES = "companies"
    SCREENED = "screened"
    ASKED = "asked"
    ANSWERED = "answered"
    SAID = "said"


STEP_NAMES: Final[Mapping[Step, Text]] = {
    Step.DEVICE: Text("Device", "機器"),
    Step.MARKS: Text("Marks", "表示"),
    Step.PARTS: Text("Parts", "部品"),
    Step.MAKERS: Text("Makers", "メーカー"),
    Step.COMPANIES: Text("Companies", "企業"),
    Step.SCREENED: Text("Screened", "照合"),
    Step.ASKED: Text("Asked", "照会"),
    Step.ANSWERED: Text("Answered", "回答"),
    Step.SAID: Text("Said", "公表"),
}

REPORTED: Final = Text(en="reported", ja="報告による")


@dataclass(frozen=True, kw_only=True)
class Link:
    """One step: how many things it holds, the worst state among them, and a note in words.

    `word` names the state where it stands; `days` counts the days still to wait, if any.
    """

    step: Step
    count: int
    state: LinkState
    days: int | None = None
    note: Text = Text()
    word: Text = Text()


def chain_of(case: Case, *, on: date) -> tuple[Link, ...]:
    """Return the nine links of `case` as they stood at the end of `on`.

    In a replay the states are reported by others; a link that nobody published is "not published".
    """
    within = Lookup(case)
    built = _REPLAYED if case.kind is CaseKind.REPLAY else _COMPUTED
    return tuple(_named(built[step](within, on)) for step in Step)


def _named(link: Link) -> Link:
    if link.word:
        return link
    return Link(
        step=link.step,
        count=link.count,
        state=link.state,
        days=link.days,
        note=link.note,
        word=STATE_NAMES[link.state],
    )


def _device(within: Lookup, _on: date) -> Link:
    devices = within.case.devices
    states = [
        LinkState.ESTABLISHED if device.model else LinkState.NOT_KNOWN for device in devices
    ]
    unnamed = sum(not device.model for device in devices)
    note = Text("The model is not published.", "型番は公表されていない。") if unnamed else Text()
    return Link(step=Step.DEVICE, count=len(devices), state=worst(states), note=note)


def _marks(within: Lookup, _on: date) -> Link:
    components = within.case.components
    return Link(
        step=Step.MARKS, count=len(components), state=worst(map(reading_state, components))
    )


def reading_state(component: Component) -> LinkState:
    """Return how firmly the marking of `component` was read: by two people, alike, in full."""
    readings = component.readings
    if not readings:
        return LinkState.NOT_KNOWN
    if len({reading.reader for reading in readings}) < 2:
        return LinkState.CANDIDATES
    if len({reading.lines for reading in readings}) > 1:
        return LinkState.CANDIDATES
    unread = any("?" in line for reading in readings for line in reading.lines)
    return LinkState.CANDIDATES if unread else LinkState.ESTABLISHED


def _parts(within: Lookup, _on: date) -> Link:
    states = [part_state(one, within=within) for one in within.case.components]
    known = sum(state is not LinkState.NOT_KNOWN for state in states)
    total = len(states)
    note = Text(
        f"{known} of {total} components have at least one candidate.",
        f"{total}点のうち{known}点に候補がある。",
    )
    return Link(step=Step.PARTS, count=known, state=worst(states), note=note)


def part_state(component: Component, *, within: Lookup) -> LinkState:
    """Return how firmly `component` is known as a part; doubt about its authenticity counts."""
    if component.authenticity in (Authenticity.DISPUTED, Authenticity.CONFIRMED_COUNTERFEIT):
        return LinkState.CONTESTED
    identification = within.identifications.get(component.id)
    if identification is None or identification.verdict is PartVerdict.NOT_IDENTIFIED:
        return LinkState.NOT_KNOWN
    if component.authenticity is Authenticity.SIGNS_OF_DOUBT:
        return LinkState.CANDIDATES
    sure = identification.verdict is PartVerdict.CONSISTENT
    return LinkState.ESTABLISHED if sure else LinkState.CANDIDATES


def makers_of(identification: Identification | None) -> tuple[str, ...]:
    """Return the maker ids that `identification` leaves open, best first, each once."""
    if identification is None or identification.verdict is PartVerdict.NOT_IDENTIFIED:
        return ()
    candidates = identification.candidates
    if identification.verdict is PartVerdict.CONSISTENT:
        candidates = candidates[:1]
    return tuple(dict.fromkeys(candidate.maker_id for candidate in candidates))


def _makers(within: Lookup, _on: date) -> Link:
    open_ = {one.id: makers_of(within.identifications.get(one.id)) for one in within.case.components}
    makers = {maker for found in open_.values() for maker in found}
    states = [
        part_state(component, within=within)
        if len(open_[component.id]) == 1
        else (LinkState.CANDIDATES if open_[component.id] else LinkState.NOT_KNOWN)
        for component in within.case.components
    ]
    return Link(step=Step.MAKERS, count=len(makers), state=worst(states))


def _companies(within: Lookup, _on: date) -> Link:
    makers = {
        maker
        for identification in within.identifications.values()
        for maker in makers_of(identification)
    }
    unresolved = [maker for maker in makers if within.company_of(maker) is None]
    companies = within.case.companies
    state = LinkState.ESTABLISHED if companies and not unresolved else LinkState.NOT_KNOWN
    note = (
        Text(
            f"{len(unresolved)} makers have no company in this case.",
            f"{len(unresolved)}メーカーについては、対応する企業を本件で扱っていない。",
        )
        if unresolved
        else Text()
    )
    return Link(step=Step.COMPANIES, count=len(companies), state=state, note=note)


def _screened(within: Lookup, _on: date) -> Link:
    states = [_screening_state(company, within) for company in within.case.companies]
    screened = len(within.screenings)
    return Link(step=Step.SCREENED, count=screened, state=worst(states))


def _screening_state(company: Company, within: Lookup) -> LinkState:
    screening = within.screenings.get(company.id)
    if screening is None or screening.verdict is ListVerdict.UNKNOWN:
        return LinkState.NOT_KNOWN
    return LinkState.CANDIDATES if open_hits(screening, within=within) else LinkState.ESTABLISHED


def open_hits(screening: Screening, *, within: Lookup) -> int:
    """Return how many hits of `screening` no person has decided yet."""
    decided = {
        (review.company, review.list, review.entry_id)
        for review in within.case.reviews
        if review.verdict in (ListVerdict.MATCH, ListVerdict.NO_MATCH)
    }
    return sum((screening.company, hit.list, hit.entry_id) not in decided for hit in screening.hits)


def _asked(within: Lookup, on: date) -> Link:
    states = [correspondence(asked, on=on).state for asked in within.case.inquiries]
    reached = sum(state not in NOT_REACHED for state in states)
    shown = [
        LinkState.BLOCKED
        if state is State.UNDELIVERABLE
        else LinkState.WAITING
        if state in NOT_REACHED
        else LinkState.ESTABLISHED
        for state in states
    ]
    return Link(step=Step.ASKED, count=reached, state=worst(shown))


def _answered(within: Lookup, on: date) -> Link:
    stood = [correspondence(asked, on=on) for asked in within.case.inquiries]
    answered = sum(one.state in ANSWERED for one in stood)
    silent = sum(one.state is State.NO_REPLY for one in stood)
    left = [
        (one.deadline - on).days
        for one in stood
        if one.state not in ANSWERED and one.deadline and one.deadline >= on
    ]
    states = [standing_of(one.company, within=within, on=on).state for one in stood]
    note = Text(
        f"{answered} of {len(stood)} companies answered.",
        f"{len(stood)}社のうち{answered}社が回答した。",
    )
    word = Text(f"{silent} without reply", f"回答なし {silent}") if silent else Text()
    return Link(
        step=Step.ANSWERED,
        count=answered,
        state=worst(states),
        days=min(left, default=None),
        note=note,
        word=word if worst(states) is LinkState.NOT_KNOWN else Text(),
    )


def _said(within: Lookup, _on: date) -> Link:
    claims = within.case.claims
    spoken = [claim for claim in claims if claim.status in SPOKEN]
    state = worst(map(claim_state, claims))
    if within.case.contests and state is LinkState.ESTABLISHED:
        state = LinkState.CONTESTED
    return Link(step=Step.SAID, count=len(spoken), state=state)


def claim_state(claim: Claim) -> LinkState:
    """Return how firmly `claim` stands on the page: said, waiting to be said, or withdrawn."""
    if claim.status in SPOKEN:
        return LinkState.ESTABLISHED
    return LinkState.BLOCKED if claim.status is ClaimStatus.WITHDRAWN else LinkState.WAITING


def _reported_companies(within: Lookup, on: date) -> Link:
    asked = asked_companies(within, on=on)
    count = len(asked) or len(within.case.companies)
    return _reported(Step.COMPANIES, count)


def asked_companies(within: Lookup, *, on: date) -> tuple[Company, ...]:
    """Return the companies that were asked: by our letters, or as others reported by `on`."""
    told = {
        company
        for said in within.case.statements
        if said.kind is StatementKind.RESPONSE and said.response and (said.as_of or on) <= on
        for company in said.companies
    }
    written = {asked.company for asked in within.case.inquiries}
    return tuple(one for one in within.case.companies if one.id in told | written)


def _reported_marks(within: Lookup, on: date) -> Link:
    return _marks(within, on) if within.case.components else _unpublished(Step.MARKS)


def _reported_parts(within: Lookup, on: date) -> Link:
    return _parts(within, on) if within.case.components else _unpublished(Step.PARTS)


def _reported_makers(within: Lookup, on: date) -> Link:
    return _makers(within, on) if within.case.components else _unpublished(Step.MAKERS)


def _reported_screened(within: Lookup, on: date) -> Link:
    if within.screenings:
        return _screened(within, on)
    count = len(within.case.measures)
    note = Text("Cited from documents, not screened by us.", "文書からの引用であり、照合ではない。")
    return Link(
        step=Step.SCREENED,
        count=count,
        state=LinkState.NOT_KNOWN,
        note=note,
        word=Text("cited only", "引用のみ"),
    )


def _reported_asked(within: Lookup, on: date) -> Link:
    return _reported(Step.ASKED, len(asked_companies(within, on=on)))


def _reported_answered(within: Lookup, on: date) -> Link:
    stood = [standing_of(one.id, within=within, on=on) for one in asked_companies(within, on=on)]
    answered = sum(one.state is LinkState.ESTABLISHED for one in stood)
    silent = len(stood) - answered
    if not stood:
        return _unpublished(Step.ANSWERED)
    return Link(
        step=Step.ANSWERED,
        count=answered,
        state=worst(one.state for one in stood),
        note=Text("As others reported it.", "他者の報告による。"),
        word=Text(f"{silent} without reply", f"回答なし {silent}") if silent else REPORTED,
    )


def _reported_said(within: Lookup, on: date) -> Link:
    link = _said(within, on)
    return link if link.count else _reported(Step.SAID, len(within.case.statements))


def _reported(step: Step, count: int) -> Link:
    if not count:
        return _unpublished(step)
    note = Text("As others reported it.", "他者の報告による。")
    return Link(step=step, count=count, state=LinkState.ESTABLISHED, note=note, word=REPORTED)


def _unpublished(step: Step) -> Link:
    return Link(step=step, count=0, state=LinkState.NOT_KNOWN, word=NOT_PUBLISHED)


_Builder = Callable[[Lookup, date], Link]

_COMPUTED: Final[Mapping[Step, _Builder]] = {
    Step.DEVICE: _device,
    Step.MARKS: _marks,
    Step.PARTS: _parts,
    Step.MAKERS: _makers,
    Step.COMPANIES: _companies,
    Step.SCREENED: _screened,
    Step.ASKED: _asked,
    Step.ANSWERED: _answered,
    Step.SAID: _said,
}

_REPLAYED: Final[Mapping[Step, _Builder]] = {
    Step.DEVICE: _device,
    Step.MARKS: _reported_marks,
    Step.PARTS: _reported_parts,
    Step.MAKERS: _reported_makers,
    Step.COMPANIES: _reported_companies,
    Step.SCREENED: _reported_screened,
    Step.ASKED: _reported_asked,
    Step.ANSWERED: _reported_answered,
    Step.SAID: _reported_said,
}
