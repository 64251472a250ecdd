"""The settings `WITNESSMARK_*`: read here, once, from the environment that a door passes in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from witnessmark.base.errors import BadInput

_NAMES = {
    "WITNESSMARK_HOME": "folder where cases, catalogues, lists and keys live",
    "WITNESSMARK_DATA": "folder of real data for development and benchmarks",
    "WITNESSMARK_SECRET_KEY": "secret that signs sessions (default: made once, kept in the home)",
    "WITNESSMARK_HOSTS": "host names that the workbench answers to, separated by commas",
    "WITNESSMARK_SECOND_FACTOR": "roles that need a second step at sign-in, separated by commas"
    " (default: all; none: no role)",
    "WITNESSMARK_MAIL": "server for mail about accounts: smtp:// (STARTTLS), smtps:// or, on this"
    " machine only, smtp+plain://, as in smtps://name:password@mail.example.org?from=desk@example.org",
    "WITNESSMARK_TIME_ZONE": "zone of the times that are typed in, as in Asia/Tokyo (default: UTC)",
    "WITNESSMARK_LOG": "json writes a line for each request to standard error, without names,"
    " addresses or ids (default: errors only)",
    "WITNESSMARK_DEBUG": "1 shows tracebacks in the browser; for development only",
    "DATABASE_URL": "database of the workbench, postgresql://… (default: SQLite in the home)",
}

_MAIL_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}

ROLES = ("owner", "editor", "reader", "coder", "reviewer", "viewer", "data_viewer")
"""The roles of a case's members, as settings name them."""


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """The server through which mail about accounts goes; `sender` stands in it as From."""

    scheme: str
    host: str
    port: int
    user: str
    password: str
    sender: str

    def __repr__(self) -> str:
        return f"MailServer({self.host}:{self.port})"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the environment asks for; every field has a default that works."""

    home: Path
    data: Path | None
    secret_key: str
    hosts: tuple[str, ...]
    time_zone: str
    second_factor: frozenset[str]
    mail: MailServer | None
    log: str
    debug: bool
    database_url: str


def read_settings(environ: Mapping[str, str], *, default_home: Path) -> Settings:
    """Return the settings in `environ`; `default_home` is the platform's user data folder.

    Raises BadInput that names a setting which is unknown or has a wrong value.
    """
    _refuse_unknown(environ)
    data = environ.get("WITNESSMARK_DATA", "")
    return Settings(
        home=Path(environ.get("WITNESSMARK_HOME") or default_home).expanduser(),
        data=Path(data).expanduser() if data else None,
        secret_key=environ.get("WITNESSMARK_SECRET_KEY", ""),
        hosts=_hosts(environ.get("WITNESSMARK_HOSTS", "")),
        time_zone=_zone(environ.get("WITNESSMARK_TIME_ZONE") or "UTC"),
        second_factor=_roles(environ.get("WITNESSMARK_SECOND_FACTOR") or "all"),
        mail=_mail(environ.get("WITNESSMARK_MAIL", "")),
        log=_log(environ.get("WITNESSMARK_LOG", "")),
        debug=_flag(environ, "WITNESSMARK_DEBUG"),
        database_url=_database(environ.get("DATABASE_URL", "")),
    )


def describe_settings() -> Mapping[str, str]:
    """Return each setting's name with what it is for."""
    return _NAMES


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    for name in environ:
        if name.startswith("WITNESSMARK_") and name not in _NAMES:
            raise BadInput(
                f"There is no setting {name}.", remedy=f"The settings are: {', '.join(_NAMES)}."
            )


def _hosts(value: str) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in value.split(",") if host.strip())
    for host in hosts:
        if not re.fullmatch(r"[*.\w-]+|\[[0-9a-fA-F:.]+\]", host):
            raise BadInput(
                f"WITNESSMARK_HOSTS names {host[:60]!r}, which is no host.",
                remedy="Give host names only, as in WITNESSMARK_HOSTS=desk.example.org",
            )
    return hosts or ("localhost", "127.0.0.1", "[::1]")


def _roles(value: str) -> frozenset[str]:
    if value in ("all", "none"):
        return frozenset(ROLES if value == "all" else ())
    roles = frozenset(role.strip() for role in value.split(","))
    if wrong := sorted(roles - set(ROLES)):
        raise BadInput(
            f"WITNESSMARK_SECOND_FACTOR names {wrong[0][:40]!r}, which is no role.",
            remedy=f"Give all, none, or some of: {', '.join(ROLES)}",
        )
    return roles


def _mail(value: str) -> MailServer | None:
    if not value:
        return None
    given = urlsplit(value)
    sender = dict(parse_qsl(given.query)).get("from", "")
    if given.scheme not in _MAIL_PORTS or not given.hostname or "@" not in sender:
        raise BadInput(
            "WITNESSMARK_MAIL names no mail server and sender.",
            remedy="Give it as in smtps://name:password@mail.example.org?from=desk@example.org",
        )
    return MailServer(
        scheme=given.scheme,
        host=given.hostname,
        port=given.port or _MAIL_PORTS[given.scheme],
        user=unquote(given.username or ""),
        password=unquote(given.password or ""),
        sender=sender,
    )


def _log(value: str) -> str:
    if value not in ("", "json"):
        raise BadInput(
            f"WITNESSMARK_LOG is {value[:40]!r}.", remedy="Set it to json, or leave it out."
        )
    return value


def _zone(value: str) -> str:
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(
            f"WITNESSMARK_TIME_ZONE is {value[:60]!r}, which is no time zone.",
            remedy="Give its name, as in WITNESSMARK_TIME_ZONE=Asia/Tokyo",
        ) from error


def _flag(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "0")
    if value not in ("0", "1", ""):
        raise BadInput(f"{name} is {value!r}.", remedy="Set it to 0 or 1.")
    return value == "1"


def _database(value: str) -> str:
    if value and not value.startswith(("postgresql://", "postgres://", "sqlite://")):
        raise BadInput(
            f"DATABASE_URL is {value[:40]!r}.",
            remedy="Use postgresql://user@host/name, or leave it out for SQLite.",
        )
    return value
