"""What was computed of each case, kept for all processes of the workbench."""

from django.db import models

from witnessmark.web.models.case import Case
from witnessmark.web.models.columns import JsonColumn


class KeptState(models.Model):
    """The state of a case on a day: it holds while its journal ends with the entry `head`.

    `made_by` names what computed it. `shut` is how many locks of the gate are shut; null while
    that is not known.
    """

    case = models.OneToOneField(Case, models.CASCADE, related_name="kept", primary_key=True)
    head = models.CharField(max_length=64)
    on = models.DateField()
    made_by = models.CharField(max_length=60)
    state = JsonColumn()
    shut = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.case} · {self.on}"
