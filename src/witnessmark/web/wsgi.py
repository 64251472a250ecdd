"""The workbench as a WSGI application, optionally with a published site beside it."""

from pathlib import Path
from wsgiref.types import WSGIApplication

from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

from witnessmark.web.headers import add_static_headers


def application(site: Path | None = None) -> WSGIApplication:
    """Return the workbench; the files of `site` answer under /site/ to everybody."""
    workbench = get_wsgi_application()
    if site is None:
        return workbench
    server: WSGIApplication = WhiteNoise(
        workbench,
        root=site,
        prefix="site/",
        index_file=True,
        max_age=0,
        add_headers_function=add_static_headers,
    )
    return server
