"""Accounts, and who may see which case."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from witnessmark.base.errors import BadInput
from witnessmark.web import models
from witnessmark.web.actions.journal import journal_act


def create_user(name: str, *, password: str) -> models.User:
    """Make an account. Raises BadInput where the name is taken or the password too weak."""
    if models.User.objects.filter(username=name).exists():
        raise BadInput(f"There is an account {name!r} already.", remedy="Choose another name.")
    user = models.User(username=name)
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise BadInput(" ".join(error.messages), remedy="Choose another name.") from error
    _check_password(password, user)
    user.set_password(password)
    user.save()
    return user


def set_password(name: str, *, password: str) -> None:
    """Give an account, made now if there is none, this password.

    Raises BadInput where it is too weak.
    """
    user = models.User.objects.filter(username=name).first()
    if user is None:
        create_user(name, password=password)
        return
    _check_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])


def add_member(
    name: str, *, case_id: str, role: models.Role, actor: str, now: datetime
) -> models.Membership:
    """Let the account `name` see a case; the journal says that `actor` did.

    A membership that is there is left as it is.
    """
    accounts = {one.username: one for one in models.User.objects.filter(username__in=(name, actor))}
    for wanted in (name, actor):
        if wanted not in accounts:
            raise BadInput(f"There is no account {wanted!r}.", remedy="Make it first.")
    with transaction.atomic():
        case = models.Case.objects.select_for_update().filter(local_id=case_id).first()
        if case is None:
            raise BadInput(f"There is no case {case_id!r}.", remedy="See `witnessmark case ls`.")
        membership, is_new = models.Membership.objects.get_or_create(
            user=accounts[name], case=case, defaults={"role": role.value}
        )
        if is_new:
            journal_act(case, at=now, actor=actor, act="member-added", subject=f"user:{name}")
    return membership


def _check_password(password: str, user: models.User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages), remedy="Choose another password.") from error
