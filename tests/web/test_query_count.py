"""How often a page asks the database: at most fifteen times, however many cases there are.

Warm: once the case was read after its last change. Reading it whole takes a query for each table.
"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from web.cases import case_folder, full_case
from web.test_views import THINGS
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.urls import in_case

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
MOST, CASES = 15, 4
ALL = ("cases", "waiting", "search", "mfa_index", "deadlines", "start")


@pytest.fixture
def client(home: Path, tmp_path: Path) -> Client:
    """Return the browser of somebody who owns four cases."""
    user = create_user("heron", password="a long enough phrase")
    for number in range(CASES):
        place = tmp_path / str(number)
        place.mkdir()
        case_id = import_case(
            case_folder(place, full_case(f"lantern-{number}")), actor="heron", now=NOW
        )
        row = models.Case.objects.get(local_id=case_id)
        who = row.people.get(local_id="p-heron")
        models.Membership.objects.create(user=user, case=row, role="owner", person=who)
    browser = Client()
    browser.force_login(user)
    return browser


def asked(client: Client, address: str) -> int:
    """Return how often the page at `address` asks the database once it was seen."""
    for _ in range(2):
        answer = client.get(address)
        assert answer.status_code == 200, address
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


def test_no_page_asks_more_than_fifteen_times(client: Client) -> None:
    case = models.Case.objects.order_by("pk").first()
    assert case
    found = {name: asked(client, reverse(name)) for name in ALL}
    found["found"] = asked(client, f"{reverse('search')}?q=kestrel")
    for pattern in in_case:
        name = pattern.name or ""
        if name != "published":
            place = reverse(name, args=[case.public_id, *THINGS.get(name, [])])
            found[name] = asked(client, place)
    assert {name: count for name, count in found.items() if count > MOST} == {}
