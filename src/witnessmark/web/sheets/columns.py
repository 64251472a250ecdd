"""Columns of a sheet: the name in its first row, what helps to fill it in, what it takes."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, cast

from django import forms
from django.utils.translation import gettext

from witnessmark.web.forms.fields import shown

ID: Final = "id"
"""The column by which a row is known; empty for a new thing."""

_BETWEEN: Final = re.compile(r"[;,\n、；]")
_FEW: Final = 8


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell, or with a whole row where `heading` is empty; what to do."""

    heading: str
    message: str
    remedy: str = ""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column. `field` takes a cell; without one the column is only shown.

    `may_change` is false for what may be given to a new thing only; `afterwards` says it otherwise.
    """

    heading: str
    label: str
    help: str = ""
    field: forms.Field | None = None
    may_change: bool = True
    afterwards: str = ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What a cell may hold, each with its name; empty where it may hold anything."""
        if not isinstance(self.field, forms.ChoiceField):
            return []
        offered = cast(Iterable[tuple[Any, Any]], self.field.choices)
        return [(str(value), str(name)) for value, name in offered if value != ""]

    @property
    def is_many(self) -> bool:
        """Say whether a cell may hold several of the choices."""
        return isinstance(self.field, forms.MultipleChoiceField)

    @property
    def is_number(self) -> bool:
        """Say whether a cell holds a number that is reckoned with."""
        return isinstance(self.field, forms.IntegerField)

    def clean(self, text: str) -> Any | Fault:
        """Return the value of a cell that holds `text`, or why it cannot be one."""
        if self.field is None:
            return self._only_shown()
        value = [one.strip() for one in _BETWEEN.split(text) if one.strip()]
        try:
            return self.field.clean(value if self.is_many else text)
        except forms.ValidationError as error:
            if self.choices and text.strip():
                return self._not_allowed(text)
            return Fault(self.heading, " ".join(error.messages), gettext("Correct the cell."))

    def _only_shown(self) -> Fault:
        return Fault(
            self.heading,
            gettext("This column is only shown; what stands in it is not changed by a sheet."),
            gettext("Put back what stood there."),
        )

    def _not_allowed(self, text: str) -> Fault:
        allowed = ", ".join(value for value, _ in self.choices[:_FEW])
        more = ", …" if len(self.choices) > _FEW else ""
        return Fault(
            self.heading,
            gettext("“%(text)s” is not one of the allowed values.") % {"text": shown(text)[:60]},
            gettext("Give one of: %(allowed)s") % {"allowed": f"{allowed}{more}"},
        )


def same(one: str, other: str) -> bool:
    """Say whether two texts differ in nothing but how lines end and accents are composed."""
    return one == other or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
