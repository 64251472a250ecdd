"""Tokens of programs and calendars; what each member has seen."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import witnessmark.web.models.columns


class Migration(migrations.Migration):
    """After the cache."""

    dependencies = [
        ("web", "0004_cache"),
    ]

    operations = [
        migrations.CreateModel(
            name="Looked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "membership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="looked",
                        to="web.membership",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("token_sha256", models.CharField(max_length=64)),
                ("may_write", models.BooleanField(default=False)),
                ("for_calendar", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to="web.case",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("token_sha256",), name="apitoken_token_sha256_once"
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
                        name="apitoken_token_sha256_is_hash",
                    ),
                ],
            },
        ),
    ]
