"""The world in which most tests begin: built by actions once in a process, then laid out again.

To build one costs nine sign-ups, certificates and licences with their events in the log: two fifths
of the suite's time, when each test did it.
"""

import copy
from dataclasses import dataclass

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from world import World


@dataclass(frozen=True)
class Kept:
    world: World
    rows: dict[type[Model], list[Model]]
    """What building it wrote, by table."""

    def laid_out(self) -> World:
        """The same rows under the same numbers, and a world of the test's own to hold them by."""
        for table, rows in self.rows.items():
            table._base_manager.bulk_create(rows)
        return copy.deepcopy(self.world)


def keep() -> Kept:
    """Builds a world and takes it back. Needs the database, as migrations left it."""
    with transaction.atomic():
        before = written()
        world = World()
        after = written()
        transaction.set_rollback(True)
    rows = {table: [row for row in after[table] if row not in before[table]] for table in after}
    return Kept(world, {table: new for table, new in rows.items() if new})


def written() -> dict[type[Model], list[Model]]:
    tables = (each for each in apps.get_models(include_auto_created=True) if each._meta.managed)
    return {table: list(table._base_manager.all()) for table in tables}
