"""Wrong passwords, counted where every process of the workbench sees them."""

from django.db import models

from witnessmark.web.models.columns import is_hash, unique


class WrongPassword(models.Model):
    """How often in a row somebody failed to sign in: by name, by address, or by both together.

    `key` is a keyed hash: a password typed where the name belongs is not kept. A row whose
    `is_known` is true holds no count: from there that person has signed in before.
    """

    key = models.CharField(max_length=64)
    tries = models.PositiveIntegerField(default=0)
    is_known = models.BooleanField(default=False)
    last_at = models.DateTimeField()
    rests_until = models.DateTimeField(null=True)

    class Meta:
        constraints = (unique("key"), is_hash("key"))
        indexes = (models.Index(fields=("last_at",), name="wrongpassword_by_age"),)

    def __str__(self) -> str:
        return f"{self.key[:8]}… · {self.tries}"
