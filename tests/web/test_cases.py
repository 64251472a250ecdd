"""A case comes in whole or not at all, once, and goes out as it came."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from web.cases import PICTURE, case_folder, full_case
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.hashes import hash_bytes
from witnessmark.evidence.journal import check_chain
from witnessmark.publication.casefolder.plain import case_hash, read_case_folder
from witnessmark.web import models
from witnessmark.web.actions.cases import IMPORTED, export_case, import_case, list_cases, load_case
from witnessmark.web.actions.originals import original

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_a_case_goes_out_as_it_came_in(home: Path, tmp_path: Path) -> None:
    case = full_case()
    case_id = import_case(case_folder(tmp_path), actor="heron", now=NOW)
    export_case(case_id, into=tmp_path / "out")
    back = read_case_folder(tmp_path / "out")
    assert case_hash(back.case) == case_hash(case)
    assert {path.read_bytes() for path in back.files.values()} >= {PICTURE}


def test_unknown_fields_come_back(home: Path, tmp_path: Path) -> None:
    case_id = import_case(case_folder(tmp_path), actor="heron", now=NOW)
    assert load_case(case_id).case.unknown == full_case().unknown
    assert load_case(case_id).case.claims[0].evidence[0].unknown


def test_the_import_is_journaled_and_the_journal_still_holds(home: Path, tmp_path: Path) -> None:
    case_id = import_case(case_folder(tmp_path), actor="heron", now=NOW)
    journal = load_case(case_id).case.journal
    assert (journal[-1].act, journal[-1].actor) == (IMPORTED, "heron")
    check_chain(journal)


def test_the_same_folder_again_changes_nothing(home: Path, tmp_path: Path) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    before = models.Entry.objects.count()
    assert import_case(case_folder(tmp_path), actor="heron", now=NOW) == "lantern"
    assert models.Entry.objects.count() == before
    assert list_cases() == ["lantern"]


def test_another_state_of_a_case_that_is_there_is_refused(home: Path, tmp_path: Path) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    other = dataclasses.replace(full_case(), summary=full_case().title)
    with pytest.raises(BadInput, match="in another state"):
        import_case(case_folder(tmp_path, other), actor="heron", now=NOW)


def test_an_altered_original_is_refused_and_nothing_is_kept(home: Path, tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    folder.files[hash_bytes(PICTURE)].write_bytes(PICTURE + b"x")
    with pytest.raises(Untrusted, match="was altered"):
        import_case(folder, actor="heron", now=NOW)
    assert not models.Case.objects.exists()


def test_a_case_that_the_tables_refuse_leaves_nothing_behind(home: Path, tmp_path: Path) -> None:
    case = full_case()
    backwards = dataclasses.replace(case.measures[0], delisted_on=case.measures[0].listed_on)
    backwards = dataclasses.replace(backwards, listed_on=case.as_of)
    with pytest.raises(BadInput, match="Nothing was imported"):
        import_case(
            case_folder(tmp_path, dataclasses.replace(case, measures=(backwards,))),
            actor="heron",
            now=NOW,
        )
    assert not models.Case.objects.exists()
    assert not models.Person.objects.exists()
    assert not [path for path in (home / "originals").rglob("*") if path.is_file()]


def test_originals_lie_under_their_hash(home: Path, tmp_path: Path) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    sha256 = hash_bytes(PICTURE)
    assert (home / "originals" / sha256[:2] / sha256).read_bytes() == PICTURE


def test_a_missing_original_is_named(home: Path, tmp_path: Path) -> None:
    case_id = import_case(case_folder(tmp_path), actor="heron", now=NOW)
    sha256 = hash_bytes(PICTURE)
    (home / "originals" / sha256[:2] / sha256).unlink()
    with pytest.raises(BadInput, match=sha256[:12]):
        load_case(case_id)


def test_an_original_altered_in_the_home_is_not_worked_on(home: Path, tmp_path: Path) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    kept = original(home, hash_bytes(PICTURE))
    kept.chmod(0o600)
    kept.write_bytes(PICTURE + b" ")
    with pytest.raises(Untrusted, match="was altered"):
        load_case("lantern")


def test_a_missing_original_comes_back_with_the_folder(home: Path, tmp_path: Path) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    original(home, hash_bytes(PICTURE)).unlink()
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    assert original(home, hash_bytes(PICTURE)).read_bytes() == PICTURE


def test_a_case_that_is_not_there_is_named(home: Path) -> None:
    with pytest.raises(BadInput, match="no case 'nothing'"):
        load_case("nothing")
