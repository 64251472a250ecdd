"""The paths of a case: from a device through components, makers and companies to claims."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from witnessmark.base.text import Text
from witnessmark.companies.company import Company
from witnessmark.evidence.component import Component
from witnessmark.evidence.device import Device
from witnessmark.publication.case import Case
from witnessmark.publication.chain_state import NOT_PUBLISHED, STATE_NAMES, LinkState
from witnessmark.publication.claim import Claim, EvidenceKind
from witnessmark.publication.labels import PART_VERDICTS
from witnessmark.publication.link_states import asked_companies, claim_state, makers_of, part_state
from witnessmark.publication.lookup import SPOKEN, Lookup, name_of
from witnessmark.publication.standing import standing_of


class Layer(StrEnum):
    """A layer of the chain picture, from left to right."""

    DEVICE = "device"
    COMPONENT = "component"
    MAKER = "maker"
    COMPANY = "company"
    INQUIRY = "inquiry"
    CLAIM = "claim"


LAYER_NAMES: Final[Mapping[Layer, Text]] = {
    Layer.DEVICE: Text("Device", "機器"),
    Layer.COMPONENT: Text("Components", "部品"),
    Layer.MAKER: Text("Makers", "メーカー"),
    Layer.COMPANY: Text("Companies", "企業"),
    Layer.INQUIRY: Text("Inquiries", "照会"),
    Layer.CLAIM: Text("Claims", "記述"),
}


@dataclass(frozen=True, kw_only=True)
class Node:
    """One thing in one layer. `id` is its id in the case, empty for a gap such as "not published".

    `language` is the BCP 47 tag of a label that is the same in every language, such as a marking.
    """

    layer: Layer
    id: str
    label: Text
    state: LinkState
    word: Text

    @property
    def key(self) -> str:
        """Return a name for this node that no other node of the picture has."""
        return f"{self.layer}-{self.id or 'none'}"


@dataclass(frozen=True, kw_only=True)
class Path:
    """One way of the evidence: at most one node per layer, in the order of the layers."""

    nodes: tuple[Node, ...]

    def at(self, layer: Layer) -> Node | None:
        """Return the node of this path in `layer`, if it has one."""
        return next((node for node in self.nodes if node.layer is layer), None)


def paths_of(case: Case, *, on: date) -> tuple[Path, ...]:
    """Return every path of `case`, in the order of its components, then of its companies.

    A component whose maker is open has one path per maker; a company with several claims has one
    path per claim; a company that no component leads to starts at the device.
    """
    within = Lookup(case)
    found = [
        Path(nodes=(*start, *end))
        for start, maker, component in _starts(within)
        for end in _ends(within, maker, component, on=on)
    ]
    found += [
        Path(nodes=(*_unled(within), *end))
        for company in _not_reached(within, found, on=on)
        for end in _from_company(company, within, component=None, on=on)
    ]
    return tuple(dict.fromkeys(found))


def _starts(within: Lookup) -> Iterator[tuple[tuple[Node, ...], str, Component]]:
    samples = {sample.id: sample for sample in within.case.samples}
    devices = {device.id: device for device in within.case.devices}
    for component in within.case.components:
        sample = samples.get(component.sample)
        device = devices.get(sample.device) if sample else None
        start = (*([_device(device)] if device else []), _component(component, within))
        makers = makers_of(within.identifications.get(component.id))
        for maker in makers:
            yield (*start, _maker(maker, component, within, rivals=len(makers))), maker, component
        if not makers:
            yield start, "", component


def _ends(
    within: Lookup, maker: str, component: Component, *, on: date
) -> Iterable[tuple[Node, ...]]:
    company = within.company_of(maker) if maker else None
    if company is None:
        claims = [one for one in _claims(within) if _rests_on(one, component) and not one.companies]
        return [(_claim(claim),) for claim in claims] or [()]
    return _from_company(company, within, component=component, on=on)


def _from_company(
    company: Company, within: Lookup, *, component: Component | None, on: date
) -> Iterable[tuple[Node, ...]]:
    start = (_company(company, within), *_inquiry(company, within, on=on))
    claims = [
        claim
        for claim in _claims(within)
        if company.id in claim.companies
        and (component is None or _rests_on(claim, component) or not _components(claim))
    ]
    return [(*start, _claim(claim)) for claim in claims] or [start]


def _claims(within: Lookup) -> list[Claim]:
    return [claim for claim in within.case.claims if claim.status in SPOKEN]


def _components(claim: Claim) -> set[str]:
    return {proof.id for proof in claim.evidence if proof.kind is EvidenceKind.COMPONENT}


def _rests_on(claim: Claim, component: Component) -> bool:
    return component.id in _components(claim)


def _not_reached(within: Lookup, found: Iterable[Path], *, on: date) -> list[Company]:
    reached = {node.id for path in found for node in path.nodes if node.layer is Layer.COMPANY}
    asked = {company.id for company in asked_companies(within, on=on)}
    named = {company for claim in _claims(within) for company in claim.companies}
    return [
        company
        for company in within.case.companies
        if company.id not in reached and company.id in asked | named
    ]


def _unled(within: Lookup) -> tuple[Node, ...]:
    devices = tuple(_device(device) for device in within.case.devices[:1])
    if within.case.components:
        return devices
    return (*devices, _gap(Layer.COMPONENT), _gap(Layer.MAKER))


def _gap(layer: Layer) -> Node:
    return Node(
        layer=layer, id="", label=NOT_PUBLISHED, state=LinkState.NOT_KNOWN, word=NOT_PUBLISHED
    )


def _device(device: Device) -> Node:
    name = f"{device.brand} {device.model}".strip()
    state = LinkState.ESTABLISHED if device.model else LinkState.NOT_KNOWN
    word = (
        STATE_NAMES[state]
        if device.model
        else Text("model not published", "型番は公表されていない")
    )
    return Node(
        layer=Layer.DEVICE, id=device.id, label=Text(en=name, ja=name), state=state, word=word
    )


def _component(component: Component, within: Lookup) -> Node:
    place = component.designator or component.id
    seen = " ".join(component.readings[0].lines) if component.readings else ""
    label = f"{place} {seen}".strip()
    identification = within.identifications.get(component.id)
    state = part_state(component, within=within)
    word = PART_VERDICTS[identification.verdict] if identification else STATE_NAMES[state]
    return Node(
        layer=Layer.COMPONENT,
        id=component.id,
        label=Text(en=label, ja=label),
        state=state,
        word=word,
    )


def _maker(maker: str, component: Component, within: Lookup, *, rivals: int) -> Node:
    names = {
        candidate.maker_id: candidate.maker
        for identification in within.identifications.values()
        for candidate in identification.candidates
    }
    name = names.get(maker, maker)  # type: ignore[call-overload]
    states = [
        part_state(one, within=within)
        for one in within.case.components
        if makers_of(within.identifications.get(one.id)) == (maker,)
    ]
    state = LinkState.ESTABLISHED if LinkState.ESTABLISHED in states else LinkState.CANDIDATES
    return Node(
        layer=Layer.MAKER,
        id=maker,
        label=Text(en=name, ja=name),
        state=state,
        word=STATE_NAMES[state],
    )


def _company(company: Company, within: Lookup) -> Node:
    names = {
        language: name.text
        for language in within.case.languages
        if (name := name_of(company, language=language))
    }
    label = Text(**{language.value: text for language, text in names.items()})
    return Node(
        layer=Layer.COMPANY,
        id=company.id,
        label=label,
        state=LinkState.ESTABLISHED,
        word=Text("named", "記載あり"),
    )


def _inquiry(company: Company, within: Lookup, *, on: date) -> tuple[Node, ...]:
    if company not in asked_companies(within, on=on):
        return ()
    standing = standing_of(company.id, within=within, on=on)
    return (
        Node(
            layer=Layer.INQUIRY,
            id=company.id,
            label=standing.word,
            state=standing.state,
            word=standing.word,
        ),
    )


def _claim(claim: Claim) -> Node:
    state = claim_state(claim)
    return Node(
        layer=Layer.CLAIM,
        id=claim.id,
        label=Text(
            en=f"L{claim.level.value} {claim.text.en}", ja=f"L{claim.level.value} {claim.text.ja}"
        ),
        state=state,
        word=STATE_NAMES[state],
    )
