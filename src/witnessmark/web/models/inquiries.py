"""Questionnaires, inquiries, every attempt and reply, and how the replies were coded."""

from django.db import models

from witnessmark.inquiries import coding, inquiry
from witnessmark.web.models.case import Case, Person
from witnessmark.web.models.columns import (
    JsonColumn,
    NamedRow,
    Row,
    at_least,
    filled,
    in_order,
    is_country,
    needed_where,
    one_of,
    unique,
)
from witnessmark.web.models.companies import Company
from witnessmark.web.models.evidence import Document

_UNQUOTED = [coding.Directness.NOT_ADDRESSED.value, coding.Directness.UNCODABLE.value]
"""Codes that rest on no words of the reply."""


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
    language = models.CharField(max_length=35)
    needs_translation = models.BooleanField()
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="+")
    internal_note = models.TextField()

    class Meta(NamedRow.Meta):
        constraints = (unique("case", "local_id"), is_country("addressee_country"))


class Attempt(NamedRow):
    """One letter sent or one call made. Insert-only."""

    domain = inquiry.Attempt

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="attempts")
    letter = models.CharField(max_length=20)
    channel = models.CharField(max_length=20)
    sent_at = models.DateTimeField()
    claims = JsonColumn()
    address = models.TextField()
    sender = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    text = JsonColumn()

    class Meta(NamedRow.Meta):
        constraints = (
            unique("inquiry", "local_id"),
            one_of("letter", inquiry.Letter),
            one_of("channel", inquiry.Channel),
        )


class DeliveryNote(Row):
    """What was learnt of a letter's arrival. Insert-only."""

    domain = inquiry.DeliveryNote

    attempt = models.ForeignKey(Attempt, models.PROTECT, related_name="deliveries")
    outcome = models.CharField(max_length=20)
    at = models.DateTimeField(null=True)
    proof = JsonColumn()
    noted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField()

    class Meta(Row.Meta):
        constraints = (
            one_of("outcome", inquiry.Delivery),
            in_order("at", "noted_at"),
            needed_where("at", outcome=inquiry.Delivery.PROVEN),
        )


class Reply(NamedRow):
    """What came back, in its original language, in full. Insert-only."""

    domain = inquiry.Reply

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="replies")
    round = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    received_at = models.DateTimeField()
    language = models.CharField(max_length=35)
    text = models.TextField()
    signatory = models.TextField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")

    class Meta(NamedRow.Meta):
        constraints = (
            unique("inquiry", "local_id"),
            one_of("round", inquiry.Round),
            one_of("kind", inquiry.ReplyKind),
        )


class Translation(Row):
    """A translation of a reply. Insert-only."""

    domain = inquiry.Translation

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="translations")
    text = JsonColumn()
    translator = JsonColumn()
    translated_at = models.DateTimeField()


class Grant(Row):
    """More time to answer, granted. Insert-only."""

    domain = inquiry.Grant

    reply = models.ForeignKey(Reply, models.PROTECT, related_name="grants")
    until = models.DateField()
    granted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()


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
            filled("quote", unless={"directness__in": _UNQUOTED}),
        )


class Settlement(Row):
    """The code that stands after two coders compared theirs. Insert-only."""

    domain = coding.Settlement

    case = models.ForeignKey(Case, models.PROTECT, related_name="settlements")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="+")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    codebook = models.TextField()
    directness = models.CharField(max_length=2)
    account = JsonColumn()
    substance = JsonColumn()
    support = models.CharField(max_length=20)
    quote = models.TextField()
    settled_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()
    reason = JsonColumn()

    class Meta(Row.Meta):
        constraints = (
            one_of("directness", coding.Directness),
            one_of("support", coding.Support),
            filled("quote", unless={"directness__in": _UNQUOTED}),
        )


class Contest(Row):
    """A company's objection to a code. Insert-only."""

    domain = coding.Contest

    case = models.ForeignKey(Case, models.PROTECT, related_name="contests")
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="+")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    text = JsonColumn()


class ContestAnswer(Row):
    """What was answered to a contest. Insert-only."""

    domain = coding.ContestAnswer

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="answers")
    text = JsonColumn()
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField()
