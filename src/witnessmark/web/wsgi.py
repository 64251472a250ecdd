"""The workbench as a WSGI application, optionally with a published site beside it."""

from datetime import date
from pathlib import Path
from typing import Final
from wsgiref.types import WSGIApplication

from babel import Locale
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation
from whitenoise import WhiteNoise

from witnessmark.inquiries.codebook import load_codebook
from witnessmark.inquiries.schedule import is_working_day
from witnessmark.web.headers import add_site_headers

CALENDARS: Final = ("JP", "US", "CN", "TW", "KR", "DE", "GB", "NL", "CH")
"""Countries to which letters mostly go; others are loaded when first asked about."""
CALENDAR_DAY: Final = date(2026, 1, 5)


def application(site: Path | None = None) -> WSGIApplication:
    """Return the workbench; the files of `site` answer under /site/ to everybody."""
    workbench = get_wsgi_application()
    warm()
    if site is None:
        return workbench
    server: WSGIApplication = WhiteNoise(
        workbench,
        root=site,
        prefix="site/",
        index_file=True,
        max_age=0,
        allow_all_origins=False,
        add_headers_function=add_site_headers,
    )
    return server


def warm() -> None:
    """Load what the first request would otherwise wait for: pages, words, codebook, calendars.

    Nothing of a case is read: which one is wanted shows only when somebody asks.
    """
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Cases")
            for template in sorted((Path(__file__).parent / "templates" / "web").glob("*.html")):
                get_template(f"web/{template.name}")
        Locale(language).territories.get("JP")
    get_resolver().check()
    load_codebook()
    for country in CALENDARS:
        is_working_day(CALENDAR_DAY, country=country)
