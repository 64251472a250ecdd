"""Tokens with which a program acts as somebody: made, used, and taken back."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from witnessmark.base.hashes import hash_bytes
from witnessmark.web import models

DAYS: Final = (7, 30, 90, 365)
"""For how many days a token can be made."""

_PREFIX: Final = "wmk_"
_NOTED_EVERY: Final = timedelta(hours=1)


def make_token(
    user: models.User,
    *,
    name: str,
    may_write: bool,
    case: models.Case | None,
    days: int,
    now: datetime,
    for_calendar: bool = False,
) -> str:
    """Make a token for `user` and return it; it cannot be shown again."""
    token = _PREFIX + secrets.token_urlsafe(32)
    models.ApiToken.objects.create(
        user=user,
        case=case,
        name=name,
        token_sha256=hash_bytes(token.encode()),
        may_write=may_write,
        for_calendar=for_calendar,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    return token


def token_of(token: str, *, now: datetime, for_calendar: bool = False) -> models.ApiToken | None:
    """Return what `token` lets do; None where there is none such, or not any more."""
    found = (
        models.ApiToken.objects.select_related("user", "case")
        .filter(
            token_sha256=hash_bytes(token.encode("utf-8", "replace")),
            expires_at__gt=now,
            for_calendar=for_calendar,
            user__is_active=True,
        )
        .first()
    )
    if found and (found.used_at is None or now - found.used_at > _NOTED_EVERY):
        models.ApiToken.objects.filter(pk=found.pk).update(used_at=now)
    return found


def revoke_token(user: models.User, pk: int) -> None:
    """Take a token of `user` back."""
    models.ApiToken.objects.filter(user=user, pk=pk).delete()
