"""Let people describe things anew, with what they found left as it is; name what members may do."""

from importlib import import_module

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from witnessmark.web.insert_only import Keys, protect, protect_facts

LATER = import_module("witnessmark.web.migrations.0003_later_facts")
SOURCES = import_module("witnessmark.web.migrations.0005_sources_of_facts")

_IN_CASE = (("case_id", "local_id"),)

CORRECTABLE: dict[str, tuple[Keys, tuple[str, ...]]] = {
    "web_component": (
        _IN_CASE,
        ("board", "designator", "role", "kind", "package", "pins", "country_mark"),
    ),
    "web_credit": ((), ("translator", "editors", "checkers", "omission")),
    "web_device": (_IN_CASE, ("brand", "model", "kind")),
    "web_document": (
        _IN_CASE,
        (
            *("title", "publisher", "address", "mark", "copy_read", "published_on"),
            *("accessed_on", "language", "fragment"),
        ),
    ),
    "web_measure": (
        _IN_CASE,
        (
            *("companies", "list", "authority", "programme", "legal_effect"),
            *("listed_on", "delisted_on"),
        ),
    ),
    "web_photo": (_IN_CASE, ("taken_on", "photographer_id", "caption", "alternative")),
    "web_sample": (
        _IN_CASE,
        (
            *("serial", "firmware", "acquisition", "condition", "scene_relation", "scene_basis"),
            *("scene_document_id", "examiner_id", "examined_on", "protocol", "remains"),
            "remains_where",
        ),
    ),
    "web_statement": (
        _IN_CASE,
        (
            *("kind", "text", "speaker", "companies", "response", "event_on", "as_of"),
            *("quoted", "quote", "quote_language"),
        ),
    ),
}

ROLES = {"lead": "owner", "reader": "viewer"}
"""What a role is called from here on: who only looked is no reader of markings."""


def put_on(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Let the described columns change."""
    protect_facts(editor, CORRECTABLE)


def take_off(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Protect them again as before."""
    protect(
        editor, {one: LATER.INSERT_ONLY[one] for one in CORRECTABLE if one in LATER.INSERT_ONLY}
    )
    before = LATER.CORRECTABLE | SOURCES.CORRECTABLE
    protect_facts(editor, {one: before[one] for one in CORRECTABLE if one in before})


def rename_roles(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Call the roles what they are called now."""
    for old, new in ROLES.items():
        apps.get_model("web", "Membership").objects.filter(role=old).update(role=new)


def name_back(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Call the roles what they were called; others become those that may do no more."""
    members = apps.get_model("web", "Membership").objects
    members.exclude(role__in=("owner", "editor")).update(role="reader")
    members.filter(role="owner").update(role="lead")


class Migration(migrations.Migration):
    """Roles, what may be described anew, and forms that were taken."""

    dependencies = [
        ("web", "0005_sources_of_facts"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="membership", name="membership_role_known"),
        migrations.RunPython(rename_roles, name_back),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            *("owner", "editor", "reader", "coder", "reviewer", "viewer"),
                            "data_viewer",
                        ],
                    )
                ),
                name="membership_role_known",
            ),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="web.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "token"), name="sending_token_once")
                ],
            },
        ),
        migrations.RunPython(put_on, take_off),
    ]
