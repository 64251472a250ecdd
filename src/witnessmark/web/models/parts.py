"""What a person decided about a component, and the candidates this was chosen from."""

from django.db import models

from witnessmark.parts import identification
from witnessmark.web.models.case import Case, Person
from witnessmark.web.models.columns import JsonColumn, Row, at_least, one_of, only_where, within
from witnessmark.web.models.evidence import Component


class Identification(Row):
    """A decision on a component. Insert-only: the latest holds, the earlier ones stay."""

    domain = identification.Identification

    case = models.ForeignKey(Case, models.PROTECT, related_name="identifications")
    component = models.ForeignKey(Component, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=20)
    chosen = models.IntegerField(null=True)
    methods = JsonColumn()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    reason = JsonColumn()
    documents = JsonColumn()

    class Meta(Row.Meta):
        constraints = (
            one_of("verdict", identification.Verdict),
            at_least(0, "chosen"),
            only_where("chosen", verdict=identification.Verdict.CONSISTENT),
        )


class Candidate(Row):
    """A part that the marking may stand for, with its grounds. Insert-only."""

    domain = identification.Candidate

    identification = models.ForeignKey(Identification, models.PROTECT, related_name="candidates")
    maker = models.TextField()
    maker_id = models.CharField(max_length=100)
    mpn = models.TextField()
    family = models.TextField()
    score = models.FloatField()
    grounds = JsonColumn()

    class Meta(Row.Meta):
        constraints = (within("score", 0, 1),)
