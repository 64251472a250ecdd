"""Fictional makers and a fictional catalogue: no name or number here is anybody's."""

from datetime import UTC, datetime
from pathlib import Path

from witnessmark.parts.building import build_catalogue
from witnessmark.parts.catalogue import Catalogue, open_catalogue
from witnessmark.parts.identify import Proposal, identify
from witnessmark.parts.makers import MakerTable
from witnessmark.parts.marking import read_marking
from witnessmark.reference.makers import Maker, parse_makers

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

MAKERS = """
- id: quellmark
  names:
    - {text: "Quellmark Devices Co., Ltd.", language: en, kind: official, source: a}
    - {text: "クエルマーク", language: ja, kind: short, source: a}
  marks: [{text: "QUELLMARK", source: a}]
  parts:
    - pattern: 'QM\\d{4}[A-Z]'
      family: {en: "QM (sensors)", ja: "QM（センサー）"}
      exclusive: true
      source: b
    - {pattern: 'QF25Q\\d{2}[A-Z]', family: "QF25 (flash)", exclusive: true, source: b}
    - {pattern: '25Q\\d{2}[JW]W', family: "QF25 without prefix", exclusive: false, source: b}
    - pattern: 'XB\\d{4}'
      family: "XB (drivers)"
      exclusive: false
      shared_with: [tarnhelm, "Fictional Third"]
      source: b
    - {pattern: 'QK\\d{3}$', family: "QK (small parts)", exclusive: true, source: b}
    - {pattern: 'SRAM\\d{4}QUELLMARK', family: "SRAM with name", exclusive: true, source: b}
  certainty: established
  sources:
    a: {address: "https://quellmark.example/about", accessed: "2026-11-01", fragment: "about us"}
    b: {address: "https://quellmark.example/parts", accessed: "2026-11-02", fragment: "QM1234A"}
- id: tarnhelm
  names: [{text: "Tarnhelm Micro Inc.", language: en, kind: official, source: a}]
  marks: [{text: "TRN", source: a}]
  succession:
    - {kind: acquired_by, maker: oldenmoor, name: "Oldenmoor", date: "2019-05", source: a}
  parts:
    - {pattern: 'TH\\d{4}', family: "TH (processors)", exclusive: true, source: a}
    - pattern: 'XB\\d{4}'
      family: "XB (drivers)"
      exclusive: false
      shared_with: [quellmark]
      source: a
  certainty: probable
  sources:
    a: {address: "https://tarnhelm.example/", accessed: "2026-11-03", fragment: "TH5000"}
- id: oldenmoor
  names: [{text: "Oldenmoor AG", language: en, kind: official, source: a}]
  certainty: established
  sources:
    a: {address: "https://oldenmoor.example/", accessed: "2026-11-03", fragment: "Oldenmoor AG"}
"""

ROWS = """manufacturer,mpn,description,package
Quellmark Devices,QM1234AB,Fictional sensor,QFN-16
Quellmark(Quellmark Devices),QM1234AC,Fictional sensor,QFN-16
Tarnhelm Micro,TH5000EV100,Fictional processor,BGA-200
Tarnhelm Micro,TH5000EV200,Fictional processor,BGA-200
Ombrefont Elec,OF77-812-TR,Fictional regulator,SOT-23
Ombrefont Elec,ZZ4455A,Fictional switch,
Vantablau,ZZ4455A,Fictional switch,
Ombrefont/Vantablau,NN123456,Fictional switch,
,KK991122,No maker given,
Vantablau,--,No letter or digit,
"""


def fictional_makers() -> tuple[Maker, ...]:
    """Return the fictional makers."""
    return parse_makers(MAKERS.encode(), name="makers.yaml")


def fictional_table() -> MakerTable:
    """Return the fictional makers as a table."""
    return MakerTable(fictional_makers())


def fictional_catalogue(folder: Path) -> Catalogue:
    """Build the fictional catalogue in `folder` and open it."""
    source = folder / "parts.csv"
    source.write_text(ROWS, "utf-8")
    build_catalogue([source], into=folder / "catalogue", built_at=NOW)
    return open_catalogue(folder / "catalogue")


def proposal_for(
    text: str, *, catalogue: Catalogue | None = None, doubt_mark: bool = False, **beside: str
) -> Proposal:
    """Return what the marking `text` allows among the fictional makers."""
    marking = read_marking(text, doubt_mark=doubt_mark, **beside)
    return identify(marking, makers=fictional_table(), catalogue=catalogue)
