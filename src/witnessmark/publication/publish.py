"""Publish a case: through the gate, then site, reports, data and the signed bundle, all at once."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from witnessmark.base.hashes import Sha256
from witnessmark.base.minisign import SigningKey
from witnessmark.base.text import PUBLISHED
from witnessmark.publication.bundle.bundle import build_bundle
from witnessmark.publication.bundle.descriptors import describe
from witnessmark.publication.bundle.exports import export_case
from witnessmark.publication.case import Case
from witnessmark.publication.gate.gate import check_gate
from witnessmark.publication.pages.report import render_report
from witnessmark.publication.pages.site import render_site
from witnessmark.publication.redaction.pictures import public_pictures
from witnessmark.publication.redaction.public import public_case


def publish(
    case: Case, *, files: Mapping[Sha256, Path], fonts: Path, key: SigningKey, on: date
) -> Mapping[str, bytes]:
    """Return what is published, by path: `site/…`, `report-en.pdf`, `report-ja.pdf`, `bundle.zip`.

    `files` are the originals by hash, `fonts` a folder of TTF files, `on` the day for which states
    are computed. The same arguments give the same bytes. Everything after the gate sees only the
    public part of the case. Raises GateShut while a lock of the gate is shut.
    """
    check_gate(case, on=on)
    shown = public_case(case)
    pictures = public_pictures(shown, files=files)
    pages = render_site((shown,), pictures=pictures, on=on)
    published = {f"site/{path}": content for path, content in pages.items()}
    for language in PUBLISHED:
        report = render_report(shown, language=language, fonts=fonts, on=on, pictures=pictures)
        published[f"report-{language}.pdf"] = report
    inside = {**published, **export_case(case)}
    bundle = build_bundle(case, files={**inside, **describe(case, files=inside, on=on)}, key=key)
    return {**published, "bundle.zip": bundle}
