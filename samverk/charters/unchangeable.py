"""What is adopted is not changed: the database itself refuses it, whoever asks.

SQLite lays a table's triggers aside when a migration makes the table anew. A later migration that
changes one of these tables therefore begins with `lifted()` and ends with `laid()`.
"""

from collections.abc import Iterator

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.state import StateApps

#: Table → its column with the charter.
TABLES = {
    "charters_charter": "id",
    "charters_sentence": "charter_id",
    "charters_goal": "charter_id",
    "charters_assignment": "charter_id",
    "charters_duty": "charter_id",
    "charters_finding": "charter_id",
}
REASON = "an adopted charter is never changed"

_SQLITE = """
CREATE TRIGGER {table}_adopted_{name} BEFORE {act} ON {table}
WHEN EXISTS (SELECT 1 FROM charters_adoption WHERE charter_id IN ({rows}))
BEGIN SELECT RAISE(ABORT, '{reason}'); END
"""
_POSTGRESQL = """
CREATE FUNCTION {table}_adopted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND
     EXISTS (SELECT 1 FROM charters_adoption WHERE charter_id = OLD.{column}) THEN
    RAISE EXCEPTION '{reason}';
  END IF;
  IF TG_OP <> 'DELETE' AND
     EXISTS (SELECT 1 FROM charters_adoption WHERE charter_id = NEW.{column}) THEN
    RAISE EXCEPTION '{reason}';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER {table}_adopted BEFORE INSERT OR UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_adopted()
"""
#: Which of a row's two forms each act has.
_ACTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def laid() -> RunPython:
    """A migration's operation that lays the triggers."""
    return RunPython(_lay, _lift)


def lifted() -> RunPython:
    """A migration's operation that lifts them, so that the tables can be changed."""
    return RunPython(_lift, _lay)


def _lay(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in _statements(editor.connection.vendor):
        editor.execute(statement)


def _statements(vendor: str) -> Iterator[str]:
    for table, column in TABLES.items():
        if vendor == "postgresql":
            yield _POSTGRESQL.format(table=table, column=column, reason=REASON)
            continue
        for act, forms in _ACTS.items():
            rows = ", ".join(f"{form}.{column}" for form in forms)
            yield _SQLITE.format(table=table, name=act.lower(), act=act, rows=rows, reason=REASON)


def _lift(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_adopted ON {table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {table}_adopted()")
        else:
            for act in _ACTS:
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_adopted_{act.lower()}")
