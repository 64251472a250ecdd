"""Identifiers. An id is unique within its case; a case id is unique everywhere."""

import re
from typing import NewType

from witnessmark.base.errors import BadInput

CaseId = NewType("CaseId", str)
PersonId = NewType("PersonId", str)
DeviceId = NewType("DeviceId", str)
SampleId = NewType("SampleId", str)
PhotoId = NewType("PhotoId", str)
ComponentId = NewType("ComponentId", str)
DocumentId = NewType("DocumentId", str)
CompanyId = NewType("CompanyId", str)
MakerId = NewType("MakerId", str)
ListId = NewType("ListId", str)
QuestionId = NewType("QuestionId", str)
InquiryId = NewType("InquiryId", str)
ReplyId = NewType("ReplyId", str)
ClaimId = NewType("ClaimId", str)

_SHAPE = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


def check_id(text: str, *, what: str) -> str:
    """Return `text` if it may be an id.

    An id is 1 to 100 of `a-z 0-9 . _ -` and starts with a letter or digit.

    Raises BadInput otherwise; such a text could leave its folder or its page.
    """
    if not _SHAPE.fullmatch(text):
        raise BadInput(
            f"The {what} id {text[:60]!r} is not allowed.",
            remedy="Use 1 to 100 lower-case letters, digits, dots, hyphens and underscores.",
        )
    return text
