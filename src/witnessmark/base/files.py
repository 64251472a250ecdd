"""Files that are either wholly there or not there at all, and folders that only their owner reads.

What is being written stands beside its place as a draft, `.<name>.draft-…`. A killed run leaves its
draft behind; the next one for the same place removes it. A draft in use is locked by its writer.
"""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from witnessmark.base.errors import BadInput

if sys.platform != "win32":
    import fcntl


def newest_file(folder: Path) -> int:
    """Return when the newest Python file below `folder` was changed, in seconds since 1970."""
    return max(int(path.stat().st_mtime) for path in folder.rglob("*.py"))


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path`, its owner's only, so that a crash leaves the old file or the new.

    Raises BadInput where a file stands in the place of a folder.
    """
    with file_atomically(path) as draft:
        draft.write_bytes(content)


@contextmanager
def file_atomically(path: Path) -> Iterator[Path]:
    """Give an empty file to fill; when the block ends well it takes the place of `path`.

    It is its owner's only. Raises BadInput where a file stands in the place of a folder.
    """
    with _draft(path, is_folder=False) as draft:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)


@contextmanager
def folder_atomically(path: Path, *, mode: int = 0o755) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes the place of `path`.

    A folder that stood at `path` is removed only after the new one is complete. What a killed run
    had set aside is put back first. `mode` are the permissions of the finished folder.
    """
    _make_parents(path)
    _put_back(path)
    with draft_folder(path) as draft:
        yield draft
        draft.chmod(mode)
        take_place(draft, path)


@contextmanager
def draft_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder beside `path`; if it still stands there at the end, it is removed."""
    with _draft(path, is_folder=True) as draft:
        yield draft


def take_place(draft: Path, path: Path) -> None:
    """Put the folder `draft` in the place of `path`; what stood there is removed at the end."""
    _put_back(path)
    if not path.exists():
        draft.rename(path)
        return
    aside = _aside(path)
    path.rename(aside)
    draft.rename(path)
    shutil.rmtree(aside)


@contextmanager
def hold(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Hold `folder` against every other process that asks, and say whether it is held.

    With `wait`, until nobody else holds it. Windows has no such locks: there it is never held.
    """
    handle: int | None = None
    with suppress(BlockingIOError):
        handle = _hold(folder, wait=wait)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


def private_folder(path: Path) -> Path:
    """Return the folder `path`, made if need be, and closed to everybody but its owner.

    A folder of another owner, or one for all such as /tmp, is left as it is. Raises BadInput where
    it cannot be made.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = path.stat()
        is_ours = sys.platform != "win32" and found.st_uid == os.geteuid()
        if is_ours and found.st_mode & 0o077 and not found.st_mode & stat.S_ISVTX:
            path.chmod(0o700)
    except OSError as error:
        reason = "It is a file" if path.is_file() else error.strerror
        raise BadInput(
            f"{path} cannot be used as a folder: {reason}.",
            remedy="Name another folder, or make this one writable.",
        ) from error
    return path


def write_for_all(files: Mapping[str, bytes], *, into: Path) -> None:
    """Write `files` (path → content) below `into`, for everybody to read, as a web server must."""
    for name, content in files.items():
        place = into / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        place.chmod(0o644)
    for folder in (path for path in into.rglob("*") if path.is_dir()):
        folder.chmod(0o755)


def _make_parents(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise BadInput(
            f"{path} cannot be written: {error.filename} is a file, not a folder.",
            remedy="Name another place.",
        ) from error


@contextmanager
def _draft(path: Path, *, is_folder: bool) -> Iterator[Path]:
    _make_parents(path)
    prefix = f".{path.name}.draft-"
    _sweep(path.parent, prefix)
    draft, hold = _held_draft(path.parent, prefix, is_folder=is_folder)
    try:
        yield draft
    finally:
        _remove(draft)
        if hold is not None:
            os.close(hold)


def _held_draft(folder: Path, prefix: str, *, is_folder: bool) -> tuple[Path, int | None]:
    """Make a draft and hold it; another run may remove it in between, and then one more is made."""
    while True:
        if is_folder:
            draft = Path(tempfile.mkdtemp(dir=folder, prefix=prefix))
        else:
            handle, name = tempfile.mkstemp(dir=folder, prefix=prefix)
            os.close(handle)
            draft = Path(name)
        with suppress(FileNotFoundError, BlockingIOError):
            hold = _hold(draft)
            if draft.exists():
                return draft, hold
            if hold is not None:
                os.close(hold)


def _sweep(folder: Path, prefix: str) -> None:
    """Remove the drafts that nobody holds. Windows has no such locks: there they stay."""
    for draft in [path for path in folder.iterdir() if path.name.startswith(prefix)]:
        with suppress(OSError):
            hold = _hold(draft)
            if hold is not None:
                _remove(draft)
                os.close(hold)


def _hold(draft: Path, *, wait: bool = False) -> int | None:
    """Lock a draft until the handle returned is closed, as a killed process closes it.

    Raises BlockingIOError where somebody else holds it, unless told to `wait`.
    """
    if sys.platform == "win32":
        return None
    handle = os.open(draft, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(handle)
        raise
    return handle


def _remove(draft: Path) -> None:
    if draft.is_dir():
        shutil.rmtree(draft, ignore_errors=True)
    else:
        draft.unlink(missing_ok=True)


def _put_back(path: Path) -> None:
    aside = _aside(path)
    if not aside.exists():
        return
    if path.exists():
        shutil.rmtree(aside)
    else:
        aside.rename(path)


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.aside")
