"""Companies: names, identifiers, relations."""

from django.db import models

from witnessmark.companies import company
from witnessmark.web.models.case import Case
from witnessmark.web.models.columns import JsonColumn, NamedRow, Row, in_order, one_of, unique


class Company(NamedRow):
    """A legal entity."""

    domain = company.Company

    case = models.ForeignKey(Case, models.PROTECT, related_name="companies")
    maker = models.CharField(max_length=100, null=True)
    headquarters = models.CharField(max_length=2)
    incorporation = models.CharField(max_length=2)
    parent_country = models.CharField(max_length=2)
    manufacture = models.CharField(max_length=2)
    note = JsonColumn()

    class Meta(NamedRow.Meta):
        constraints = (unique("case", "local_id"),)


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
        constraints = (one_of("scheme", company.Scheme),)


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
        constraints = (one_of("kind", company.RelationKind), in_order("since", "until"))
