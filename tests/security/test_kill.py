"""`kill -9` in the middle of writing, again and again: what was acknowledged is there, what was not
is there whole or not at all, and the log still holds."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from attunement.service.audit.models import Event
from attunement.service.audit.selectors import broken_link
from attunement.service.referrals.models import Contact
from attunement.service.relationships import actions
from attunement.service.relationships.models import Family, Presence, Reporter, Stressor, Task
from children import environment
from world import TODAY, World, home

pytestmark = pytest.mark.django_db(transaction=True)

LOOPS = 60
LONGEST = 0.2
"""Seconds that a writer lives at most: several actions, so that any moment of one can be hit."""
WRITER = Path(__file__).with_name("writer.py")
ITEMS = 5


@dataclass
class Writer:
    process: subprocess.Popen[str]

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def killed_after(self, seconds: float) -> list[tuple[str, int]]:
        """Let one child write for so long, kill it, and return what it had acknowledged."""
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        child = int(self.line())
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        acknowledged = []
        while (line := self.line()) != "killed":
            verb, pk = line.split()
            acknowledged.append((verb, int(pk)))
        return acknowledged


@pytest.fixture
def family() -> tuple[World, Family]:
    world = World()
    return world, home(world.practitioner).family


@pytest.fixture
def writer(family: tuple[World, Family]) -> Iterator[Writer]:
    world, of = family
    process = subprocess.Popen(
        [sys.executable, str(WRITER), str(world.practitioner.user.pk), str(of.pk)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    try:
        yield Writer(process)
    finally:
        process.kill()
        process.communicate()


def test_no_acknowledged_write_is_lost_and_none_is_half_done(
    family: tuple[World, Family], writer: Writer
) -> None:
    world, of = family
    chance = random.Random(20261122)  # noqa: S311 - which moment is hit need not be secret
    assert writer.line() == "ready"
    acknowledged: list[tuple[str, int]] = []
    for loop in range(LOOPS):
        acknowledged += writer.killed_after(chance.uniform(0, LONGEST))
        wait_until_the_database_has_noticed()
        nothing_is_lost(of, acknowledged)
        assert nothing_is_half_done(of) >= len(acknowledged)
        broken = broken_link(world.team)
        assert broken is None, f"after kill {loop + 1}: {broken}"
    kinds = Counter(verb for verb, _ in acknowledged)
    assert kinds.keys() == {"contact", "task", "stressors", "finished"}
    assert min(kinds.values()) > LOOPS / 10, kinds


def nothing_is_lost(family: Family, acknowledged: list[tuple[str, int]]) -> None:
    tasks = set(family.tasks.values_list("pk", flat=True))
    finished = set(family.tasks.exclude(done_at=None).values_list("pk", flat=True))
    stressors = set(family.stressors.values_list("pk", flat=True))
    contacts = set(family.contacts.values_list("pk", flat=True))
    there = {"contact": contacts, "task": tasks, "finished": finished, "stressors": stressors}
    lost = [(verb, pk) for verb, pk in acknowledged if pk not in there[verb]]
    assert not lost, f"acknowledged, and gone: {lost}"


def nothing_is_half_done(family: Family) -> int:
    """Every row has its event and every event its rows; returns how many actions there were."""
    events = Counter(Event.objects.filter(family_id=family.pk).values_list("verb", flat=True))
    raised = Task.objects.filter(family=family).count()
    done = Task.objects.filter(family=family).exclude(done_at=None)
    assert events["raised a task"] == raised
    assert events["finished a task"] == done.count()
    assert not done.filter(done_note="").exists(), "a task is done without what was done"
    assert not done.exclude(version=2).exists()
    assert events["noted stressors"] * ITEMS == Stressor.objects.filter(family=family).count()
    contacts = Contact.objects.filter(family=family)
    assert events["recorded a contact"] == contacts.count()
    assert not contacts.filter(people=None).exists(), "a contact that was meant for nobody"
    assert not contacts.filter(met=None).exists(), "a contact without who came"
    return (
        events["recorded a contact"]
        + events["raised a task"]
        + events["finished a task"]
        + events["noted stressors"]
    )


def wait_until_the_database_has_noticed() -> None:
    """PostgreSQL ends a dead client's transaction when it next looks; SQLite has none to end. A
    connection that is idle has none open: a journey's server may keep one."""
    if connection.vendor == "sqlite":
        return
    deadline = time.monotonic() + 10
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND state <> 'idle'"
            )
            if cursor.fetchone()[0] == 0:
                return
            time.sleep(0.005)
    raise AssertionError("a killed writer's connection did not end")


def test_the_checks_see_what_they_look_for(family: tuple[World, Family]) -> None:
    world, of = family
    noted = actions.note_stressors(
        by=world.practitioner,
        family=of,
        reporter=Reporter.FAMILY,
        on=TODAY,
        presences=dict.fromkeys("abcde", Presence.PRESENT),
    )
    assert nothing_is_half_done(of) == 1
    noted[0].delete()
    with pytest.raises(AssertionError):
        nothing_is_half_done(of)
    with pytest.raises(AssertionError, match="acknowledged, and gone"):
        nothing_is_lost(of, [("stressors", noted[0].pk or 0)])
