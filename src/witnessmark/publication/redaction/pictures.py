"""Public derivatives of photos: decoded and drawn anew, so that nothing hidden comes along."""

import io
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.hashes import Sha256, hash_file
from witnessmark.base.ids import CaseId
from witnessmark.evidence.component import Component
from witnessmark.evidence.photo import Photo, Region
from witnessmark.publication.case import Case

MOST_PIXELS: Final = 120_000_000
"""A picture of more pixels is refused before it is decoded."""
LONGEST_SIDE: Final = 1600
"""Pixels of the longer side of a public photo; a smaller original keeps its size."""
DETAIL_SIDE: Final = 640
"""Pixels of the longer side of a detail."""

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_SUFFIXES: Final = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "jpg"}
_OUTLINE: Final = (214, 40, 40)
_PAPER: Final = (255, 255, 255)


def public_pictures(case: Case, *, files: Mapping[Sha256, Path]) -> Mapping[str, bytes]:
    """Return the public pictures of `case` by path: each photo, and a detail of each component.

    `files` are the originals by hash; a photo whose original is not there has no picture. Every
    picture is re-encoded on a new canvas: no EXIF, position, comment, thumbnail or profile of the
    original survives. The same originals give the same bytes.

    Raises Untrusted for an original whose bytes are not those of its hash, BadInput for a picture
    that is broken, too large or of another format, or that is not of the size that the case says.
    """
    pictures: dict[str, bytes] = {}
    for photo in case.photos:
        if photo.sha256 not in files:
            continue
        canvas = open_picture(files[photo.sha256], photo=photo)
        shown = canvas.resize(shown_size(*canvas.size), Image.Resampling.LANCZOS)
        pictures[photo_path(case.id, photo)] = encode_picture(shown, media_type=photo.media_type)
        for component in case.components:
            region = _region_on(photo, component)
            if region is not None:
                detail = draw_detail(canvas, region=region)
                path = detail_path(case.id, component, photo=photo)
                pictures[path] = encode_picture(detail, media_type=photo.media_type)
    return pictures


def photo_path(case: CaseId, photo: Photo) -> str:
    """Return the path of a photo's public derivative below the site's folder `pictures`."""
    return f"{case}/photos/{photo.id}.{_SUFFIXES.get(photo.media_type, 'jpg')}"


def detail_path(case: CaseId, component: Component, *, photo: Photo) -> str:
    """Return the path of a component's detail below the site's folder `pictures`."""
    return f"{case}/components/{component.id}.{_SUFFIXES.get(photo.media_type, 'jpg')}"


def shown_size(width: int, height: int) -> tuple[int, int]:
    """Return the size in pixels of the public derivative of a photo of `width` by `height`."""
    return _fit(width, height, side=LONGEST_SIDE, enlarge=False)


def detail_size(component: Component, *, photo: Photo) -> tuple[int, int]:
    """Return the size in pixels of the detail of `component` cut from `photo`."""
    box = _box(component.regions[0], width=photo.width, height=photo.height)
    return _fit(box[2] - box[0], box[3] - box[1], side=DETAIL_SIDE, enlarge=True)


def measure_picture(content: bytes, *, name: str) -> tuple[int, int, str]:
    """Return width and height in pixels, as stored, and the media type of the picture `content`.

    Raises BadInput where it is no whole JPEG, PNG or WebP picture, or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=_FORMATS) as found:
                if found.width * found.height > MOST_PIXELS:
                    raise _too_large(name)
                found.load()
                return found.width, found.height, f"image/{str(found.format).lower()}"
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombWarning) as error:
        raise BadInput(
            f"{name} is no picture that can be read.",
            remedy="Give an unbroken JPEG, PNG or WebP file.",
        ) from error


def _too_large(name: str) -> BadInput:
    return BadInput(
        f"{name} has more than {MOST_PIXELS:,} pixels.", remedy="Give a smaller picture."
    )


def open_picture(path: Path, *, photo: Photo) -> Image.Image:
    """Return the pixels of the picture at `path` on a new RGB canvas, with nothing else of it.

    The orientation that a camera noted is not applied: regions count in pixels as stored.
    """
    name = f"The photo {photo.id} ({path.name})"
    if hash_file(path) != photo.sha256:
        raise Untrusted(
            f"{name} was altered: its SHA-256 is not the one in the case.",
            remedy="Get the original again; nothing was published.",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as found:
                _check_size(found.size, photo=photo, name=name)
                found.load()
                pixels = found.convert("RGBA")
    except (
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise BadInput(
            f"{name} cannot be decoded: {error}.",
            remedy="Give an unbroken JPEG, PNG or WebP file, or take the photo out of the case.",
        ) from error
    canvas = Image.new("RGB", pixels.size, _PAPER)
    canvas.paste(pixels, mask=pixels.getchannel("A"))
    return canvas


def draw_detail(canvas: Image.Image, *, region: Region) -> Image.Image:
    """Return the part of `canvas` around `region`, enlarged, with the region outlined."""
    box = _box(region, width=canvas.width, height=canvas.height)
    size = _fit(box[2] - box[0], box[3] - box[1], side=DETAIL_SIDE, enlarge=True)
    detail = canvas.crop(box).resize(size, Image.Resampling.LANCZOS)
    scale = size[0] / (box[2] - box[0])
    left, top = (region.x - box[0]) * scale, (region.y - box[1]) * scale
    outline = (left, top, left + region.width * scale, top + region.height * scale)
    ImageDraw.Draw(detail).rectangle(outline, outline=_OUTLINE, width=3)
    return detail


def encode_picture(canvas: Image.Image, *, media_type: str) -> bytes:
    """Return `canvas` as PNG where the original was one, else as JPEG; always the same bytes."""
    target = io.BytesIO()
    if media_type == "image/png":
        canvas.save(target, "PNG")
    else:
        canvas.save(target, "JPEG", quality=85, optimize=True, exif=b"")
    return target.getvalue()


def _check_size(size: tuple[int, int], *, photo: Photo, name: str) -> None:
    if size[0] * size[1] > MOST_PIXELS:
        raise BadInput(
            f"{name} has {size[0]} by {size[1]} pixels, more than {MOST_PIXELS:,} in all.",
            remedy="Give a smaller picture.",
        )
    if size != (photo.width, photo.height):
        raise BadInput(
            f"{name} has {size[0]} by {size[1]} pixels, but the case says "
            f"{photo.width} by {photo.height}.",
            remedy="Correct the size in the case; regions are counted in these pixels.",
        )


def _region_on(photo: Photo, component: Component) -> Region | None:
    if component.regions and component.regions[0].photo == photo.id:
        return component.regions[0]
    return None


def _box(region: Region, *, width: int, height: int) -> tuple[int, int, int, int]:
    margin = max(region.width, region.height) // 4
    left, top = max(region.x - margin, 0), max(region.y - margin, 0)
    right = min(region.x + region.width + margin, width)
    bottom = min(region.y + region.height + margin, height)
    if right <= left or bottom <= top:
        raise BadInput(
            f"A region at {region.x}, {region.y} lies outside the photo {region.photo}.",
            remedy="Correct the region; it counts in pixels from the top left corner.",
        )
    return left, top, right, bottom


def _fit(width: int, height: int, *, side: int, enlarge: bool) -> tuple[int, int]:
    scale = side / max(width, height)
    if scale > 1 and not enlarge:
        return width, height
    return max(round(width * scale), 1), max(round(height * scale), 1)
