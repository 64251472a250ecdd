"""Every link of the workbench leads somewhere, for whoever is shown it."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from web.cases import case_folder
from witnessmark.web import models
from witnessmark.web.actions.accounts import create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.kinds import KINDS

pytestmark = pytest.mark.django_db
_LINK = re.compile(r'(?:href|src)="(/cases/[^"#]*)')


@pytest.mark.parametrize("role", models.Role)
def test_what_a_member_is_shown_is_there(home: Path, tmp_path: Path, role: models.Role) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=timezone.now())
    case = models.Case.objects.get()
    user = create_user("heron", password="a long enough phrase")
    who = case.people.get(local_id="p-heron")
    models.Membership.objects.create(user=user, case=case, role=role.value, person=who)
    client = Client(raise_request_exception=False)
    client.force_login(user)
    seen, waiting, wrong = {"/cases/"}, ["/cases/"], {}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        if answer.status_code != 200:
            wrong[address] = answer.status_code
        elif answer["Content-Type"].startswith("text/html"):
            found = {link.replace("&amp;", "&") for link in _LINK.findall(answer.content.decode())}
            waiting += found - seen
            seen |= found
    assert not wrong
    assert len(seen) > 25


def test_every_kind_of_thing_is_entered_and_corrected_from_a_page(
    home: Path, tmp_path: Path
) -> None:
    import_case(case_folder(tmp_path), actor="heron", now=timezone.now())
    case = models.Case.objects.get()
    user = create_user("heron", password="a long enough phrase")
    who = case.people.get(local_id="p-heron")
    models.Membership.objects.create(user=user, case=case, role=models.Role.OWNER.value, person=who)
    client = Client()
    client.force_login(user)
    seen: set[str] = set()
    waiting = [f"/cases/{case.public_id}/"]
    while waiting:
        answer = client.get(waiting.pop())
        if answer["Content-Type"].startswith("text/html"):
            found = set(_LINK.findall(answer.content.decode())) - seen
            seen |= found
            waiting += [one for one in found if "/enter/" not in one and "/correct/" not in one]
    entered = {one.split("/enter/")[1].partition("/")[0] for one in seen if "/enter/" in one}
    corrected = {one.split("/correct/")[1].partition("/")[0] for one in seen if "/correct/" in one}
    assert entered == {kind.name for kind in KINDS.values() if kind.asks}
    assert corrected == {kind.name for kind in KINDS.values() if kind.corrects}
