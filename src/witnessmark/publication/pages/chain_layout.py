"""Where the nodes of the chain picture stand, and which way its lines run between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from witnessmark.publication.chain.paths import Layer, Node, Path

WIDTH: Final = 1180
COLUMNS: Final[Mapping[Layer, tuple[int, int]]] = {
    Layer.DEVICE: (4, 126),
    Layer.COMPONENT: (162, 220),
    Layer.MAKER: (414, 183),
    Layer.COMPANY: (629, 183),
    Layer.INQUIRY: (844, 122),
    Layer.CLAIM: (998, 178),
}
"""Left edge and width of each layer."""
_ROW: Final = 34
_PASS: Final = 0.45
"""How much of a row a line takes that passes a layer without a node there."""
_HEAD: Final = 40

Point = tuple[float, float]
Step = tuple[Layer, str]
"""One stop of a line: a node by its key, or a gap in a layer that the line passes."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """`places` gives the left end of each node's middle line; `lines` leads from node to node."""

    height: float
    places: Mapping[str, Point]
    lines: Mapping[tuple[Node, Node], tuple[Point, ...]]


def lay_out(paths: Sequence[Path]) -> Layout:
    """Return the layout of `paths`: no two nodes overlap, and no line runs behind a node.

    A line that passes a layer runs through a gap kept free for it; lines to the same node share it.
    """
    ways = {pair: _way(*pair) for path in paths for pair in pairwise(path.nodes)}
    steps = dict.fromkeys((node.layer, node.key) for path in paths for node in path.nodes)
    steps |= dict.fromkeys(step for way in ways.values() for step in way)
    nodes = {(node.layer, node.key) for path in paths for node in path.nodes}
    columns = {layer: [step for step in steps if step[0] is layer] for layer in Layer}
    heights = {step: 1.0 if step in nodes else _PASS for step in steps}
    most = max((sum(heights[step] for step in column) for column in columns.values()), default=1.0)
    points: dict[Step, Point] = {}
    for column in columns.values():
        points |= _stand(_beside(column, ways.values(), points), heights, most=most)
    return Layout(
        height=_HEAD + _ROW * most + 8,
        places={key: point for (layer, key), point in points.items() if (layer, key) in nodes},
        lines={pair: _line(way, points) for pair, way in ways.items()},
    )


def _way(left: Node, right: Node) -> tuple[Step, ...]:
    layers = list(Layer)
    passed = layers[layers.index(left.layer) + 1 : layers.index(right.layer)]
    through = [(layer, f"to {right.key}") for layer in passed]
    return ((left.layer, left.key), *through, (right.layer, right.key))


def _beside(
    column: Sequence[Step], ways: Iterable[Sequence[Step]], points: Mapping[Step, Point]
) -> list[Step]:
    """Return `column` so that each step stands near what leads to it: fewer lines cross."""
    left: dict[Step, list[float]] = {}
    for way in ways:
        for before, after in pairwise(way):
            if before in points:
                left.setdefault(after, []).append(points[before][1])

    def height(step: Step) -> float:
        found = left.get(step, [0.0])
        return sum(found) / len(found)

    return sorted(column, key=height) if points else list(column)


def _stand(
    column: Sequence[Step], heights: Mapping[Step, float], *, most: float
) -> Mapping[Step, Point]:
    room = most / sum(heights[step] for step in column) if column else 1.0
    points: dict[Step, Point] = {}
    above = 0.0
    for step in column:
        share = heights[step] * room
        points[step] = (COLUMNS[step[0]][0], _HEAD + _ROW * (above + share / 2))
        above += share
    return points


def _line(way: Sequence[Step], points: Mapping[Step, Point]) -> tuple[Point, ...]:
    """Return where the line turns: it leaves and enters each layer level."""
    turns: list[Point] = []
    for step in way:
        x, y = points[step]
        turns += [(x - 4, y), (x + COLUMNS[step[0]][1], y)]
    return tuple(turns[1:-1])
