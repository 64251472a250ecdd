"""Passages of cases, by which words are found."""

from django.db import models

from witnessmark.web.models.case import Case


class Passage(models.Model):
    """Words that are said of one thing of a case, and their pairs of characters.

    Made anew with each write; the index over `grams` is the database's own.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="passages")
    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=150)
    part = models.CharField(max_length=150)
    text = models.TextField()
    grams = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("case", "kind", "thing"), name="passage_of_thing"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.thing}"
