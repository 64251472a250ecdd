"""A photo, known by the hash of its original, and a region on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from witnessmark.base.fields import RESTRICTED
from witnessmark.base.hashes import Sha256
from witnessmark.base.ids import PersonId, PhotoId, SampleId
from witnessmark.base.json import Json
from witnessmark.base.text import Text


@dataclass(frozen=True, kw_only=True)
class Photo:
    """An original picture file. Its bytes are kept apart, under `sha256`; they are never altered.

    `width` and `height` are pixels as stored. `filename` is the name the file came with.
    """

    id: PhotoId
    sample: SampleId
    sha256: Sha256
    media_type: str
    width: int
    height: int
    filename: str = field(default="", metadata=RESTRICTED)
    taken_on: date | None = None
    photographer: PersonId | None = None
    caption: Text = Text()
    alternative: Text = Text()
    unknown: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Region:
    """A rectangle on a photo, in pixels of the original, from its top left corner."""

    photo: PhotoId
    x: int
    y: int
    width: int
    height: int
    unknown: Mapping[str, Json] = field(default_factory=dict)
