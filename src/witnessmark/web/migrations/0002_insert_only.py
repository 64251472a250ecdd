"""Make evidence and journal insert-only."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from witnessmark.web.insert_only import Keys, protect, release

TABLES: dict[str, Keys] = {
    "web_attempt": (("inquiry_id", "local_id"),),
    "web_candidate": (),
    "web_code": (),
    "web_contest": (),
    "web_correction": (),
    "web_custody": (),
    "web_enclosure": (),
    "web_entry": (("case_id", "number"), ("case_id", "previous")),
    "web_hit": (),
    "web_identification": (),
    "web_photo": (("case_id", "local_id"),),
    "web_reading": (),
    "web_reply": (("inquiry_id", "local_id"),),
    "web_review": (),
    "web_screening": (),
    "web_settlement": (),
    "web_statement": (("case_id", "local_id"),),
}


def forwards(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on."""
    protect(editor, TABLES)


def backwards(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers off."""
    release(editor, tuple(TABLES))


class Migration(migrations.Migration):
    """Triggers against UPDATE, DELETE, REPLACE and TRUNCATE."""

    dependencies = [("web", "0001_tables")]
    operations = [migrations.RunPython(forwards, backwards)]
