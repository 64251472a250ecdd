"""Cases in and out of the database."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DataError, IntegrityError, transaction

from witnessmark.base.errors import BadInput
from witnessmark.base.ids import CaseId, check_id
from witnessmark.publication.case import Case
from witnessmark.publication.casefolder.plain import (
    CaseFolder,
    case_hash,
    check_case,
    write_case_folder,
)
from witnessmark.web import models
from witnessmark.web.actions.arrivals import arriving
from witnessmark.web.actions.originals import find_originals, keep_originals, original
from witnessmark.web.models.mapping import read_case, write_case
from witnessmark.web.search.index import index_change


def import_case(folder: CaseFolder, *, actor: str, now: datetime) -> CaseId:
    """Bring a case folder into the database: all of it, or nothing.

    A case that is there already, as it came or worked on since, is left as it is; only originals
    that went missing from the home come back. Who brought it in, and when, is noted as an arrival:
    the case's own journal stays as it came.
    Raises BadInput where another state of the case is there, or something in it cannot be kept.
    """
    case = folder.case
    check_id(case.id, what="case")
    with arriving(folder.files, home=home()):
        if not _is_there(case):
            _bring_in(folder, actor=actor, now=now)
        else:
            keep_originals(folder.files, home=home())
    return case.id


def load_case(case_id: str) -> CaseFolder:
    """Return a case with the paths of its files, all of it checked as at import.

    Raises BadInput where there is no such case, Untrusted where an original in the home is not
    what its hash says, or the journal was altered.
    """
    row = models.Case.objects.filter(local_id=case_id).first()
    if row is None:
        raise BadInput(
            f"There is no case {case_id!r} in the database.",
            remedy="Use `witnessmark case ls` to see the cases there are.",
        )
    case = read_case(row)
    needed = {photo.sha256 for photo in case.photos}
    needed |= {enclosure.sha256 for enclosure in case.enclosures}
    welcome = {
        *(document.sha256 for document in case.documents),
        *(sample.acquisition.receipt_sha256 for sample in case.samples),
    }
    there = {sha256 for sha256 in welcome if sha256 and original(home(), sha256).is_file()}
    files = find_originals(needed | there, home=home())
    check_case(case, files=files, folder=home())
    return CaseFolder(case=case, files=files)


def export_case(case_id: str, *, into: Path) -> None:
    """Write the case as a case folder: a private copy with everything in it."""
    folder = load_case(case_id)
    write_case_folder(folder.case, files=folder.files, into=into)


def list_cases() -> Sequence[CaseId]:
    """Return the ids of all cases, in alphabetical order."""
    ids = models.Case.objects.order_by("local_id").values_list("local_id", flat=True)
    return [CaseId(local_id) for local_id in ids]


def home() -> Path:
    """Return the folder where state lives."""
    place: Path = settings.WITNESSMARK.home
    return place


def _bring_in(folder: CaseFolder, *, actor: str, now: datetime) -> None:
    case = folder.case
    try:
        with transaction.atomic():
            row = write_case(case)
            index_change(row, None, case)
            models.Arrival.objects.create(
                case=row, at=now, actor=actor, case_sha256=case_hash(case)
            )
            keep_originals(folder.files, home=home())
    except (DataError, IntegrityError, OverflowError) as error:
        raise BadInput(
            f"The case {case.id} cannot be kept: {_first_line(error)}.",
            remedy="Correct it in the case folder. Nothing was imported.",
        ) from error


def _is_there(case: Case) -> bool:
    row = models.Case.objects.filter(local_id=case.id).first()
    if row is None:
        return False
    came = case_hash(case)
    if row.arrivals.filter(case_sha256=came).exists() or came == case_hash(read_case(row)):
        return True
    raise BadInput(
        f"A case {case.id} is in the database already, in another state.",
        remedy="Give the folder's case another id, or export the one in the database first.",
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0].rstrip(".")
