"""Make evidence and journal insert-only."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from witnessmark.web.insert_only import INSERT_ONLY, protect, release

TABLES = tuple(INSERT_ONLY)


def forwards(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on."""
    protect(editor, TABLES)


def backwards(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers off."""
    release(editor, TABLES)


class Migration(migrations.Migration):
    """Triggers against UPDATE, DELETE, REPLACE and TRUNCATE."""

    dependencies = [("web", "0001_tables")]
    operations = [migrations.RunPython(forwards, backwards)]
