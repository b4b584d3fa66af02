"""Tables that are only added to: the database refuses to change or delete a row."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

SQLITE = """
CREATE TRIGGER {table}_no_{name} BEFORE {act} ON {table}
BEGIN SELECT RAISE(ABORT, '{reason}'); END
"""
POSTGRESQL = """
CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{reason}'; END $$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse()
"""


def append_only(table: str, reason: str) -> RunPython:
    """A migration's operation that lays triggers on `table`; `reason` is what they say."""

    def lay(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(POSTGRESQL.format(table=table, reason=reason))
            return
        for act in ("UPDATE", "DELETE"):
            statement = SQLITE.format(table=table, reason=reason, act=act, name=act.lower())
            editor.execute(statement)

    def lift(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {table}_no_change ON {table}")
            editor.execute(f"DROP FUNCTION {table}_refuse()")
            return
        for act in ("update", "delete"):
            editor.execute(f"DROP TRIGGER {table}_no_{act}")

    return RunPython(lay, lift)
