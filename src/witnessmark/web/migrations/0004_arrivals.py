"""Note which case came into this installation when: beside its journal, not in it."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import witnessmark.web.models.columns
from witnessmark.web.insert_only import Keys, protect, release

INSERT_ONLY: dict[str, Keys] = {"web_arrival": ()}


def put_on(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on."""
    protect(editor, INSERT_ONLY)


def take_off(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers off."""
    release(editor, tuple(INSERT_ONLY))


class Migration(migrations.Migration):
    """A table of arrivals that takes new rows and nothing else."""

    dependencies = [
        ("web", "0003_later_facts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=150)),
                ("case_sha256", models.CharField(max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("case_sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "case_sha256", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="arrival_case_sha256_is_hash",
                    )
                ],
            },
        ),
        migrations.RunPython(put_on, take_off),
    ]
