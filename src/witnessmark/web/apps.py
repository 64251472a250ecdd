"""The one Django app."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class Workbench(AppConfig):
    """The workbench and its tables."""

    name = "witnessmark.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks of the database; keep no address with a session."""
        from allauth.usersessions.models import UserSession
        from django.db.models.signals import pre_save

        from witnessmark.web.adapters import forget_address
        from witnessmark.web.checks import check_character_type

        register(check_character_type, Tags.database)
        pre_save.connect(forget_address, sender=UserSession)
