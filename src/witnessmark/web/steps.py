"""What to do next in a case, sorted by the day it is due."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from witnessmark.base.text import Text
from witnessmark.inquiries.state import correspondence
from witnessmark.publication.case import CaseKind
from witnessmark.publication.chain.link_states import open_hits
from witnessmark.publication.gate.gate import Lock
from witnessmark.publication.gate.second_round import progress_of
from witnessmark.publication.lookup import Lookup


class Place(StrEnum):
    """The page on which a step is done."""

    INQUIRY = "inquiry"
    COMPONENTS = "components"
    PARTS = "parts"
    COMPANY = "company"
    GATE = "gate"


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """One thing to do. `due` is None where it has no day of its own."""

    text: Text
    place: Place
    id: str = ""
    subject: Text = Text()
    due: date | None = None

    def is_overdue(self, on: date) -> bool:
        """Say whether this should have been done before `on`."""
        return self.due is not None and self.due < on


def next_steps(within: Lookup, *, locks: Sequence[Lock], on: date) -> tuple[NextStep, ...]:
    """Return what to do next, what is due first standing first."""
    return with_gate(work(within, on=on), sum(not lock.open for lock in locks))


def work(within: Lookup, *, on: date) -> tuple[NextStep, ...]:
    """Return what to do next, apart from opening the gate.

    A replay only reports what others did; all that can be left to do there is to open its gate.
    """
    if within.case.kind is CaseKind.REPLAY:
        return ()
    return _sorted((*_inquiries(within, on=on), *_hits(within), *_components(within)))


def with_gate(work: Iterable[NextStep], shut: int) -> tuple[NextStep, ...]:
    """Return `work` with the step that as many shut locks ask for, in its place."""
    return _sorted((*work, *_gate(shut)))


def _sorted(steps: Iterable[NextStep]) -> tuple[NextStep, ...]:
    return tuple(sorted(steps, key=lambda step: (step.due or date.max, step.place, step.id)))


def _inquiries(within: Lookup, *, on: date) -> Iterator[NextStep]:
    for inquiry in within.case.inquiries:
        case = within.case
        step = correspondence(
            inquiry, on=on, terms=case.terms, progress=progress_of(inquiry, case)
        ).next_step
        if step.text:
            yield NextStep(
                text=step.text,
                due=step.due,
                place=Place.INQUIRY,
                id=inquiry.id,
                subject=inquiry.addressee,
            )


def _hits(within: Lookup) -> Iterator[NextStep]:
    for screening in within.screenings.values():
        if count := open_hits(screening, within=within):
            yield NextStep(
                text=Text(
                    en=f"Decide whether the listed entity is this company (hits: {count}).",
                    ja=f"リスト上の名称がこの企業を指すかどうかを判断する（該当候補{count}件）。",
                ),
                place=Place.COMPANY,
                id=screening.company,
                subject=Text(en=screening.name, ja=screening.name),
            )


def _components(within: Lookup) -> Iterator[NextStep]:
    components = within.case.components
    unread = sum(len({reading.reader for reading in one.readings}) < 2 for one in components)
    if unread:
        yield NextStep(
            text=Text(
                en=f"Have a second person read the markings (components: {unread}).",
                ja=f"二人目が表示を判読する（部品{unread}点）。",
            ),
            place=Place.COMPONENTS,
        )
    undecided = sum(one.id not in within.identifications for one in components)
    if undecided:
        yield NextStep(
            text=Text(
                en=f"Decide which part each component is (components: {undecided}).",
                ja=f"各部品が何であるかを判断する（部品{undecided}点）。",
            ),
            place=Place.PARTS,
        )


def _gate(shut: int) -> Iterator[NextStep]:
    if shut:
        yield NextStep(
            text=Text(
                en=f"Open what keeps the gate shut (locks: {shut}).",
                ja=f"公開前の関門を閉じている錠を開ける（{shut}件）。",
            ),
            place=Place.GATE,
        )
