"""Screenings with their hits, reviews of them, and measures cited from documents."""

from django.db import models

from witnessmark.screening import screening
from witnessmark.web.models.case import Case, Person
from witnessmark.web.models.columns import (
    JsonColumn,
    NamedRow,
    Row,
    filled,
    in_order,
    is_hash,
    one_of,
    unique,
    within,
)
from witnessmark.web.models.companies import Company
from witnessmark.web.models.evidence import Document


class Screening(NamedRow):
    """A company screened once, non-hits kept. Insert-only."""

    domain = screening.Screening

    case = models.ForeignKey(Case, models.PROTECT, related_name="screenings")
    company = models.ForeignKey(Company, models.PROTECT, related_name="+")
    name = models.TextField()
    screened_at = models.DateTimeField()
    on_date = models.DateField(null=True)
    verdict = models.CharField(max_length=20)
    snapshots = JsonColumn()

    class Meta(NamedRow.Meta):
        constraints = (
            unique("case", "local_id"),
            one_of("verdict", screening.Verdict),
            filled("snapshots", empty="[]", unless={"verdict": screening.Verdict.UNKNOWN}),
        )


class Hit(Row):
    """One entry of one list that a name may stand for. Insert-only."""

    domain = screening.Hit

    screening = models.ForeignKey(Screening, models.PROTECT, related_name="hits")
    list = models.CharField(max_length=100)
    entry_id = models.TextField()
    matched_name = models.TextField()
    score = models.FloatField()
    listed_on = models.DateField(null=True)
    delisted_on = models.DateField(null=True)
    programme = models.TextField()
    legal_effect = JsonColumn()
    authority = JsonColumn()
    grounds = JsonColumn()

    class Meta(Row.Meta):
        constraints = (
            unique("screening", "position"),
            within("score", 0, 1),
            in_order("listed_on", "delisted_on"),
        )


class Review(Row):
    """A person's decision on a hit. Insert-only."""

    domain = screening.Review

    case = models.ForeignKey(Case, models.PROTECT, related_name="reviews")
    company = models.ForeignKey(Company, models.PROTECT, related_name="+")
    list = models.CharField(max_length=100)
    entry_id = models.TextField()
    snapshot_sha256 = models.CharField(max_length=64, null=True)
    verdict = models.CharField(max_length=20)
    reviewer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    reason = JsonColumn()

    class Meta(Row.Meta):
        constraints = (one_of("verdict", screening.Verdict), is_hash("snapshot_sha256"))


class Measure(NamedRow):
    """A listing typed in from a document."""

    domain = screening.Measure

    case = models.ForeignKey(Case, models.PROTECT, related_name="measures")
    companies = JsonColumn()
    list = JsonColumn()
    authority = JsonColumn()
    legal_effect = JsonColumn()
    listed_on = models.DateField(null=True)
    delisted_on = models.DateField(null=True)
    programme = models.TextField()
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")

    class Meta(NamedRow.Meta):
        constraints = (unique("case", "local_id"), in_order("listed_on", "delisted_on"))
