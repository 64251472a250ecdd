import re
import xml.etree.ElementTree as ET
import zlib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

import witnessmark.publication
from publication.cases import bench, replay
from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.base.text import Language, Text
from witnessmark.evidence.component import LotCode
from witnessmark.publication.pages.paper import on_paper
from witnessmark.publication.pages.report import render_report
from witnessmark.publication.redaction.pictures import encode_picture, photo_path, shown_size

FONTS = Path(witnessmark.publication.__file__).with_name("fonts")
DAY = date(2031, 9, 10)

needs_fonts = pytest.mark.skipif(
    not any(FONTS.glob("*.ttf")), reason="the fonts are not there; make setup fetches them"
)


@cache
def report(language: Language) -> bytes:
    return render_report(bench(), language=language, fonts=FONTS, on=DAY, pictures={})


def text_of(pdf: bytes) -> str:
    """Return the characters in the ToUnicode tables of `pdf`: what can be searched and copied."""
    found: list[str] = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            content = stream
        if b"beginbfchar" in content or b"beginbfrange" in content:
            for code in re.findall(rb"<[0-9a-fA-F]{4}> <([0-9a-fA-F]{4,})>", content):
                found.append(bytes.fromhex(code.decode()).decode("utf-16-be", "replace"))
    return "".join(found)


@needs_fonts
def test_the_same_case_gives_the_same_bytes() -> None:
    again = render_report(bench(), language=Language.JA, fonts=FONTS, on=DAY, pictures={})

    assert again == report(Language.JA)


@needs_fonts
def test_the_report_is_archival_and_accessible() -> None:
    pdf = report(Language.EN)

    assert pdf.startswith(b"%PDF-")
    assert b"pdfaid:part" in pdf
    assert b"pdfuaid:part" in pdf
    assert b"/StructTreeRoot" in pdf


@needs_fonts
def test_japanese_can_be_searched_and_copied() -> None:
    assert set("架空当社製品") <= set(text_of(report(Language.JA)))


@needs_fonts
def test_text_from_outside_is_never_markup() -> None:
    hostile = replace(bench(), title=Text('#panic("x") $x$ *a* @b <c>', '#panic("x")'))

    pdf = render_report(hostile, language=Language.EN, fonts=FONTS, on=DAY, pictures={})

    assert pdf.startswith(b"%PDF-")


@needs_fonts
def test_a_photo_of_the_case_is_in_the_report() -> None:
    photo = bench().photos[0]
    path = photo_path(bench().id, photo)
    content = encode_picture(
        Image.new("RGB", shown_size(photo.width, photo.height), (20, 90, 60)),
        media_type=photo.media_type,
    )

    pdf = render_report(
        bench(), language=Language.EN, fonts=FONTS, on=DAY, pictures={path: content}
    )

    assert pdf.count(b"/Subtype/Image") == report(Language.EN).count(b"/Subtype/Image") + 1


def test_every_printed_page_carries_the_caution_at_its_foot() -> None:
    template = Path(witnessmark.publication.__file__).with_name("pages") / "templates/report.typ"
    page, _, body = template.read_text("utf-8").partition("#set heading")

    assert "#page-data.caution" in page.partition("footer:")[2]
    assert body.count("caution()") >= 6  # beside names, too: a table may be cut out of its page


def test_a_picture_on_paper_carries_its_colours() -> None:
    drawn = on_paper('<svg class="timeline-picture"><text class="name">a</text></svg>')

    assert "var(" not in drawn
    assert ".timeline-picture .lane{ stroke: #d8d1c3; }" in drawn
    assert ET.fromstring(drawn).tag.endswith("svg")


@needs_fonts
def test_a_date_and_a_lot_code_stand_with_their_rule() -> None:
    first, *rest = bench().components
    (date_code,) = first.date_codes
    assert date_code.rule
    lot = LotCode(
        raw="L7", rule="Ж", decided_by=date_code.decided_by, decided_at=date_code.decided_at
    )
    told = replace(first, date_codes=(replace(date_code, rule="Ω"),), lot_codes=(lot,))
    case = replace(bench(), components=(told, *rest))

    pdf = render_report(case, language=Language.EN, fonts=FONTS, on=DAY, pictures={})

    assert set("ΩЖ") & set(text_of(report(Language.EN))) == set()
    assert set("ΩЖ") <= set(text_of(pdf))


@needs_fonts
def test_a_replay_is_set_in_both_languages() -> None:
    for language in (Language.EN, Language.JA):
        pdf = render_report(replay(), language=language, fonts=FONTS, on=DAY, pictures={})
        assert pdf.startswith(b"%PDF-")


@needs_fonts
def test_a_character_that_no_font_has_is_named() -> None:
    strange = replace(bench(), summary=Text("\U0001f9ff", "\U0001f9ff"))

    with pytest.raises(BadInput, match="put a TTF font"):
        render_report(strange, language=Language.EN, fonts=FONTS, on=DAY, pictures={})


def test_missing_fonts_are_said_with_the_way_to_get_them(tmp_path: Path) -> None:
    with pytest.raises(NotConfigured, match="make setup"):
        render_report(bench(), language=Language.EN, fonts=tmp_path, on=DAY, pictures={})
