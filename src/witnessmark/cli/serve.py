"""The command `serve`: the workbench, and beside it a published site, on this machine."""

import errno
import socket
from pathlib import Path

import click

from witnessmark.base.errors import BadInput, NotConfigured
from witnessmark.base.settings import Settings
from witnessmark.cli import door
from witnessmark.cli.cases import open_database

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port."
)
@click.option(
    "--site",
    type=click.Path(path_type=Path),
    help="A published site, to answer under /site/ without sign-in.",
)
def serve(host: str, port: int, site: Path | None) -> None:
    """Serve the workbench on this machine, until Ctrl-C.

    To let others in, put a proxy with TLS in front of it and name its host in WITNESSMARK_HOSTS.
    """
    settings = door.settings()
    if site and not site.is_dir():
        raise BadInput(f"{site} is not a folder.", remedy="Give the folder of a published site.")
    open_database(settings)
    shown = "localhost" if host in LOOPBACK else host
    click.echo(f"The workbench: http://{shown}:{port}")
    if site:
        click.echo(f"The site:      http://{shown}:{port}/site/")
    serve_workbench(settings, host=host, port=port, site=site)


def serve_workbench(settings: Settings, *, host: str, port: int, site: Path | None = None) -> None:
    """Serve until interrupted; Django is set up already.

    Raises BadInput for a host that WITNESSMARK_HOSTS does not name or that is not an address of
    this machine, NotConfigured for a port that is taken.
    """
    if host not in LOOPBACK and host not in settings.hosts:
        raise BadInput(
            f"{host} is not one of the hosts that the workbench answers to.",
            remedy="Name it in WITNESSMARK_HOSTS, and put a proxy with TLS in front.",
        )
    import waitress

    from witnessmark.web.setup import collect_static
    from witnessmark.web.wsgi import application

    collect_static()
    try:
        server = waitress.create_server(
            application(site), host=host, port=port, threads=4, ident=None
        )
    except socket.gaierror as error:
        raise _no_host(host, error.strerror) from error
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise _no_host(host, error.strerror) from error
        raise NotConfigured(
            f"Port {port} is taken or not allowed.", remedy="Choose another with --port."
        ) from error
    except ValueError as error:  # what waitress makes of a host that has no address
        raise _no_host(host, "It has no address") from error
    server.run()


def _no_host(host: str, reason: str | None) -> BadInput:
    return BadInput(
        f"The workbench cannot listen on {host}: {(reason or 'refused').rstrip('.')}.",
        remedy="Give an address of this machine with --host.",
    )
