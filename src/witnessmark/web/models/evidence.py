"""Documents, statements, devices, samples, photos, components and what was read on them."""

from django.db import models

from witnessmark.base.text import Language
from witnessmark.evidence import component, device, document, photo
from witnessmark.web.models.case import Case, Person
from witnessmark.web.models.columns import (
    JsonColumn,
    NamedRow,
    Row,
    at_least,
    filled,
    in_order,
    is_hash,
    one_of,
    unique,
)


class Document(NamedRow):
    """A published page, paper or letter."""

    domain = document.Document

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    title = JsonColumn()
    publisher = JsonColumn()
    address = models.TextField()
    mark = models.CharField(max_length=20)
    copy_read = models.TextField()
    published_on = models.DateField(null=True)
    accessed_on = models.DateField(null=True)
    language = models.CharField(max_length=35, null=True)
    sha256 = models.CharField(max_length=64, null=True)
    fragment = models.TextField()

    class Meta(NamedRow.Meta):
        constraints = (
            unique("case", "local_id"),
            one_of("mark", document.Mark),
            is_hash("sha256"),
        )


class Credit(Row):
    """Who translated, edited and checked a document."""

    domain = document.TranslationCredit

    case = models.ForeignKey(Case, models.PROTECT, related_name="credits")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    source_language = models.CharField(max_length=8)
    target_language = models.CharField(max_length=8)
    translator = JsonColumn()
    editors = JsonColumn()
    checkers = JsonColumn()
    omission = models.TextField()

    class Meta(Row.Meta):
        constraints = (one_of("source_language", Language), one_of("target_language", Language))


class Statement(NamedRow):
    """Something that somebody said in a document. Insert-only."""

    domain = document.Statement

    case = models.ForeignKey(Case, models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=20)
    text = JsonColumn()
    speaker = JsonColumn()
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    companies = JsonColumn()
    response = models.CharField(max_length=20, null=True)
    event_on = models.DateField(null=True)
    as_of = models.DateField(null=True)
    quoted = models.BooleanField()
    quote = models.TextField()
    quote_language = models.CharField(max_length=35)

    class Meta(NamedRow.Meta):
        constraints = (
            unique("case", "local_id"),
            one_of("kind", document.StatementKind),
            one_of("response", document.ResponseStatus),
        )


class Device(NamedRow):
    """A device as its maker sells it."""

    domain = device.Device

    case = models.ForeignKey(Case, models.PROTECT, related_name="devices")
    brand = models.TextField()
    model = models.TextField()
    kind = JsonColumn()

    class Meta(NamedRow.Meta):
        constraints = (unique("case", "local_id"),)


class Sample(NamedRow):
    """One physical unit that was examined."""

    domain = device.Sample

    case = models.ForeignKey(Case, models.PROTECT, related_name="samples")
    device = models.ForeignKey(Device, models.PROTECT, related_name="+")
    serial = models.TextField()
    firmware = models.TextField()
    acquisition = JsonColumn()
    condition = JsonColumn()
    scene_relation = models.CharField(max_length=20)
    scene_basis = JsonColumn()
    scene_document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    examiner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    examined_on = models.DateField(null=True)
    protocol = JsonColumn()
    remains = JsonColumn()
    remains_where = models.TextField()

    class Meta(NamedRow.Meta):
        constraints = (
            unique("case", "local_id"),
            one_of("scene_relation", device.SceneRelation),
        )


class Custody(Row):
    """One hand-over of a sample. Insert-only."""

    domain = device.Custody

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="custody")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    place = models.TextField()
    seal = models.TextField()
    note = models.TextField()


class Photo(NamedRow):
    """An original picture file, by its hash. Insert-only."""

    domain = photo.Photo

    case = models.ForeignKey(Case, models.PROTECT, related_name="photos")
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    width = models.IntegerField()
    height = models.IntegerField()
    filename = models.TextField()
    taken_on = models.DateField(null=True)
    photographer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    caption = JsonColumn()
    alternative = JsonColumn()

    class Meta(NamedRow.Meta):
        constraints = (
            unique("case", "local_id"),
            is_hash("sha256"),
            at_least(1, "width", "height"),
        )


class Component(NamedRow):
    """One part on one board. Insert-only: what is decided of it later has tables of its own."""

    domain = component.Component

    case = models.ForeignKey(Case, models.PROTECT, related_name="components")
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="+")
    board = models.TextField()
    designator = models.TextField()
    role = models.TextField()
    kind = JsonColumn()
    package = models.TextField()
    pins = models.IntegerField(null=True)
    country_mark = models.TextField()

    class Meta(NamedRow.Meta):
        constraints = (unique("case", "local_id"), at_least(0, "pins"))


class Region(Row):
    """A rectangle on a photo."""

    domain = photo.Region

    component = models.ForeignKey(Component, models.PROTECT, related_name="regions")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="+")
    x = models.IntegerField()
    y = models.IntegerField()
    width = models.IntegerField()
    height = models.IntegerField()

    class Meta(Row.Meta):
        constraints = (at_least(0, "x", "y"), at_least(1, "width", "height"))


class Reading(Row):
    """What one reader saw on a component. Insert-only: a second look is a second reading."""

    domain = component.Reading

    component = models.ForeignKey(Component, models.PROTECT, related_name="readings")
    reader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    read_at = models.DateTimeField()
    lines = JsonColumn()
    logo = models.TextField()
    note = JsonColumn()

    class Meta(Row.Meta):
        constraints = (unique("component", "reader", "read_at"),)


class DateCode(Row):
    """A date code, and what a person takes it to mean. Insert-only: the latest holds."""

    domain = component.DateCode

    component = models.ForeignKey(Component, models.PROTECT, related_name="date_codes")
    raw = models.TextField()
    meaning = JsonColumn()
    rule = models.TextField()
    earliest = models.DateField(null=True)
    latest = models.DateField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta(Row.Meta):
        constraints = (filled("raw"), in_order("earliest", "latest"))


class LotCode(Row):
    """A lot code, and what a person takes it to mean. Insert-only: the latest holds."""

    domain = component.LotCode

    component = models.ForeignKey(Component, models.PROTECT, related_name="lot_codes")
    raw = models.TextField()
    meaning = JsonColumn()
    rule = models.TextField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta(Row.Meta):
        constraints = (filled("raw"),)


class Examination(Row):
    """What an examiner found of the authenticity. Insert-only: the latest holds."""

    domain = component.Examination

    component = models.ForeignKey(Component, models.PROTECT, related_name="examinations")
    authenticity = models.CharField(max_length=30)
    basis = JsonColumn()
    examiner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    examined_at = models.DateTimeField()

    class Meta(Row.Meta):
        constraints = (one_of("authenticity", component.Authenticity),)
