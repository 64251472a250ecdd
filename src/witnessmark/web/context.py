"""What every page is given."""

from functools import cache

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest

SCRIPT = "built/workbench.js"


def built(_request: HttpRequest) -> dict[str, object]:
    """Tell the page which script to load, if any, and whether the workbench sends mail."""
    return {
        "workbench_script": SCRIPT if _is_built() else "",
        "has_mail": settings.WITNESSMARK.mail is not None,
    }


@cache
def _is_built() -> bool:
    return finders.find(SCRIPT) is not None
