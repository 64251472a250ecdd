# ruff: noqa: E501
"""The tables of the workbench, each with its constraints."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import witnessmark.inquiries.inquiry
import witnessmark.parts.identification
import witnessmark.screening.screening
import witnessmark.web.models.case
import witnessmark.web.models.columns


class Migration(migrations.Migration):
    """Every table, made with its constraints: added one by one they take four times as long."""

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                (
                    "public_id",
                    models.CharField(
                        default=witnessmark.web.models.case.new_public_id,
                        max_length=32,
                        unique=True,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("title", witnessmark.web.models.columns.JsonColumn()),
                ("summary", witnessmark.web.models.columns.JsonColumn()),
                ("fictional", models.BooleanField()),
                ("as_of", models.DateField()),
                ("published_on", models.DateField(null=True)),
                ("publisher", witnessmark.web.models.columns.JsonColumn()),
                ("languages", witnessmark.web.models.columns.JsonColumn()),
                ("notice", witnessmark.web.models.columns.JsonColumn()),
                ("terms", witnessmark.web.models.columns.JsonColumn()),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("local_id",), name="case_local_id_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["investigation", "replay"])),
                        name="case_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="WrongPassword",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("is_known", models.BooleanField(default=False)),
                ("last_at", models.DateTimeField()),
                ("rests_until", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["last_at"], name="wrongpassword_by_age")],
                "constraints": [
                    models.UniqueConstraint(fields=("key",), name="wrongpassword_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("key"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "key", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="wrongpassword_key_is_hash",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("maker", models.CharField(max_length=100, null=True)),
                ("headquarters", models.CharField(max_length=2)),
                ("headquarters_source", models.TextField()),
                ("incorporation", models.CharField(max_length=2)),
                ("incorporation_source", models.TextField()),
                ("parent_country", models.CharField(max_length=2)),
                ("parent_country_source", models.TextField()),
                ("manufacture", models.CharField(max_length=2)),
                ("manufacture_source", models.TextField()),
                ("note", witnessmark.web.models.columns.JsonColumn()),
                ("note_sources", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="companies",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="company_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("headquarters", ""),
                            models.Q(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("headquarters"), 2
                                ),
                                django.db.models.lookups.Exact(
                                    witnessmark.web.models.columns._Stripped(
                                        "headquarters", models.Value("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                                    ),
                                    models.Value(""),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="company_headquarters_is_country",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("incorporation", ""),
                            models.Q(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("incorporation"), 2
                                ),
                                django.db.models.lookups.Exact(
                                    witnessmark.web.models.columns._Stripped(
                                        "incorporation", models.Value("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                                    ),
                                    models.Value(""),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="company_incorporation_is_country",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent_country", ""),
                            models.Q(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("parent_country"), 2
                                ),
                                django.db.models.lookups.Exact(
                                    witnessmark.web.models.columns._Stripped(
                                        "parent_country", models.Value("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                                    ),
                                    models.Value(""),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="company_parent_country_is_country",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("manufacture", ""),
                            models.Q(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("manufacture"), 2
                                ),
                                django.db.models.lookups.Exact(
                                    witnessmark.web.models.columns._Stripped(
                                        "manufacture", models.Value("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                                    ),
                                    models.Value(""),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="company_manufacture_is_country",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("brand", models.TextField()),
                ("model", models.TextField()),
                ("kind", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="devices",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="device_local_id_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("title", witnessmark.web.models.columns.JsonColumn()),
                ("publisher", witnessmark.web.models.columns.JsonColumn()),
                ("address", models.TextField()),
                ("mark", models.CharField(max_length=20)),
                ("copy_read", models.TextField()),
                ("published_on", models.DateField(null=True)),
                ("accessed_on", models.DateField(null=True)),
                ("language", models.CharField(max_length=35, null=True)),
                ("sha256", models.CharField(max_length=64, null=True)),
                ("fragment", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="document_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["verified", "second_hand"])),
                        name="document_mark_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "sha256", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="document_sha256_is_hash",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("kind", models.CharField(max_length=20)),
                ("name", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=100)),
                ("list_kind", models.CharField(max_length=40)),
                ("retrieved_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enclosures",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["makers", "catalogue", "list", "letter"])),
                        name="enclosure_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "sha256", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="enclosure_sha256_is_hash",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=150)),
                ("act", models.CharField(max_length=100)),
                ("subject", models.TextField()),
                ("reason", models.TextField()),
                ("detail", witnessmark.web.models.columns.JsonColumn()),
                ("salt", models.CharField(max_length=64)),
                ("detail_sha256", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="journal",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="entry_number_once"),
                    models.UniqueConstraint(
                        fields=("case", "previous"), name="entry_previous_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="entry_number_at_least_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("detail_sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "detail_sha256", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="entry_detail_sha256_is_hash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("previous"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "previous", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="entry_previous_is_hash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "sha256", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="entry_sha256_is_hash",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("display", witnessmark.web.models.columns.JsonColumn()),
                ("role", witnessmark.web.models.columns.JsonColumn()),
                ("name", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="person_local_id_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("version", models.IntegerField()),
                ("title", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questionnaires",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="questionnaire_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 0)),
                        name="questionnaire_version_at_least_0",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=40)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.case"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "token"), name="sending_token_once")
                ],
            },
        ),
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
        migrations.CreateModel(
            name="Identifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("scheme", models.CharField(max_length=30)),
                ("value", models.CharField(max_length=100)),
                ("source", models.TextField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identifiers",
                        to="web.company",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("company", "scheme", "value"), name="identifier_value_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("scheme__in", ["lei", "jp_corporate_number", "isin", "uscc", "ticker"])
                        ),
                        name="identifier_scheme_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThan(
                                django.db.models.functions.text.Length("value"), 0
                            )
                        ),
                        name="identifier_value_filled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NameForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("text", models.TextField()),
                ("language", models.CharField(max_length=35)),
                ("kind", models.CharField(max_length=20)),
                ("source", models.TextField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="web.company",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["official", "former", "short", "brand", "transliteration"],
                            )
                        ),
                        name="nameform_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("kind", models.CharField(max_length=20)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("source", models.TextField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.company",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations",
                        to="web.company",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["brand_owner", "legal_maker", "parent", "successor", "addressee"],
                            )
                        ),
                        name="relation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="relation_until_after_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owner", models.F("company")), _negated=True),
                        name="relation_owner_is_not_company",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("name", models.TextField()),
                ("screened_at", models.DateTimeField()),
                ("on_date", models.DateField(null=True)),
                ("verdict", models.CharField(max_length=20)),
                ("snapshots", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to="web.case",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.company",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="screening_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ["match", "possible", "no_match", "unknown"])
                        ),
                        name="screening_verdict_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThan(
                                django.db.models.functions.text.Length("snapshots"), 2
                            ),
                            ("verdict", witnessmark.screening.screening.Verdict["UNKNOWN"]),
                            _connector="OR",
                        ),
                        name="screening_snapshots_filled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Credit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("source_language", models.CharField(max_length=8)),
                ("target_language", models.CharField(max_length=8)),
                ("translator", witnessmark.web.models.columns.JsonColumn()),
                ("editors", witnessmark.web.models.columns.JsonColumn()),
                ("checkers", witnessmark.web.models.columns.JsonColumn()),
                ("omission", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credits",
                        to="web.case",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.document",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source_language__in", ["en", "ja", "zh", "ug"])),
                        name="credit_source_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("target_language__in", ["en", "ja", "zh", "ug"])),
                        name="credit_target_language_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("companies", witnessmark.web.models.columns.JsonColumn()),
                ("list", witnessmark.web.models.columns.JsonColumn()),
                ("authority", witnessmark.web.models.columns.JsonColumn()),
                ("legal_effect", witnessmark.web.models.columns.JsonColumn()),
                ("listed_on", models.DateField(null=True)),
                ("delisted_on", models.DateField(null=True)),
                ("programme", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="web.case",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.document",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="measure_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("delisted_on__gte", models.F("listed_on"))),
                        name="measure_delisted_on_after_listed_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=20)),
                ("text", witnessmark.web.models.columns.JsonColumn()),
                ("speaker", witnessmark.web.models.columns.JsonColumn()),
                ("companies", witnessmark.web.models.columns.JsonColumn()),
                ("response", models.CharField(max_length=20, null=True)),
                ("event_on", models.DateField(null=True)),
                ("as_of", models.DateField(null=True)),
                ("quoted", models.BooleanField()),
                ("quote", models.TextField()),
                ("quote_language", models.CharField(max_length=35)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="web.case",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.document",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="statement_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "event",
                                    "teardown",
                                    "parts",
                                    "questions",
                                    "response",
                                    "route",
                                    "market",
                                    "capability",
                                    "measure",
                                    "aftermath",
                                ],
                            )
                        ),
                        name="statement_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "response__in",
                                ["replied", "no_response", "declined", "not_published"],
                            )
                        ),
                        name="statement_response_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("level", models.IntegerField()),
                ("text", witnessmark.web.models.columns.JsonColumn()),
                ("companies", witnessmark.web.models.columns.JsonColumn()),
                ("belief", witnessmark.web.models.columns.JsonColumn()),
                ("status", models.CharField(max_length=20)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="web.case",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="claim_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("level__in", [0, 1, 2, 3, 4])), name="claim_level_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["draft", "sent_for_reply", "published", "corrected", "withdrawn"],
                            )
                        ),
                        name="claim_status_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=20)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="web.case",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "case"), name="membership_case_once"),
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
                        name="membership_role_known",
                    ),
                ],
            },
        ),
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
        migrations.CreateModel(
            name="ResolutionDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("name", models.TextField()),
                ("maker", models.CharField(max_length=100, null=True)),
                ("decided_at", models.DateTimeField()),
                ("reason", witnessmark.web.models.columns.JsonColumn()),
                ("grounds", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="web.case",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.company",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThan(
                                django.db.models.functions.text.Length("name"), 0
                            )
                        ),
                        name="resolutiondecision_name_filled",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("list", models.CharField(max_length=100)),
                ("entry_id", models.TextField()),
                ("snapshot_sha256", models.CharField(max_length=64, null=True)),
                ("verdict", models.CharField(max_length=20)),
                ("decided_at", models.DateTimeField()),
                ("reason", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="web.case",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.company",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ["match", "possible", "no_match", "unknown"])
                        ),
                        name="review_verdict_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("snapshot_sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "snapshot_sha256", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="review_snapshot_sha256_is_hash",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("serial", models.TextField()),
                ("firmware", models.TextField()),
                ("acquisition", witnessmark.web.models.columns.JsonColumn()),
                ("condition", witnessmark.web.models.columns.JsonColumn()),
                ("scene_relation", models.CharField(max_length=20)),
                ("scene_basis", witnessmark.web.models.columns.JsonColumn()),
                ("examined_on", models.DateField(null=True)),
                ("protocol", witnessmark.web.models.columns.JsonColumn()),
                ("remains", witnessmark.web.models.columns.JsonColumn()),
                ("remains_where", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="samples",
                        to="web.case",
                    ),
                ),
                (
                    "device",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.device",
                    ),
                ),
                (
                    "examiner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
                (
                    "scene_document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.document",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="sample_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "scene_relation__in",
                                [
                                    "same_unit",
                                    "same_model",
                                    "same_series",
                                    "same_maker",
                                    "unspecified",
                                ],
                            )
                        ),
                        name="sample_scene_relation_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("number", models.IntegerField()),
                ("text", witnessmark.web.models.columns.JsonColumn()),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="web.questionnaire",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("questionnaire", "local_id"), name="question_local_id_once"
                    ),
                    models.UniqueConstraint(
                        fields=("questionnaire", "number"), name="question_number_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("addressee", witnessmark.web.models.columns.JsonColumn()),
                ("addressee_country", models.CharField(max_length=2)),
                ("addressee_address", models.TextField()),
                ("language", models.CharField(max_length=35)),
                ("needs_translation", models.BooleanField()),
                ("internal_note", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiries",
                        to="web.case",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.company",
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.questionnaire",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="inquiry_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("addressee_country", ""),
                            models.Q(
                                django.db.models.lookups.Exact(
                                    django.db.models.functions.text.Length("addressee_country"), 2
                                ),
                                django.db.models.lookups.Exact(
                                    witnessmark.web.models.columns._Stripped(
                                        "addressee_country",
                                        models.Value("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
                                    ),
                                    models.Value(""),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="inquiry_addressee_country_is_country",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Hit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("list", models.CharField(max_length=100)),
                ("entry_id", models.TextField()),
                ("matched_name", models.TextField()),
                ("score", models.FloatField()),
                ("listed_on", models.DateField(null=True)),
                ("delisted_on", models.DateField(null=True)),
                ("programme", models.TextField()),
                ("legal_effect", witnessmark.web.models.columns.JsonColumn()),
                ("authority", witnessmark.web.models.columns.JsonColumn()),
                ("grounds", witnessmark.web.models.columns.JsonColumn()),
                (
                    "screening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hits",
                        to="web.screening",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("screening", "position"), name="hit_position_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 1)),
                        name="hit_score_in_range",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("delisted_on__gte", models.F("listed_on"))),
                        name="hit_delisted_on_after_listed_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("kind", models.CharField(max_length=20)),
                ("subject", models.CharField(max_length=200)),
                ("shows", witnessmark.web.models.columns.JsonColumn()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="web.claim",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "photo",
                                    "component",
                                    "company",
                                    "screening",
                                    "measure",
                                    "inquiry",
                                    "reply",
                                    "statement",
                                    "document",
                                ],
                            )
                        ),
                        name="evidence_kind_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("at", models.DateTimeField()),
                ("before", witnessmark.web.models.columns.JsonColumn()),
                ("reason", witnessmark.web.models.columns.JsonColumn()),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="web.claim",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClaimReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("at", models.DateTimeField()),
                ("text_sha256", models.CharField(max_length=64)),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="web.claim",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("text_sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "text_sha256", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="claimreview_text_sha256_is_hash",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Component",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("board", models.TextField()),
                ("designator", models.TextField()),
                ("role", models.TextField()),
                ("kind", witnessmark.web.models.columns.JsonColumn()),
                ("package", models.TextField()),
                ("pins", models.IntegerField(null=True)),
                ("country_mark", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="components",
                        to="web.case",
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.sample",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="component_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pins__gte", 0)), name="component_pins_at_least_0"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=100)),
                ("width", models.IntegerField()),
                ("height", models.IntegerField()),
                ("filename", models.TextField()),
                ("taken_on", models.DateField(null=True)),
                ("caption", witnessmark.web.models.columns.JsonColumn()),
                ("alternative", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="web.case",
                    ),
                ),
                (
                    "photographer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.sample",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "local_id"), name="photo_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.Exact(
                                django.db.models.functions.text.Length("sha256"), 64
                            ),
                            django.db.models.lookups.Exact(
                                witnessmark.web.models.columns._Stripped(
                                    "sha256", models.Value("0123456789abcdef")
                                ),
                                models.Value(""),
                            ),
                        ),
                        name="photo_sha256_is_hash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("height__gte", 1), ("width__gte", 1)),
                        name="photo_width_at_least_1",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Custody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("since", models.DateTimeField()),
                ("place", models.TextField()),
                ("seal", models.TextField()),
                ("note", models.TextField()),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
                (
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="custody",
                        to="web.sample",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("letter", models.CharField(max_length=20)),
                ("channel", models.CharField(max_length=20)),
                ("sent_at", models.DateTimeField()),
                ("claims", witnessmark.web.models.columns.JsonColumn()),
                ("address", models.TextField()),
                ("text", witnessmark.web.models.columns.JsonColumn()),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="web.inquiry",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inquiry", "local_id"), name="attempt_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("letter__in", ["notice", "questions", "reminder", "final_text"])
                        ),
                        name="attempt_letter_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("channel__in", ["email", "post", "fax", "form", "phone", "hand"])
                        ),
                        name="attempt_channel_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("local_id", models.CharField(max_length=100)),
                ("round", models.CharField(max_length=20)),
                ("kind", models.CharField(max_length=20)),
                ("received_at", models.DateTimeField()),
                ("language", models.CharField(max_length=35)),
                ("text", models.TextField()),
                ("signatory", models.TextField()),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.document",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="web.inquiry",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("inquiry", "local_id"), name="reply_local_id_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("round__in", ["questions", "final_text"])),
                        name="reply_round_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["automatic", "acknowledgement", "extension", "answer", "declined"],
                            )
                        ),
                        name="reply_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("verdict", models.CharField(max_length=20)),
                ("chosen", models.IntegerField(null=True)),
                ("methods", witnessmark.web.models.columns.JsonColumn()),
                ("decided_at", models.DateTimeField()),
                ("reason", witnessmark.web.models.columns.JsonColumn()),
                ("documents", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identifications",
                        to="web.case",
                    ),
                ),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.component",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "verdict__in",
                                ["consistent", "candidates", "unsure", "not_identified"],
                            )
                        ),
                        name="identification_verdict_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("chosen__gte", 0)),
                        name="identification_chosen_at_least_0",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chosen__isnull", True),
                            ("verdict", witnessmark.parts.identification.Verdict["CONSISTENT"]),
                            _connector="OR",
                        ),
                        name="identification_chosen_only_where",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LotCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("raw", models.TextField()),
                ("meaning", witnessmark.web.models.columns.JsonColumn()),
                ("rule", models.TextField()),
                ("decided_at", models.DateTimeField()),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lot_codes",
                        to="web.component",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThan(
                                django.db.models.functions.text.Length("raw"), 0
                            )
                        ),
                        name="lotcode_raw_filled",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Examination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("authenticity", models.CharField(max_length=30)),
                ("basis", witnessmark.web.models.columns.JsonColumn()),
                ("examined_at", models.DateTimeField()),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="examinations",
                        to="web.component",
                    ),
                ),
                (
                    "examiner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "authenticity__in",
                                [
                                    "not_examined",
                                    "no_doubt_noted",
                                    "signs_of_doubt",
                                    "disputed",
                                    "maker_confirmed",
                                    "confirmed_counterfeit",
                                ],
                            )
                        ),
                        name="examination_authenticity_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DateCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("raw", models.TextField()),
                ("meaning", witnessmark.web.models.columns.JsonColumn()),
                ("rule", models.TextField()),
                ("earliest", models.DateField(null=True)),
                ("latest", models.DateField(null=True)),
                ("decided_at", models.DateTimeField()),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="date_codes",
                        to="web.component",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThan(
                                django.db.models.functions.text.Length("raw"), 0
                            )
                        ),
                        name="datecode_raw_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("latest__gte", models.F("earliest"))),
                        name="datecode_latest_after_earliest",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("read_at", models.DateTimeField()),
                ("lines", witnessmark.web.models.columns.JsonColumn()),
                ("logo", models.TextField()),
                ("note", witnessmark.web.models.columns.JsonColumn()),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="web.component",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("component", "reader", "read_at"), name="reading_read_at_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("x", models.IntegerField()),
                ("y", models.IntegerField()),
                ("width", models.IntegerField()),
                ("height", models.IntegerField()),
                (
                    "component",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regions",
                        to="web.component",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.photo",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("x__gte", 0), ("y__gte", 0)), name="region_x_at_least_0"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("height__gte", 1), ("width__gte", 1)),
                        name="region_width_at_least_1",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("outcome", models.CharField(max_length=20)),
                ("at", models.DateTimeField(null=True)),
                ("proof", witnessmark.web.models.columns.JsonColumn()),
                ("noted_at", models.DateTimeField()),
                (
                    "attempt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="web.attempt",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["proven", "unproven", "failed"])),
                        name="deliverynote_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("noted_at__gte", models.F("at"))),
                        name="deliverynote_noted_at_after_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("at__isnull", False),
                            models.Q(
                                ("outcome", witnessmark.inquiries.inquiry.Delivery["PROVEN"]),
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="deliverynote_at_needed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("received_at", models.DateTimeField()),
                ("text", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contests",
                        to="web.case",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.inquiry",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.question",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.reply",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("until", models.DateField()),
                ("granted_at", models.DateTimeField()),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="web.reply",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("coded_at", models.DateTimeField()),
                ("codebook", models.TextField()),
                ("directness", models.CharField(max_length=2)),
                ("account", witnessmark.web.models.columns.JsonColumn()),
                ("substance", witnessmark.web.models.columns.JsonColumn()),
                ("support", models.CharField(max_length=20)),
                ("quote", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codes",
                        to="web.case",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.inquiry",
                    ),
                ),
                (
                    "coder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.question",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.reply",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "directness__in",
                                ["B0", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "BX"],
                            )
                        ),
                        name="code_directness_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("support__in", ["unsupported", "cited", "verified", "contradicted"])
                        ),
                        name="code_support_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThan(
                                django.db.models.functions.text.Length("quote"), 0
                            ),
                            ("directness__in", ["B0", "BX"]),
                            _connector="OR",
                        ),
                        name="code_quote_filled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("codebook", models.TextField()),
                ("directness", models.CharField(max_length=2)),
                ("account", witnessmark.web.models.columns.JsonColumn()),
                ("substance", witnessmark.web.models.columns.JsonColumn()),
                ("support", models.CharField(max_length=20)),
                ("quote", models.TextField()),
                ("settled_at", models.DateTimeField()),
                ("reason", witnessmark.web.models.columns.JsonColumn()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settlements",
                        to="web.case",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.inquiry",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.question",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.reply",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "directness__in",
                                ["B0", "B1", "B2", "B3", "B4", "B5", "B6", "B7", "BX"],
                            )
                        ),
                        name="settlement_directness_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("support__in", ["unsupported", "cited", "verified", "contradicted"])
                        ),
                        name="settlement_support_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            django.db.models.lookups.GreaterThan(
                                django.db.models.functions.text.Length("quote"), 0
                            ),
                            ("directness__in", ["B0", "BX"]),
                            _connector="OR",
                        ),
                        name="settlement_quote_filled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Translation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("text", witnessmark.web.models.columns.JsonColumn()),
                ("translator", witnessmark.web.models.columns.JsonColumn()),
                ("translated_at", models.DateTimeField()),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="translations",
                        to="web.reply",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("maker", models.TextField()),
                ("maker_id", models.CharField(max_length=100)),
                ("mpn", models.TextField()),
                ("family", models.TextField()),
                ("score", models.FloatField()),
                ("grounds", witnessmark.web.models.columns.JsonColumn()),
                (
                    "identification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="candidates",
                        to="web.identification",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 0), ("score__lte", 1)),
                        name="candidate_score_in_range",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContestAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("zones", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("unknown", witnessmark.web.models.columns.JsonColumn(default=dict)),
                ("text", witnessmark.web.models.columns.JsonColumn()),
                ("answered_at", models.DateTimeField()),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="web.contest",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.person",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="case",
            name="users",
            field=models.ManyToManyField(
                related_name="cases", through="web.Membership", to=settings.AUTH_USER_MODEL
            ),
        ),
    ]
