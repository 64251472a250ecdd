"""Lines for whoever runs the workbench: what was asked for and how it went, never by whom.

A line names the route and not the address, so that no id of a case stands in it; no account, no
network address, no word that somebody typed. Of an error it names the kind and the place in the
program, not its message, which may quote what was typed.
"""

import json
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from logging import Formatter, LogRecord, getLogger
from typing import Any

from django.http import HttpRequest, HttpResponse

View = Callable[[HttpRequest], HttpResponse]

log = getLogger("witnessmark.requests")


class JsonLines(Formatter):
    """Each record as one line of JSON, with nothing in it that came from outside."""

    def format(self, record: LogRecord) -> str:
        """Return the line: when, how grave, which part of the program, and what it adds."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "part": record.name,
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = type(record.exc_info[1]).__name__
            line["where"] = [
                f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}"
                for frame in traceback.extract_tb(record.exc_info[2])[-5:]
            ]
        return json.dumps(line, ensure_ascii=True)


def logged(get_response: View) -> View:
    """Write a line for each request that was answered."""

    def middleware(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = get_response(request)
        match = request.resolver_match
        facts = {
            "method": request.method if request.method in _METHODS else "OTHER",
            "route": match.route if match else "",
            "status": response.status_code,
            "ms": round(1000 * (time.perf_counter() - begun), 1),
        }
        log.info("", extra={"facts": facts})
        return response

    return middleware


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def logging_of(way: str) -> dict[str, Any]:
    """Return Django's LOGGING: `json` for lines of every request, else errors as they come."""
    is_json = way == "json"
    errors = {"handlers": ["console"], "level": "ERROR", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "witnessmark.web.logs.JsonLines"}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                **({"formatter": "json"} if is_json else {}),
            }
        },
        "loggers": {
            "django.request": errors,
            "witnessmark": {**errors, "level": "INFO" if is_json else "ERROR"},
            **({"waitress": errors, "py.warnings": errors} if is_json else {}),
        },
    }
