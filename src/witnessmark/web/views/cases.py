"""The cases that one may see, and one case with its chain."""

from dataclasses import dataclass, replace

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from witnessmark.base.text import Language
from witnessmark.publication.chain.paths import Layer, Node
from witnessmark.publication.pages.chain_picture import chain_heads, chain_picture, chain_rows
from witnessmark.web import models
from witnessmark.web.pages import address, page, step_address, strip
from witnessmark.web.queries import OpenCase, case_for, cases_of
from witnessmark.web.templatetags.say import reading_language

DRAWN = 60
"""Components that a picture can show; a larger case is drawn in part, and says so."""

KEPT = 60 * 60
"""Seconds for which a drawn picture is kept."""

_PAGES = {
    Layer.DEVICE: "device",
    Layer.COMPONENT: "component",
    Layer.MAKER: "makers",
    Layer.COMPANY: "company",
    Layer.CLAIM: "claim",
}


def cases(request: HttpRequest) -> HttpResponse:
    """List the cases."""
    user = request.user
    rows = [
        {
            "opened": opened,
            "strip": strip(opened),
            "next": opened.state.next_steps[0] if opened.state.next_steps else None,
            "members": [member.user.username for member in opened.row.memberships.all()],
        }
        for opened in cases_of(user)
    ]
    return render(request, "web/cases.html", {"rows": rows})


def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the case: its chain as a picture and as a table, and what to do next."""
    opened = case_for(request.user, public_id)
    drawn = _drawn(opened, reading_language())
    steps = [
        {"step": step, "address": step_address(opened, step), "late": step.is_overdue(opened.on)}
        for step in opened.state.next_steps
    ]
    return page(
        request,
        "case",
        opened,
        drawn=drawn,
        total=len(opened.case.components),
        steps=steps,
        members=models.Membership.objects.filter(case=opened.row).select_related("user"),
    )


@dataclass(frozen=True)
class Drawn:
    """The chain as a picture and as a table, and how many components stand in them."""

    picture: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    components: int


def _drawn(opened: OpenCase, language: Language) -> Drawn:
    """Return the picture, drawn once for each state of the case, day and language."""
    key = ":".join(("chain", *map(str, opened.key), language))
    drawn: Drawn | None = cache.get(key)
    if drawn is None:
        drawn = _draw(opened, language)
        cache.set(key, drawn, timeout=KEPT)
    return drawn


def _draw(opened: OpenCase, language: Language) -> Drawn:
    case = replace(opened.case, components=opened.case.components[:DRAWN])
    return Drawn(
        picture=chain_picture(
            case, on=opened.on, language=language, links=lambda node: _target(opened, node)
        ),
        heads=chain_heads(language=language),
        rows=chain_rows(case, on=opened.on, language=language),
        components=len(case.components),
    )


def _target(opened: OpenCase, node: Node) -> str:
    if node.layer is Layer.INQUIRY:
        inquiry = next((one for one in opened.case.inquiries if one.company == node.id), None)
        return address(opened, "inquiry", inquiry.id) if inquiry else address(opened, "inquiries")
    place = _PAGES[node.layer]
    if place in ("device", "makers"):
        return f"{address(opened, place)}#{node.id}"
    return address(opened, place, node.id)
