"""Say where each country and each note of a company was read, and what a remark rests on."""

from importlib import import_module
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import witnessmark.web.models.columns
from witnessmark.web.insert_only import Keys, protect_facts

LATER = import_module("witnessmark.web.migrations.0003_later_facts")

CORRECTABLE: dict[str, tuple[Keys, tuple[str, ...]]] = {
    "web_company": (
        (("case_id", "local_id"),),
        (
            *("maker", "headquarters", "headquarters_source"),
            *("incorporation", "incorporation_source"),
            *("parent_country", "parent_country_source"),
            *("manufacture", "manufacture_source", "note", "note_sources"),
        ),
    ),
}


def take_off(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers off: SQLite rebuilds the table, which triggers of others name."""
    LATER.take_all_off(_apps, editor)


def put_on(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers on again; SQLite asks the youngest first, so all in their order."""
    LATER.put_on(_apps, editor)
    protect_facts(editor, CORRECTABLE)


def rest_remarks(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give each limit and each gap of a case, so far a text alone, room for its evidence."""
    for case in apps.get_model("web", "Case").objects.all():
        case.notice = _remarks(case.notice)
        case.save(update_fields=["notice"])


def _remarks(notice: dict[str, Any]) -> dict[str, Any]:
    lists = ("limits", "not_published")
    return notice | {
        name: [{"text": text} for text in notice[name]] for name in lists if name in notice
    }


def lose_evidence(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Leave the text alone again."""
    for case in apps.get_model("web", "Case").objects.all():
        for name in ("limits", "not_published"):
            if name in case.notice:
                case.notice[name] = [one["text"] for one in case.notice[name]]
        case.save(update_fields=["notice"])


def _source(name: str) -> migrations.AddField:
    return migrations.AddField(
        model_name="company", name=name, field=models.TextField(default=""), preserve_default=False
    )


class Migration(migrations.Migration):
    """Five columns of sources, and remarks instead of texts."""

    dependencies = [
        ("web", "0004_arrivals"),
    ]

    operations = [
        migrations.RunPython(take_off, put_on),
        _source("headquarters_source"),
        _source("incorporation_source"),
        _source("parent_country_source"),
        _source("manufacture_source"),
        migrations.AddField(
            model_name="company",
            name="note_sources",
            field=witnessmark.web.models.columns.JsonColumn(default=list),
            preserve_default=False,
        ),
        migrations.RunPython(put_on, take_off),
        migrations.RunPython(rest_remarks, lose_evidence),
    ]
