"""Draw the boards of the synthetic bench and put photos, regions and enclosures into its folder.

Run `python demo/build_bench.py` after changing `boards.yaml` or a file in `originals/`. What is
not drawn (readings, letters, replies, claims) is written by hand in the folder's own files.
"""

from pathlib import Path
from typing import Any, Final

import yaml
from board_layout import Board, load_boards, region_of
from draw_boards import draw_board

from witnessmark.base.hashes import hash_bytes, hash_file

BENCH: Final = Path(__file__).with_name("synthetic-bench")


def main() -> None:
    """Bring the folder in step with the layout and with its originals."""
    boards = load_boards()
    enclosures = _read("enclosures")
    for enclosure in enclosures:
        enclosure["sha256"] = _rename(enclosure["sha256"])
    _write("enclosures", enclosures)
    photos = _read("photos")
    for photo in photos:
        _draw(photo, next(board for board in boards if board.name == photo["id"]))
    _write("photos", photos)
    components = _read("components")
    for component in components:
        component["regions"] = [_region(component, boards)]
    _write("components", components)


def _rename(sha256: str) -> str:
    """Name an enclosure by what it holds now, and return that hash."""
    path = next((BENCH / "originals").glob(f"{sha256}.*"))
    now = hash_file(path)
    path.rename(path.with_name(now + path.suffix))
    return now


def _draw(photo: dict[str, Any], board: Board) -> None:
    content = draw_board(board)
    for old in (BENCH / "originals").glob(f"{photo['sha256']}.*"):
        old.unlink()
    photo |= {"sha256": hash_bytes(content), "width": board.width, "height": board.height}
    (BENCH / "originals" / f"{photo['sha256']}.jpg").write_bytes(content)


def _region(component: dict[str, Any], boards: tuple[Board, ...]) -> dict[str, Any]:
    board = next(board for board in boards if board.name == component["board"])
    chip = next(chip for chip in board.chips if chip.designator == component["designator"])
    x, y, width, height = region_of(chip)
    return {"photo": board.name, "x": x, "y": y, "width": width, "height": height}


def _read(name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load((BENCH / f"{name}.yaml").read_text(encoding="utf-8")))


def _write(name: str, things: list[dict[str, Any]]) -> None:
    text = yaml.safe_dump(things, allow_unicode=True, sort_keys=False, width=100)
    (BENCH / f"{name}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
