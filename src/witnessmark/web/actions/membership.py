"""Who works on a case: invited by a link, known in it by a name of their own, and let go again."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256, hash_bytes
from witnessmark.base.ids import PersonId
from witnessmark.base.text import Text
from witnessmark.publication.case import Person
from witnessmark.web import models
from witnessmark.web.actions.entering import free_id
from witnessmark.web.actions.journal import journal_act
from witnessmark.web.actions.recording import Act, enter
from witnessmark.web.queries import OpenCase

OPEN_FOR: Final = timedelta(days=7)
"""How long an invitation can be used."""


def invite(
    opened: OpenCase, *, display: Text, role: models.Role, now: datetime, once: str = ""
) -> str:
    """Name a new person of the case, and return the token of a link that makes its bearer them."""
    taken = {one.id for one in opened.case.people}
    own = PersonId(free_id(display.en or display.ja, taken, kind="person"))
    person = Person(id=own, display=display)
    act = Act(actor=opened.person, act="person-invited", subject=person.id, once=once)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        enter(opened.row, person, act, table=models.Person, now=now)
        models.Invitation.objects.create(
            case=opened.row,
            role=role.value,
            person=models.Person.objects.get(case=opened.row, local_id=person.id),
            token_sha256=_hash(token),
            made_at=now,
            expires_at=now + OPEN_FOR,
        )
    return token


def invitation_of(token: str, *, now: datetime) -> models.Invitation | None:
    """Return the invitation that `token` opens; None where it was used, revoked or is too old."""
    found = models.Invitation.objects.select_related("case", "person")
    return found.filter(token_sha256=_hash(token), used_at__isnull=True, expires_at__gt=now).first()


def accept(token: str, *, user: models.User, now: datetime) -> models.Case:
    """Make `user` a member as the invitation says, and use it up; return the case.

    Raises BadInput where it cannot be used, or `user` is a member already.
    """
    with transaction.atomic():
        found = invitation_of(token, now=now)
        if found is None:
            raise BadInput("This invitation is not open any more.", remedy="Ask for a new one.")
        case = models.Case.objects.select_for_update().get(pk=found.case_id)
        used = models.Invitation.objects.filter(pk=found.pk, used_at__isnull=True)
        if not used.update(used_at=now):
            raise BadInput("This invitation was used already.", remedy="Ask for a new one.")
        try:
            with transaction.atomic():
                models.Membership.objects.create(
                    user=user, case=case, role=found.role, person=found.person
                )
        except IntegrityError as error:
            raise BadInput(
                "You are a member of this case already.", remedy="Sign in as somebody else."
            ) from error
        journal_act(
            case,
            at=now,
            actor=found.person.local_id,
            act="member-added",
            subject=found.person.local_id,
        )
    return case


def revoke(opened: OpenCase, *, invitation: int) -> None:
    """Close an invitation that nobody has used."""
    models.Invitation.objects.filter(case=opened.row, pk=invitation, used_at__isnull=True).delete()


def change_role(opened: OpenCase, *, member: int, role: models.Role | None, now: datetime) -> None:
    """Give a member another role, or none: then the case does not exist for them any more.

    Raises BadInput where nobody would be left who owns the case.
    """
    with transaction.atomic():
        case = models.Case.objects.select_for_update().get(pk=opened.row.pk)
        found = case.memberships.filter(pk=member).select_related("person", "user").first()
        if found is None:
            raise BadInput("There is no such member.", remedy="Look at the list again.")
        owners = case.memberships.filter(role=models.Role.OWNER.value).exclude(pk=member)
        if role is not models.Role.OWNER and not owners.exists():
            raise BadInput("A case has an owner.", remedy="Make somebody else its owner first.")
        subject = found.person.local_id if found.person else f"user:{found.user.username}"
        if role is None:
            found.delete()
        else:
            found.role = role.value
            found.save(update_fields=["role"])
        journal_act(
            case,
            at=now,
            actor=opened.person,
            act="member-removed" if role is None else "role-changed",
            subject=subject,
            detail={"role": role.value if role else ""},
        )


def _hash(token: str) -> Sha256:
    return hash_bytes(token.encode())
