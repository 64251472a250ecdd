"""The command `witnessmark`: one module a command, each loaded only when it is called."""

import importlib
import sys
from collections.abc import Sequence

import click

from witnessmark import __version__
from witnessmark.base.errors import WitnessmarkError

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
    "tick": ("tick", "tick"),
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
    try:
        root.main(args=list(arguments) if arguments is not None else None, prog_name="witnessmark")
    except WitnessmarkError as error:
        click.echo(f"witnessmark: {error}", err=True)
        sys.exit(1)
