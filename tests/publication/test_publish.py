"""Publishing: through the gate, the same bytes each time, nothing private, and it verifies."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from publication.bundle.test_exports import CANARY, planted
from witnessmark.base.errors import WitnessmarkError
from witnessmark.base.signing import make_key
from witnessmark.publication.casefolder.plain import CaseFolder, read_case_folder
from witnessmark.publication.publish import STAGES, publish
from witnessmark.publication.verify import verify_bundle

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "src" / "witnessmark" / "publication" / "fonts"
KEY = make_key(bytes(32))

pytestmark = pytest.mark.skipif(
    not any(FONTS.glob("*.ttf")), reason="the fonts of the reports are not there (run: make setup)"
)


def published(found: CaseFolder) -> Mapping[str, bytes]:
    return publish(found.case, files=found.files, fonts=FONTS, key=KEY, on=found.case.as_of)


@pytest.fixture(scope="module", params=["replay-2023", "synthetic-bench"])
def demo(request: pytest.FixtureRequest) -> CaseFolder:
    """Return one of the two demo cases."""
    return read_case_folder(ROOT / "demo" / request.param)


def test_the_same_case_and_key_give_the_same_bytes(demo: CaseFolder) -> None:
    assert published(demo) == published(demo)


def test_every_stage_is_told_as_it_begins(demo: CaseFolder) -> None:
    told: list[str] = []
    on, files = demo.case.as_of, demo.files
    publish(demo.case, files=files, fonts=FONTS, key=KEY, on=on, begin=told.append)
    assert told == list(STAGES)


def test_what_is_published_is_in_the_bundle_and_verifies(demo: CaseFolder, tmp_path: Path) -> None:
    files = dict(published(demo))
    bundle = files.pop("bundle.zip")
    offered = f"site/files/{demo.case.id}"
    assert files.pop(f"{offered}/bundle.zip") == bundle
    for name in ("report-en.pdf", "report-ja.pdf"):
        assert files.pop(name) == files[f"{offered}/{name}"]
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        for path, content in files.items():
            assert archive.read(path) == content
        assert {"data/case.json", "data/journal.jsonl", "README.txt"} <= set(archive.namelist())
    (tmp_path / "bundle.zip").write_bytes(bundle)
    report = verify_bundle(tmp_path / "bundle.zip", key=KEY.public.line)
    assert report.signer_is_established, report.conclusion


def test_nothing_restricted_or_unknown_is_published(demo: CaseFolder) -> None:
    # The journal is left as it is: with an altered detail its chain would rightly be refused.
    case = replace(planted(demo.case), journal=demo.case.journal)
    for path, content in published(CaseFolder(case, demo.files)).items():
        assert CANARY.encode() not in content, path


def test_a_shut_gate_publishes_nothing(demo: CaseFolder) -> None:
    case = replace(demo.case, title=replace(demo.case.title, ja=""))
    with pytest.raises(WitnessmarkError):
        published(CaseFolder(case, demo.files))
