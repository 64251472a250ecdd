"""The one Django app."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class Workbench(AppConfig):
    """The workbench and its tables."""

    name = "witnessmark.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks of the database."""
        from witnessmark.web.checks import check_character_type

        register(check_character_type, Tags.database)
