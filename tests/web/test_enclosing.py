"""Files that people give with what they enter: kept by hash, of use, and seen by members alone."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from web.cases import full_case
from witnessmark.base.hashes import hash_bytes
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.plain import read_case_folder
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.actions.originals import original
from witnessmark.web.actions.work import screen_companies
from witnessmark.web.models.mapping import read_case, write_case
from witnessmark.web.uploads import LARGEST

BENCH = read_case_folder(Path(__file__).parents[2] / "demo" / "synthetic-bench")
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
PDF = b"%PDF-1.7\nan order of a fictional shop\n"
pytestmark = pytest.mark.django_db


@pytest.fixture
def row(home: Path) -> models.Case:
    return write_case(full_case())


def member(row: models.Case, role: models.Role = models.Role.OWNER) -> Client:
    user = create_user(role.value, password="a long enough phrase")
    models.Membership.objects.create(
        user=user, case=row, role=role.value, person=row.people.first()
    )
    client = Client()
    client.force_login(user)
    return client


def now(row: models.Case) -> Case:
    return read_case(models.Case.objects.get(pk=row.pk))


def kept(home: Path) -> set[str]:
    return {path.name for path in (home / "originals").rglob("*") if path.is_file()}


def send(client: Client, row: models.Case, *parts: str, **filled: Any) -> Any:
    named = {name.replace("__", "."): value for name, value in filled.items()}
    where = f"/cases/{row.public_id}/{'/'.join(parts)}/"
    return client.post(where, {"once": hash_bytes(str(named).encode())[:32], **named})


def file(content: bytes, name: str) -> io.BytesIO:
    stream = io.BytesIO(content)
    stream.name = name
    return stream


def of_bench(name: str) -> bytes:
    found = next(one for one in BENCH.case.enclosures if one.name == name)
    return BENCH.files[found.sha256].read_bytes()


def test_a_document_is_kept_with_its_copy(row: models.Case, home: Path) -> None:
    sent = send(
        member(row), row, "enter", "document", title__en="An order", mark="second_hand",
        publisher__en="A fictional shop", copy_read="a print", sha256=file(PDF, "order.pdf"),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    document = now(row).documents[-1]
    assert document.sha256 == hash_bytes(PDF)
    assert original(home, document.sha256).read_bytes() == PDF


def test_a_receipt_is_kept_and_on_no_page(row: models.Case, home: Path) -> None:
    client, sample = member(row), now(row).samples[0]
    sent = send(
        client, row, "correct", "sample", sample.id, why="the receipt was found",
        acquisition__how="bought", scene_relation="unspecified",
        acquisition__receipt_sha256=file(PDF, "receipt.pdf"),
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    assert now(row).samples[0].acquisition.receipt_sha256 == hash_bytes(PDF)
    assert hash_bytes(PDF) in kept(home)
    assert client.get(f"/cases/{row.public_id}/files/{hash_bytes(PDF)}.bin").status_code == 404


def test_a_form_without_a_new_file_keeps_the_one_there_is(row: models.Case) -> None:
    client, sample = member(row), now(row).samples[0]
    filled = {"scene_relation": "unspecified", "acquisition__how": "bought"}
    receipt = file(PDF, "receipt.pdf")
    where = ("correct", "sample", sample.id)
    send(client, row, *where, why="a", acquisition__receipt_sha256=receipt, **filled)
    again = client.get(f"/cases/{row.public_id}/{'/'.join(where)}/").content.decode()
    assert hash_bytes(PDF)[:12] in again
    send(client, row, *where, why="b", **{**filled, "acquisition__how": "given"})
    acquisition = now(row).samples[0].acquisition
    assert (acquisition.how, acquisition.receipt_sha256) == ("given", hash_bytes(PDF))


@pytest.mark.parametrize("name", ["makers.yaml", "catalogue.csv", "veyland-consolidated"])
def test_a_case_brings_its_own_makers_catalogue_and_lists(home: Path, name: str) -> None:
    bare = BENCH.case
    import_case(BENCH, actor="heron", now=NOW)
    row = models.Case.objects.get()
    wanted = next(one for one in bare.enclosures if one.name == name)
    content = of_bench(name)
    sent = send(
        member(row), row, "enter", "enclosure", kind=wanted.kind.value, name=f"second-{name}",
        sha256=file(content, f"x{'.jsonl' if wanted.list_kind else name[-5:]}"),
        list_kind=wanted.list_kind, retrieved_at="2031-05-07T09:00",
    )  # fmt: skip
    assert sent.status_code == 302, sent.content.decode()
    one = now(row).enclosures[-1]
    assert (one.kind, one.sha256, one.media_type) == (wanted.kind, wanted.sha256, wanted.media_type)
    entry = now(row).journal[-1]
    assert (entry.act, entry.subject) == ("file-enclosed", f"second-{name}")
    if wanted.list_kind:
        found = screen_companies(bare.id, actor="heron", now=NOW)
        assert {"second-veyland-consolidated"} <= {
            used.list for screening in found for used in screening.snapshots
        }


@pytest.mark.parametrize(
    ("kind", "content", "more", "said"),
    [
        ("makers", b"- id: [", {}, "makers"),
        ("makers", b"\x89PNG\r\n", {}, "encod"),
        ("catalogue", b"a,b\n1,2\n", {}, "column"),
        ("list", b"{}\n", {"list_kind": "ftm", "retrieved_at": "2026-05-07T09:00"}, "entity"),
        ("list", b"{}\n", {}, "its kind and when"),
        ("letter", b"", {}, "empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_and_nothing_is_kept(
    row: models.Case, home: Path, kind: str, content: bytes, more: dict[str, str], said: str
) -> None:
    before, held = now(row), kept(home)
    sent = send(
        member(row), row, "enter", "enclosure", kind=kind, name="broken.csv",
        sha256=file(content, "broken.csv"), **more,
    )  # fmt: skip
    assert sent.status_code == 422
    assert said in sent.content.decode()
    assert now(row) == before
    assert kept(home) == held


def test_a_script_that_sends_a_file_is_told_where_to_go_next(row: models.Case) -> None:
    sent = member(row).post(
        f"/cases/{row.public_id}/enter/enclosure/",
        {"once": "t", "kind": "letter", "name": "a.txt", "sha256": file(b"x", "a.txt")},
        headers={"x-upload": "1"},
    )
    assert sent.status_code == 204
    assert sent["X-Next"] == f"/cases/{row.public_id}/sources/"
    assert "Location" not in sent


def test_a_file_that_is_too_large_is_refused(row: models.Case, home: Path) -> None:
    sent = send(
        member(row), row, "enter", "enclosure", kind="letter", name="scan.pdf",
        sha256=file(b" " * (LARGEST + 1), "scan.pdf"),
    )  # fmt: skip
    assert sent.status_code == 422
    assert "64" in sent.content.decode()
    assert not kept(home)


def test_no_two_files_have_one_name(row: models.Case) -> None:
    client = member(row)
    for content, status in ((b"one", 302), (b"two", 422)):
        scan = file(content, "scan.txt")
        sent = send(
            client, row, "enter", "enclosure", kind="letter", name="scan.txt", sha256=scan, n=status
        )
        assert sent.status_code == status


def enclosed(row: models.Case, client: Client) -> str:
    content = b"<script>alert(1)</script>"
    sent = send(
        client, row, "enter", "enclosure", kind="letter", name="../a\r\nb.html",
        sha256=file(content, "a.html"),
    )  # fmt: skip
    assert sent.status_code == 422, "a name of two lines is none"
    scan = file(content, "a.html")
    sent = send(client, row, "enter", "enclosure", kind="letter", name="../a.html", sha256=scan)
    assert sent.status_code == 302, sent.content.decode()
    return f"/cases/{row.public_id}/files/{hash_bytes(content)}.bin"


def test_a_file_is_sent_to_be_kept_and_never_to_be_shown(row: models.Case) -> None:
    client = member(row)
    sent = client.get(enclosed(row, client))
    assert sent.getvalue() == b"<script>alert(1)</script>"
    assert sent["Content-Type"] == "application/octet-stream"
    assert sent["Content-Disposition"].startswith("attachment")
    assert ".." not in sent["Content-Disposition"]
    assert sent["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("role", [one for one in models.Role if one is not models.Role.OWNER])
def test_members_save_files_and_viewers_of_data_do_not(row: models.Case, role: models.Role) -> None:
    where = enclosed(row, member(row))
    expected = 404 if role is models.Role.DATA_VIEWER else 200
    assert member(row, role).get(where).status_code == expected


def test_a_stranger_saves_no_file(row: models.Case) -> None:
    where = enclosed(row, member(row))
    stranger = Client()
    stranger.force_login(create_user("stranger", password="a long enough phrase"))
    assert stranger.get(where).status_code == 404
    assert Client().get(where).status_code == 302


def test_an_altered_file_is_not_sent(row: models.Case, home: Path) -> None:
    client = member(row)
    where = enclosed(row, client)
    client.raise_request_exception = False
    path = original(home, now(row).enclosures[-1].sha256)
    path.chmod(0o600)
    path.write_bytes(b"something else")
    assert client.get(where).status_code == 500


@pytest.mark.parametrize(
    "role", [one for one in models.Role if one not in (models.Role.OWNER, models.Role.EDITOR)]
)
def test_only_editors_enclose(row: models.Case, role: models.Role) -> None:
    sent = send(
        member(row, role), row, "enter", "enclosure", kind="letter", name="a",
        sha256=file(b"x", "a"),
    )  # fmt: skip
    assert sent.status_code == 403
