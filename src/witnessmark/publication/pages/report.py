"""The report as a PDF: the same claims as the site, set by typst, readable by a screen reader."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Final, Literal

import typst

from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.base.text import Language
from witnessmark.publication.case import Case
from witnessmark.publication.chain.state import SHAPES
from witnessmark.publication.pages.chain_picture import chain_picture
from witnessmark.publication.pages.matrix import matrix_picture
from witnessmark.publication.pages.page import CasePage, page_of
from witnessmark.publication.pages.paper import on_paper, photo_on_paper
from witnessmark.publication.pages.report_words import report_words
from witnessmark.publication.pages.site import TEMPLATES
from witnessmark.publication.pages.timeline import timeline_picture

_STANDARDS: Final[tuple[Literal["a-3b"], Literal["ua-1"]]] = ("a-3b", "ua-1")


def render_report(
    case: Case, *, language: Language, fonts: Path, on: date, pictures: Mapping[str, bytes]
) -> bytes:
    """Return the report of `case` in `language` as PDF/A-3b and PDF/UA-1.

    `fonts` is a folder of TTF files; no font of the machine is used. `pictures` are the public
    pictures by path. The document's date is the case's as-of date. The same arguments give the
    same bytes.

    Raises NotConfigured where the fonts are not there, BadInput where the text cannot be set, such
    as a character that no font has.
    """
    if not any(fonts.glob("*.ttf")):
        raise NotConfigured(
            f"There are no fonts in {fonts}.", remedy="Run: make setup (it fetches them)."
        )
    page = page_of(case, language=language, on=on, pictures=pictures)
    try:
        pdf = _compiler(fonts).compile(
            format="pdf",
            sys_inputs=_inputs(page, case, language=language, pictures=pictures),
            pdf_standards=[*_STANDARDS],
            timestamp=datetime.combine(case.published_on or case.as_of, time(), tzinfo=UTC),
        )
    except (typst.TypstError, RuntimeError) as error:
        raise BadInput(
            f"The report of {case.id} ({language}) cannot be set: {str(error).strip()[:500]}",
            remedy="Where a font lacks a character, put a TTF font that has it into the folder of "
            f"fonts, {fonts}.",
        ) from error
    if not isinstance(pdf, bytes):
        raise BadInput(f"The report of {case.id} came out as {type(pdf).__name__}, not one PDF.")
    return pdf


@cache
def _compiler(fonts: Path) -> typst.Compiler:
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts])
    return typst.Compiler(
        input=TEMPLATES / "report.typ", root=TEMPLATES, font_paths=found, ignore_system_fonts=True
    )


def _inputs(
    page: CasePage, case: Case, *, language: Language, pictures: Mapping[str, bytes]
) -> dict[str, str]:
    return {
        "page": _json(asdict(replace(page, statements=(), journal=()))),
        "pictures": _json(_drawn(page, case, language=language)),
        "photos": _json(_photographed(page, pictures=pictures)),
        "words": _json(report_words(language)),
        "shapes": _json(dict(SHAPES)),
        "year": str(case.as_of.year),
        "month": str(case.as_of.month),
        "day": str(case.as_of.day),
    }


def _drawn(page: CasePage, case: Case, *, language: Language) -> Mapping[str, str]:
    """Return the drawn pictures by name, ready for paper; none where there is nothing to draw."""
    drawn = {"chain": chain_picture(case, on=case.as_of, language=language)}
    if page.matrix:
        drawn["matrix"] = matrix_picture(page.matrix, language=language)
    if page.timeline:
        drawn["timeline"] = timeline_picture(page.timeline, language=language)
    return {name: on_paper(picture) for name, picture in drawn.items()}


def _photographed(page: CasePage, *, pictures: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the public photos and details that the page shows, by path, ready for paper."""
    details = [chip.detail for chip in page.chips if chip.detail]
    return {
        shown.path: photo_on_paper(
            pictures[shown.path],
            media_type="image/png" if shown.path.endswith(".png") else "image/jpeg",
            width=shown.width,
            height=shown.height,
        )
        for shown in (*page.photos, *details)
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
