"""What every page is given."""

from functools import cache

from django.contrib.staticfiles import finders
from django.http import HttpRequest

SCRIPT = "built/workbench.js"


def built(_request: HttpRequest) -> dict[str, object]:
    """Tell the page which script to load; the workbench can be read without one."""
    return {"workbench_script": SCRIPT if _is_built() else ""}


@cache
def _is_built() -> bool:
    return finders.find(SCRIPT) is not None
