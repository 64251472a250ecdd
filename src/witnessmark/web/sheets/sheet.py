"""What every sheet can do: say what stands in the case, and judge what was typed beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from witnessmark.web.models.columns import Row
from witnessmark.web.sheets.columns import Column, Fault


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a row of a sheet comes to.

    `value` is what it is from then on, new or corrected; None where it stays as it is. `parts` are
    further rows of tables that go under it. `texts` are the cells as they would then be shown.
    `is_new` where nothing stood in its place before.
    """

    value: Any = None
    parts: Sequence[tuple[type[Row], Any]] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    faults: Sequence[Fault] = ()
    is_new: bool = False


class Sheet(Protocol):
    """One list of a case as a sheet, for one person."""

    @property
    def name(self) -> str:
        """What it is called in addresses and files."""

    @property
    def table(self) -> type[Row]:
        """The table that its things stand in."""

    @property
    def columns(self) -> Sequence[Column]:
        """Its columns, in order, the id first."""

    @property
    def held(self) -> Mapping[str, Any]:
        """What the case holds, by the id of its row."""

    def texts(self, held: Any) -> Mapping[str, str]:
        """Return the cells of `held` by their headings."""

    def judge(self, held: Any, typed: Mapping[str, str]) -> Outcome:
        """Return what comes of `typed`, the cells that differ; `held` is None for a new thing."""
