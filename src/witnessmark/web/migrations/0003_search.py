"""Passages of cases, and an index over their pairs of characters."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_ON_SQLITE = (
    """
    CREATE VIRTUAL TABLE web_passage_index
    USING fts5(grams, content='web_passage', content_rowid='id', tokenize='unicode61')
    """,
    """
    CREATE TRIGGER web_passage_in AFTER INSERT ON web_passage BEGIN
    INSERT INTO web_passage_index (rowid, grams) VALUES (NEW.id, NEW.grams); END
    """,
    """
    CREATE TRIGGER web_passage_out AFTER DELETE ON web_passage BEGIN
    INSERT INTO web_passage_index (web_passage_index, rowid, grams)
    VALUES ('delete', OLD.id, OLD.grams); END
    """,
)
_ON_POSTGRESQL = (
    "CREATE INDEX web_passage_grams ON web_passage USING gin (string_to_array(grams, ' '))",
)


def index(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index: FTS5 on SQLite, GIN over the array of pairs on PostgreSQL."""
    made = _ON_POSTGRESQL if editor.connection.vendor == "postgresql" else _ON_SQLITE
    for statement in made:
        editor.execute(statement, params=None)


def drop(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop what was made; PostgreSQL drops its index with the table."""
    if editor.connection.vendor != "postgresql":
        for name in ("web_passage_in", "web_passage_out"):
            editor.execute(f"DROP TRIGGER {name}")
        editor.execute("DROP TABLE web_passage_index")


class Migration(migrations.Migration):
    """A table of passages with an index that finds words of two characters."""

    dependencies = [("web", "0002_insert_only")]
    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("thing", models.CharField(max_length=150)),
                ("part", models.CharField(max_length=150)),
                ("text", models.TextField()),
                ("grams", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "kind", "thing"], name="passage_of_thing")
                ],
            },
        ),
        migrations.RunPython(index, drop),
    ]
