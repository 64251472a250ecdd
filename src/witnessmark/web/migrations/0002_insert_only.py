"""Make evidence and journal insert-only, keep facts, and keep each case to itself."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from witnessmark.web.guards import Guards, guard, unguard
from witnessmark.web.insert_only import Keys, protect, protect_facts, release

_IN_CASE: Keys = (("case_id", "local_id"),)

INSERT_ONLY: dict[str, Keys] = {
    "web_arrival": (),
    "web_attempt": (("inquiry_id", "local_id"),),
    "web_candidate": (),
    "web_claimreview": (),
    "web_code": (),
    "web_contest": (),
    "web_contestanswer": (),
    "web_correction": (),
    "web_custody": (),
    "web_datecode": (),
    "web_deliverynote": (),
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
    "web_question": (("questionnaire_id", "local_id"), ("questionnaire_id", "number")),
    "web_questionnaire": _IN_CASE,
    "web_reading": (("component_id", "reader_id", "read_at"),),
    "web_region": (),
    "web_reply": (("inquiry_id", "local_id"),),
    "web_resolutiondecision": (),
    "web_review": (),
    "web_screening": _IN_CASE,
    "web_settlement": (),
    "web_translation": (),
}

_COUNTRIES = (
    *("headquarters", "headquarters_source", "incorporation", "incorporation_source"),
    *("parent_country", "parent_country_source", "manufacture", "manufacture_source"),
)

CORRECTABLE: dict[str, tuple[Keys, tuple[str, ...]]] = {
    "web_case": (
        (("local_id",), ("public_id",)),
        (
            *("title", "summary", "as_of", "published_on", "publisher", "languages", "notice"),
            "terms",
        ),
    ),
    "web_claim": (
        _IN_CASE,
        ("level", "text", "companies", "belief", "author_id", "status", "position"),
    ),
    "web_company": (_IN_CASE, ("maker", *_COUNTRIES, "note", "note_sources")),
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
    "web_inquiry": (_IN_CASE, ("addressee_address", "internal_note")),
    "web_measure": (
        _IN_CASE,
        (
            *("companies", "list", "authority", "programme", "legal_effect"),
            *("listed_on", "delisted_on"),
        ),
    ),
    "web_person": (_IN_CASE, ("display", "role", "name")),
    "web_photo": (_IN_CASE, ("taken_on", "photographer_id", "caption", "alternative")),
    "web_relation": ((), ("until",)),
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
"""Each table whose rows stay, with its unique keys and the columns that people may correct."""

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
    """Triggers: a case's rows among themselves, then against UPDATE, DELETE, REPLACE, TRUNCATE.

    A later migration that rebuilds tables on SQLite takes all of them off first, and puts all on
    again last, in this order: SQLite asks the youngest trigger first.
    """

    dependencies = [("web", "0001_tables")]
    operations = [
        migrations.RunPython(owe_first_hit, forgive_first_hit),
        migrations.RunPython(put_on, take_all_off),
    ]
