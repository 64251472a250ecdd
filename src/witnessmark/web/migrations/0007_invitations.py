"""Let people in by a link."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import witnessmark.web.models.columns


class Migration(migrations.Migration):
    """A table of invitations."""

    dependencies = [
        ("web", "0006_entering"),
    ]

    operations = [
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                ("token_sha256", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="web.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "owner",
                                    "editor",
                                    "reader",
                                    "coder",
                                    "reviewer",
                                    "viewer",
                                    "data_viewer",
                                ],
                            )
                        ),
                        name="invitation_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("token_sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "token_sha256", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="invitation_token_sha256_is_hash",
                    ),
                ],
            },
        ),
    ]
