"""What the chain is made of: nine steps, and the six states that each of them can be in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from witnessmark.base.text import Text


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
    Step.PARTS: Text("Parts", "品番"),
    Step.MAKERS: Text("Makers", "メーカー"),
    Step.COMPANIES: Text("Companies", "企業"),
    Step.SCREENED: Text("Screened", "照合"),
    Step.ASKED: Text("Asked", "照会"),
    Step.ANSWERED: Text("Answered", "回答"),
    Step.SAID: Text("Said", "公表"),
}


class LinkState(StrEnum):
    """How firmly a link of the chain holds."""

    ESTABLISHED = "established"
    CANDIDATES = "candidates"
    NOT_KNOWN = "not_known"
    CONTESTED = "contested"
    BLOCKED = "blocked"
    WAITING = "waiting"


SHAPES: Final[Mapping[LinkState, str]] = {
    LinkState.ESTABLISHED: "●",
    LinkState.CANDIDATES: "◐",
    LinkState.NOT_KNOWN: "○",
    LinkState.CONTESTED: "▲",
    LinkState.BLOCKED: "■",
    LinkState.WAITING: "◇",
}

STATE_NAMES: Final[Mapping[LinkState, Text]] = {
    LinkState.ESTABLISHED: Text("established", "確認済み"),
    LinkState.CANDIDATES: Text("candidates, unsure", "候補・保留"),
    LinkState.NOT_KNOWN: Text("not known", "不明"),
    LinkState.CONTESTED: Text("contested", "争いあり"),
    LinkState.BLOCKED: Text("blocked", "停止"),
    LinkState.WAITING: Text("waiting", "待機中"),
}

_ORDER: Final = (
    LinkState.BLOCKED,
    LinkState.CONTESTED,
    LinkState.NOT_KNOWN,
    LinkState.CANDIDATES,
    LinkState.WAITING,
    LinkState.ESTABLISHED,
)


def worst(states: Iterable[LinkState]) -> LinkState:
    """Return the worst of `states`; nothing at all is "not known"."""
    return min(states, key=_ORDER.index, default=LinkState.NOT_KNOWN)


REPORTED: Final = Text(en="reported", ja="報告による")
"""What a state is called that others reported and we did not compute."""

NOT_PUBLISHED: Final = Text(en="not published", ja="公表されていない")


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
