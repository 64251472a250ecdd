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
