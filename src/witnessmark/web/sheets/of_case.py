"""The three lists of a case that are also spreadsheets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from witnessmark.base.ids import PersonId
from witnessmark.base.text import Text
from witnessmark.publication.case import Case
from witnessmark.web.kinds import CODERS, KINDS
from witnessmark.web.models import Role
from witnessmark.web.sheets.answers import AnswerSheet
from witnessmark.web.sheets.extras import Marking, Names, Numbers
from witnessmark.web.sheets.sheet import Sheet
from witnessmark.web.sheets.things import ThingSheet


@dataclass(frozen=True)
class Listed:
    """A list that is also a spreadsheet: what it is called, and who may bring one in."""

    title: Text
    who: frozenset[Role]


LISTS: Final[Mapping[str, Listed]] = {
    "components": Listed(Text("Components", "部品"), KINDS["component"].who),
    "companies": Listed(Text("Companies", "企業"), KINDS["company"].who),
    "answers": Listed(Text("Your codes of the answers", "自分が付けた回答の分類"), CODERS),
}
"""The lists, by their names in addresses."""


def sheet_of(name: str, case: Case, *, person: PersonId, now: datetime) -> Sheet:
    """Return the list called `name` of `case` as a sheet for `person`."""
    if name == "answers":
        return AnswerSheet(case, person, now)
    if name == "companies":
        return ThingSheet(name, KINDS["company"], case, person, now, (Names(), Numbers()))
    return ThingSheet(name, KINDS["component"], case, person, now, (Marking(person, now),))
