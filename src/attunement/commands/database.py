"""`attunement migrate` and `attunement check`: is the database as this version needs it?"""

import argparse

from .failure import Failure
from .service import opened
from .subcommands import Subcommands


def add(commands: Subcommands) -> None:
    migrate = commands.add_parser("migrate", help="bring the database up to this version")
    migrate.set_defaults(run=run_migrate)
    check = commands.add_parser("check", help="check the settings and the database")
    check.set_defaults(run=run_check)


def pending() -> int:
    """How many migrations the database still needs."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> int:
    """Apply what is pending; returns how many there were. Quick when there are none."""
    from django.core.management import call_command

    if (count := pending()) > 0:
        call_command("migrate", verbosity=0, interactive=False)
    return count


def run_migrate(arguments: argparse.Namespace) -> int:
    with opened():
        count = migrate()
    print(f"Applied {count} migrations." if count else "The database is up to date.")
    return 0


def run_check(arguments: argparse.Namespace) -> int:
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    with opened():
        try:
            call_command("check", verbosity=0)
        except SystemCheckError as error:
            raise Failure(str(error)) from error
        if (count := pending()) > 0:
            raise Failure(f"The database needs {count} migrations: run `attunement migrate`.")
    print("The settings hold and the database is up to date.")
    return 0
