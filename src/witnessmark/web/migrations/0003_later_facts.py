# ruff: noqa: E501
"""Give what is learnt later rows of its own, and let the database keep each case to itself.

Who examined a part, what a date code means, how a delivery was proved and whom a name stands for are
rows that are added, never columns that are changed. A database with cases of the drafts before is
refused: who decided those facts, and when, was not kept in it, and is not made up here.
"""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import witnessmark.inquiries.inquiry
import witnessmark.parts.identification
import witnessmark.screening.screening
import witnessmark.web.models.columns
from witnessmark.base.errors import BadInput
from witnessmark.web.guards import Guards, guard, unguard
from witnessmark.web.insert_only import Keys, protect, protect_facts, release

INSERT_ONLY: dict[str, Keys] = {
    "web_attempt": (("inquiry_id", "local_id"),),
    "web_candidate": (),
    "web_claimreview": (),
    "web_code": (),
    "web_component": (("case_id", "local_id"),),
    "web_contest": (),
    "web_contestanswer": (),
    "web_correction": (),
    "web_credit": (),
    "web_custody": (),
    "web_datecode": (),
    "web_deliverynote": (),
    "web_device": (("case_id", "local_id"),),
    "web_document": (("case_id", "local_id"),),
    "web_enclosure": (),
    "web_entry": (("case_id", "number"), ("case_id", "previous")),
    "web_evidence": (),
    "web_examination": (),
    "web_firsthit": (),
    "web_grant": (),
    "web_hit": (("screening_id", "position"),),
    "web_identification": (),
    "web_identifier": (("company_id", "scheme", "value"),),
    "web_lotcode": (),
    "web_nameform": (),
    "web_photo": (("case_id", "local_id"),),
    "web_question": (("questionnaire_id", "local_id"), ("questionnaire_id", "number")),
    "web_questionnaire": (("case_id", "local_id"),),
    "web_reading": (("component_id", "reader_id", "read_at"),),
    "web_region": (),
    "web_reply": (("inquiry_id", "local_id"),),
    "web_resolutiondecision": (),
    "web_review": (),
    "web_screening": (("case_id", "local_id"),),
    "web_settlement": (),
    "web_statement": (("case_id", "local_id"),),
    "web_translation": (),
}

CORRECTABLE: dict[str, tuple[Keys, tuple[str, ...]]] = {
    "web_case": (
        (("local_id",), ("public_id",)),
        ("title", "summary", "as_of", "published_on", "publisher", "languages", "notice", "terms"),
    ),
    "web_claim": (
        (("case_id", "local_id"),),
        ("level", "text", "companies", "belief", "author_id", "status", "position"),
    ),
    "web_company": (
        (("case_id", "local_id"),),
        ("maker", "headquarters", "incorporation", "parent_country", "manufacture", "note"),
    ),
    "web_inquiry": ((("case_id", "local_id"),), ("addressee_address", "internal_note")),
    "web_measure": ((("case_id", "local_id"),), ("delisted_on",)),
    "web_person": ((("case_id", "local_id"),), ("display", "role", "name")),
    "web_relation": ((), ("until",)),
    "web_sample": ((("case_id", "local_id"),), ("remains", "remains_where")),
}

GUARDS = Guards(
    parents={
        "web_attempt": ("inquiry_id", "web_inquiry"),
        "web_candidate": ("identification_id", "web_identification"),
        "web_claim": ("case_id", "web_case"),
        "web_claimreview": ("claim_id", "web_claim"),
        "web_code": ("case_id", "web_case"),
        "web_company": ("case_id", "web_case"),
        "web_component": ("case_id", "web_case"),
        "web_contest": ("case_id", "web_case"),
        "web_contestanswer": ("contest_id", "web_contest"),
        "web_correction": ("claim_id", "web_claim"),
        "web_credit": ("case_id", "web_case"),
        "web_custody": ("sample_id", "web_sample"),
        "web_datecode": ("component_id", "web_component"),
        "web_deliverynote": ("attempt_id", "web_attempt"),
        "web_device": ("case_id", "web_case"),
        "web_document": ("case_id", "web_case"),
        "web_enclosure": ("case_id", "web_case"),
        "web_entry": ("case_id", "web_case"),
        "web_evidence": ("claim_id", "web_claim"),
        "web_examination": ("component_id", "web_component"),
        "web_grant": ("reply_id", "web_reply"),
        "web_hit": ("screening_id", "web_screening"),
        "web_identification": ("case_id", "web_case"),
        "web_identifier": ("company_id", "web_company"),
        "web_inquiry": ("case_id", "web_case"),
        "web_lotcode": ("component_id", "web_component"),
        "web_measure": ("case_id", "web_case"),
        "web_nameform": ("company_id", "web_company"),
        "web_person": ("case_id", "web_case"),
        "web_photo": ("case_id", "web_case"),
        "web_question": ("questionnaire_id", "web_questionnaire"),
        "web_questionnaire": ("case_id", "web_case"),
        "web_reading": ("component_id", "web_component"),
        "web_region": ("component_id", "web_component"),
        "web_relation": ("owner_id", "web_company"),
        "web_reply": ("inquiry_id", "web_inquiry"),
        "web_resolutiondecision": ("case_id", "web_case"),
        "web_review": ("case_id", "web_case"),
        "web_sample": ("case_id", "web_case"),
        "web_screening": ("case_id", "web_case"),
        "web_settlement": ("case_id", "web_case"),
        "web_statement": ("case_id", "web_case"),
        "web_translation": ("reply_id", "web_reply"),
    },
    rows=(
        ("web_credit", "document_id", "web_document"),
        ("web_statement", "document_id", "web_document"),
        ("web_sample", "device_id", "web_device"),
        ("web_sample", "scene_document_id", "web_document"),
        ("web_sample", "examiner_id", "web_person"),
        ("web_custody", "holder_id", "web_person"),
        ("web_photo", "sample_id", "web_sample"),
        ("web_photo", "photographer_id", "web_person"),
        ("web_component", "sample_id", "web_sample"),
        ("web_region", "photo_id", "web_photo"),
        ("web_reading", "reader_id", "web_person"),
        ("web_datecode", "decided_by_id", "web_person"),
        ("web_lotcode", "decided_by_id", "web_person"),
        ("web_examination", "examiner_id", "web_person"),
        ("web_identification", "component_id", "web_component"),
        ("web_identification", "decided_by_id", "web_person"),
        ("web_relation", "company_id", "web_company"),
        ("web_resolutiondecision", "company_id", "web_company"),
        ("web_resolutiondecision", "decided_by_id", "web_person"),
        ("web_screening", "company_id", "web_company"),
        ("web_review", "company_id", "web_company"),
        ("web_review", "reviewer_id", "web_person"),
        ("web_measure", "document_id", "web_document"),
        ("web_inquiry", "company_id", "web_company"),
        ("web_inquiry", "questionnaire_id", "web_questionnaire"),
        ("web_attempt", "sender_id", "web_person"),
        ("web_deliverynote", "noted_by_id", "web_person"),
        ("web_reply", "document_id", "web_document"),
        ("web_grant", "granted_by_id", "web_person"),
        ("web_code", "inquiry_id", "web_inquiry"),
        ("web_code", "reply_id", "web_reply"),
        ("web_code", "question_id", "web_question"),
        ("web_code", "coder_id", "web_person"),
        ("web_settlement", "inquiry_id", "web_inquiry"),
        ("web_settlement", "reply_id", "web_reply"),
        ("web_settlement", "question_id", "web_question"),
        ("web_settlement", "settled_by_id", "web_person"),
        ("web_contest", "inquiry_id", "web_inquiry"),
        ("web_contest", "reply_id", "web_reply"),
        ("web_contest", "question_id", "web_question"),
        ("web_contestanswer", "answered_by_id", "web_person"),
        ("web_claim", "author_id", "web_person"),
        ("web_claimreview", "reviewer_id", "web_person"),
        ("web_correction", "by_id", "web_person"),
    ),
    ids=(
        ("web_statement", "companies", "web_company"),
        ("web_identification", "documents", "web_document"),
        ("web_measure", "companies", "web_company"),
        ("web_claim", "companies", "web_company"),
    ),
    words=(
        ("web_identification", "methods", ("marking", "bus_id", "xray", "decapsulation", "maker")),
        (
            "web_code",
            "account",
            (
                "denial",
                "excuse",
                "justification",
                "concession",
                "self_promotion",
                "diversion",
                "counter_attack",
            ),
        ),
        (
            "web_code",
            "substance",
            ("link_acknowledged", "route", "authenticity", "inquiry_made", "action", "remedy"),
        ),
        (
            "web_settlement",
            "account",
            (
                "denial",
                "excuse",
                "justification",
                "concession",
                "self_promotion",
                "diversion",
                "counter_attack",
            ),
        ),
        (
            "web_settlement",
            "substance",
            ("link_acknowledged", "route", "authenticity", "inquiry_made", "action", "remedy"),
        ),
    ),
)

BEFORE = (
    *("attempt", "candidate", "code", "contest", "correction", "custody", "enclosure", "entry"),
    *("hit", "identification", "photo", "reading", "reply", "review", "screening", "settlement"),
    "statement",
)
"""What 0002 protected. On PostgreSQL its first edition called a trigger `no_change`."""


def refuse_drafts(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Raise BadInput where cases of a draft version are in the database."""
    count = apps.get_model("web", "Case").objects.count()
    if count:
        raise BadInput(
            f"The database holds {count} cases in the form of a version before the first release.",
            remedy="Export them with the version that wrote them, move the database away "
            "(db.sqlite3 in the home, or a new PostgreSQL database), write who decided what and "
            "when into the case folders as docs/reference/case-folder.md says, and import them.",
        )


def take_off(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take off the triggers of 0002: SQLite rebuilds their tables."""
    tables = [f"web_{name}" for name in BEFORE]
    release(editor, tables)
    if editor.connection.vendor == "postgresql":
        for table in tables:
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}")


def put_back(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers of 0002 back."""
    protect(editor, {f"web_{name}": INSERT_ONLY[f"web_{name}"] for name in BEFORE if name != "hit"})
    protect(editor, {"web_hit": ()})


def owe_first_hit(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the end of each transaction see the first hit of every match.

    The hits of a screening come after it, so no CHECK can see them. What the screening owes is
    written down as it comes in, with a foreign key that is looked at when the transaction ends.
    """
    for statement in _DEBTS:
        editor.execute(statement)
    made = _DEBT_ON_POSTGRESQL if editor.connection.vendor == "postgresql" else _DEBT_ON_SQLITE
    for statement in made:
        editor.execute(statement, params=None)


_DEBTS = (
    """
    CREATE TABLE web_firsthit (
        id bigint NOT NULL PRIMARY KEY,
        position integer NOT NULL CHECK (position = 0),
        FOREIGN KEY (id, position) REFERENCES web_hit (screening_id, position)
            DEFERRABLE INITIALLY DEFERRED
    )
    """,
)
_DEBT_ON_SQLITE = (
    """
    CREATE TRIGGER web_screening_owes_hit AFTER INSERT ON web_screening
    WHEN NEW.verdict IN ('match', 'possible')
    BEGIN INSERT INTO web_firsthit (id, position) VALUES (NEW.id, 0); END
    """,
)
_DEBT_ON_POSTGRESQL = (
    """
    CREATE FUNCTION web_owe_first_hit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO web_firsthit (id, position) VALUES (NEW.id, 0); RETURN NULL; END $$
    """,
    """
    CREATE TRIGGER web_screening_owes_hit AFTER INSERT ON web_screening
    FOR EACH ROW WHEN (NEW.verdict IN ('match', 'possible')) EXECUTE FUNCTION web_owe_first_hit()
    """,
    "ALTER TABLE web_screening ENABLE ALWAYS TRIGGER web_screening_owes_hit",
)


def forgive_first_hit(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the table of debts off again."""
    on_table = " ON web_screening" if editor.connection.vendor == "postgresql" else ""
    editor.execute(f"DROP TRIGGER web_screening_owes_hit{on_table}")
    if on_table:
        editor.execute("DROP FUNCTION web_owe_first_hit()")
    editor.execute("DROP TABLE web_firsthit")


def put_on(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put on every guard and all protection."""
    guard(editor, GUARDS)
    protect(editor, INSERT_ONLY)
    protect_facts(editor, CORRECTABLE)


def take_all_off(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take off every guard and all protection."""
    unguard(editor, GUARDS)
    release(editor, (*INSERT_ONLY, *CORRECTABLE))


class Migration(migrations.Migration):
    """Tables for later facts, constraints on values, guards of each case, and protection."""

    dependencies = [
        ("web", "0002_insert_only"),
    ]

    operations = [
        migrations.RunPython(refuse_drafts, migrations.RunPython.noop),
        migrations.RunPython(take_off, put_back),
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
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
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
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
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
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
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
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
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
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
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
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
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
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
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
            ],
            options={
                "ordering": ("position",),
                "abstract": False,
            },
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
        ),
        migrations.RemoveConstraint(
            model_name="attempt",
            name="attempt_delivery_known",
        ),
        migrations.RemoveConstraint(
            model_name="attempt",
            name="attempt_delivered_at_after_sent_at",
        ),
        migrations.RemoveConstraint(
            model_name="component",
            name="component_authenticity_known",
        ),
        migrations.RemoveConstraint(
            model_name="document",
            name="document_language_known",
        ),
        migrations.RemoveConstraint(
            model_name="document",
            name="document_sha256_is_hash",
        ),
        migrations.RemoveConstraint(
            model_name="enclosure",
            name="enclosure_sha256_is_hash",
        ),
        migrations.RemoveConstraint(
            model_name="entry",
            name="entry_detail_sha256_is_hash",
        ),
        migrations.RemoveConstraint(
            model_name="entry",
            name="entry_previous_is_hash",
        ),
        migrations.RemoveConstraint(
            model_name="entry",
            name="entry_sha256_is_hash",
        ),
        migrations.RemoveConstraint(
            model_name="inquiry",
            name="inquiry_language_known",
        ),
        migrations.RemoveConstraint(
            model_name="photo",
            name="photo_sha256_is_hash",
        ),
        migrations.RemoveConstraint(
            model_name="relation",
            name="relation_kind_known",
        ),
        migrations.RemoveConstraint(
            model_name="reply",
            name="reply_language_known",
        ),
        migrations.RemoveField(
            model_name="attempt",
            name="delivered_at",
        ),
        migrations.RemoveField(
            model_name="attempt",
            name="delivery",
        ),
        migrations.RemoveField(
            model_name="attempt",
            name="proof",
        ),
        migrations.RemoveField(
            model_name="claim",
            name="reviewers",
        ),
        migrations.RemoveField(
            model_name="component",
            name="authenticity",
        ),
        migrations.RemoveField(
            model_name="component",
            name="authenticity_basis",
        ),
        migrations.RemoveField(
            model_name="component",
            name="date_code",
        ),
        migrations.RemoveField(
            model_name="component",
            name="lot_code",
        ),
        migrations.RemoveField(
            model_name="contest",
            name="answer",
        ),
        migrations.RemoveField(
            model_name="reply",
            name="extension_until",
        ),
        migrations.RemoveField(
            model_name="reply",
            name="translation",
        ),
        migrations.RemoveField(
            model_name="reply",
            name="translator",
        ),
        migrations.AddField(
            model_name="attempt",
            name="claims",
            field=witnessmark.web.models.columns.JsonColumn(default={}),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="case",
            name="terms",
            field=witnessmark.web.models.columns.JsonColumn(default={}),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="claim",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.person",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="quote",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="statement",
            name="quote_language",
            field=models.CharField(default="", max_length=35),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="contest",
            name="reply",
            field=models.ForeignKey(
                default=0,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.reply",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="correction",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.person",
            ),
        ),
        migrations.AddField(
            model_name="hit",
            name="authority",
            field=witnessmark.web.models.columns.JsonColumn(default={}),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="identification",
            name="chosen",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="membership",
            name="person",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="web.person",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="snapshot_sha256",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddField(
            model_name="screening",
            name="local_id",
            field=models.CharField(default="", max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="settlement",
            name="account",
            field=witnessmark.web.models.columns.JsonColumn(default={}),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="settlement",
            name="codebook",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="settlement",
            name="support",
            field=models.CharField(default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="document",
            name="language",
            field=models.CharField(max_length=35, null=True),
        ),
        migrations.AlterField(
            model_name="inquiry",
            name="language",
            field=models.CharField(max_length=35),
        ),
        migrations.AlterField(
            model_name="reply",
            name="language",
            field=models.CharField(max_length=35),
        ),
        migrations.AddConstraint(
            model_name="code",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.GreaterThan(
                        django.db.models.functions.text.Length("quote"), 0
                    ),
                    ("directness__in", ["B0", "BX"]),
                    _connector="OR",
                ),
                name="code_quote_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="enclosure",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="hit",
            constraint=models.UniqueConstraint(
                fields=("screening", "position"), name="hit_position_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="identification",
            constraint=models.CheckConstraint(
                condition=models.Q(("chosen__gte", 0)), name="identification_chosen_at_least_0"
            ),
        ),
        migrations.AddConstraint(
            model_name="identification",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("chosen__isnull", True),
                    ("verdict", witnessmark.parts.identification.Verdict["CONSISTENT"]),
                    _connector="OR",
                ),
                name="identification_chosen_only_where",
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(
                fields=("company", "scheme", "value"), name="identifier_value_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.GreaterThan(
                        django.db.models.functions.text.Length("value"), 0
                    )
                ),
                name="identifier_value_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("addressee_country", ""),
                    models.Q(
                        django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("addressee_country"), 2
                        ),
                        django.db.models.lookups.Exact(
                            witnessmark.web.models.columns._Stripped(
                                "addressee_country", models.Value("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                            ),
                            models.Value(""),
                        ),
                    ),
                    _connector="OR",
                ),
                name="inquiry_addressee_country_is_country",
            ),
        ),
        migrations.AddConstraint(
            model_name="photo",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                fields=("component", "reader", "read_at"), name="reading_read_at_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["brand_owner", "legal_maker", "parent", "successor", "addressee"])
                ),
                name="relation_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner", models.F("company")), _negated=True),
                name="relation_owner_is_not_company",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.UniqueConstraint(
                fields=("case", "local_id"), name="screening_local_id_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.GreaterThan(
                        django.db.models.functions.text.Length("snapshots"), 2
                    ),
                    ("verdict", witnessmark.screening.screening.Verdict["UNKNOWN"]),
                    _connector="OR",
                ),
                name="screening_snapshots_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("support__in", ["unsupported", "cited", "verified", "contradicted"])
                ),
                name="settlement_support_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.GreaterThan(
                        django.db.models.functions.text.Length("quote"), 0
                    ),
                    ("directness__in", ["B0", "BX"]),
                    _connector="OR",
                ),
                name="settlement_quote_filled",
            ),
        ),
        migrations.AddField(
            model_name="claimreview",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="web.claim"
            ),
        ),
        migrations.AddField(
            model_name="claimreview",
            name="reviewer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.person"
            ),
        ),
        migrations.AddField(
            model_name="contestanswer",
            name="answered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.person",
            ),
        ),
        migrations.AddField(
            model_name="contestanswer",
            name="contest",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answers",
                to="web.contest",
            ),
        ),
        migrations.AddField(
            model_name="datecode",
            name="component",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="date_codes",
                to="web.component",
            ),
        ),
        migrations.AddField(
            model_name="datecode",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.person"
            ),
        ),
        migrations.AddField(
            model_name="deliverynote",
            name="attempt",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="web.attempt",
            ),
        ),
        migrations.AddField(
            model_name="deliverynote",
            name="noted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.person",
            ),
        ),
        migrations.AddField(
            model_name="examination",
            name="component",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="examinations",
                to="web.component",
            ),
        ),
        migrations.AddField(
            model_name="examination",
            name="examiner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.person"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="granted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.person"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="reply",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="grants", to="web.reply"
            ),
        ),
        migrations.AddField(
            model_name="lotcode",
            name="component",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lot_codes",
                to="web.component",
            ),
        ),
        migrations.AddField(
            model_name="lotcode",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.person"
            ),
        ),
        migrations.AddField(
            model_name="resolutiondecision",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="resolutions",
                to="web.case",
            ),
        ),
        migrations.AddField(
            model_name="resolutiondecision",
            name="company",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="web.company",
            ),
        ),
        migrations.AddField(
            model_name="resolutiondecision",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="web.person"
            ),
        ),
        migrations.AddField(
            model_name="translation",
            name="reply",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="translations",
                to="web.reply",
            ),
        ),
        migrations.AddIndex(
            model_name="wrongpassword",
            index=models.Index(fields=["last_at"], name="wrongpassword_by_age"),
        ),
        migrations.AddConstraint(
            model_name="wrongpassword",
            constraint=models.UniqueConstraint(fields=("key",), name="wrongpassword_key_once"),
        ),
        migrations.AddConstraint(
            model_name="wrongpassword",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="claimreview",
            constraint=models.CheckConstraint(
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
            ),
        ),
        migrations.AddConstraint(
            model_name="datecode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.GreaterThan(
                        django.db.models.functions.text.Length("raw"), 0
                    )
                ),
                name="datecode_raw_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="datecode",
            constraint=models.CheckConstraint(
                condition=models.Q(("latest__gte", models.F("earliest"))),
                name="datecode_latest_after_earliest",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliverynote",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["proven", "unproven", "failed"])),
                name="deliverynote_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliverynote",
            constraint=models.CheckConstraint(
                condition=models.Q(("noted_at__gte", models.F("at"))),
                name="deliverynote_noted_at_after_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="deliverynote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("at__isnull", False),
                    models.Q(
                        ("outcome", witnessmark.inquiries.inquiry.Delivery["PROVEN"]), _negated=True
                    ),
                    _connector="OR",
                ),
                name="deliverynote_at_needed",
            ),
        ),
        migrations.AddConstraint(
            model_name="examination",
            constraint=models.CheckConstraint(
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
            ),
        ),
        migrations.AddConstraint(
            model_name="lotcode",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.GreaterThan(
                        django.db.models.functions.text.Length("raw"), 0
                    )
                ),
                name="lotcode_raw_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="resolutiondecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.GreaterThan(
                        django.db.models.functions.text.Length("name"), 0
                    )
                ),
                name="resolutiondecision_name_filled",
            ),
        ),
        migrations.RunPython(owe_first_hit, forgive_first_hit),
        migrations.RunPython(put_on, take_all_off),
    ]
