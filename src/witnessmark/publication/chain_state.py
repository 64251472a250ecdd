"""The six states that a link of the chain can be in: a shape, a word, and how bad it is."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from witnessmark.base.text import Text


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
    LinkState.CANDIDATES: Text("candidates, unsure", "候補・判断保留"),
    LinkState.NOT_KNOWN: Text("not known, not published", "不明・未公表"),
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
