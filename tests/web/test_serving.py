"""The server: loopback by default, the published site beside the workbench, open to everybody."""

import dataclasses
import socket
from pathlib import Path
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

import pytest
from django.conf import settings

from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.cli.serve import serve_workbench
from witnessmark.web.wsgi import application

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(home: Path, tmp_path: Path) -> WSGIApplication:
    """Return the workbench with a small published site beside it."""
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "index.html").write_text("<h1>Published</h1>")
    (site / "en" / "index.html").write_text("<h1>In English</h1>")
    (tmp_path / "secret.txt").write_text("not for the public")
    return application(site)


def ask(server: WSGIApplication, path: str) -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body of a GET."""
    environ: dict[str, object] = {"PATH_INFO": path, "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    answered: list[tuple[str, dict[str, str]]] = []

    def start(status: str, headers: list[tuple[str, str]], *_rest: object) -> object:
        answered.append((status, dict(headers)))
        return None

    body = b"".join(server(environ, start))  # type: ignore[arg-type]
    return *answered[0], body


@pytest.mark.parametrize(("path", "shown"), [("/site/", b"Published"), ("/site/en/", b"English")])
def test_the_site_is_open_to_everybody(server: WSGIApplication, path: str, shown: bytes) -> None:
    status, headers, body = ask(server, path)
    assert status.startswith("200")
    assert shown in body
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "script-src 'none'" in headers["Content-Security-Policy"]
    assert "form-action 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in headers


def test_scripts_and_styles_are_not_for_other_origins(home: Path) -> None:
    (home / "static" / "web.css").write_text("p {}")
    status, headers, _body = ask(application(), "/static/web.css")
    assert status.startswith("200")
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("path", ["/site/../secret.txt", "/site/%2e%2e/secret.txt"])
def test_nothing_beside_the_site_can_be_reached(server: WSGIApplication, path: str) -> None:
    assert b"not for the public" not in ask(server, path)[2]


def test_the_workbench_answers_beside_the_site(server: WSGIApplication) -> None:
    assert ask(server, "/sign-in/")[0].startswith("200")


def test_a_host_that_was_not_named_is_refused(home: Path) -> None:
    with pytest.raises(BadInput, match="WITNESSMARK_HOSTS"):
        serve_workbench(settings.WITNESSMARK, host="0.0.0.0", port=0)


def test_a_port_that_is_taken_is_named(home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(NotConfigured, match=f"Port {port} is taken"):
            serve_workbench(dataclasses.replace(settings.WITNESSMARK), host="127.0.0.1", port=port)
