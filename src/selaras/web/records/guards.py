"""What the database itself refuses: changing, removing and truncating entries, and forks.

Whoever owns the database can take the guards away; `verify` then finds what was done, and says
where a guard is missing.
"""

from typing import Any

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from selaras.web.records.chain import START

_KEPT = (
    "Catatan tidak dapat diubah atau dihapus. / Entries of the record cannot be changed or removed."
)
_LINKED = (
    "Entri ini tidak menyambung rantai catatan. / This entry does not continue the chain of the "
    "record."
)

_HEAD = "(SELECT digest FROM records_entry ORDER BY number DESC LIMIT 1)"
_BEGINNING = (
    f"""'{{"previous":"' || coalesce({_HEAD}, '{START}') || '","number":' || NEW.number || ','"""
)
_FOLLOWS = f"""NEW.number = (SELECT coalesce(max(number), 0) + 1 FROM records_entry)
    AND substr(NEW.line, 1, length({_BEGINNING})) = {_BEGINNING}"""  # noqa: S608

# INSERT OR REPLACE takes the place of a row of the same hidden number without any DELETE.
_FRESH = "NOT EXISTS (SELECT 1 FROM records_entry WHERE rowid = NEW.rowid)"

_SQLITE = {
    "record_grows": f"""CREATE TRIGGER record_grows BEFORE INSERT ON records_entry
        WHEN NOT coalesce({_FOLLOWS} AND {_FRESH}, 0)
        BEGIN SELECT RAISE(ABORT, '{_LINKED}'); END""",
    "record_unchanged": f"""CREATE TRIGGER record_unchanged BEFORE UPDATE ON records_entry
        BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END""",
    "record_kept": f"""CREATE TRIGGER record_kept BEFORE DELETE ON records_entry
        BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END""",
}

_POSTGRESQL = {
    "record_grows": f"""
        CREATE FUNCTION record_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF ({_FOLLOWS}) IS NOT TRUE THEN
                RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
                    MESSAGE = '{_LINKED}';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER record_grows BEFORE INSERT ON records_entry
            FOR EACH ROW EXECUTE FUNCTION record_grows();""",
    "record_unchanged": f"""
        CREATE FUNCTION record_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
                MESSAGE = '{_KEPT}';
        END $$;
        CREATE TRIGGER record_unchanged BEFORE UPDATE OR DELETE ON records_entry
            FOR EACH ROW EXECUTE FUNCTION record_unchanged();""",
    "record_kept": """
        CREATE TRIGGER record_kept BEFORE TRUNCATE ON records_entry
            FOR EACH STATEMENT EXECUTE FUNCTION record_unchanged();""",
}


def set_guards(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guards at the table; for migrations, also for a later one that remakes the table."""
    statements = _POSTGRESQL if editor.connection.vendor == "postgresql" else _SQLITE
    for statement in statements.values():
        editor.execute(statement)


def remove_guards(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the guards away; for undoing the migration."""
    at_table = " ON records_entry" if editor.connection.vendor == "postgresql" else ""
    for name in _SQLITE:
        editor.execute(f"DROP TRIGGER {name}{at_table}")
    if at_table:
        editor.execute("DROP FUNCTION record_grows, record_unchanged")


def missing_guards() -> tuple[str, ...]:
    """Names of guards that are not there or switched off."""
    if connection.vendor == "postgresql":
        question = (
            "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND tgrelid = %s::regclass"
        )
    else:
        question = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    with connection.cursor() as cursor:
        cursor.execute(question, ["records_entry"])
        there = {name for (name,) in cursor.fetchall()}
    return tuple(sorted(set(_SQLITE) - there))
