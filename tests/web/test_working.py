"""The work on a case in the browser: photos, decisions, reviews, publishing."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from web.cases import full_case
from witnessmark.base.hashes import hash_bytes
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.plain import read_case_folder
from witnessmark.publication.claim import ClaimStatus
from witnessmark.publication.verify import verify_bundle
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.actions.originals import original
from witnessmark.web.actions.publishing import published_folder
from witnessmark.web.models.mapping import read_case, write_case

DEMO = Path(__file__).parents[2] / "demo"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def row(home: Path) -> models.Case:
    return write_case(full_case())


@pytest.fixture
def bench(home: Path) -> models.Case:
    import_case(read_case_folder(DEMO / "synthetic-bench"), actor="heron", now=NOW)
    return models.Case.objects.get()


def member(row: models.Case, role: models.Role, person: str = "") -> Client:
    user = create_user(f"{role}-{person}"[:30], password="a long enough phrase")
    who = row.people.get(local_id=person) if person else row.people.first()
    models.Membership.objects.create(user=user, case=row, role=role.value, person=who)
    client = Client()
    client.force_login(user)
    return client


def address(row: models.Case, *parts: str) -> str:
    return f"/cases/{row.public_id}/{'/'.join(parts)}/"


def now(row: models.Case) -> Case:
    return read_case(models.Case.objects.get(pk=row.pk))


def picture(colour: str, *, size: tuple[int, int] = (40, 30)) -> io.BytesIO:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "somebody's name"
    Image.new("RGB", size, colour).save(stream, "JPEG", exif=exif)
    stream.name = f"{colour}.jpg"
    stream.seek(0)
    return stream


def test_photos_are_kept_as_they_are_and_shown_without_what_they_hide(
    row: models.Case, home: Path
) -> None:
    client = member(row, models.Role.EDITOR)
    sample = now(row).samples[0].id
    red, blue = picture("red"), picture("blue")
    sent = client.post(
        address(row, "photos", "new"),
        {"once": "t", "sample": sample, "pictures": [red, blue], "caption_en": "Top side"},
    )
    assert sent.status_code == 302, sent.content.decode()
    first, second = now(row).photos[-2:]
    assert (first.caption.en, first.width, first.height) == ("Top side", 40, 30)
    assert first.id != second.id
    for photo, file in ((first, red), (second, blue)):
        assert photo.sha256 == hash_bytes(file.getvalue())
        assert original(home, photo.sha256).read_bytes() == file.getvalue()
    shown = client.get(f"/cases/{row.public_id}/photos/{first.id}.png")
    assert b"somebody" not in shown.content
    assert [entry.act for entry in now(row).journal[-2:]] == ["photo-added", "photo-added"]


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"<svg onload='x'/>", b"\xff\xd8\xff" * 9]
)
def test_what_is_no_picture_is_refused_and_nothing_is_kept(
    row: models.Case, home: Path, content: bytes
) -> None:
    client, before = member(row, models.Role.EDITOR), now(row)
    file = io.BytesIO(content)
    file.name = "x.jpg"
    sent = client.post(
        address(row, "photos", "new"),
        {"once": "t", "sample": before.samples[0].id, "pictures": [file]},
    )
    assert sent.status_code == 422
    assert now(row) == before
    assert not [path for path in (home / "originals").rglob("*") if path.is_file()]


def test_the_same_photo_is_not_kept_twice(row: models.Case) -> None:
    client, sample = member(row, models.Role.EDITOR), now(row).samples[0].id
    for once, status in (("a", 302), ("b", 422)):
        filled = {"once": once, "sample": sample, "pictures": [picture("red")]}
        assert client.post(address(row, "photos", "new"), filled).status_code == status
    assert sum(photo.filename == "red.jpg" for photo in now(row).photos) == 1


@pytest.mark.parametrize("role", [models.Role.CODER, models.Role.REVIEWER, models.Role.VIEWER])
def test_photos_are_added_by_those_who_may(row: models.Case, role: models.Role) -> None:
    assert member(row, role).get(address(row, "photos", "new")).status_code == 403


def test_a_person_decides_what_the_machine_proposes(bench: models.Case) -> None:
    client = member(bench, models.Role.READER, "examiner")
    where = address(bench, "components", "u1", "decide")
    asked, before = client.get(where), len(now(bench).identifications)
    assert "OKV8835V" in asked.content.decode()
    silent = client.post(where, {"once": "t", "verdict": "consistent", "methods": ["marking"]})
    assert silent.status_code == 200
    assert len(now(bench).identifications) == before
    sent = client.post(
        where,
        {
            "once": "t",
            "verdict": "consistent",
            "chosen": "0",
            "methods": ["marking"],
            "reason_en": "Read again; it fits.",
        },
    )
    assert sent.status_code == 302, sent.content.decode()
    decided = now(bench).identifications[-1]
    assert (decided.component, decided.decided_by, decided.reason.en) == (
        "u1",
        "examiner",
        "Read again; it fits.",
    )
    assert decided.decided is not None
    assert decided.decided.mpn == "OKV8835V"
    assert decided.decided.grounds
    assert now(bench).journal[-1].act == "part-identified"


def test_companies_are_screened_at_the_push_of_a_button(bench: models.Case) -> None:
    client = member(bench, models.Role.EDITOR, "keeper")
    assert client.post(address(bench, "screening", "run")).status_code == 302
    assert {one.company for one in now(bench).screenings} == {
        one.id for one in now(bench).companies
    }


def test_a_review_is_of_the_wording_that_was_read(row: models.Case) -> None:
    client = member(row, models.Role.REVIEWER, "p-wren")
    claim = now(row).claims[0]
    stale = client.post(address(row, "claims", claim.id, "review"), {"seen": "0" * 64, "once": "a"})
    assert stale.status_code == 409
    seen = {"seen": claim.text_hash, "once": "b"}
    assert client.post(address(row, "claims", claim.id, "review"), seen).status_code == 302
    review = now(row).claims[0].reviews[-1]
    assert (review.reviewer, review.text_sha256) == ("p-wren", claim.text_hash)
    viewer = member(row, models.Role.VIEWER)
    assert viewer.post(address(row, "claims", claim.id, "review"), seen).status_code == 403


def test_a_claim_that_was_said_is_withdrawn_with_a_reason(bench: models.Case) -> None:
    client = member(bench, models.Role.EDITOR, "keeper")
    claim = next(one for one in now(bench).claims if one.status is ClaimStatus.PUBLISHED)
    where = address(bench, "claims", claim.id, "move")
    assert client.post(where, {"to": "withdrawn", "once": "a"}).status_code == 409
    assert client.post(where, {"to": "draft", "once": "b", "why": "x"}).status_code == 409
    assert (
        client.post(
            where, {"to": "withdrawn", "once": "c", "why": "The lot was misread."}
        ).status_code
        == 302
    )
    moved = next(one for one in now(bench).claims if one.id == claim.id)
    assert moved.status is ClaimStatus.WITHDRAWN
    assert moved.corrections[-1].before == claim.text
    assert moved.corrections[-1].reason.en == "The lot was misread."


def test_a_claim_that_was_said_is_corrected_where_all_can_see(bench: models.Case) -> None:
    client = member(bench, models.Role.EDITOR, "keeper")
    claim = next(one for one in now(bench).claims if one.status is ClaimStatus.PUBLISHED)
    where = address(bench, "correct", "claim", claim.id)
    seen = client.get(where).context["seen"]
    filled = {
        "once": "a",
        "seen": seen,
        "why": "A word was wrong.",
        "text.en": f"{claim.text.en} ",
        "text.ja": f"{claim.text.ja}（補足）",
        "level": str(claim.level.value),
        "companies": list(claim.companies),
        "belief.en": claim.belief.en,
        "belief.ja": claim.belief.ja,
    }
    assert client.post(where, filled).status_code == 302
    corrected = next(one for one in now(bench).claims if one.id == claim.id)
    assert corrected.status is ClaimStatus.CORRECTED
    assert corrected.corrections[-1].before == claim.text


def test_an_owner_publishes_by_typing_the_name_of_the_case(bench: models.Case) -> None:
    owner = member(bench, models.Role.OWNER, "keeper")
    where = address(bench, "publish")
    assert owner.post(where, {"id": "another", "once": "a"}).status_code == 422
    assert not published_folder("synthetic-bench").exists()
    assert owner.post(where, {"id": "synthetic-bench", "once": "b"}).status_code == 302
    assert verify_bundle(published_folder("synthetic-bench") / "bundle.zip").holds
    page = owner.get(address(bench, "published")).content.decode()
    assert "bundle.zip" in page
    sent = owner.get(f"/cases/{bench.public_id}/published/bundle.zip")
    assert sent["Content-Disposition"].startswith("attachment")
    assert sent.getvalue() == (published_folder("synthetic-bench") / "bundle.zip").read_bytes()


def test_nobody_publishes_through_a_shut_gate_and_nothing_is_said(row: models.Case) -> None:
    owner, before = member(row, models.Role.OWNER), now(row)
    assert owner.post(address(row, "publish"), {"id": before.id, "once": "a"}).status_code == 422
    assert now(row) == before
    assert not published_folder(before.id).exists()


@pytest.mark.parametrize("role", [role for role in models.Role if role is not models.Role.OWNER])
def test_only_the_owner_publishes(row: models.Case, role: models.Role) -> None:
    client = member(row, role)
    assert client.get(address(row, "publish")).status_code == 403
    assert client.post(address(row, "publish"), {"id": "lantern"}).status_code == 403


def test_a_stranger_does_none_of_this(row: models.Case) -> None:
    create_user("stranger", password="a long enough phrase")
    client = Client()
    client.force_login(models.User.objects.get(username="stranger"))
    for parts in (("photos", "new"), ("components", "u1", "decide"), ("publish",), ("published",)):
        assert client.get(address(row, *parts)).status_code == 404
    for parts in (("screening", "run"), ("claims", "c1", "review"), ("claims", "c1", "move")):
        assert client.post(address(row, *parts)).status_code == 404
    assert client.get(f"/cases/{row.public_id}/published/bundle.zip").status_code == 404
