"""A writer to be killed: performs real actions as fast as it can and reports each that returned.

Run as `python writer.py VIEWER_ID FAMILY_ID`. For each line on standard input it forks a child; the
child writes and reports on standard output: its process id first, then one line for each
acknowledged action, `<verb> <id of what was written>`. Forking from a process that is already set
up makes a loop of fifty kills quick.
"""

import datetime as dt
import os
import sys
from collections.abc import Iterator

import django

django.setup()

from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from attunement.service.accounts.models import User  # noqa: E402
from attunement.service.accounts.viewer import Viewer, viewer_for  # noqa: E402
from attunement.service.referrals.actions import record_contact  # noqa: E402
from attunement.service.referrals.models import Mode, Outcome  # noqa: E402
from attunement.service.relationships import actions  # noqa: E402
from attunement.service.relationships.models import (  # noqa: E402
    Family,
    Presence,
    Reporter,
    TaskKind,
)
from attunement.service.relationships.selectors import carers  # noqa: E402

ITEMS = ("housing", "money", "sleep", "isolation", "work")
TODAY = dt.date.today()  # noqa: DTZ011


def acts(by: Viewer, family: Family) -> Iterator[tuple[str, int]]:
    """One action of each kind, for ever: a contact with those who came, one row, many rows at once,
    and a change to a row."""
    mother = carers(family)[0]
    while True:
        contact = record_contact(
            by=by,
            family=family,
            at=timezone.now(),
            mode=Mode.HOME_VISIT,
            people=[mother],
            met=[mother],
            outcome=Outcome.MET,
        )
        yield "contact", contact.pk
        task = actions.raise_task(
            by=by, family=family, kind=TaskKind.OTHER, title="Call back", why="", due_on=TODAY
        )
        yield "task", task.pk
        noted = actions.note_stressors(
            by=by,
            family=family,
            reporter=Reporter.FAMILY,
            on=TODAY,
            presences=dict.fromkeys(ITEMS, Presence.PRESENT),
        )
        yield "stressors", noted[0].pk
        finished = actions.finish_task(by=by, task=task, note="Called.", seen=task.version)
        yield "finished", finished.pk


def write(viewer: int, family: int) -> None:
    by = viewer_for(User.objects.get(pk=viewer), TODAY)
    assert by is not None
    report(str(os.getpid()))
    for verb, pk in acts(by, Family.objects.get(pk=family)):
        report(f"{verb} {pk}")


def report(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def main(viewer: int, family: int) -> None:
    report("ready")
    for _ in sys.stdin:
        connections.close_all()
        child = os.fork()
        if child == 0:
            write(viewer, family)
        os.waitpid(child, 0)
        report("killed")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
