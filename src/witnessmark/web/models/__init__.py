"""The tables: one for each type of the domain, its columns named as the type's fields."""

from witnessmark.web.models.case import Case, Enclosure, Entry, Membership, Person, Role, User
from witnessmark.web.models.companies import Company, Identifier, NameForm, Relation
from witnessmark.web.models.evidence import (
    Component,
    Credit,
    Custody,
    Device,
    Document,
    Photo,
    Reading,
    Region,
    Sample,
    Statement,
)
from witnessmark.web.models.inquiries import (
    Attempt,
    Code,
    Contest,
    Inquiry,
    Question,
    Questionnaire,
    Reply,
    Settlement,
)
from witnessmark.web.models.parts import Candidate, Identification
from witnessmark.web.models.publication import Claim, Correction, Evidence
from witnessmark.web.models.screening import Hit, Measure, Review, Screening

__all__ = [
    "Attempt",
    "Candidate",
    "Case",
    "Claim",
    "Code",
    "Company",
    "Component",
    "Contest",
    "Correction",
    "Credit",
    "Custody",
    "Device",
    "Document",
    "Enclosure",
    "Entry",
    "Evidence",
    "Hit",
    "Identification",
    "Identifier",
    "Inquiry",
    "Measure",
    "Membership",
    "NameForm",
    "Person",
    "Photo",
    "Question",
    "Questionnaire",
    "Reading",
    "Region",
    "Relation",
    "Reply",
    "Review",
    "Role",
    "Sample",
    "Screening",
    "Settlement",
    "Statement",
    "User",
]
