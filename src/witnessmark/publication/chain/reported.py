"""The links of a replay: what others reported, and what nobody published."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from witnessmark.base.text import Text
from witnessmark.publication.chain import computed
from witnessmark.publication.chain.computed import LinkOf
from witnessmark.publication.chain.link_states import asked_companies
from witnessmark.publication.chain.standing import standing_of
from witnessmark.publication.chain.state import (
    NOT_PUBLISHED,
    REPORTED,
    Link,
    LinkState,
    Step,
    worst,
)
from witnessmark.publication.lookup import Lookup

_TOLD: Final = Text("As others reported it.", "他者の報告による。")


def marks(within: Lookup, on: date) -> Link:
    """Return the markings, if anybody published them."""
    return _if_published(within, computed.marks(within, on))


def parts(within: Lookup, on: date) -> Link:
    """Return the parts, if anybody published them."""
    return _if_published(within, computed.parts(within, on))


def makers(within: Lookup, on: date) -> Link:
    """Return the makers, if anybody published which part is whose."""
    return _if_published(within, computed.makers(within, on))


def companies(within: Lookup, on: date) -> Link:
    """Return the companies that were reported to have been asked, or else all that are named."""
    return _reported(Step.COMPANIES, len(asked_companies(within, on=on) or within.case.companies))


def screened(within: Lookup, on: date) -> Link:
    """Return the measures that documents cite: a citation is no screening."""
    if within.screenings:
        return computed.screened(within, on)
    return Link(
        step=Step.SCREENED,
        count=len(within.case.measures),
        state=LinkState.NOT_KNOWN,
        note=Text("Cited from documents, not screened by us.", "資料の引用であり、照合ではない。"),
        word=Text("cited only", "引用のみ"),
    )


def asked(within: Lookup, on: date) -> Link:
    """Return the companies that were reported to have been asked."""
    return _reported(Step.ASKED, len(asked_companies(within, on=on)))


def answered(within: Lookup, on: date) -> Link:
    """Return the companies that were reported to have answered by `on`."""
    stood = [standing_of(one.id, within=within, on=on) for one in asked_companies(within, on=on)]
    if not stood:
        return _unpublished(Step.ANSWERED)
    count = sum(one.state is LinkState.ESTABLISHED for one in stood)
    silent = len(stood) - count
    word = Text(f"{silent} without reply", f"回答なし {silent}") if silent else REPORTED
    state = worst(one.state for one in stood)
    return Link(step=Step.ANSWERED, count=count, state=state, note=_TOLD, word=word)


def said(within: Lookup, on: date) -> Link:
    """Return what the replay says: sentences that repeat others, each with its source."""
    link = computed.said(within, on)
    if link.state is LinkState.ESTABLISHED:
        return replace(link, word=REPORTED, note=_TOLD)
    return link if link.count else _reported(Step.SAID, len(within.case.statements))


REPLAYED: Final[Mapping[Step, LinkOf]] = {
    Step.DEVICE: computed.device,
    Step.MARKS: marks,
    Step.PARTS: parts,
    Step.MAKERS: makers,
    Step.COMPANIES: companies,
    Step.SCREENED: screened,
    Step.ASKED: asked,
    Step.ANSWERED: answered,
    Step.SAID: said,
}
"""How each link of a replay is found."""


def _if_published(within: Lookup, link: Link) -> Link:
    return link if within.case.components else _unpublished(link.step)


def _reported(step: Step, count: int) -> Link:
    if not count:
        return _unpublished(step)
    return Link(step=step, count=count, state=LinkState.ESTABLISHED, note=_TOLD, word=REPORTED)


def _unpublished(step: Step) -> Link:
    return Link(step=step, count=0, state=LinkState.NOT_KNOWN, word=NOT_PUBLISHED)
