import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from publication.cases import bench
from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.hashes import Sha256, hash_file
from witnessmark.evidence.photo import Photo, Region
from witnessmark.publication.case import Case
from witnessmark.publication.redaction.pictures import public_pictures

SECRET = "CANARY-in-the-file"


def case_of(
    path: Path, *, media_type: str, size: tuple[int, int]
) -> tuple[Case, dict[Sha256, Path]]:
    photo = replace(
        bench().photos[0],
        sha256=hash_file(path),
        media_type=media_type,
        width=size[0],
        height=size[1],
    )
    return replace(bench(), photos=(photo,)), {photo.sha256: path}


def laden_jpeg(path: Path) -> None:
    thumbnail = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(thumbnail, "JPEG")
    exif = Image.Exif()
    exif[0x010F] = SECRET
    exif[0x9286] = SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (43.0, 48.0, 0.0), 3: "E", 4: (87.0, 35.0, 0.0)})
    Image.new("RGB", (400, 300), "green").save(
        path, "JPEG", exif=exif, comment=SECRET.encode(), icc_profile=SECRET.encode() * 20
    )
    path.write_bytes(path.read_bytes() + SECRET.encode() + thumbnail.getvalue())


def test_nothing_hidden_in_a_jpeg_survives(tmp_path: Path) -> None:
    laden_jpeg(tmp_path / "photo")
    case, files = case_of(tmp_path / "photo", media_type="image/jpeg", size=(400, 300))

    pictures = public_pictures(case, files=files)

    assert SECRET.encode() in files[case.photos[0].sha256].read_bytes()
    assert set(pictures) == {
        "bench/photos/board.jpg",
        "bench/components/u1.jpg",
        "bench/components/u2.jpg",
    }
    for content in pictures.values():
        shown = Image.open(io.BytesIO(content))
        assert not dict(shown.getexif())
        assert not {"exif", "comment", "icc_profile", "photoshop", "xmp"} & set(shown.info)
        assert SECRET.encode() not in content
        assert content.count(b"\xff\xd8\xff") == 1


def test_nothing_hidden_in_a_png_survives(tmp_path: Path) -> None:
    notes = PngInfo()
    notes.add_text("Comment", SECRET)
    notes.add_itxt("XML:com.adobe.xmp", SECRET)
    Image.new("RGBA", (400, 300), (0, 80, 0, 128)).save(tmp_path / "photo", "PNG", pnginfo=notes)
    case, files = case_of(tmp_path / "photo", media_type="image/png", size=(400, 300))

    content = public_pictures(case, files=files)["bench/photos/board.png"]

    assert SECRET.encode() not in content
    assert Image.open(io.BytesIO(content)).mode == "RGB"


def test_the_same_original_gives_the_same_bytes(tmp_path: Path) -> None:
    laden_jpeg(tmp_path / "photo")
    case, files = case_of(tmp_path / "photo", media_type="image/jpeg", size=(400, 300))

    assert public_pictures(case, files=files) == public_pictures(case, files=files)


def test_a_large_photo_is_made_smaller(tmp_path: Path) -> None:
    Image.new("RGB", (3200, 1000), "green").save(tmp_path / "photo", "PNG")
    case, files = case_of(tmp_path / "photo", media_type="image/png", size=(3200, 1000))

    content = public_pictures(case, files=files)["bench/photos/board.png"]

    assert Image.open(io.BytesIO(content)).size == (1600, 500)


def test_the_detail_outlines_the_region(tmp_path: Path) -> None:
    Image.new("RGB", (400, 300), "green").save(tmp_path / "photo", "PNG")
    case, files = case_of(tmp_path / "photo", media_type="image/png", size=(400, 300))

    detail = Image.open(io.BytesIO(public_pictures(case, files=files)["bench/components/u1.png"]))

    colours = {colour for _, colour in detail.convert("RGB").getcolors(100_000) or []}
    assert (214, 40, 40) in colours
    assert max(detail.size) == 640


def test_a_photo_whose_original_is_not_there_has_no_picture() -> None:
    assert public_pictures(bench(), files={}) == {}


def truncated(path: Path) -> None:
    Image.effect_noise((400, 300), 80).convert("RGB").save(path, "JPEG")
    path.write_bytes(path.read_bytes()[:3000])


def no_picture(path: Path) -> None:
    path.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")


def other_format(path: Path) -> None:
    Image.new("RGB", (400, 300)).save(path, "TIFF")


def bomb(path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(path, "PNG")


@pytest.mark.parametrize("make", [truncated, no_picture, other_format, bomb])
def test_a_hostile_file_is_refused_by_name(tmp_path: Path, make: object) -> None:
    path = tmp_path / "photo"
    make(path)  # type: ignore[operator]
    case, files = case_of(path, media_type="image/jpeg", size=(400, 300))

    with pytest.raises(BadInput, match="photo board"):
        public_pictures(case, files=files)


def test_a_picture_of_another_size_than_the_case_says_is_refused(tmp_path: Path) -> None:
    Image.new("RGB", (401, 300)).save(tmp_path / "photo", "PNG")
    case, files = case_of(tmp_path / "photo", media_type="image/png", size=(400, 300))

    with pytest.raises(BadInput, match="401 by 300"):
        public_pictures(case, files=files)


def test_a_region_outside_its_photo_is_refused(tmp_path: Path) -> None:
    Image.new("RGB", (400, 300)).save(tmp_path / "photo", "PNG")
    case, files = case_of(tmp_path / "photo", media_type="image/png", size=(400, 300))
    photo: Photo = case.photos[0]
    far = Region(photo=photo.id, x=5000, y=5000, width=10, height=10)
    component = replace(case.components[0], regions=(far,))

    with pytest.raises(BadInput, match="outside the photo"):
        public_pictures(replace(case, components=(component,)), files=files)


def test_a_photo_that_was_altered_since_is_not_published(tmp_path: Path) -> None:
    laden_jpeg(tmp_path / "photo")
    case, files = case_of(tmp_path / "photo", media_type="image/jpeg", size=(400, 300))
    Image.new("RGB", (400, 300), "red").save(tmp_path / "photo", "JPEG")

    with pytest.raises(Untrusted, match="was altered"):
        public_pictures(case, files=files)
