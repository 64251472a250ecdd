"""Let an account see a case."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from witnessmark.base.errors import WitnessmarkError
from witnessmark.web.actions.accounts import add_member
from witnessmark.web.models import Role


class Command(BaseCommand):
    """`add_member NAME CASE`: without a membership a case does not exist for an account."""

    help = "Let an account see a case; noted in the case's journal."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the account, the case's id and the role."""
        parser.add_argument("name")
        parser.add_argument("case")
        parser.add_argument("--by", required=True, help="the account that lets them in")
        parser.add_argument("--role", choices=[role.value for role in Role], default="viewer")

    def handle(self, *_arguments: Any, **options: Any) -> None:
        """Add the member."""
        try:
            add_member(
                options["name"],
                case_id=options["case"],
                role=Role(options["role"]),
                actor=options["by"],
                now=timezone.now().replace(microsecond=0),
            )
        except WitnessmarkError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{options['name']} sees {options['case']}.")
