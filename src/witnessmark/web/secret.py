"""The secret that signs sessions: made once, kept in the home, readable by its owner only."""

import os
import secrets
from functools import cache
from pathlib import Path

from witnessmark.base.files import private_folder


@cache
def read_secret(home: Path) -> str:
    """Return the secret in `home`/secret, made now if there is none."""
    path = home / "secret"
    private_folder(home)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()
