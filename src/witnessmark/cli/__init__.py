"""The command `witnessmark`: one module a command, each loaded only when it is called."""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import click

from witnessmark import __version__
from witnessmark.base.errors import WitnessmarkError
from witnessmark.cli import door

_COMMANDS = {
    "identify": ("identify", "identify"),
    "catalogue": ("catalogue", "catalogue"),
    "list": ("lists", "list_"),
    "screen": ("screen", "screen"),
    "resolve": ("resolve", "resolve"),
    "case": ("case", "case"),
    "publish": ("publish", "publish"),
    "verify": ("verify", "verify"),
    "serve": ("serve", "serve"),
    "demo": ("demo", "demo"),
    "user": ("users", "user"),
    "tick": ("tick", "tick"),
    "backup": ("backup", "backup"),
    "restore": ("backup", "restore"),
    "doctor": ("doctor", "doctor"),
}
"""Command → module of this folder and the name of its click command, in the order of the work."""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(f"{__name__}.{module}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="witnessmark")
def root() -> None:
    """From a torn-down device to a published page that a stranger can verify."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command. Exit code 0: done; 1: refused or not true; 2: wrong use of the command."""
    given = list(arguments) if arguments is not None else None
    try:
        code = root.main(args=given, prog_name="witnessmark", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "witnessmark"
        _refuse(f"{error.format_message()} See: {where} --help", code=error.exit_code)
    except click.ClickException as error:
        _refuse(error.format_message())
    except click.Abort:
        _refuse("Stopped.")
    except WitnessmarkError as error:
        _refuse(str(error))
    except OSError as error:
        _give_up_output(error)
        _refuse(door.explain(error))
    except _database_errors() as error:
        reason = next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")
        _refuse(f"The database cannot be used: {reason}. See: witnessmark doctor")


def _refuse(line: str, *, code: int = 1) -> NoReturn:
    click.echo(f"witnessmark: {' '.join(line.splitlines())}", err=True)
    sys.exit(code)


def _give_up_output(error: OSError) -> None:
    """Let Python not try once more, when it ends, to write what could not be written."""
    if error.filename is None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _database_errors() -> tuple[type[Exception], ...]:
    """Return what Django raises of a database, where a command has loaded it."""
    loaded = sys.modules.get("django.db")
    return (loaded.DatabaseError,) if loaded else ()
