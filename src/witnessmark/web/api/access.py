"""Who asks, which case they may see, and how lists and refusals look."""

from typing import Any, Final, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Schema
from ninja.security import HttpBearer
from pydantic import Field

from witnessmark.web import models
from witnessmark.web.actions.tokens import token_of
from witnessmark.web.api.sent import Refused
from witnessmark.web.kinds import Kind
from witnessmark.web.queries import OpenCase, case_for
from witnessmark.web.second_factor import still_lacks


class Bearer(HttpBearer):
    """`Authorization: Bearer`, then a token made on the page of one's own account."""

    def authenticate(self, request: HttpRequest, token: str) -> models.ApiToken | None:
        """Return what the token lets do; None where it lets do nothing."""
        found = token_of(token, now=timezone.now())
        if found is None or still_lacks(found.user):
            return None
        return found


class Problem(Schema):
    """What went wrong, and with which field."""

    message: str
    fields: dict[str, list[str]] = Field(default_factory=dict)


class Page(Schema):
    """Some of a list, from `offset` on; `total` counts all."""

    total: int
    offset: int
    items: list[dict[str, Any]]


class Some(Schema):
    """Which of a list are wanted."""

    offset: int = Field(0, ge=0, le=1_000_000)
    limit: int = Field(100, ge=1, le=500)

    def page(self, request: HttpRequest, things: Any, say: Any) -> dict[str, Any]:
        """Return those of `things` that are wanted, each as `say` puts it.

        Raises Refused where the address asks for anything else.
        """
        if other := request.GET.keys() - self.__class__.model_fields:
            raise Refused({name: [gettext("There is no such parameter.")] for name in other})
        chosen = things[self.offset : self.offset + self.limit]
        items = [say(one) for one in chosen]
        return {"total": len(things), "offset": self.offset, "items": items}


REFUSALS: Final = dict.fromkeys((400, 401, 403, 404, 422), Problem)
"""What any address may answer instead."""


def token(request: HttpRequest) -> models.ApiToken:
    """Return the token that a request came with."""
    return cast(models.ApiToken, request.auth)  # type: ignore[attr-defined]


def opened_for(request: HttpRequest, public_id: str) -> OpenCase:
    """Return the case, if the token's person may see it and the token is good for it."""
    held = token(request)
    opened = case_for(held.user, public_id)
    if held.case_id not in (None, opened.row.pk):
        raise Http404
    return opened


def writable_for(request: HttpRequest, public_id: str, kind: Kind) -> OpenCase:
    """Return the case, if person and token may enter things of `kind` in it."""
    opened = opened_for(request, public_id)
    if not (token(request).may_write and opened.may_enter(kind)):
        raise PermissionDenied
    return opened


def found_in(things: Any, wanted: str) -> Any:
    """Return the one of `things` with this id."""
    found = next((one for one in things if getattr(one, "id", None) == wanted), None)
    if found is None:
        raise Http404
    return found
