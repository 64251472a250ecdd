"""States of cases, kept for all processes."""

import django.db.models.deletion
from django.db import migrations, models

import witnessmark.web.models.columns


class Migration(migrations.Migration):
    """After the tokens."""

    dependencies = [
        ("web", "0005_tokens"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptState",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="kept",
                        serialize=False,
                        to="web.case",
                    ),
                ),
                ("head", models.CharField(max_length=64)),
                ("on", models.DateField()),
                ("made_by", models.CharField(max_length=60)),
                ("state", witnessmark.web.models.columns.JsonColumn()),
                ("shut", models.PositiveIntegerField(null=True)),
            ],
        ),
    ]
