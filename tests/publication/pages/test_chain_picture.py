import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

from publication.cases import bench, replay
from witnessmark.base.ids import ComponentId
from witnessmark.base.text import Language, Text
from witnessmark.publication.chain.paths import Layer, paths_of
from witnessmark.publication.chain.state import SHAPES, LinkState
from witnessmark.publication.pages.chain_layout import lay_out
from witnessmark.publication.pages.chain_picture import (
    chain_heads,
    chain_picture,
    chain_rows,
    chain_rules,
)


def test_a_path_runs_from_the_device_to_the_claim() -> None:
    paths = paths_of(bench(), on=bench().as_of)

    whole = [path for path in paths if len(path.nodes) == len(Layer)]

    assert {path.nodes[-1].id for path in whole} == {"seen", "stated"}
    assert [node.layer for node in whole[0].nodes] == list(Layer)


def test_a_part_that_nobody_identified_ends_its_path() -> None:
    paths = paths_of(bench(), on=bench().as_of)

    (lost,) = [path for path in paths if any(node.id == "u2" for node in path.nodes)]

    assert lost.nodes[-1].layer is Layer.COMPONENT
    assert lost.nodes[-1].state is LinkState.NOT_KNOWN


def test_an_unpublished_layer_is_shown_as_a_gap() -> None:
    paths = paths_of(replay(), on=replay().as_of)

    gap = paths[0].at(Layer.COMPONENT)

    assert gap is not None
    assert (gap.label.en, gap.state) == ("not published", LinkState.NOT_KNOWN)


def test_a_draft_is_in_no_path() -> None:
    nodes = {node.id for path in paths_of(bench(), on=bench().as_of) for node in path.nodes}

    assert "unsaid" not in nodes


def test_each_node_says_its_state_by_shape_word_and_class() -> None:
    root = ET.fromstring(chain_picture(bench(), on=bench().as_of, language=Language.EN))
    nodes = [one for one in root if one.get("data-node")]

    for node in nodes:
        texts = [text.text for text in node.findall("text")]
        state = (node.get("class") or "").split()[-1]
        assert SHAPES[LinkState(state)] in texts
        assert any(text and text not in SHAPES.values() for text in texts)
    assert root.get("aria-label")


def test_whatever_lies_on_a_path_names_the_nodes_that_light_it() -> None:
    root = ET.fromstring(chain_picture(bench(), on=bench().as_of, language=Language.EN))
    via = {one.get("data-node"): (one.get("data-via") or "").split() for one in root}

    assert "component-u1" in via["claim-stated"]
    assert "component-u2" not in via["claim-stated"]
    assert '[data-node="component-u1"]' in chain_rules(bench(), on=bench().as_of)


def test_the_picture_holds_no_script_and_no_style_of_its_own() -> None:
    hostile = replace(bench().components[0], designator='"><script>alert(1)</script>')
    case = replace(bench(), components=(hostile,))

    picture = chain_picture(case, on=case.as_of, language=Language.JA)

    assert "<script" not in picture
    assert not re.search(r"\sstyle=|<style|\son\w+=", picture)


def test_the_table_says_the_same_as_the_picture() -> None:
    rows = chain_rows(bench(), on=bench().as_of, language=Language.JA)

    assert chain_heads(language=Language.JA)[0] == "機器"
    assert any("タンブル製作所" in cell for row in rows for cell in row.cells)
    assert all(len(row.cells) + 1 == len(Layer) for row in rows)


def test_the_table_cuts_no_sentence() -> None:
    claim = next(one for one in bench().claims if one.id == "seen")
    long = replace(claim, text=Text("Many words, " * 90 + "at last.", "長い文。" * 200))
    case = replace(bench(), claims=(long,))

    rows = chain_rows(case, on=case.as_of, language=Language.EN)

    said = dict(one for row in rows for one in row.claims)
    assert said[claim.id].endswith(long.text.en)


def test_a_name_too_long_for_its_line_goes_on_in_the_next() -> None:
    company = bench().companies[0]
    names = tuple(replace(one, text="Extraordinarily Long Works, Ltd.") for one in company.names)
    case = replace(bench(), companies=(replace(company, names=names), *bench().companies[1:]))

    root = ET.fromstring(chain_picture(case, on=case.as_of, language=Language.EN))

    texts = [[text.text for text in one.findall("text")] for one in root]
    assert ["●", "Extraordinarily Long", "Works, Ltd. – named"] in texts


def test_dozens_of_components_do_not_overlap() -> None:
    many = tuple(
        replace(bench().components[1], id=ComponentId(f"u{n}"), designator=f"U{n}")
        for n in range(60)
    )
    case = replace(bench(), components=many)

    root = ET.fromstring(chain_picture(case, on=case.as_of, language=Language.EN))
    tops = sorted(
        float(one.find("rect").get("y", "0"))  # type: ignore[union-attr]
        for one in root
        if "component" in (one.get("class") or "")
    )

    assert len(tops) == 60
    assert min(right - left for left, right in pairwise(tops)) >= 30


def test_hundreds_of_components_that_are_alike_are_drawn_as_one() -> None:
    known, lost = bench().components
    many = tuple(replace(lost, id=ComponentId(f"x{n}")) for n in range(300))
    case = replace(bench(), components=(known, *many))

    labels = {node.label.en for path in paths_of(case, on=case.as_of) for node in path.nodes}

    assert "300 components" in labels
    assert any(label.startswith("U1 ") for label in labels)


def test_a_line_that_passes_a_layer_runs_behind_no_node() -> None:
    for case in (bench(), replay()):
        layout = lay_out(paths_of(case, on=case.as_of))
        for line in layout.lines.values():
            level = [(one, other) for one, other in pairwise(line) if one[1] == other[1]]
            for (start, y), (end, _) in level:
                behind = [x for x, top in layout.places.values() if abs(top - y) < 12]
                assert not any(start < x < end for x in behind)
