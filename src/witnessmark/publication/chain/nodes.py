"""The things that stand in the layers of the chain picture, each with its state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from witnessmark.base.ids import MakerId
from witnessmark.base.text import Language, Text, text_of
from witnessmark.companies.company import Company
from witnessmark.evidence.component import Component
from witnessmark.evidence.device import Device
from witnessmark.publication.chain.link_states import (
    asked_companies,
    claim_state,
    makers_of,
    part_state,
)
from witnessmark.publication.chain.standing import standing_of
from witnessmark.publication.chain.state import NOT_PUBLISHED, STATE_NAMES, LinkState
from witnessmark.publication.claim import Basis, Claim, ClaimStatus
from witnessmark.publication.claims.basis import basis_of
from witnessmark.publication.labels import PART_VERDICTS
from witnessmark.publication.lookup import Lookup, brand_of, name_of


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
    Layer.CLAIM: Text("Claims", "主張"),
}


@dataclass(frozen=True, kw_only=True)
class Node:
    """One thing in one layer. `id` is its id in the case, empty for a gap: "not published"."""

    layer: Layer
    id: str
    label: Text
    state: LinkState
    word: Text

    @cached_property
    def key(self) -> str:
        """Return a name for this node that no other node of the picture has."""
        return f"{self.layer}-{self.id or 'none'}"


@dataclass(frozen=True)
class Nodes:
    """Makes the nodes of a case as they stood at the end of `on`; what is shared is made once."""

    within: Lookup
    on: date

    @cached_property
    def devices(self) -> Mapping[str, Node]:
        """The device of each sample, by the sample's id."""
        drawn = {device.id: self._device(device) for device in self.within.case.devices}
        return {one.id: drawn[one.device] for one in self.within.case.samples}

    @cached_property
    def makers(self) -> Mapping[MakerId, Node]:
        """Every maker that an identification leaves open."""
        names: dict[MakerId, str] = {}
        sure: set[MakerId] = set()
        for component in self.within.case.components:
            found = self.within.identifications.get(component.id)
            for candidate in found.candidates if found else ():
                names.setdefault(candidate.maker_id, candidate.maker)
            makers = makers_of(found)
            if part_state(component, within=self.within) is LinkState.ESTABLISHED:
                sure.update(makers[:1])
        return {maker: _maker(maker, name, is_sure=maker in sure) for maker, name in names.items()}

    @cached_property
    def companies(self) -> Mapping[str, tuple[Node, ...]]:
        """Each company's node, followed by the node of its inquiry if it was asked."""
        asked = {company.id for company in asked_companies(self.within, on=self.on)}
        return {
            company.id: (
                self._company(company),
                *([self._inquiry(company)] if company.id in asked else []),
            )
            for company in self.within.case.companies
        }

    @cached_property
    def claims(self) -> Mapping[str, Node]:
        """Every claim that stands on the page."""
        return {claim.id: _claim(claim, within=self.within) for claim in self.within.spoken}

    def _device(self, device: Device) -> Node:
        state = LinkState.ESTABLISHED if device.model else LinkState.NOT_KNOWN
        unnamed = Text("model not published", "型番は公表されていない")
        word = STATE_NAMES[state] if device.model else unnamed
        companies = self.within.case.companies
        brands = {
            language.value: brand_of(device, companies=companies, language=language)
            for language in Language
        }
        label = text_of({tag: f"{brand} {device.model}".strip() for tag, brand in brands.items()})
        return _node(Layer.DEVICE, device.id, label, state, word)

    def component(self, component: Component) -> Node:
        """Return the node of `component`: its place on the board and its marking."""
        place = component.designator or component.id
        seen = " ".join(component.readings[0].lines) if component.readings else ""
        identification = self.within.identifications.get(component.id)
        state = part_state(component, within=self.within)
        return Node(
            layer=Layer.COMPONENT,
            id=component.id,
            label=_same(f"{place} {seen}".strip()),
            state=state,
            word=PART_VERDICTS[identification.verdict] if identification else STATE_NAMES[state],
        )

    def components(self, alike: tuple[Component, ...]) -> Node:
        """Return one node for components that are `alike`; it is known by the first of them."""
        first = self.component(alike[0])
        if len(alike) == 1:
            return first
        label = Text(en=f"{len(alike)} components", ja=f"部品{len(alike)}点")
        return replace(first, label=label)

    def _company(self, company: Company) -> Node:
        names = {
            language.value: name.text
            for language in self.within.case.languages
            if (name := name_of(company, language=language))
        }
        word = Text("named", "記載あり")
        return _node(Layer.COMPANY, company.id, text_of(names), LinkState.ESTABLISHED, word)

    def _inquiry(self, company: Company) -> Node:
        standing = standing_of(company.id, within=self.within, on=self.on)
        return _node(Layer.INQUIRY, company.id, standing.word, standing.state, standing.word)


def gap(layer: Layer) -> Node:
    """Return what stands in `layer` where nothing was published."""
    return _node(layer, "", NOT_PUBLISHED, LinkState.NOT_KNOWN, NOT_PUBLISHED)


def _maker(maker: MakerId, name: str, *, is_sure: bool) -> Node:
    state = LinkState.ESTABLISHED if is_sure else LinkState.CANDIDATES
    return _node(Layer.MAKER, maker, _same(name), state, STATE_NAMES[state])


def _claim(claim: Claim, *, within: Lookup) -> Node:
    on_ladder = basis_of(claim, case=within.case) is Basis.LADDER
    step = f"L{claim.level.value} " if on_ladder else ""
    label = Text(en=f"{step}{claim.text.en}", ja=f"{step}{claim.text.ja}")
    corrected = claim.status is ClaimStatus.CORRECTED
    word = Text("corrected", "訂正済み") if corrected else Text("published", "公表")
    return _node(Layer.CLAIM, claim.id, label, claim_state(claim), word)


def _node(layer: Layer, id_: str, label: Text, state: LinkState, word: Text) -> Node:
    return Node(layer=layer, id=id_, label=label, state=state, word=word)


def _same(text: str) -> Text:
    return Text(en=text.strip(), ja=text.strip())
