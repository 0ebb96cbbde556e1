"""Database triggers that refuse to change or remove a row, whoever asks.

They stop the product's own code and a careless console. They do not stop the owner of the database,
who can drop a trigger: for the log, that is what the hash chain is for.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class AppendOnly:
    """The guard of one table. `why` is what whoever tries is told.

    A migration installs it: RunPython(guard.install, guard.remove).
    """

    table: str
    why: str

    def install(self, apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(
                    f"CREATE TRIGGER {self.table}_no_{verb.lower()} BEFORE {verb} ON {self.table} "
                    f"BEGIN SELECT RAISE(ABORT, '{self.why}'); END"
                )
            return
        guard = f"{self.table}_append_only"
        schema_editor.execute(
            f"CREATE FUNCTION {guard}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{self.why}'; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {guard} BEFORE UPDATE OR DELETE ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {guard}()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {self.table}_no_truncate BEFORE TRUNCATE ON {self.table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {guard}()"
        )

    def remove(self, apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {self.table}_no_{verb}")
            return
        schema_editor.execute(f"DROP TRIGGER {self.table}_append_only ON {self.table}")
        schema_editor.execute(f"DROP TRIGGER {self.table}_no_truncate ON {self.table}")
        schema_editor.execute(f"DROP FUNCTION {self.table}_append_only()")


EVENTS = AppendOnly("audit_event", "the audit log is append-only")
install, remove = EVENTS.install, EVENTS.remove
