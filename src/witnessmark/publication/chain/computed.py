"""The links of an investigation: counted and computed from what the case holds."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from witnessmark.base.text import Text
from witnessmark.inquiries.state import ANSWERED, NOT_REACHED, State, correspondence
from witnessmark.publication.chain.link_states import (
    claim_state,
    maker_state,
    makers_of,
    part_state,
    reading_state,
    screening_state,
)
from witnessmark.publication.chain.standing import standing_of
from witnessmark.publication.chain.state import STATE_NAMES, Link, LinkState, Step, worst
from witnessmark.publication.lookup import SPOKEN, Lookup

LinkOf = Callable[[Lookup, date], Link]
"""How one link is found: of which case, as it stood at the end of which day."""


def device(within: Lookup, _on: date) -> Link:
    """Return the devices; one whose model is not published is not known."""
    devices = within.case.devices
    states = [LinkState.ESTABLISHED if one.model else LinkState.NOT_KNOWN for one in devices]
    unnamed = any(not one.model for one in devices)
    word = Text("model not published", "型番は公表されていない") if unnamed else Text()
    return Link(step=Step.DEVICE, count=len(devices), state=worst(states), word=word)


def marks(within: Lookup, _on: date) -> Link:
    """Return the components whose marking was read, and how many readings are uncertain."""
    states = [reading_state(one) for one in within.case.components]
    doubts = {
        LinkState.NOT_KNOWN: Text("%s not read", "未判読 %s"),
        LinkState.CANDIDATES: Text("%s uncertain", "不確か %s"),
    }
    count = sum(state is not LinkState.NOT_KNOWN for state in states)
    return _link(Step.MARKS, states, count=count, doubts=doubts)


def parts(within: Lookup, _on: date) -> Link:
    """Return the components for which a part can be named, and how many it cannot."""
    states = [part_state(one, within=within) for one in within.case.components]
    known = sum(state is not LinkState.NOT_KNOWN for state in states)
    doubts = {
        LinkState.CONTESTED: Text("%s contested", "争いあり %s"),
        LinkState.NOT_KNOWN: Text("%s not identified", "未特定 %s"),
        LinkState.CANDIDATES: Text("%s unsure", "保留 %s"),
    }
    note = Text(
        f"{known} of {len(states)} components have at least one candidate.",
        f"{len(states)}点のうち{known}点に候補がある。",
    )
    return _link(Step.PARTS, states, count=known, doubts=doubts, note=note)


def makers(within: Lookup, _on: date) -> Link:
    """Return the makers that the identifications leave open."""
    states = [maker_state(one, within=within) for one in within.case.components]
    doubts = {
        LinkState.NOT_KNOWN: Text("%s unknown", "不明 %s"),
        LinkState.CANDIDATES: Text("%s unsure", "保留 %s"),
    }
    return _link(Step.MAKERS, states, count=len(_makers(within)), doubts=doubts)


def companies(within: Lookup, _on: date) -> Link:
    """Return the companies; a maker behind whom none is known makes this link not known."""
    unresolved = [maker for maker in _makers(within) if within.company_of(maker) is None]
    known = bool(within.case.companies) and not unresolved
    return Link(
        step=Step.COMPANIES,
        count=len(within.case.companies),
        state=LinkState.ESTABLISHED if known else LinkState.NOT_KNOWN,
        word=Text(f"{len(unresolved)} unresolved", f"未解決 {len(unresolved)}")
        if unresolved
        else Text(),
    )


def screened(within: Lookup, _on: date) -> Link:
    """Return the companies screened, and how many were not or have a hit that is undecided."""
    states = [screening_state(one, within=within) for one in within.case.companies]
    doubts = {
        LinkState.NOT_KNOWN: Text("%s not screened", "未照合 %s"),
        LinkState.CANDIDATES: Text("%s undecided", "未判断 %s"),
    }
    return _link(Step.SCREENED, states, count=len(within.screenings), doubts=doubts)


def asked(within: Lookup, on: date) -> Link:
    """Return the inquiries that provably reached their addressee by `on`."""
    stood = [
        correspondence(one, on=on, terms=within.case.terms).state for one in within.case.inquiries
    ]
    states = [_reached(state) for state in stood]
    count = sum(state not in NOT_REACHED for state in stood)
    doubts = {
        LinkState.BLOCKED: Text("%s undeliverable", "不達 %s"),
        LinkState.WAITING: Text("%s under way", "送付中 %s"),
    }
    return _link(Step.ASKED, states, count=count, doubts=doubts)


def answered(within: Lookup, on: date) -> Link:
    """Return the companies that answered by `on`, and the days left to those that may still."""
    stood = [correspondence(one, on=on, terms=within.case.terms) for one in within.case.inquiries]
    states = [standing_of(one.company, within=within, on=on).state for one in stood]
    left = [
        (one.deadline - on).days
        for one in stood
        if one.state not in ANSWERED and one.deadline and one.deadline >= on
    ]
    count = sum(one.state in ANSWERED for one in stood)
    doubts = {LinkState.NOT_KNOWN: Text("%s without reply", "回答なし %s")}
    note = Text(
        f"{count} of {len(stood)} companies answered.", f"{len(stood)}社のうち{count}社が回答した。"
    )
    days = min(left, default=None)
    return _link(Step.ANSWERED, states, count=count, doubts=doubts, note=note, days=days)


def said(within: Lookup, _on: date) -> Link:
    """Return the claims on the page; a code that a company contests contests them."""
    claims = within.case.claims
    states = [claim_state(claim) for claim in claims]
    if within.case.contests:
        states.append(LinkState.CONTESTED)
    doubts = {
        LinkState.CONTESTED: Text("a code is contested", "分類に異議あり"),
        LinkState.BLOCKED: Text("%s withdrawn", "撤回 %s"),
        LinkState.WAITING: Text("%s not yet said", "公表前 %s"),
    }
    count = sum(claim.status in SPOKEN for claim in claims)
    return _link(Step.SAID, states, count=count, doubts=doubts)


COMPUTED: Final[Mapping[Step, LinkOf]] = {
    Step.DEVICE: device,
    Step.MARKS: marks,
    Step.PARTS: parts,
    Step.MAKERS: makers,
    Step.COMPANIES: companies,
    Step.SCREENED: screened,
    Step.ASKED: asked,
    Step.ANSWERED: answered,
    Step.SAID: said,
}
"""How each link of an investigation is found."""


def _link(
    step: Step,
    states: Iterable[LinkState],
    *,
    count: int,
    doubts: Mapping[LinkState, Text],
    note: Text = Text(),
    days: int | None = None,
) -> Link:
    found = list(states)
    state = worst(found)
    word = doubts.get(state, STATE_NAMES[state]) if found else STATE_NAMES[state]
    number = str(found.count(state))
    return Link(
        step=step,
        count=count,
        state=state,
        days=days,
        note=note,
        word=Text(en=word.en.replace("%s", number), ja=word.ja.replace("%s", number)),
    )


def _makers(within: Lookup) -> frozenset[str]:
    return frozenset(
        maker
        for identification in within.identifications.values()
        for maker in makers_of(identification)
    )


def _reached(state: State) -> LinkState:
    if state is State.UNDELIVERABLE:
        return LinkState.BLOCKED
    return LinkState.WAITING if state in NOT_REACHED else LinkState.ESTABLISHED
