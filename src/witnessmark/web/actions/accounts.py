"""Accounts, and who may see which case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef
from django.urls import reverse

from witnessmark.base.errors import BadInput
from witnessmark.web import models
from witnessmark.web.actions.journal import journal_act
from witnessmark.web.second_factor import SECOND


@dataclass(frozen=True)
class Account:
    """An account as whoever runs the workbench sees it."""

    name: str
    second_step: bool
    cases: int
    closed: bool


def accounts() -> Iterator[Account]:
    """Yield every account, by name."""
    second = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND)
    rows = models.User.objects.annotate(has=Exists(second), held=Count("memberships"))
    for row in rows.order_by("username"):
        yield Account(row.username, row.has, row.held, not row.is_active)


def create_user(name: str, *, password: str | None) -> models.User:
    """Make an account; without a password, nobody gets in until one is set with a link.

    Raises BadInput where the name is taken or the password too weak.
    """
    if models.User.objects.filter(username=name).exists():
        raise BadInput(f"There is an account {name!r} already.", remedy="Choose another name.")
    user = models.User(username=name)
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        raise BadInput(" ".join(error.messages), remedy="Choose another name.") from error
    if password is not None:
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


def password_path(name: str) -> str:
    """Return the path of a link with which the owner of `name` sets a new password, once."""
    user = _user(name)
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", args=(user_pk_to_url_str(user), key))


def forget_second_step(name: str) -> None:
    """Remove app, passkeys and recovery codes of `name`, and sign them out."""
    user = _user(name)
    Authenticator.objects.filter(user=user).delete()
    _sign_out(user)


def set_open(name: str, *, is_open: bool) -> None:
    """Close an account, or open it again; who is closed is signed out."""
    user = _user(name)
    user.is_active = is_open
    user.save(update_fields=["is_active"])
    if not is_open:
        _sign_out(user)


def _user(name: str) -> models.User:
    user = models.User.objects.filter(username=name).first()
    if user is None:
        raise BadInput(f"There is no account {name!r}.", remedy="See: witnessmark user ls")
    return user


def _sign_out(user: models.User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()


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
