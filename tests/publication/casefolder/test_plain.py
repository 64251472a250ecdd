"""A case folder is read strictly, written whole, and loses nothing on the way."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from web.cases import case_folder, full_case
from witnessmark.base.codec import FIRST_YEAR, LAST_YEAR
from witnessmark.base.errors import BadInput, Untrusted, WitnessmarkError
from witnessmark.base.ids import CaseId, DocumentId, PersonId
from witnessmark.base.text import Language, Text
from witnessmark.evidence.document import Document, Statement, StatementKind
from witnessmark.evidence.journal import Entry, append
from witnessmark.publication.case import Case, CaseKind, Notice, Person
from witnessmark.publication.casefolder.plain import case_hash, read_case_folder, write_case_folder
from witnessmark.publication.claim import Remark

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the full case, as we write it."""
    found = case_folder(tmp_path)
    write_case_folder(found.case, files=found.files, into=tmp_path / "lantern")
    return tmp_path / "lantern"


def original(folder: Path) -> Path:
    return sorted((folder / "originals").iterdir())[0]


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def test_a_case_with_every_field_filled_comes_back_equal(folder: Path) -> None:
    found = read_case_folder(folder)
    assert found.case == full_case()
    assert case_hash(found.case) == case_hash(full_case())
    assert {path.read_bytes() for path in found.files.values()}


def test_a_copy_of_a_copy_has_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    found = read_case_folder(folder)
    write_case_folder(found.case, files=found.files, into=tmp_path / "again")
    first, again = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (folder, tmp_path / "again")
    )
    assert first == again


def test_a_private_copy_is_for_its_owner_only(folder: Path) -> None:
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
    assert {path for path, mode in modes.items() if mode & 0o077} == set()


_TEXTS = st.builds(Text, en=st.text(max_size=20), ja=st.text(max_size=20))
_IDS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,9}", fullmatch=True)
_UNKNOWN = st.dictionaries(
    st.text(min_size=1, max_size=5).map(lambda name: f"x-{name}"),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text()
        | st.floats(allow_nan=False, allow_infinity=False),
        lambda part: st.lists(part, max_size=2) | st.dictionaries(st.text(), part, max_size=2),
        max_leaves=4,
    ),
    max_size=2,
)
_DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
_MOMENTS = st.builds(datetime.combine, _DAYS, st.times(), st.just(UTC))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    documents = tuple(
        Document(
            id=DocumentId(id_), title=draw(_TEXTS), publisher=draw(_TEXTS), unknown=draw(_UNKNOWN)
        )
        for id_ in draw(st.lists(_IDS, max_size=3, unique=True))
    )
    statements = tuple(
        Statement(
            id=f"{document.id[:90]}-s",
            kind=draw(st.sampled_from(StatementKind)),
            text=draw(_TEXTS),
            speaker=draw(_TEXTS),
            document=document.id,
            as_of=draw(st.none() | _DAYS),
            quoted=draw(st.booleans()),
        )
        for document in documents
    )
    journal: tuple[Entry, ...] = ()
    for at in draw(st.lists(_MOMENTS, max_size=3)):
        entry = append(
            journal,
            at=at,
            actor=PersonId("p"),
            act="noted",
            subject=draw(st.text()),
            salt="0" * 32,
            reason=draw(st.text()),
            detail=draw(_UNKNOWN),
        )
        journal = (*journal, entry)
    return Case(
        id=CaseId(draw(_IDS)),
        kind=draw(st.sampled_from(CaseKind)),
        title=draw(_TEXTS),
        as_of=draw(_DAYS),
        languages=tuple(draw(st.lists(st.sampled_from(Language), max_size=2))),
        notice=Notice(
            limits=tuple(Remark(text=text) for text in draw(st.lists(_TEXTS, max_size=2)))
        ),
        people=(Person(id=PersonId("p"), display=draw(_TEXTS), name=draw(st.text())),),
        documents=documents,
        statements=statements,
        journal=journal,
        unknown=draw(_UNKNOWN),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_any_case_comes_back_equal(case: Case, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "any", ignore_errors=True)
    write_case_folder(case, files={}, into=tmp_path / "any")
    assert read_case_folder(tmp_path / "any").case == case


def test_yaml_says_the_same_as_json(folder: Path) -> None:
    # JSON is YAML: each file is read once more by the other reader.
    for path in list(folder.glob("*.json")):
        path.rename(path.with_suffix(".yaml"))
    assert read_case_folder(folder).case == full_case()


def test_a_missing_original_is_named_with_its_photo(folder: Path) -> None:
    for path in (folder / "originals").iterdir():
        path.unlink()
    with pytest.raises(BadInput, match=r"photos, board-top: the original [0-9a-f]{64} is not in"):
        read_case_folder(folder)


def test_an_altered_original_is_named(folder: Path) -> None:
    path = original(folder)
    path.write_bytes(path.read_bytes() + b".")
    with pytest.raises(Untrusted, match=f"{path.name} was altered"):
        read_case_folder(folder)


@pytest.mark.parametrize("name", ["../../../etc/passwd", "", "A" * 64, "0" * 63])
def test_a_hash_that_is_a_path_is_refused(folder: Path, name: str) -> None:
    sha256 = full_case().photos[0].sha256
    edit(folder, "photos.json", sha256, name)
    with pytest.raises(BadInput, match=r"photos, .*board-top.* is not a SHA-256"):
        read_case_folder(folder)


def test_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    path = original(folder)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Untrusted, match=f"{path.name} is not a plain file"):
        read_case_folder(folder)
    (folder / "people.json").rename(tmp_path / "people.json")
    (folder / "people.json").symlink_to(tmp_path / "people.json")
    with pytest.raises(Untrusted, match=r"people\.json is a link"):
        read_case_folder(folder)


@pytest.mark.parametrize("name", ["notes.txt", "setup.py", "persons.yaml", "journal.json"])
def test_a_file_that_belongs_to_no_case_is_named(folder: Path, name: str) -> None:
    (folder / name).write_text("[]")
    with pytest.raises(BadInput, match=f"{name} is not part of a case folder|both"):
        read_case_folder(folder)


def test_an_original_that_nothing_mentions_is_named(folder: Path) -> None:
    (folder / "originals" / ("0" * 64)).write_bytes(b"")
    with pytest.raises(BadInput, match="belongs to no photo"):
        read_case_folder(folder)


def test_what_systems_leave_behind_does_no_harm(folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(b"")
    assert read_case_folder(folder).case == full_case()


def test_a_list_in_two_files_is_refused(folder: Path) -> None:
    (folder / "people.yaml").write_text("[]")
    with pytest.raises(BadInput, match=r"both people\.json and people\.yaml"):
        read_case_folder(folder)


def test_a_list_inside_the_case_file_is_refused(folder: Path) -> None:
    edit(folder, "case.json", '"id"', '"people": [],\n  "id"')
    with pytest.raises(BadInput, match=r"holds people, which have a file of their own"):
        read_case_folder(folder)


def test_an_unknown_format_is_refused(folder: Path) -> None:
    edit(folder, "case.json", "witnessmark-case/1", "witnessmark-case/2")
    with pytest.raises(BadInput, match=r"witnessmark-case/2.*witnessmark-case/1 is read"):
        read_case_folder(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("components.json", '"sample": "s1"', '"sample": "s9"', "names the sample 's9'"),
        ("photos.json", '"board-top"', '"Board Top"', "photo id 'Board Top' is not allowed"),
        ("photos.json", '"board-top"', '"../board"', "is not allowed"),
        ("claims.json", '"kind": "component"', '"kind": "measure"', "names the measure"),
        ("inquiries.json", '"questionnaire": "', '"questionnaire": "x', "names the questionnaire"),
        ("companies.json", '"company": "', '"company": "x', "names the company"),
        ("case.json", '"as_of": "2', '"as_of": "x2', r"case\.json"),
        ("people.json", '"display"', '"displayed"', r"people\.json, entry 1"),
    ],
)
def test_a_wrong_id_or_value_is_named_with_its_place(
    folder: Path, name: str, old: str, new: str, message: str
) -> None:
    edit(folder, name, old, new)
    with pytest.raises(BadInput, match=message):
        read_case_folder(folder)


def test_an_id_given_twice_is_named(folder: Path) -> None:
    people = json.loads((folder / "people.json").read_text("utf-8"))
    (folder / "people.json").write_text(json.dumps([*people, people[0]]), "utf-8")
    with pytest.raises(BadInput, match=r"people, entry 4 .*: the person .* is in the case twice"):
        read_case_folder(folder)


def test_an_altered_journal_is_not_believed(folder: Path) -> None:
    edit(folder, "journal.jsonl", '"act":"', '"act":"not-')
    with pytest.raises(Untrusted, match="Journal entry 1"):
        read_case_folder(folder)


SMALLEST = """\
format: witnessmark-case/1
id: one
kind: investigation
as_of: 2026-11-24
title: {en: One, ja: 一}
"""
NOTED = (
    "- id: d1\n  title: {en: Teardown, ja: 分解した機器の資料}\n  publisher: {en: P, ja: 発行者}\n"
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp932"])
def test_the_encodings_of_the_world_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "case.yaml").write_text(SMALLEST, "utf-8")
    (tmp_path / "documents.yaml").write_bytes(NOTED.encode(encoding))
    assert read_case_folder(tmp_path).case.documents[0].title.ja == "分解した機器の資料"


@pytest.mark.parametrize("encoding", ["euc_jp", "gb18030", "utf-16-le", "utf-32-be"])
def test_another_encoding_is_named_with_a_remedy_that_there_is(
    tmp_path: Path, encoding: str
) -> None:
    (tmp_path / "case.yaml").write_text(SMALLEST, "utf-8")
    (tmp_path / "documents.yaml").write_bytes(NOTED.encode(encoding))
    with pytest.raises(BadInput, match=r"documents\.yaml") as caught:
        read_case_folder(tmp_path)
    assert encoding[:6] in caught.value.message.lower()
    assert caught.value.remedy == "Save it as UTF-8."


@pytest.mark.parametrize("name", ["case.json", "components.json", "journal.jsonl"])
@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b"3", b'"x"', b"[1]", b"\x82\xa0"])
def test_a_broken_file_is_named(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(WitnessmarkError, match=name.replace(".", r"\.")):
        read_case_folder(folder)


def test_a_name_of_ten_thousand_characters_is_refused_with_its_place(folder: Path) -> None:
    long = "あ" * 10_000
    edit(folder, "companies.json", '"text": "', f'"text": "{long}')
    with pytest.raises(BadInput, match=r"1 to 500 .*, not 10,0.* @ companies.json, entry 1"):
        read_case_folder(folder)


def test_an_id_of_ten_thousand_characters_is_refused(folder: Path) -> None:
    long = "あ" * 10_000
    edit(folder, "companies.json", '"id": "', f'"id": "{long}')
    with pytest.raises(BadInput, match="not allowed"):
        read_case_folder(folder)


def test_nothing_is_written_over(folder: Path) -> None:
    with pytest.raises(BadInput, match="is there already"):
        write_case_folder(full_case(), files={}, into=folder)


def test_a_case_that_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not in"):
        write_case_folder(full_case(), files={}, into=tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not a case folder"):
        read_case_folder(tmp_path / "nowhere")
    with pytest.raises(BadInput, match="holds no case"):
        read_case_folder(tmp_path)


_KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from web.cases import case_folder
from witnessmark.publication.casefolder import plain
place = Path({place!r})
found = case_folder(place / "files")
true_copy = plain._copy_original
def slow_copy(path, *, into):
    true_copy(path, into=into)
    (place / "half-way").touch()
    import time; time.sleep(60)
plain._copy_original = slow_copy
plain.write_case_folder(found.case, files=found.files, into=place / "lantern")
"""


def test_a_copy_killed_half_way_leaves_nothing_that_could_be_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    script = _KILLED.format(tests=str(Path(__file__).parents[2]), place=str(tmp_path))
    run = subprocess.Popen([sys.executable, "-c", script])
    for _ in range(200):
        if (tmp_path / "half-way").exists():
            break
        time.sleep(0.1)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert (tmp_path / "half-way").exists()
    assert not (tmp_path / "lantern").exists()
    found = case_folder(tmp_path / "files")
    write_case_folder(found.case, files=found.files, into=tmp_path / "lantern")
    assert read_case_folder(tmp_path / "lantern").case == found.case
