"""The paths of a case: from a device through components, makers and companies to claims."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from witnessmark.base.ids import CompanyId
from witnessmark.evidence.component import Component
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.chain.link_states import asked_companies, makers_of, part_state
from witnessmark.publication.chain.nodes import LAYER_NAMES, Layer, Node, Nodes, gap
from witnessmark.publication.chain.state import LinkState
from witnessmark.publication.claim import Claim, EvidenceKind
from witnessmark.publication.lookup import Lookup

MOST: Final = 80
"""More components than this are gathered where they are alike."""

__all__ = ["LAYER_NAMES", "Layer", "Node", "Path", "paths_of"]


@dataclass(frozen=True, kw_only=True)
class Path:
    """One way of the evidence: at most one node per layer, in the order of the layers."""

    nodes: tuple[Node, ...]

    def at(self, layer: Layer) -> Node | None:
        """Return the node of this path in `layer`, if it has one."""
        return next((node for node in self.nodes if node.layer is layer), None)


def paths_of(case: Case, *, on: date) -> tuple[Path, ...]:
    """Return every path of `case`, in the order of its components, then of its companies.

    Only a part held to be consistent with its marking leads to a maker: what is open or in doubt
    names nobody. A company with several claims has one path per claim; a claim that names no
    company hangs on its component. A company that no component leads to starts by itself: nothing
    ties it to the device. A claim on no company and no component stands alone. In a replay whose
    components nobody published, the device leads to that gap. Beyond MOST components, those that
    are alike and carry no claim are drawn as one.
    """
    within = Lookup(case)
    nodes = Nodes(within, on)
    resting = _resting(within)
    found = [
        Path(nodes=way)
        for component, drawn in _drawn(case.components, nodes, resting)
        for way in _from_component(component, drawn, nodes, resting.get(component.id, []))
    ]
    found += _unpublished(case, nodes)
    found += [
        Path(nodes=way)
        for company in _not_reached(within, found, on=on)
        for way in _from_company(company, nodes, _about(company, within.spoken))
    ]
    drawn = {node.id for path in found for node in path.nodes if node.layer is Layer.CLAIM}
    found += [Path(nodes=(node,)) for id_, node in nodes.claims.items() if id_ not in drawn]
    return tuple(dict.fromkeys(found))


def _unpublished(case: Case, nodes: Nodes) -> list[Path]:
    """Return the paths of a case without components; a replay's end in what is not published."""
    if case.components:
        return []
    devices = dict.fromkeys(nodes.devices.values())
    if case.kind is not CaseKind.REPLAY:
        return [Path(nodes=(one,)) for one in devices]
    gaps = (gap(Layer.COMPONENT), gap(Layer.MAKER))
    return [Path(nodes=(one, *gaps)) for one in devices] or [Path(nodes=gaps)]


def _resting(within: Lookup) -> Mapping[str, list[Claim]]:
    resting: dict[str, list[Claim]] = {}
    for claim in within.spoken:
        for proof in claim.evidence:
            if proof.kind is EvidenceKind.COMPONENT:
                resting.setdefault(proof.id, []).append(claim)
    return resting


def _drawn(
    components: tuple[Component, ...], nodes: Nodes, resting: Mapping[str, list[Claim]]
) -> list[tuple[Component, Node]]:
    if len(components) <= MOST:
        return [(one, nodes.component(one)) for one in components]
    alike: dict[object, list[Component]] = {}
    for one in components:
        found = nodes.within.identifications.get(one.id)
        verdict = found.verdict if found else None
        state = part_state(one, within=nodes.within)
        key = one.id if one.id in resting else (one.sample, makers_of(found), verdict, state)
        alike.setdefault(key, []).append(one)
    return [(group[0], nodes.components(tuple(group))) for group in alike.values()]


def _from_component(
    component: Component, drawn: Node, nodes: Nodes, resting: list[Claim]
) -> Iterator[tuple[Node, ...]]:
    device = nodes.devices.get(component.sample)
    start = (*([device] if device else []), drawn)
    unnamed = [claim for claim in resting if not claim.companies]
    yield from ((*start, nodes.claims[claim.id]) for claim in unnamed)
    held = nodes.within.identifications.get(component.id)
    is_sure = part_state(component, within=nodes.within) is LinkState.ESTABLISHED
    makers = makers_of(held) if is_sure else ()
    for maker in makers:
        company = nodes.within.company_of(maker)
        said = _said_of(company.id, resting, nodes.within) if company else []
        ends = _from_company(company.id, nodes, said) if company else [()]
        yield from ((*start, nodes.makers[maker], *end) for end in ends)
    if not makers and not unnamed:
        yield start


def _said_of(company: CompanyId, resting: list[Claim], within: Lookup) -> list[Claim]:
    """Return the claims on `company` that rest on this component, or on no component at all."""
    whole = [claim for claim in _about(company, within.spoken) if not _components(claim)]
    return [*_about(company, resting), *whole]


def _about(company: CompanyId, claims: Iterable[Claim]) -> list[Claim]:
    return [claim for claim in claims if company in claim.companies]


def _components(claim: Claim) -> list[str]:
    return [proof.id for proof in claim.evidence if proof.kind is EvidenceKind.COMPONENT]


def _from_company(
    company: CompanyId, nodes: Nodes, claims: Iterable[Claim]
) -> list[tuple[Node, ...]]:
    start = nodes.companies[company]
    return [(*start, nodes.claims[claim.id]) for claim in claims] or [start]


def _not_reached(within: Lookup, found: Iterable[Path], *, on: date) -> list[CompanyId]:
    reached = {node.id for path in found for node in path.nodes if node.layer is Layer.COMPANY}
    asked = {company.id for company in asked_companies(within, on=on)}
    named = {company for claim in within.spoken for company in claim.companies}
    wanted = (asked | named) - reached
    return [company.id for company in within.case.companies if company.id in wanted]
