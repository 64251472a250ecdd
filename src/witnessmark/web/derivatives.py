"""Pictures for the screen: never the original file, always drawn anew from it, without metadata."""

import io
import threading
from collections import OrderedDict
from enum import Enum
from typing import Final

from django.conf import settings
from PIL import Image

from witnessmark.base.errors import BadInput
from witnessmark.evidence.photo import Photo, Region
from witnessmark.publication.redaction.pictures import draw_detail, open_picture, shown_size
from witnessmark.web.actions.originals import original

BYTES_KEPT: Final = 64 * 1024 * 1024
"""Bytes of drawn pictures that one process keeps in memory."""
QUALITY: Final = 82
"""Quality of a JPEG preview."""


class Kind(Enum):
    """How a picture is sent: exact, so that a marking can be read, or small, for a page of many."""

    EXACT = "png"
    PREVIEW = "jpg"

    @property
    def media_type(self) -> str:
        """The type that the browser is told."""
        return "image/png" if self is Kind.EXACT else "image/jpeg"


class Kept:
    """Drawn pictures up to a number of bytes; what was not asked for longest goes first."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str) -> bytes | None:
        """Return the picture kept under `key`, or None."""
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
            return self._pictures.get(key)

    def keep(self, key: str, picture: bytes) -> None:
        """Keep `picture`, unless it alone is larger than the limit."""
        if len(picture) > self._limit:
            return
        with self._lock:
            self._size += len(picture) - len(self._pictures.pop(key, b""))
            self._pictures[key] = picture
            while self._size > self._limit:
                self._size -= len(self._pictures.popitem(last=False)[1])


_kept: Final = Kept(BYTES_KEPT)


def derive(photo: Photo, *, region: Region | None = None, kind: Kind = Kind.EXACT) -> bytes | None:
    """Return the photo, or the part of it around `region`, as PNG or JPEG.

    None where the original is missing or cannot be shown.
    """
    box = f"{region.x},{region.y},{region.width},{region.height}" if region else "whole"
    key = f"{settings.WITNESSMARK.home}:{photo.sha256}:{box}:{kind.value}"
    drawn = _kept.get(key)
    if drawn is None:
        drawn = _draw(photo, region, kind)
        if drawn is not None:
            _kept.keep(key, drawn)
    return drawn


def _draw(photo: Photo, region: Region | None, kind: Kind) -> bytes | None:
    path = original(settings.WITNESSMARK.home, photo.sha256)
    try:
        canvas = open_picture(path, photo=photo)
        shown = (
            draw_detail(canvas, region=region)
            if region
            else canvas.resize(shown_size(*canvas.size), Image.Resampling.LANCZOS)
        )
    except BadInput:
        return None
    stream = io.BytesIO()
    if kind is Kind.PREVIEW:
        shown.convert("RGB").save(stream, "JPEG", quality=QUALITY)
    else:
        shown.save(stream, "PNG", compress_level=2)
    return stream.getvalue()
