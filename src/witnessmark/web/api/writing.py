"""What a program may enter: components, readings, replies, and codes of answers."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Body, Query, Router, Schema, Status
from ninja.errors import HttpError
from pydantic import Field

from witnessmark.base.codec import encode
from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import Sha256
from witnessmark.base.text import Text
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.publication.casefolder.schema import object_schema
from witnessmark.web.actions.coding import desk_of, keep_judgement
from witnessmark.web.actions.entering import given_of, place_of, subject_of
from witnessmark.web.actions.recording import Act, correct, enter
from witnessmark.web.api.access import (
    REFUSALS,
    Problem,
    Some,
    found_in,
    opened_for,
    token,
    writable_for,
)
from witnessmark.web.api.reading import LIST, ONE, listed, thing
from witnessmark.web.api.sent import Refused, filled_form, filled_in
from witnessmark.web.api.shown import Things
from witnessmark.web.forms.coding import CodeForm, SettleForm
from witnessmark.web.kinds import KINDS, Kind

router = Router()
_ENTERED: Final[dict[int, Any]] = {201: dict[str, Any], 409: Problem, **REFUSALS}
_CORRECTED: Final[dict[int, Any]] = {
    200: dict[str, Any],
    **dict.fromkeys((409, 412), Problem),
    **REFUSALS,
}
_COMPONENT, _READING, _REPLY = (KINDS[name] for name in ("component", "reading", "reply"))

Sent = dict[str, Any]
Why = Annotated[str, Query(max_length=2000)]


def _asks(kind: Kind, names: Sequence[str]) -> dict[str, Any]:
    """Return the OpenAPI of a body that fills the fields `names` of a thing of `kind` in."""
    definitions: dict[str, Any] = {}
    whole = object_schema(kind.table.domain, definitions)
    schema = {
        **whole,
        "properties": {name: whole["properties"][name] for name in names},
        "required": [name for name in whole["required"] if name in names],
        "additionalProperties": False,
    }
    content = {"application/json": {"schema": _inline(schema, definitions)}}
    return {"requestBody": {"required": True, "content": content}}


def _inline(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """Return `schema` with what it refers to put in its place: OpenAPI has no $defs of its own."""
    if isinstance(schema, Mapping):
        if "$ref" in schema:
            return _inline(definitions[str(schema["$ref"]).rpartition("/")[2]], definitions)
        return {name: _inline(part, definitions) for name, part in schema.items()}
    if isinstance(schema, list):
        return [_inline(part, definitions) for part in schema]
    return schema


@router.get("/cases/{case}/components", response=LIST, summary="The components")
def components(request: HttpRequest, case: str, some: Query[Some]) -> Any:
    """List them in their order."""
    return listed(request, case, Things.COMPONENTS, some)


@router.get("/cases/{case}/components/{component}", response=ONE, summary="A component")
def component(request: HttpRequest, response: HttpResponse, case: str, component: str) -> Any:
    """Return it; its ETag is what a correction names in If-Match."""
    return thing(request, response, case, Things.COMPONENTS, component)


@router.post(
    "/cases/{case}/components",
    response=_ENTERED,
    summary="Describe a component",
    openapi_extra=_asks(_COMPONENT, _COMPONENT.asks),
)
def add_component(request: HttpRequest, case: str, sent: Body[Sent]) -> Any:
    """Enter it; an Idempotency-Key keeps it from being entered twice."""
    return _entered(request, case, _COMPONENT, sent)


@router.put(
    "/cases/{case}/components/{component}",
    response=_CORRECTED,
    summary="Correct a component",
    openapi_extra=_asks(_COMPONENT, _COMPONENT.corrects),
)
def correct_component(
    request: HttpRequest, case: str, component: str, sent: Body[Sent], why: Why = ""
) -> Any:
    """Say what it shall say from now on, and why; If-Match names what was seen of it."""
    opened = writable_for(request, case, _COMPONENT)
    held = found_in(opened.case.components, component)
    value = filled_form(sent, _COMPONENT, case=opened.case, held=held).thing({})
    act = Act(
        actor=opened.person,
        act="component-corrected",
        subject=held.id,
        reason=why.strip(),
        once=_once(request),
    )
    seen = Sha256(request.headers.get("If-Match", "").strip('"'))
    correct(opened.row, value, act, table=_COMPONENT.table, seen=seen, now=timezone.now())
    return encode(value)


@router.post(
    "/cases/{case}/components/{component}/readings",
    response=_ENTERED,
    summary="Read a marking",
    openapi_extra=_asks(_READING, _READING.asks),
)
def add_reading(request: HttpRequest, case: str, component: str, sent: Body[Sent]) -> Any:
    """Enter what one reads, now and oneself."""
    return _entered(request, case, _READING, sent, under=component)


@router.post(
    "/cases/{case}/inquiries/{inquiry}/replies",
    response=_ENTERED,
    summary="Enter a reply",
    openapi_extra=_asks(_REPLY, _REPLY.asks),
)
def add_reply(request: HttpRequest, case: str, inquiry: str, sent: Body[Sent]) -> Any:
    """Enter what came back to an inquiry."""
    return _entered(request, case, _REPLY, sent, under=inquiry)


class Judgement(Schema):
    """A code of an answer; reasons are asked for where the code that stands is settled."""

    directness: str = Field(max_length=10)
    account: list[str] = Field(default_factory=list)
    substance: list[str] = Field(default_factory=list)
    support: str = Field(max_length=20)
    quote: str = Field("", max_length=20_000)
    reason_en: str = Field("", max_length=20_000)
    reason_ja: str = Field("", max_length=20_000)


@router.post(
    "/cases/{case}/inquiries/{inquiry}/replies/{reply}/answers/{question}",
    response=_ENTERED,
    summary="Code an answer",
)
def code_answer(
    request: HttpRequest, case: str, inquiry: str, reply: str, question: str, sent: Judgement
) -> Any:
    """Keep one's own code; once two coders are done with the reply, the code that stands."""
    opened = opened_for(request, case)
    if not (token(request).may_write and opened.may_code):
        raise PermissionDenied
    desk = desk_of(opened, inquiry, reply)
    if desk is None:
        raise Http404
    asked = found_in(desk.sheet.questions, question)
    form_class = SettleForm if desk.is_open else CodeForm
    given = {name: value for name, value in sent.dict().items() if name in form_class.base_fields}
    form = form_class(filled_in(given), book=load_codebook())
    if not form.is_valid():
        raise Refused({name: [*said] for name, said in form.errors.items()})
    value = keep_judgement(
        desk,
        asked,
        form.judged,
        reason=Text(en=sent.reason_en, ja=sent.reason_ja),
        once=_once(request),
        now=timezone.now(),
    )
    return Status(201, encode(value))


def _entered(request: HttpRequest, case: str, kind: Kind, sent: Sent, *, under: str = "") -> Any:
    opened = writable_for(request, case, kind)
    try:
        place = place_of(kind, under, opened=opened)
    except BadInput as error:
        raise Http404 from error
    now = timezone.now()
    form = filled_form(sent, kind, case=opened.case)
    value = form.thing(given_of(kind, form.json(), opened=opened, place=place, now=now))
    act = Act(
        actor=opened.person,
        act=kind.act,
        subject=subject_of(kind, value, place=place),
        once=_once(request),
    )
    enter(opened.row, value, act, table=kind.table, now=now, under=place.row)
    return Status(201, encode(value))


def _once(request: HttpRequest) -> str:
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > 40 or not key.isprintable():
        raise HttpError(422, gettext("An Idempotency-Key has 40 characters at most."))
    return key
