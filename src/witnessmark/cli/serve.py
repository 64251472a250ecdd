"""The command `serve`: the workbench, and beside it a published site, on this machine."""

import errno
import signal
import socket
import sys
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
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
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that answer; more than one wants PostgreSQL when many people write.",
)
def serve(host: str, port: int, site: Path | None, workers: int) -> None:
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
    serve_workbench(settings, host=host, port=port, site=site, workers=workers)


def serve_workbench(
    settings: Settings, *, host: str, port: int, site: Path | None = None, workers: int = 1
) -> None:
    """Serve until interrupted, in this process or in several; Django is set up already.

    Raises BadInput for a host that WITNESSMARK_HOSTS does not name or that is not an address of
    this machine, NotConfigured for a port that is taken.
    """
    if host not in LOOPBACK and host not in settings.hosts:
        raise BadInput(
            f"{host} is not one of the hosts that the workbench answers to.",
            remedy="Name it in WITNESSMARK_HOSTS, and put a proxy with TLS in front.",
        )
    from witnessmark.web.setup import collect_static

    collect_static()
    listening = _listen(host, port)
    if workers == 1:
        _answer(listening, site)
    else:
        _answer_in(workers, settings, listening, site)


def _listen(host: str, port: int) -> list[socket.socket]:
    """Return sockets on every address of `host`."""
    try:
        found = {one[4][:2]: one for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        return [
            socket.create_server((str(address), int(taken)), family=family, backlog=1024)
            for (address, taken), (family, *_rest) in found.items()
        ]
    except UnicodeError as error:
        raise _no_host(host, "It has no address") from error
    except socket.gaierror as error:
        raise _no_host(host, error.strerror) from error
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise _no_host(host, error.strerror) from error
        raise NotConfigured(
            f"Port {port} is taken or not allowed.", remedy="Choose another with --port."
        ) from error


def _answer(listening: list[socket.socket], site: Path | None) -> None:
    """Answer on these sockets until interrupted."""
    import waitress

    from witnessmark.web.wsgi import application

    waitress.create_server(application(site), sockets=listening, threads=4, ident=None).run()


def _answer_in(
    workers: int, settings: Settings, listening: list[socket.socket], site: Path | None
) -> None:
    """Answer in `workers` processes of their own until interrupted; one that dies is replaced."""
    processes = get_context("spawn")

    def begin() -> BaseProcess:
        process = processes.Process(target=_work, args=(settings, listening, site), daemon=True)
        process.start()
        return process

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    running = [begin() for _ in range(workers)]
    try:
        while True:
            wait([one.sentinel for one in running])
            running = [one if one.is_alive() else begin() for one in running]
    except KeyboardInterrupt:
        pass
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.join()


def _work(settings: Settings, listening: list[socket.socket], site: Path | None) -> None:
    from witnessmark.web.setup import setup_django

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    setup_django(settings)
    _answer(listening, site)


def _no_host(host: str, reason: str | None) -> BadInput:
    return BadInput(
        f"The workbench cannot listen on {host}: {(reason or 'refused').rstrip('.')}.",
        remedy="Give an address of this machine with --host.",
    )
