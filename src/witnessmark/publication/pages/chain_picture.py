"""The chain as a layered picture (SVG), and the same as rows of a table."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from witnessmark.base.text import Language
from witnessmark.publication.case import Case
from witnessmark.publication.chain.paths import LAYER_NAMES, Layer, Node, Path, paths_of
from witnessmark.publication.chain.state import SHAPES, LinkState
from witnessmark.publication.pages.chain_layout import COLUMNS, WIDTH, Layout, Point, lay_out
from witnessmark.publication.pages.drawing import cut, element, svg, wrap, write
from witnessmark.publication.words import told, words

_MONO: Final = 7.25
"""How wide a character of a marking is drawn."""

Links = Callable[[Node], str]
"""Where a node leads to; an empty string where it leads nowhere."""


def chain_picture(
    case: Case, *, on: date, language: Language, links: Links | None = None, label: str = ""
) -> str:
    """Return the layered picture of `case` as an SVG element without script or style of its own.

    Each node says its state by shape, word and class. `data-node` names a node; `data-via` lists
    the nodes whose paths a thing lies on, so that one rule or script can light a whole path.
    """
    paths = paths_of(case, on=on)
    layout = lay_out(paths)
    _ = words(language)
    root = svg(
        width=WIDTH,
        height=layout.height,
        label=label or _("The chain from the device to what is said"),
        css="chain-picture",
    )
    root.set("lang", language.value)
    root.extend(_heads(paths, language=language))
    root.extend(_edges(paths, layout))
    root.extend(_nodes(paths, layout.places, language=language, links=links))
    return write(root)


@dataclass(frozen=True, kw_only=True)
class Way:
    """A row of the chain as a table: a cell per layer up to the inquiry, then what is claimed.

    `claims` gives each claim's id with its whole sentence; ways that differ only in it are one.
    """

    cells: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]


def chain_rows(case: Case, *, on: date, language: Language) -> tuple[Way, ...]:
    """Return the picture as rows: a cell per layer, label above shape and word, then claims.

    No sentence is cut: what the picture has no room for stands here.
    """
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for path in paths_of(case, on=on):
        way = tuple(_cell(path.at(layer), language=language) for layer in Layer)
        said = path.at(Layer.CLAIM)
        rows.setdefault(way[:-1], {}).update({said.id: way[-1]} if said else {})
    return tuple(Way(cells=way, claims=tuple(said.items())) for way, said in rows.items())


def chain_heads(*, language: Language) -> tuple[str, ...]:
    """Return the heading of each column of `chain_rows`."""
    return tuple(LAYER_NAMES[layer].within(language) for layer in Layer)


def chain_rules(case: Case, *, on: date) -> str:
    """Return CSS that lights a whole path when one of its nodes is pointed at or focused.

    For pages without script; selectors are safe because an id is `a-z 0-9 . _ -` only.
    """
    keys = sorted({node.key for path in paths_of(case, on=on) for node in path.nodes})
    lit = (
        f'.chain-picture:has([data-node="{key}"]:is(:hover,:focus-within,:focus)) '
        f'[data-via~="{key}"]'
        for key in keys
    )
    return "".join(f"{selector}{{opacity:1}}\n" for selector in lit)


def _cell(node: Node | None, *, language: Language) -> str:
    if node is None:
        return "—"
    label, word = told(node.label, language=language)[0], told(node.word, language=language)[0]
    if node.layer is Layer.CLAIM:
        return label
    if label == word:
        return f"{SHAPES[node.state]} {word}"
    return f"{label}\n{SHAPES[node.state]} {word}"


def _index(paths: Sequence[Path]) -> Mapping[str, frozenset[int]]:
    through: dict[str, set[int]] = {}
    for number, path in enumerate(paths):
        for node in path.nodes:
            through.setdefault(node.key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in through.items()}


def _via(paths: Sequence[Path], numbers: frozenset[int]) -> str:
    return " ".join(sorted({node.key for number in numbers for node in paths[number].nodes}))


def _heads(paths: Sequence[Path], *, language: Language) -> Iterable[ET.Element]:
    nodes = {node for path in paths for node in path.nodes if node.id}
    for layer in Layer:
        count = sum(node.layer is layer for node in nodes) or ""
        head = f"{LAYER_NAMES[layer].within(language)} {count}"
        yield element("text", {"x": COLUMNS[layer][0], "y": 18, "class": "layer"}, head)


def _edges(paths: Sequence[Path], layout: Layout) -> Iterable[ET.Element]:
    through = _index(paths)
    for (left, right), line in layout.lines.items():
        yield element(
            "path",
            {
                "d": _curve(line),
                "class": f"edge {right.state}",
                "data-via": _via(paths, through[left.key] & through[right.key]),
            },
        )


def _curve(line: Sequence[Point]) -> str:
    """Return an SVG path: a bend across each space between layers, level through each layer."""
    drawn = f"M{line[0][0]:.0f} {line[0][1]:.1f}"
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(line)):
        bend = (x1 + x2) / 2
        drawn += (
            f"H{x2:.0f}"
            if number % 2
            else f"C{bend:.0f} {y1:.1f} {bend:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"
        )
    return drawn


def _nodes(
    paths: Sequence[Path],
    places: Mapping[str, Point],
    *,
    language: Language,
    links: Links | None,
) -> Iterable[ET.Element]:
    through = _index(paths)
    nodes = dict.fromkeys(node for path in paths for node in path.nodes)
    for node in nodes:
        target = links(node) if links and node.id else ""
        attributes: dict[str, str | float] = {
            "class": f"node {node.layer} {node.state}",
            "data-node": node.key,
            "data-via": _via(paths, through[node.key]),
        }
        if target:
            attributes |= {"href": target}
        group = element("a" if target else "g", attributes)
        group.extend(_inside(node, places[node.key], language=language))
        yield group


def _inside(node: Node, place: Point, *, language: Language) -> list[ET.Element]:
    x, y = place
    width = COLUMNS[node.layer][1]
    label, word = told(node.label, language=language)[0], told(node.word, language=language)[0]
    title = label if label == word else f"{label} – {word}"
    box = {"x": x - 4, "y": y - 15, "width": width + 4, "height": 30, "rx": 3}
    room = width - 17
    first, second, css = _two_lines(node, label, word, room=room)
    inside = [
        element("title", {}, title),
        element("rect", box),
        element("text", {"x": x, "y": y + 4, "class": "shape"}, SHAPES[node.state]),
        element("text", {"x": x + 17, "y": y - 1 if second else y + 4, "class": css}, first),
    ]
    if second:
        inside.append(element("text", {"x": x + 17, "y": y + 11, "class": "word"}, second))
    return inside


def _two_lines(node: Node, label: str, word: str, *, room: float) -> tuple[str, str, str]:
    if node.layer is Layer.COMPONENT:
        most = int(room / _MONO)
        marking = label if len(label) <= most else f"{label[: most - 1]}…"
        return marking, cut(word, room), "label marking"
    first, *more = wrap(label, room, per_character=7)
    rest = label[len(first) :].strip() if more else ""
    if label == word:
        return first, cut(rest, room), "label"
    return first, _under(rest, word, node=node, room=room), "label"


def _under(rest: str, word: str, *, node: Node, room: float) -> str:
    """Return the second line: what is left of the label, and the state's word beside it.

    Where both do not fit, the word yields if the shape alone tells it; else it stands alone.
    """
    both = " – ".join(filter(None, (rest, word)))
    if cut(both, room) == both:
        return both
    is_plain = node.layer is Layer.DEVICE or node.state is LinkState.ESTABLISHED
    return cut(rest if rest and is_plain else word, room)
