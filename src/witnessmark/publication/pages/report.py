"""The report as a PDF: the same claims as the site, set by typst, readable by a screen reader."""

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final, Literal

import typst

from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.base.text import Language
from witnessmark.publication.case import Case
from witnessmark.publication.chain.state import SHAPES
from witnessmark.publication.pages.page import CasePage, page_of
from witnessmark.publication.pages.report_words import report_words
from witnessmark.publication.pages.site import TEMPLATES

_STANDARDS: Final[tuple[Literal["a-3b"], Literal["ua-1"]]] = ("a-3b", "ua-1")


def render_report(case: Case, *, language: Language, fonts: Path, on: date) -> bytes:
    """Return the report of `case` in `language` as PDF/A-3b and PDF/UA-1.

    `fonts` is a folder of TTF files; no font of the machine is used. The document's date is the
    case's as-of date. The same arguments give the same bytes.

    Raises NotConfigured where the fonts are not there, BadInput where the text cannot be set, such
    as a character that no font has.
    """
    if not any(fonts.glob("*.ttf")):
        raise NotConfigured(
            f"There are no fonts in {fonts}.", remedy="Run: make setup (it fetches them)."
        )
    page = page_of(case, language=language, on=on)
    try:
        pdf = _compiler(fonts).compile(
            format="pdf",
            sys_inputs=_inputs(page, case, language=language),
            pdf_standards=[*_STANDARDS],
            timestamp=datetime(case.as_of.year, case.as_of.month, case.as_of.day, tzinfo=UTC),
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


def _inputs(page: CasePage, case: Case, *, language: Language) -> dict[str, str]:
    return {
        "page": _json(asdict(replace(page, dossiers=(), statements=(), journal=()))),
        "words": _json(report_words(language)),
        "shapes": _json(dict(SHAPES)),
        "year": str(case.as_of.year),
        "month": str(case.as_of.month),
        "day": str(case.as_of.day),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
