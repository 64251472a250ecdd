"""What of a case a program is shown: what its person sees on the pages, as in a case folder."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from witnessmark.base.codec import encode
from witnessmark.base.json import Json
from witnessmark.inquiries.blind import visible_codes
from witnessmark.web.queries import OpenCase


class Things(StrEnum):
    """The lists of a case, named as the files of a case folder."""

    DEVICES = "devices"
    SAMPLES = "samples"
    PHOTOS = "photos"
    COMPONENTS = "components"
    IDENTIFICATIONS = "identifications"
    COMPANIES = "companies"
    RESOLUTIONS = "resolutions"
    SCREENINGS = "screenings"
    REVIEWS = "reviews"
    MEASURES = "measures"
    QUESTIONNAIRES = "questionnaires"
    INQUIRIES = "inquiries"
    CODES = "codes"
    SETTLEMENTS = "settlements"
    CONTESTS = "contests"
    CLAIMS = "claims"
    STATEMENTS = "statements"
    DOCUMENTS = "documents"
    CREDITS = "credits"
    ENCLOSURES = "enclosures"
    PEOPLE = "people"


def things_of(opened: OpenCase, things: Things) -> Sequence[Any]:
    """Return a list of the case, as far as the visitor may see it."""
    case = opened.case
    if things is Things.CODES:
        return visible_codes(
            case.codes,
            opened.person,
            inquiries=case.inquiries,
            questionnaires=case.questionnaires,
        )
    if things is Things.INQUIRIES and not opened.may_read_notes:
        return tuple(replace(one, internal_note="") for one in case.inquiries)
    found: Sequence[Any] = getattr(case, things.value)
    return found


def head_of(opened: OpenCase) -> dict[str, Json]:
    """Return what the case says of itself, and how many things it holds of each sort."""
    case = opened.case
    return {
        "id": opened.row.public_id,
        "name": case.id,
        "kind": case.kind.value,
        "title": encode(case.title),
        "summary": encode(case.summary),
        "fictional": case.fictional,
        "as_of": case.as_of.isoformat(),
        "published_on": case.published_on.isoformat() if case.published_on else None,
        "role": opened.role.value,
        "person": opened.person,
        "holds": {things.value: len(things_of(opened, things)) for things in Things},
    }
