"""What a database is made of: its columns, constraints, indexes and triggers, to be compared with
another database of the same engine."""

import re
from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

LEFT_OUT = ("django_migrations", "auth_group_permissions")
"""The table that only migrations fill; and one of Django's, unused here, whose numbers are bigger
by its migration than by its model."""

SQLITE = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
POSTGRESQL = """
    SELECT table_name || ' ' || column_name,
           concat_ws(' ', data_type, character_maximum_length, is_nullable, is_identity,
                     column_default, collation_name)
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL
    SELECT conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid)
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT tablename || ' ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid)
      FROM pg_trigger WHERE NOT tgisinternal
"""


def schema(connection: BaseDatabaseWrapper) -> dict[str, list[str]]:
    """By the name of what is there, its definition; a table's parts in no order, since a column
    that came later stands last."""
    with connection.cursor() as cursor:
        cursor.execute(SQLITE if connection.vendor == "sqlite" else POSTGRESQL)
        rows: list[tuple[str, str]] = cursor.fetchall()
    return {
        name: sorted(parts(definition))
        for name, definition in rows
        if not name.startswith(LEFT_OUT)
    }


def parts(definition: str) -> Iterator[str]:
    """A definition cut at the commas of its outermost brackets; whole when it makes no table."""
    made = re.fullmatch(r"CREATE TABLE \"\w+\" \((.*)\)", definition, re.DOTALL)
    if made is None:
        yield definition
        return
    depth, part = 0, ""
    for letter in made[1]:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += letter
    yield part.strip()
