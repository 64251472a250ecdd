"""What of a case somebody may see, by their role: every page and every file goes by this."""

from dataclasses import replace

from witnessmark.base.ids import PersonId
from witnessmark.base.text import Text
from witnessmark.evidence.blind import as_read_by
from witnessmark.inquiries.inquiry import Inquiry
from witnessmark.publication.case import Case
from witnessmark.publication.redaction.public import public_case
from witnessmark.web.models import Role


def seen_by(case: Case, *, role: Role, person: PersonId) -> Case:
    """Return `case` as a member with `role` may see it who is `person` in it.

    A reader of markings sees no reading, and nothing concluded from one, that may sway theirs. A
    viewer of data sees what is public of it, without photos and without the words of letters.
    """
    match role:
        case Role.READER:
            return _without_others_readings(case, person)
        case Role.DATA_VIEWER:
            return _data_of(case)
        case _:
            return case


def _without_others_readings(case: Case, reader: PersonId) -> Case:
    components = as_read_by(reader, case.components)
    shown = {one.id for one, held in zip(components, case.components, strict=True) if one is held}
    return replace(
        case,
        components=components,
        identifications=tuple(one for one in case.identifications if one.component in shown),
    )


def _data_of(case: Case) -> Case:
    shown = public_case(case)
    return replace(
        shown,
        photos=(),
        enclosures=(),
        components=tuple(replace(one, regions=()) for one in shown.components),
        inquiries=tuple(map(_without_words, shown.inquiries)),
    )


def _without_words(inquiry: Inquiry) -> Inquiry:
    return replace(
        inquiry,
        attempts=tuple(replace(one, text=Text()) for one in inquiry.attempts),
        replies=tuple(replace(one, text="", translations=()) for one in inquiry.replies),
    )
