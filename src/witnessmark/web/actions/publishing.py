"""Publishing a case: through the gate, then its claims are said, then its files are written."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils import timezone

import witnessmark
from witnessmark.base.files import folder_atomically, private_folder
from witnessmark.base.signing import keep_key
from witnessmark.publication.case import Case
from witnessmark.publication.claim import ClaimStatus
from witnessmark.publication.gate.gate import check_gate
from witnessmark.publication.publish import publish
from witnessmark.web import models
from witnessmark.web.actions.cases import home, load_case
from witnessmark.web.actions.journal import clock
from witnessmark.web.actions.recording import Act, correct, hash_of
from witnessmark.web.queries import OpenCase

FONTS: Final = Path(witnessmark.__file__).parent / "publication" / "fonts"
PUBLISHED: Final = "case-published"


def publish_case(opened: OpenCase, *, once: str, now: datetime) -> Path:
    """Say every claim that is ready, and write site, reports and bundle; return their folder.

    Raises GateShut while a lock is shut; nothing is said then. Where writing the files fails, the
    case stays said, and publishing again writes them.
    """
    case = opened.case
    day = case.published_on or timezone.localdate(clock(case, now))
    with transaction.atomic():
        said = _said(case, on=day)
        check_gate(said, on=opened.on)
        if said != case:
            _say(opened, case, said, once=once, now=now)
    return write_files(case.id, on=opened.on)


def write_files(case_id: str, *, on: date) -> Path:
    """Write what is published of a case, all of it or nothing, and return the folder."""
    folder = load_case(case_id)
    key = keep_key(home() / "keys")
    files = publish(folder.case, files=folder.files, fonts=FONTS, key=key, on=on)
    place = published_folder(case_id)
    private_folder(place.parent)
    with folder_atomically(place, mode=0o700) as draft:
        for path, content in files.items():
            target = draft / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return place


def published_folder(case_id: str) -> Path:
    """Return where the published files of a case lie, or would lie."""
    return home() / "published" / case_id


def _said(case: Case, *, on: date) -> Case:
    """Return `case` as it is once it is published: what was sent for reply is said."""
    claims = tuple(
        replace(claim, status=ClaimStatus.PUBLISHED)
        if claim.status is ClaimStatus.SENT_FOR_REPLY
        else claim
        for claim in case.claims
    )
    return replace(case, claims=claims, published_on=case.published_on or on)


def _say(opened: OpenCase, case: Case, said: Case, *, once: str, now: datetime) -> None:
    for old, new in zip(case.claims, said.claims, strict=True):
        if old != new:
            act = Act(actor=opened.person, act="claim-published", subject=new.id)
            correct(opened.row, new, act, table=models.Claim, seen=hash_of(old), now=now)
    if case.published_on != said.published_on:
        act = Act(actor=opened.person, act=PUBLISHED, subject=f"case:{case.id}", once=once)
        correct(opened.row, said, act, table=models.Case, seen=hash_of(case), now=now)
