"""Claims, what they rest on, and how they were corrected."""

from django.db import models

from witnessmark.publication import claim
from witnessmark.web.models.case import Case, Person
from witnessmark.web.models.columns import JsonColumn, NamedRow, Row, is_hash, one_of, unique


class Claim(NamedRow):
    """One sentence to be published, held to the level of what proves it."""

    domain = claim.Claim

    case = models.ForeignKey(Case, models.PROTECT, related_name="claims")
    level = models.IntegerField()
    text = JsonColumn()
    companies = JsonColumn()
    belief = JsonColumn()
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=20)

    class Meta(NamedRow.Meta):
        constraints = (
            unique("case", "local_id"),
            one_of("level", claim.Level),
            one_of("status", claim.ClaimStatus),
        )


class ClaimReview(Row):
    """Somebody's review of a claim in one exact wording. Insert-only."""

    domain = claim.ClaimReview

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text_sha256 = models.CharField(max_length=64)

    class Meta(Row.Meta):
        constraints = (is_hash("text_sha256"),)


class Evidence(Row):
    """A pointer from a claim to one thing in the case."""

    domain = claim.Evidence
    renamed = {"id": "subject"}

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=200)
    shows = JsonColumn()

    class Meta(Row.Meta):
        constraints = (one_of("kind", claim.EvidenceKind),)


class Correction(Row):
    """A change after publishing. Insert-only."""

    domain = claim.Correction

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="corrections")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    before = JsonColumn()
    reason = JsonColumn()
