"""The case itself, its people, its files, its journal, and who may see it."""

import secrets
from enum import StrEnum

from django.contrib.auth.models import AbstractUser
from django.db import models

from witnessmark.evidence import journal
from witnessmark.publication import case as domain
from witnessmark.web.models.columns import (
    JsonColumn,
    NamedRow,
    Row,
    at_least,
    is_hash,
    one_of,
    unique,
)


class User(AbstractUser):
    """Somebody who may sign in. The user name is what the journal shows: a pseudonym will do."""


def new_public_id() -> str:
    """Return an address for a case that nobody can guess: 128 random bits."""
    return secrets.token_urlsafe(16)


class Case(NamedRow):
    """One investigation. `public_id` stands in addresses; `local_id` is the case's own id."""

    domain = domain.Case

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    kind = models.CharField(max_length=20)
    title = JsonColumn()
    summary = JsonColumn()
    fictional = models.BooleanField()
    as_of = models.DateField()
    published_on = models.DateField(null=True)
    publisher = JsonColumn()
    languages = JsonColumn()
    notice = JsonColumn()
    terms = JsonColumn()
    users = models.ManyToManyField(User, through="Membership", related_name="cases")

    class Meta(NamedRow.Meta):
        constraints = (unique("local_id"), one_of("kind", domain.CaseKind))


class Role(StrEnum):
    """What a member of a case may do. A reader reads markings; who only looks is a viewer.

    A data viewer sees what is public of the data, and no photo, letter or note.
    """

    OWNER = "owner"
    EDITOR = "editor"
    READER = "reader"
    CODER = "coder"
    REVIEWER = "reviewer"
    VIEWER = "viewer"
    DATA_VIEWER = "data_viewer"


class Membership(models.Model):
    """Somebody who may see a case; without one, the case does not exist for them.

    `person` is who they are among the people of the case: the coder whose own codes they see.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    case = models.ForeignKey(Case, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20)
    person = models.ForeignKey("Person", models.PROTECT, null=True, related_name="memberships")

    class Meta:
        constraints = (unique("user", "case"), one_of("role", Role))

    def __str__(self) -> str:
        return f"{self.user} · {self.case} · {self.role}"


class Invitation(models.Model):
    """A link that lets its bearer become a member, as one person of the case, once.

    Only the hash of the link's token is kept: whoever reads the database cannot use it.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=20)
    person = models.ForeignKey("Person", models.PROTECT, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (one_of("role", Role), is_hash("token_sha256"))

    def __str__(self) -> str:
        return f"{self.case} · {self.role} · {self.expires_at:%Y-%m-%d}"


class Person(NamedRow):
    """Somebody who works on the case."""

    domain = domain.Person

    case = models.ForeignKey(Case, models.PROTECT, related_name="people")
    display = JsonColumn()
    role = JsonColumn()
    name = models.TextField()

    class Meta(NamedRow.Meta):
        constraints = (unique("case", "local_id"),)


class Enclosure(Row):
    """A file that the case brings along; its bytes are kept by hash in the home."""

    domain = domain.Enclosure

    case = models.ForeignKey(Case, models.PROTECT, related_name="enclosures")
    kind = models.CharField(max_length=20)
    name = models.TextField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    list_kind = models.CharField(max_length=40)
    retrieved_at = models.DateTimeField(null=True)

    class Meta(Row.Meta):
        constraints = (one_of("kind", domain.EnclosureKind), is_hash("sha256"))


class Entry(Row):
    """An entry of the journal. Insert-only."""

    domain = journal.Entry

    case = models.ForeignKey(Case, models.PROTECT, related_name="journal")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    act = models.CharField(max_length=100)
    subject = models.TextField()
    reason = models.TextField()
    detail = JsonColumn()
    salt = models.CharField(max_length=64)
    detail_sha256 = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    class Meta(Row.Meta):
        constraints = (
            unique("case", "number"),
            unique("case", "previous"),
            at_least(1, "number"),
            is_hash("detail_sha256"),
            is_hash("previous"),
            is_hash("sha256"),
        )


class Sending(models.Model):
    """A form that was taken, by its own token: sent twice, it is kept once."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    token = models.CharField(max_length=40)

    class Meta:
        constraints = (unique("case", "token"),)

    def __str__(self) -> str:
        return self.token


class Arrival(models.Model):
    """A case brought into this installation: when, by whom, in which state. Insert-only.

    It tells of the installation, not of the case: it is neither in the journal nor published, so
    that a case is the same here as in its folder.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="arrivals")
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    case_sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (is_hash("case_sha256"),)

    def __str__(self) -> str:
        return f"{self.case} · {self.at.isoformat()} · {self.actor}"
