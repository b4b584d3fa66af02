"""Emptying tables that refuse to be emptied, between tests that commit.

PostgreSQL truncates, which the triggers of `samverk.ledger.append_only` let pass. SQLite deletes
row by row, so there the triggers step aside and come back.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def let_be_emptied(connection: BaseDatabaseWrapper) -> None:
    """Change how this connection's tables are emptied."""
    if connection.vendor != "sqlite":
        return
    empty = connection.ops.sql_flush

    def around(style: Any, tables: Any, **options: Any) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        aside = [f"DROP TRIGGER {name}" for name, _sql in triggers]
        return [*aside, *empty(style, tables, **options), *(sql for _name, sql in triggers)]

    connection.ops.sql_flush = around  # type: ignore[method-assign]
