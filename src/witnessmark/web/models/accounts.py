"""What belongs to accounts: wrong passwords, counted for all processes, and tokens of programs."""

from django.db import models

from witnessmark.web.models.case import Case, Membership, User
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


class ApiToken(models.Model):
    """Lets a program act as `user`: in every case of theirs, or in `case` only; to read, or more.

    One for a calendar stands in an address, and gives the days of deadlines and nothing else.

    Of the token itself only its hash is kept.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="tokens")
    name = models.CharField(max_length=60)
    token_sha256 = models.CharField(max_length=64)
    may_write = models.BooleanField(default=False)
    for_calendar = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (unique("token_sha256"), is_hash("token_sha256"))

    def __str__(self) -> str:
        return f"{self.user} · {self.name} · {self.expires_at:%Y-%m-%d}"


class Looked(models.Model):
    """Up to which entry of the journal a member knows what was done: the entry's `number`."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="looked")
    number = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.membership} · {self.number}"
