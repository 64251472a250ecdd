"""A device model, and the sample of it that was taken apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from witnessmark.base.fields import RESTRICTED
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import DeviceId, DocumentId, PersonId, SampleId
from witnessmark.base.json import Json
from witnessmark.base.text import Text


class SceneRelation(StrEnum):
    """How the sample relates to the device seen at the scene."""

    SAME_UNIT = "same_unit"
    SAME_MODEL = "same_model"
    SAME_SERIES = "same_series"
    SAME_MAKER = "same_maker"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, kw_only=True)
class Device:
    """A device as its maker sells it. An empty `model` means that the model is not published."""

    id: DeviceId
    brand: str
    model: str = ""
    kind: Text = Text()
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Custody:
    """One hand-over of a sample: who had it from when, where, and sealed how."""

    holder: PersonId
    since: datetime
    place: str = field(default="", metadata=RESTRICTED)
    seal: str = ""
    note: str = field(default="", metadata=RESTRICTED)
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Acquisition:
    """How, where and when a sample was obtained; restricted as a whole."""

    how: str = field(default="", metadata=RESTRICTED)
    where: str = field(default="", metadata=RESTRICTED)
    on: date | None = field(default=None, metadata=RESTRICTED)
    receipt_sha256: Sha256 | None = field(default=None, metadata=RESTRICTED)
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One physical unit that was examined, and what of it remains where."""

    id: SampleId
    device: DeviceId
    serial: str = field(default="", metadata=RESTRICTED)
    firmware: str = ""
    acquisition: Acquisition = Acquisition()
    condition: Text = Text()
    scene_relation: SceneRelation = SceneRelation.UNSPECIFIED
    scene_basis: Text = Text()
    scene_document: DocumentId | None = None
    custody: tuple[Custody, ...] = ()
    examiner: PersonId | None = None
    examined_on: date | None = None
    protocol: Text = Text()
    remains: Text = Text()
    remains_where: str = field(default="", metadata=RESTRICTED)
    unknown: Mapping[str, Json] = field(default_factory=dict)
