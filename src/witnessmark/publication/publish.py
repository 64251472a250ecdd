"""Publish a case: through the gate, then site, reports, data and the signed bundle, all at once."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from witnessmark.base.hashes import Sha256
from witnessmark.base.minisign import format_public
from witnessmark.base.signing import SigningKey
from witnessmark.base.text import PUBLISHED
from witnessmark.publication.bundle.bundle import build_bundle
from witnessmark.publication.bundle.descriptors import describe
from witnessmark.publication.bundle.exports import export_case
from witnessmark.publication.case import Case
from witnessmark.publication.gate.gate import check_gate
from witnessmark.publication.pages.report import render_report
from witnessmark.publication.pages.site import download, render_site
from witnessmark.publication.redaction.pictures import public_pictures
from witnessmark.publication.redaction.public import public_case

STAGES: Final = ("gate", "pictures", "site", "reports", "bundle")
"""What publishing goes through, in this order."""


def publish(
    case: Case,
    *,
    files: Mapping[Sha256, Path],
    fonts: Path,
    key: SigningKey,
    on: date,
    begin: Callable[[str], object] = str,
) -> Mapping[str, bytes]:
    """Return what is published, by path: `site/…`, `report-en.pdf`, `report-ja.pdf`, `bundle.zip`.

    `files` are the originals by hash, `fonts` a folder of TTF files, `on` the day for which states
    are computed; `begin` is called with each of STAGES as it begins. The same arguments give the
    same bytes. Everything after the gate sees only the public part of the case. The site offers the
    reports, the bundle and the key; in the bundle it lacks only the bundle itself. Raises GateShut
    while a lock of the gate is shut.
    """
    begin("gate")
    check_gate(case, on=on)
    begin("pictures")
    shown = public_case(case)
    pictures = public_pictures(shown, files=files)
    begin("site")
    site = render_site((shown,), pictures=pictures, keys={case.id: key.public}, on=on)
    begin("reports")
    reports = {
        f"report-{language}.pdf": render_report(
            shown, language=language, fonts=fonts, on=on, pictures=pictures
        )
        for language in PUBLISHED
    }
    begin("bundle")
    offered = {**reports, "publisher.pub": format_public(key.public).encode("utf-8")}
    published = {f"site/{path}": content for path, content in site.items()}
    published |= {f"site/{download(case.id, name)}": offered[name] for name in sorted(offered)}
    inside = {**published, **export_case(case)}
    bundle = build_bundle(case, files={**inside, **describe(case, files=inside, on=on)}, key=key)
    return {
        **published,
        f"site/{download(case.id, 'bundle.zip')}": bundle,
        **reports,
        "bundle.zip": bundle,
    }
