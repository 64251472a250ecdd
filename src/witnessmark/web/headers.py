"""Headers that keep a page from loading or leaking anything."""

from wsgiref.headers import Headers

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), interest-cohort=()"


SITE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""A published site beside the workbench runs no script and sends no form: it shares its origin with
the workbench, and could otherwise act for whoever is signed in there.
"""


def add_site_headers(headers: Headers, path: str, url: str) -> None:
    """Send a published page with headers that keep it apart from the workbench."""
    add_static_headers(headers, path, url)
    headers["Content-Security-Policy"] = SITE_POLICY


def add_static_headers(headers: Headers, _path: str, _url: str) -> None:
    """Send the same headers with files that never reach Django."""
    headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    headers["Permissions-Policy"] = PERMISSIONS_POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
