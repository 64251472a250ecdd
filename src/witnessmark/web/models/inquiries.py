"""Questionnaires, inquiries, every attempt and reply, and how the replies were coded."""

from django.db import models

from witnessmark.base.text import Language
from witnessmark.inquiries import coding, inquiry
from witnessmark.web.models.case import Case, Person
from witnessmark.web.models.columns import (
    JsonColumn,
    NamedRow,
    Row,
    at_least,
    in_order,
    one_of,
    unique,
)
from witnessmark.web.models.companies import Company
from witnessmark.web.models.evidence import Document


class Questionnaire(NamedRow):
    """A versioned set of questions."""

    domain = inquiry.Questionnaire

    case = models.ForeignKey(Case, models.PROTECT, related_name="questionnaires")
    version = models.IntegerField()
    title = JsonColumn()

    class Meta(NamedRow.Meta):
        constraints = (unique("case", "local_id"), at_least(0, "version"))


class Question(NamedRow):
    """One numbered question."""

    domain = inquiry.Question

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="questions")
    number = models.IntegerField()
    text = JsonColumn()

    class Meta(NamedRow.Meta):
        constraints = (unique("questionnaire", "local_id"), unique("questionnaire", "number"))


class Inquiry(NamedRow):
    """One company asked once."""

    domain = inquiry.Inquiry

    case = models.ForeignKey(Case, models.PROTECT, related_name="inquiries")
    company = models.ForeignKey(Company, models.PROTECT, related_name="+")
    addressee = JsonColumn()
    addressee_country = models.CharField(max_length=2)
    addressee_address = models.TextField()
    language = models.CharField(max_length=8)
    needs_translation = models.BooleanField()
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="+")
    internal_note = models.TextField()

    class Meta(NamedRow.Meta):
        constraints = (unique("case", "local_id"), one_of("language", Language))


class Attempt(NamedRow):
    """One letter sent or one call made. Insert-only."""

    domain = inquiry.Attempt

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="attempts")
    letter = models.CharField(max_length=20)
    channel = models.CharField(max_length=20)
    sent_at = models.DateTimeField()
    delivery = models.CharField(max_length=20)
    delivered_at = models.DateTimeField(null=True)
    proof = JsonColumn()
    address = models.TextField()
    sender = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    text = JsonColumn()

    class Meta(NamedRow.Meta):
        constraints = (
            unique("inquiry", "local_id"),
            one_of("letter", inquiry.Letter),
            one_of("channel", inquiry.Channel),
            one_of("delivery", inquiry.Delivery),
            in_order("sent_at", "delivered_at"),
        )


class Reply(NamedRow):
    """What came back, in its original language, in full. Insert-only."""

    domain = inquiry.Reply

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="replies")
    round = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    received_at = models.DateTimeField()
    language = models.CharField(max_length=8)
    text = models.TextField()
    translation = JsonColumn()
    translator = JsonColumn()
    extension_until = models.DateField(null=True)
    signatory = models.TextField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta(NamedRow.Meta):
        constraints = (
            unique("inquiry", "local_id"),
            one_of("round", inquiry.Round),
            one_of("kind", inquiry.ReplyKind),
            one_of("language", Language),
        )


class Code(Row):
    """One coder's judgement of one reply to one question. Insert-only."""

    domain = coding.Code

    case = models.ForeignKey(Case, models.PROTECT, related_name="codes")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="+")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    coder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    coded_at = models.DateTimeField()
    codebook = models.TextField()
    directness = models.CharField(max_length=2)
    account = JsonColumn()
    substance = JsonColumn()
    support = models.CharField(max_length=20)
    quote = models.TextField()

    class Meta(Row.Meta):
        constraints = (
            one_of("directness", coding.Directness),
            one_of("support", coding.Support),
        )


class Settlement(Row):
    """The code that stands after two coders compared theirs. Insert-only."""

    domain = coding.Settlement

    case = models.ForeignKey(Case, models.PROTECT, related_name="settlements")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="+")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    directness = models.CharField(max_length=2)
    substance = JsonColumn()
    quote = models.TextField()
    settled_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()
    reason = JsonColumn()

    class Meta(Row.Meta):
        constraints = (one_of("directness", coding.Directness),)


class Contest(Row):
    """A company's objection to a code. Insert-only."""

    domain = coding.Contest

    case = models.ForeignKey(Case, models.PROTECT, related_name="contests")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    text = JsonColumn()
    answer = JsonColumn()
