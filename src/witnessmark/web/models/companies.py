"""Companies: names, identifiers, relations."""

from django.db import models

from witnessmark.companies import company
from witnessmark.web.models.case import Case, Person
from witnessmark.web.models.columns import (
    JsonColumn,
    NamedRow,
    Row,
    differ,
    filled,
    in_order,
    is_country,
    one_of,
    unique,
)


class Company(NamedRow):
    """A legal entity."""

    domain = company.Company

    case = models.ForeignKey(Case, models.PROTECT, related_name="companies")
    maker = models.CharField(max_length=100, null=True)
    headquarters = models.CharField(max_length=2)
    headquarters_source = models.TextField()
    incorporation = models.CharField(max_length=2)
    incorporation_source = models.TextField()
    parent_country = models.CharField(max_length=2)
    parent_country_source = models.TextField()
    manufacture = models.CharField(max_length=2)
    manufacture_source = models.TextField()
    note = JsonColumn()
    note_sources = JsonColumn()

    class Meta(NamedRow.Meta):
        constraints = (
            unique("case", "local_id"),
            is_country("headquarters"),
            is_country("incorporation"),
            is_country("parent_country"),
            is_country("manufacture"),
        )


class NameForm(Row):
    """One name in one language."""

    domain = company.NameForm

    company = models.ForeignKey(Company, models.PROTECT, related_name="names")
    text = models.TextField()
    language = models.CharField(max_length=35)
    kind = models.CharField(max_length=20)
    source = models.TextField()

    class Meta(Row.Meta):
        constraints = (one_of("kind", company.NameKind),)


class Identifier(Row):
    """A number in a register."""

    domain = company.Identifier

    company = models.ForeignKey(Company, models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=30)
    value = models.CharField(max_length=100)
    source = models.TextField()

    class Meta(Row.Meta):
        constraints = (
            unique("company", "scheme", "value"),
            one_of("scheme", company.Scheme),
            filled("value"),
        )


class Relation(Row):
    """A dated relation from `owner` to `company`."""

    domain = company.Relation

    owner = models.ForeignKey(Company, models.PROTECT, related_name="relations")
    kind = models.CharField(max_length=20)
    company = models.ForeignKey(Company, models.PROTECT, related_name="+")
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    source = models.TextField()

    class Meta(Row.Meta):
        constraints = (
            one_of("kind", company.RelationKind),
            in_order("since", "until"),
            differ("owner", "company"),
        )


class ResolutionDecision(Row):
    """A person's decision which company stands behind a name. Insert-only: the latest holds."""

    domain = company.ResolutionDecision

    case = models.ForeignKey(Case, models.PROTECT, related_name="resolutions")
    name = models.TextField()
    maker = models.CharField(max_length=100, null=True)
    company = models.ForeignKey(Company, models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    reason = JsonColumn()
    grounds = JsonColumn()

    class Meta(Row.Meta):
        constraints = (filled("name"),)
