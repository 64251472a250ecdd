"""Pictures for the screen: never the original file, always drawn anew from it, without metadata."""

import io

from django.conf import settings
from django.core.cache import cache
from PIL import Image

from witnessmark.base.errors import BadInput
from witnessmark.evidence.photo import Photo, Region
from witnessmark.publication.redaction.pictures import draw_detail, open_picture, shown_size
from witnessmark.web.actions.originals import original

KEPT = 10 * 60
"""Seconds for which a drawn picture is kept in memory."""


def derive(photo: Photo, *, region: Region | None = None) -> bytes | None:
    """Return the photo, or the part of it around `region`, as PNG.

    None where the original is missing or cannot be shown.
    """
    box = f"{region.x},{region.y},{region.width},{region.height}" if region else "whole"
    key = f"picture:{photo.sha256}:{box}"
    drawn: bytes | None = cache.get(key)
    if drawn is None:
        drawn = _draw(photo, region)
        cache.set(key, drawn, timeout=KEPT)
    return drawn


def _draw(photo: Photo, region: Region | None) -> bytes | None:
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
    shown.save(stream, "PNG", compress_level=2)
    return stream.getvalue()
