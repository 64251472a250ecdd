"""Entering and correcting: every kind has a form, every write is one entry of the journal."""

from dataclasses import fields
from pathlib import Path
from typing import Any, cast

import pytest
from django.test import Client
from django.utils import translation

from web.cases import full_case
from witnessmark.publication.case import Case
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.forms.things import ThingForm
from witnessmark.web.kinds import KINDS, Kind
from witnessmark.web.models.mapping import read_case, write_case

PASSWORD = "a long enough phrase"
pytestmark = pytest.mark.django_db


@pytest.fixture
def row(home: Path) -> models.Case:
    return write_case(full_case())


@pytest.fixture
def owner(row: models.Case, client: Client) -> Client:
    return signed_in(client, row, "heron", models.Role.OWNER)


def signed_in(client: Client, row: models.Case, name: str, role: models.Role) -> Client:
    user = create_user(name, password=PASSWORD)
    person = row.people.get(local_id="p-heron")
    models.Membership.objects.create(user=user, case=row, role=role.value, person=person)
    client.force_login(user)
    return client


def address(row: models.Case, *parts: str) -> str:
    return f"/cases/{row.public_id}/{'/'.join(parts)}/"


def now(row: models.Case) -> Case:
    return read_case(models.Case.objects.get(pk=row.pk))


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_has_a_form_in_both_languages(kind: Kind, language: str) -> None:
    with translation.override(language):
        form = ThingForm(kind=kind, case=full_case())
        for block in form.blocks:
            assert block.label
            assert block.fields or block.rows
    known = {field.name for field in fields(kind.table.domain)}
    assert known.issuperset((*kind.asks, *kind.corrects, *kind.id_from))


@pytest.mark.parametrize(
    "kind", [one for one in KINDS.values() if one.corrects], ids=lambda one: one.name
)
def test_a_form_left_as_it_is_gives_back_the_thing(kind: Kind) -> None:
    case = full_case()
    things = (case,) if kind.name == "case" else getattr(case, kind.many)
    assert things
    for held in things:
        blank = ThingForm(kind=kind, case=case, held=held)
        data: dict[str, Any] = {}
        for name in blank.fields:
            value = blank[name].value()
            if value not in (None, False, "", []):
                data[name] = value
        form = ThingForm(data, kind=kind, case=case, held=held)
        assert form.is_valid(), form.errors
        assert form.thing({}) == held


def send(client: Client, where: str, **filled: Any) -> Any:
    """Send a form as the browser does: with a token of its own, and the reason if there is one."""
    filled = {
        "once": "t0",
        "why": "because",
        **{name.replace("__", "."): it for name, it in filled.items()},
    }
    return client.post(where, filled)


def test_a_device_and_its_sample_are_entered(owner: Client, row: models.Case) -> None:
    sent = send(
        owner, address(row, "enter", "device"), brand="QUELLMARROW", model="QM-9", kind__en="camera"
    )
    assert sent.status_code == 302
    device = now(row).devices[-1]
    assert (device.id, device.brand, device.kind.en) == (
        "quellmarrow-qm-9",
        "QUELLMARROW",
        "camera",
    )
    sent = send(
        owner,
        address(row, "enter", "sample"),
        once="t1",
        device=device.id,
        serial="7",
        acquisition__how="bought",
        scene_relation="unspecified",
        scene_basis__en="Not known.",
    )
    assert sent.status_code == 302, sent.content.decode()
    sample = now(row).samples[-1]
    assert (sample.device, sample.acquisition.how, sample.scene_basis.en) == (
        device.id,
        "bought",
        "Not known.",
    )
    first, second = now(row).journal[-2:]
    assert (first.act, first.subject, first.actor, first.reason) == (
        "device-described",
        device.id,
        "p-heron",
        "because",
    )
    assert cast(Any, second.detail)["entered"]["device"] == device.id


def test_parts_go_under_what_they_belong_to(owner: Client, row: models.Case) -> None:
    case = now(row)
    asked = case.inquiries[0]
    sent = send(
        owner,
        address(row, "enter", "letter"),
        under=asked.id,
        letter="reminder",
        channel="post",
        sent_at="2026-10-20T10:30",
        text__en="Please answer.",
    )
    assert sent.status_code == 302, sent.content.decode()
    letter = now(row).inquiries[0].attempts[-1]
    assert (letter.id, letter.channel, letter.sender) == ("reminder", "post", "p-heron")
    assert now(row).journal[-1].subject == f"{asked.id}/reminder"
    sent = send(
        owner,
        address(row, "enter", "delivery"),
        once="t1",
        under=f"{asked.id}/reminder",
        outcome="proven",
        at="2026-10-21T09:00",
        proof__en="Receipt.",
    )
    assert sent.status_code == 302, sent.content.decode()
    assert now(row).inquiries[0].attempts[-1].delivery == "proven"
    component = case.components[0]
    sent = send(
        owner,
        address(row, "enter", "reading"),
        once="t2",
        under=component.id,
        lines="KM 4071?\r\n2613",
    )
    assert sent.status_code == 302, sent.content.decode()
    reading = now(row).components[0].readings[-1]
    assert (reading.lines, reading.reader) == (("KM 4071?", "2613"), "p-heron")


def test_a_company_is_entered_with_its_names(owner: Client, row: models.Case) -> None:
    sent = send(
        owner,
        address(row, "enter", "company"),
        names__0__text="Yamabiko Denshi KK",
        names__0__language="en",
        names__0__kind="official",
        names__0__source="https://yamabiko.example",
        names__1__text="山彦電子株式会社",
        names__1__language="ja",
        names__1__kind="official",
        names__1__source="https://yamabiko.example",
        names__2__kind="short",
        headquarters="JP",
    )
    assert sent.status_code == 302, sent.content.decode()
    company = now(row).companies[-1]
    assert company.id == "yamabiko-denshi-kk"
    assert [name.text for name in company.names] == ["Yamabiko Denshi KK", "山彦電子株式会社"]


def test_a_form_that_is_sent_twice_is_kept_once(owner: Client, row: models.Case) -> None:
    where = address(row, "enter", "device")
    before = len(now(row).devices)
    for _ in range(2):
        assert send(owner, where, brand="QUELLMARROW").status_code == 302
    assert len(now(row).devices) == before + 1


def test_nothing_typed_is_lost_and_nothing_is_kept_where_a_value_cannot_be(
    owner: Client, row: models.Case
) -> None:
    before = now(row)
    for filled in (
        {"brand": ""},
        {"brand": "x" * 10_000},
        {"brand": "QM\u202e7"},
    ):
        answer = send(owner, address(row, "enter", "device"), model="kept as typed", **filled)
        assert answer.status_code == 422
        assert "kept as typed" in answer.content.decode()
    answer = send(
        owner,
        address(row, "enter", "measure"),
        list__en="A",
        authority__en="B",
        legal_effect__en="C",
        listed_on="9999-01-01",
        document="d-press",
    )
    assert answer.status_code == 422
    assert now(row) == before


def test_a_correction_keeps_what_stood_there_in_the_journal(
    owner: Client, row: models.Case
) -> None:
    device = now(row).devices[0]
    where = address(row, "correct", "device", device.id)
    page = owner.get(where)
    seen = page.context["seen"]
    sent = send(owner, where, brand=device.brand, model="Lantern 3 B", kind__en="camera", seen=seen)
    assert sent.status_code == 302, sent.content.decode()
    assert now(row).devices[0].model == "Lantern 3 B"
    entry = now(row).journal[-1]
    assert (entry.act, cast(Any, entry.detail)["before"]["model"]) == (
        "device-corrected",
        device.model,
    )


def test_two_people_at_one_thing_are_told(owner: Client, row: models.Case) -> None:
    device = now(row).devices[0]
    where = address(row, "correct", "device", device.id)
    seen = owner.get(where).context["seen"]
    assert send(owner, where, brand="first", model="m", seen=seen).status_code == 302
    late = send(owner, where, once="t1", brand="second", model="m", seen=seen)
    assert late.status_code == 422
    text = late.content.decode()
    assert "second" in text
    assert "first" in text
    assert now(row).devices[0].brand == "first"
    again = send(owner, where, once="t1", brand="second", model="m", seen=late.context["seen"])
    assert again.status_code == 302
    assert now(row).devices[0].brand == "second"


@pytest.mark.parametrize("role", [role for role in models.Role if role not in ("owner", "editor")])
def test_a_lesser_role_enters_only_what_is_its_own(
    client: Client, row: models.Case, role: models.Role
) -> None:
    signed_in(client, row, "wren", role)
    for kind in KINDS.values():
        under = {"under": "u1"} if kind.under == "component" else {}
        if kind.under and not under:
            continue
        answer = client.get(address(row, "enter", kind.name), under)
        assert (answer.status_code == 200) is (role in kind.who), kind.name


def test_a_stranger_finds_no_form(client: Client, row: models.Case) -> None:
    create_user("stranger", password=PASSWORD)
    client.force_login(models.User.objects.get(username="stranger"))
    for kind in KINDS:
        assert client.get(address(row, "enter", kind)).status_code == 404
        assert send(client, address(row, "enter", kind)).status_code == 404
    assert client.get(address(row, "correct", "device", "lantern-3")).status_code == 404


def test_what_is_no_kind_or_no_thing_is_not_found(owner: Client, row: models.Case) -> None:
    assert owner.get(address(row, "enter", "victim")).status_code == 404
    assert owner.get(address(row, "correct", "device", "none")).status_code == 404
    assert owner.get(address(row, "correct", "reading", "u1")).status_code == 404
    assert owner.get(address(row, "enter", "reading"), {"under": "none"}).status_code == 404


def test_more_rows_are_given_and_nothing_typed_is_lost(owner: Client, row: models.Case) -> None:
    typed = {f"names.{place}.text": f"Name {place}" for place in range(3)}
    more = owner.post(address(row, "enter", "company"), {**typed, "more": "names"})
    assert more.status_code == 200
    page = more.content.decode()
    assert all(f'value="{name}"' in page for name in typed.values())
    assert 'name="names.5.text"' in page
    assert len(now(row).companies) == len(full_case().companies)
