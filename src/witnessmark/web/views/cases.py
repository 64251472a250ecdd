"""The cases that one may see, and one case with its chain."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape

from witnessmark.base.text import PUBLISHED, Language, Text
from witnessmark.publication.case import Case, CaseKind
from witnessmark.publication.chain.paths import LAYER_NAMES, Layer, Node, Path, paths_of
from witnessmark.publication.pages.chain_picture import chain_picture
from witnessmark.publication.words import told
from witnessmark.web.pages import called, page, step_address, strip
from witnessmark.web.queries import Key, OpenCase, assembled, case_for, cases_of
from witnessmark.web.steps import NextStep, Place, with_gate
from witnessmark.web.templatetags.say import reading_language

DRAWN = 60
"""Components that a picture can show; a larger case is drawn in part, and says so."""

DRAWN_KEPT = 32
"""Pictures kept in memory, one for each state of a case, day and language."""

GATE_WAIT = 0.1
"""Seconds for which a page waits for the gate's check; a large case is still checked meanwhile."""

BEING_CHECKED = Text(
    en="See whether the gate is open: its locks are being checked.",
    ja="公開前の関門が開いているかを見る（錠を確認中）。",
)

_PAGES = {
    Layer.DEVICE: "device",
    Layer.COMPONENT: "component",
    Layer.MAKER: "makers",
    Layer.COMPANY: "company",
    Layer.CLAIM: "claim",
}


def cases(request: HttpRequest) -> HttpResponse:
    """List the cases."""
    found = cases_of(request.user)
    wait = GATE_WAIT / max(len(found), 1)
    rows = [
        {
            "opened": opened,
            "strip": strip(opened),
            "next": next(iter(opened.state.work or _steps(opened, wait=wait)), None),
            "members": [called(member) for member in opened.row.memberships.all()],
        }
        for opened in found
    ]
    return render(request, "web/cases.html", {"rows": rows})


def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the case: its chain as a picture and as a table, and what to do next."""
    opened = case_for(request.user, public_id)
    drawn = _drawn(opened.key, reading_language())
    todo = _steps(opened, wait=GATE_WAIT)
    steps = [
        {"step": step, "address": step_address(opened, step), "late": step.is_overdue(opened.on)}
        for step in todo
    ]
    return page(
        request,
        "case",
        opened,
        drawn=drawn,
        total=len(opened.case.components),
        steps=steps,
        members=[
            called(member) for member in opened.row.memberships.select_related("user", "person")
        ],
    )


def _steps(opened: OpenCase, *, wait: float) -> tuple[NextStep, ...]:
    work = opened.state.work  # before the check begins: side by side they only slow each other
    shut = opened.shut(wait=wait)
    if shut is None:
        return (*work, NextStep(text=BEING_CHECKED, place=Place.GATE))
    return with_gate(work, shut)


@dataclass(frozen=True)
class Cell:
    """One thing in the table that says the same as the picture: its words and where it leads."""

    node: Node
    address: str

    @property
    def word(self) -> Text:
        """What its state is called; empty where its name says that already."""
        is_said = self.node.layer is Layer.CLAIM or self.node.word == self.node.label
        return Text() if is_said else self.node.word


@dataclass(frozen=True)
class Drawn:
    """The chain as a picture and as a table, and how much of the case stands in them.

    A row is one way, a cell per layer; ways that differ only in their claim share a row.
    """

    picture: str
    heads: tuple[Text, ...]
    rows: tuple[tuple[tuple[Cell, ...], ...], ...]
    components: int
    companies: int


@lru_cache(maxsize=DRAWN_KEPT)
def _drawn(key: Key, language: Language) -> Drawn:
    """Return the picture, drawn once for each state of the case, day and language."""
    whole = assembled(key).case
    case = replace(whole, components=whole.components[:DRAWN])

    def target(node: Node) -> str:
        return _target(key.public_id, case, node)

    paths = paths_of(case, on=key.on)
    drawn = chain_picture(case, on=key.on, language=language, links=target)
    if case.kind is CaseKind.REPLAY:  # what others reported stands on no step of our ladder
        drawn = re.sub(r">L\d ", ">", drawn)
        paths = tuple(Path(nodes=tuple(map(_without_step, path.nodes))) for path in paths)
    there = {node.id for path in paths for node in path.nodes if node.layer is Layer.COMPANY}
    return Drawn(
        picture=_told_apart(drawn, paths, language),
        heads=tuple(LAYER_NAMES[layer] for layer in Layer),
        rows=_rows(paths, target),
        components=len(case.components),
        companies=len(there),
    )


def _rows(
    paths: Sequence[Path], target: Callable[[Node], str]
) -> tuple[tuple[tuple[Cell, ...], ...], ...]:
    claims: dict[tuple[Node | None, ...], dict[Node, None]] = {}
    for path in paths:
        way = tuple(path.at(layer) for layer in Layer if layer is not Layer.CLAIM)
        claims.setdefault(way, {})
        if said := path.at(Layer.CLAIM):
            claims[way][said] = None

    def cells(nodes: Iterable[Node | None]) -> tuple[Cell, ...]:
        return tuple(Cell(one, target(one) if one.id else "") for one in nodes if one)

    return tuple((*(cells([node]) for node in way), cells(said)) for way, said in claims.items())


def _without_step(node: Node) -> Node:
    if node.layer is not Layer.CLAIM:
        return node
    said = {language: re.sub(r"^L\d ", "", node.label.within(language)) for language in PUBLISHED}
    return replace(node, label=Text(en=said[Language.EN], ja=said[Language.JA]))


def _told_apart(picture: str, paths: Sequence[Path], language: Language) -> str:
    """Return the picture with each inquiry called by its company: "replied" alone tells nothing."""
    asked = {
        inquiry.key: (company.label, inquiry.word)
        for path in paths
        if (company := path.at(Layer.COMPANY)) and (inquiry := path.at(Layer.INQUIRY))
    }
    for key, texts in asked.items():
        said = escape(" – ".join(told(text, language=language)[0] for text in texts))
        before, node, after = picture.partition(f'data-node="{key}"')
        attributes, _, rest = after.partition("><title>")
        inside = rest.partition("</title>")[2]
        picture = f'{before}{node}{attributes} aria-label="{said}"><title>{said}</title>{inside}'
    return picture


def _target(public_id: str, case: Case, node: Node) -> str:
    def at(page: str, *more: str) -> str:
        return reverse(page, args=(public_id, *more))

    if node.layer is Layer.INQUIRY:
        inquiry = next((one for one in case.inquiries if one.company == node.id), None)
        return at("inquiry", inquiry.id) if inquiry else at("inquiries")
    place = _PAGES[node.layer]
    if place in ("device", "makers"):
        return f"{at(place)}#{node.id}"
    return at(place, node.id)
