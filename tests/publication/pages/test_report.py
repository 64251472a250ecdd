import re
import zlib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import witnessmark.publication
from publication.cases import bench, replay
from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.base.text import Language, Text
from witnessmark.publication.pages.report import render_report

FONTS = Path(witnessmark.publication.__file__).with_name("fonts")
DAY = date(2031, 9, 10)

needs_fonts = pytest.mark.skipif(
    not any(FONTS.glob("*.ttf")), reason="the fonts are not there; make setup fetches them"
)


@cache
def report(language: Language) -> bytes:
    return render_report(bench(), language=language, fonts=FONTS, on=DAY)


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
    again = render_report(bench(), language=Language.JA, fonts=FONTS, on=DAY)

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

    pdf = render_report(hostile, language=Language.EN, fonts=FONTS, on=DAY)

    assert pdf.startswith(b"%PDF-")


@needs_fonts
def test_a_replay_is_set_in_both_languages() -> None:
    for language in (Language.EN, Language.JA):
        pdf = render_report(replay(), language=language, fonts=FONTS, on=DAY)
        assert pdf.startswith(b"%PDF-")


@needs_fonts
def test_a_character_that_no_font_has_is_named() -> None:
    strange = replace(bench(), summary=Text("\U0001f9ff", "\U0001f9ff"))

    with pytest.raises(BadInput, match="put a TTF font"):
        render_report(strange, language=Language.EN, fonts=FONTS, on=DAY)


def test_missing_fonts_are_said_with_the_way_to_get_them(tmp_path: Path) -> None:
    with pytest.raises(NotConfigured, match="make setup"):
        render_report(bench(), language=Language.EN, fonts=tmp_path, on=DAY)
