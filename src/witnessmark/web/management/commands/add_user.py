"""Make an account of the workbench, or give one a new password."""

import getpass
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from witnessmark.base.errors import WitnessmarkError
from witnessmark.web.actions.accounts import set_password


class Command(BaseCommand):
    """`add_user NAME`: the password is asked for, or read from standard input."""

    help = "Make an account, or give one a new password (asked for, or read from standard input)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the name, which the journal shows: a pseudonym will do."""
        parser.add_argument("name")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        """Make the account."""
        asked = sys.stdin.isatty()
        password = getpass.getpass() if asked else sys.stdin.readline().rstrip("\n")
        try:
            set_password(options["name"], password=password)
        except WitnessmarkError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{options['name']} can sign in.")
