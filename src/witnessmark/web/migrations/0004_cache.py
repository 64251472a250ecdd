"""A table for what all processes must remember for a moment: codes that were used, tries."""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table that Django's cache in the database wants."""
    call_command("createcachetable", "web_cache", database=editor.connection.alias, verbosity=0)


def drop(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop it."""
    editor.execute("DROP TABLE web_cache")


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("web", "0003_search")]
    operations = [migrations.RunPython(make, drop)]
