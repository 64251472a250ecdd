"""A photo into a case: its bytes sealed by their hash, what it shows described."""

from collections.abc import Mapping
from datetime import datetime

from witnessmark.base.codec import decode
from witnessmark.base.errors import BadInput
from witnessmark.base.hashes import hash_bytes
from witnessmark.base.json import Json
from witnessmark.evidence.photo import Photo
from witnessmark.publication.redaction.pictures import measure_picture
from witnessmark.web import models
from witnessmark.web.actions.arrivals import arriving
from witnessmark.web.actions.cases import home
from witnessmark.web.actions.originals import keep_original
from witnessmark.web.actions.recording import Act, enter
from witnessmark.web.queries import OpenCase
from witnessmark.web.uploads import LARGEST


def add_photo(
    opened: OpenCase,
    content: bytes,
    *,
    filename: str,
    described: Mapping[str, Json],
    once: str,
    now: datetime,
) -> Photo:
    """Keep the bytes of a photo, and the photo in the case; `described` are the other fields.

    Raises BadInput where it is no picture, too large, or in the case already; nothing is kept then.
    """
    if len(content) > LARGEST:
        raise BadInput(
            f"{filename} is larger than {LARGEST // 2**20} MB.", remedy="Give a smaller picture."
        )
    width, height, media_type = measure_picture(content, name=filename)
    sha256 = hash_bytes(content)
    twin = next((one for one in opened.case.photos if one.sha256 == sha256), None)
    if twin is not None:
        raise BadInput(
            f"{filename} is in the case already, as {twin.id}.",
            remedy="Use the photo that is there.",
        )
    photo = decode(
        {
            **described,
            "sha256": sha256,
            "media_type": media_type,
            "width": width,
            "height": height,
            "filename": filename,
        },
        Photo,
        where=filename,
    )
    act = Act(actor=opened.person, act="photo-added", subject=photo.id, once=once)
    with arriving([sha256], home=home()):
        keep_original(content, sha256=sha256, name=filename, home=home())
        enter(opened.row, photo, act, table=models.Photo, now=now)
    return photo
