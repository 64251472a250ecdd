"""A case comes in whole or not at all, once, and goes out as it came."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publication.test_publish import FONTS, published
from web.cases import PICTURE, case_folder, full_case
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.hashes import hash_bytes
from witnessmark.publication.casefolder.plain import case_hash, read_case_folder
from witnessmark.web import models
from witnessmark.web.actions.arrivals import NOTE, referred_hashes
from witnessmark.web.actions.cases import export_case, import_case, list_cases, load_case
from witnessmark.web.actions.originals import original
from witnessmark.web.models.mapping import write_case

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[2] / "demo"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_a_case_goes_out_as_it_came_in(home: Path, tmp_path: Path) -> None:
    case = full_case()
    case_id = import_case(case_folder(tmp_path), actor="heron", now=NOW)
    export_case(case_id, into=tmp_path / "out")
    back = read_case_folder(tmp_path / "out")
    assert case_hash(back.case) == case_hash(case)
    assert {path.read_bytes() for path in back.files.values()} >= {PICTURE}


@pytest.mark.skipif(not any(FONTS.glob("*.ttf")), reason="fonts are not there (run: make setup)")
@pytest.mark.parametrize("name", ["replay-2023", "synthetic-bench"])
def test_a_case_is_published_from_its_folder_and_from_here_as_the_same_bytes(
    home: Path, name: str
) -> None:
    folder = read_case_folder(DEMO / name)
    import_case(folder, actor="heron", now=NOW)
    here = load_case(folder.case.id)
    assert case_hash(here.case) == case_hash(folder.case)
    assert published(here) == published(folder)


def test_unknown_fields_come_back(home: Path, tmp_path: Path) -> None:
    case_id = import_case(case_folder(tmp_path), actor="heron", now=NOW)
    assert load_case(case_id).case.unknown == full_case().unknown
    assert load_case(case_id).case.claims[0].evidence[0].unknown


def test_an_arrival_is_noted_beside_the_journal_which_stays_as_it_came(
    home: Path, tmp_path: Path
) -> None:
    case_id = import_case(case_folder(tmp_path), actor="heron", now=NOW)
    assert load_case(case_id).case == full_case()
    (arrival,) = models.Arrival.objects.all()
    assert (arrival.at, arrival.actor, arrival.case_sha256) == (
        NOW,
        "heron",
        case_hash(full_case()),
    )


def test_every_file_that_a_case_names_is_referred_to(home: Path) -> None:
    case = full_case()
    write_case(case)
    named: set[str | None] = {photo.sha256 for photo in case.photos}
    named |= {one.sha256 for one in case.enclosures}
    named |= {document.sha256 for document in case.documents}
    named |= {sample.acquisition.receipt_sha256 for sample in case.samples}
    assert referred_hashes() == named - {None}
    assert len(named - {None}) > 3


def test_the_same_folder_again_changes_nothing(home: Path, tmp_path: Path) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    before = models.Arrival.objects.count()
    assert import_case(case_folder(tmp_path), actor="heron", now=NOW) == "lantern"
    assert models.Arrival.objects.count() == before
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


def test_an_original_altered_after_reading_takes_the_others_along(
    home: Path, tmp_path: Path
) -> None:
    folder = case_folder(tmp_path)
    list(folder.files.values())[-1].write_bytes(b"altered")
    with pytest.raises(Untrusted, match="was altered"):
        import_case(folder, actor="heron", now=NOW)
    assert not (home / "originals").exists()
    assert not (home / NOTE).exists()


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
