"""Emptying tables that refuse to be emptied, between tests that commit.

PostgreSQL truncates, which the triggers of `samverk.ledger.append_only` let pass. SQLite deletes
row by row, so there the triggers step aside and come back.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations


def let_be_emptied(connection: BaseDatabaseWrapper) -> None:
    """Change how tables are emptied, on every connection of this kind.

    Not on this one alone: while a browser's driver runs an event loop in our thread, Django
    opens another.
    """
    if connection.vendor != "sqlite":
        return
    operations = type(connection.ops)
    empty = operations.sql_flush

    def around(self: BaseDatabaseOperations, style: Any, tables: Any, **options: Any) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        aside = [f"DROP TRIGGER {name}" for name, _sql in triggers]
        return [*aside, *empty(self, style, tables, **options), *(sql for _name, sql in triggers)]

    operations.sql_flush = around  # type: ignore[method-assign]
