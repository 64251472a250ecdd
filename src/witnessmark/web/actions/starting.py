"""Beginning a case: an empty one, with whoever began it as its lead."""

import re
import secrets
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction

from witnessmark.base.errors import BadInput
from witnessmark.base.ids import CaseId, PersonId
from witnessmark.base.text import Text
from witnessmark.publication.case import Case, CaseKind, Person
from witnessmark.publication.casefolder.plain import case_hash
from witnessmark.web import models
from witnessmark.web.actions.journal import journal_act
from witnessmark.web.models.mapping import write_case
from witnessmark.web.search.index import index_change

OPENED: Final = "case-opened"
_LONGEST: Final = 60


def start_case(
    *,
    title: Text,
    kind: CaseKind,
    fictional: bool,
    as_of: date,
    display: Text,
    user: models.User,
    now: datetime,
) -> models.Case:
    """Begin a case for `user`, who is its lead and known in it as `display`; return its row.

    Its id is made of the title, so that its folder and its pages have a name that can be read. The
    person's is made of `display`: it is published, and the name of the account is not.
    Raises BadInput where it cannot be kept.
    """
    person = Person(id=PersonId(_slug(display.en) or "person-1"), display=display)
    case = Case(
        id=_free_id(title),
        kind=kind,
        title=title,
        fictional=fictional,
        as_of=as_of,
        people=(person,),
    )
    try:
        with transaction.atomic():
            row = write_case(case)
            models.Membership.objects.create(
                user=user, case=row, role=models.Role.OWNER.value, person=row.people.get()
            )
            journal_act(
                row,
                at=now,
                actor=person.id,
                act=OPENED,
                subject=f"case:{case.id}",
                detail={"case_sha256": case_hash(case)},
            )
            index_change(row, None, case)
    except IntegrityError as error:
        raise BadInput(
            "Somebody began a case of this name at the same moment.", remedy="Send it again."
        ) from error
    return row


def _free_id(title: Text) -> CaseId:
    """Return an id made of the English title, or of chance where that leaves nothing."""
    slug = _slug(title.en) or f"case-{secrets.token_hex(4)}"
    taken = set(
        models.Case.objects.filter(local_id__startswith=slug).values_list("local_id", flat=True)
    )
    tries = (slug if number == 1 else f"{slug}-{number}" for number in range(1, len(taken) + 2))
    return CaseId(next(one for one in tries if one not in taken))


def _slug(text: str) -> str:
    """Return `text` as an id: lower case, a hyphen for what an id may not hold."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:_LONGEST].strip("-")
