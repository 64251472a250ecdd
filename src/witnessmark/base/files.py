"""Files that are either wholly there or not there at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that a reader, or a crash, finds the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def folder_atomically(path: Path, *, mode: int = 0o755) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes the place of `path`.

    A folder that stood at `path` is removed only after the new one is complete. What a killed run
    had set aside is put back first. `mode` are the permissions of the finished folder.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _put_back(path)
    draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        yield draft
        draft.chmod(mode)
        _swap(draft, path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _swap(draft: Path, path: Path) -> None:
    if not path.exists():
        draft.rename(path)
        return
    aside = _aside(path)
    path.rename(aside)
    draft.rename(path)
    shutil.rmtree(aside)


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
