"""What the API says of itself in OpenAPI is true: schemathesis tries what nobody would send."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from web.cases import case_folder
from witnessmark.web import models
from witnessmark.web.actions.accounts import add_member, create_user
from witnessmark.web.actions.cases import import_case
from witnessmark.web.actions.tokens import make_token

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
)
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


@pytest.fixture(autouse=True)
def _connection_stays() -> Iterator[None]:
    """Let the server not close the connection of the test, as Django's own client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def known(home: Path, tmp_path: Path) -> dict[str, str]:
    """Return what stands in addresses of a case, and the token of its owner."""
    import_case(case_folder(tmp_path), actor="heron", now=NOW)
    user = create_user("heron", password="a long enough password")
    add_member("heron", case_id="lantern", role=models.Role.OWNER, actor="heron", now=NOW)
    row = models.Case.objects.get()
    models.Membership.objects.update(person=row.people.first())
    token = make_token(user, name="t", may_write=True, case=None, days=7, now=datetime.now(UTC))
    inquiry = models.Inquiry.objects.filter(replies__isnull=False).first()
    component = models.Component.objects.first()
    assert inquiry
    assert component
    reply = inquiry.replies.first()
    question = models.Question.objects.first()
    assert reply
    assert question
    return {
        "token": token,
        "case": row.public_id,
        "component": component.local_id,
        "inquiry": inquiry.local_id,
        "reply": reply.local_id,
        "question": question.local_id,
    }


@schema.parametrize()
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_every_address_answers_as_it_says(
    case: "schemathesis.Case[Any]", known: dict[str, str]
) -> None:
    for name in case.path_parameters or {}:
        if name in known and len(case.path_parameters[name]) % 2:
            case.path_parameters[name] = known[name]
    case.call_and_validate(
        headers={"Authorization": f"Bearer {known['token']}"}, checks=list(CHECKS)
    )


def test_the_description_is_openapi() -> None:
    schema.validate()
