"""What nobody should type, into every form there is: said in words, nothing lost, nothing kept."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from web.cases import case_folder
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.kinds import KINDS, Kind

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
BAD = {
    "script": "<script>alert(1)</script>",
    "long": "x" * 20_001,
    "control": "a\x07b",
    "null": "a\x00b",
    "turned": "a\u202eb",
    "year 0": "0000-01-01",
    "year 9999": "9999-12-31",
    "other id": "../../etc/passwd",
    "surrogate": "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "huge number": "9" * 400,
}
UNSEEN = frozenset({"long", "control", "null", "turned", "surrogate"})
"""What no field takes."""

_FIELD = re.compile(r'<(input|textarea|select)\b([^>]*)\bname="([^"]+)"([^>]*)>')
_OWN = frozenset({"csrfmiddlewaretoken", "once", "seen", "under", "more"})


@pytest.fixture
def row(home: Path, tmp_path: Path) -> models.Case:
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    row = models.Case.objects.get()
    user = create_user("heron", password="a long enough phrase")
    who = row.people.get(local_id="p-heron")
    models.Membership.objects.create(user=user, case=row, role="owner", person=who)
    return row


@pytest.fixture
def owner(row: models.Case) -> Client:
    browser = Client(headers={"accept-language": "ja"})
    browser.force_login(models.User.objects.get())
    return browser


def fields_of(page: str) -> Mapping[str, str]:
    """Return the fields of the form that is filled in, by name, with their tag."""
    form = page.partition('<form class="entering"')[2].partition("</form>")[0]
    return {unescape(name): tag for tag, _before, name, _after in _FIELD.findall(form)}


def forms(row: models.Case) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each form of a case, and what goes with it."""
    case = row.public_id
    for name, kind in KINDS.items():
        if kind.asks:
            yield reverse("enter", args=(case, name)), {"under": under_of(kind)}
    for name, thing in (("component", "u1"), ("company", "kestrel"), ("claim", "c1")):
        yield reverse("correct", args=(case, name, thing)), {}
    yield reverse("start"), {}
    yield reverse("members", args=(case,)), {}


def under_of(kind: Kind) -> str:
    """Return something that things of `kind` can belong to."""
    known = {
        "component": "u1",
        "company": "kestrel",
        "claim": "c1",
        "sample": "s1",
        "inquiry": "i-hoshi",
        "device": "d1",
    }
    return known.get(kind.under, "")


@pytest.mark.parametrize("what", BAD)
def test_every_form_says_what_is_wrong_and_keeps_nothing(
    owner: Client, row: models.Case, what: str
) -> None:
    tried = 0
    for address, more in forms(row):
        page = owner.get(address, more)
        if page.status_code == 404:  # what it belongs to is not in this case
            continue
        assert page.status_code == 200, address
        names = [name for name in fields_of(page.text) if name not in _OWN]
        sent = {**dict.fromkeys(names, BAD[what]), **more, "once": f"{what}{tried}"[:40]}
        before = models.Entry.objects.count()
        answer = owner.post(address, sent)
        assert answer.status_code in (200, 302, 422), (address, answer.status_code)
        if answer.status_code == 302:
            assert what not in UNSEEN, address  # as words of a title they are no worse than others
            continue
        tried += 1
        assert models.Entry.objects.count() == before, address
        assert 'class="fault"' in answer.text, address
        assert "Traceback" not in answer.text
        assert "<script>alert" not in answer.text, address
        typed = [name for name, tag in fields_of(answer.text).items() if tag == "textarea"]
        if what == "turned" and typed:
            assert BAD[what] in unescape(answer.text), f"what was typed is lost: {address}"
    assert tried > (10 if what in UNSEEN else 3)


@pytest.mark.parametrize("what", BAD)
def test_every_address_that_takes_a_word_stands_bad_ones(
    owner: Client, row: models.Case, what: str
) -> None:
    case, bad = row.public_id, BAD[what]
    for name in ("search", "cases", "waiting"):
        assert owner.get(reverse(name), {"q": bad, "page": bad}).status_code == 200
    assert owner.get(reverse("search"), {"q": "a", "in": bad}).status_code == 404
    for name in ("components", "journal", "companies", "parts", "sources"):
        asked = {"q": bad, "page": bad, "to-read": bad, "export": bad}
        assert owner.get(reverse(name, args=(case,)), asked).status_code == 200, name
    if "/" not in bad and len(bad) < 300:
        for name in ("component", "company", "claim", "inquiry"):
            assert owner.get(reverse(name, args=(case, bad))).status_code == 404, name
        assert owner.get(reverse("case", args=(bad,))).status_code == 404
    told = {"login": bad, "password": bad}
    assert Client().post(reverse("account_login"), told).status_code == 200
    assert Client().post(reverse("account_reset_password"), {"email": bad}).status_code == 200
