"""A safety task on which nobody acts comes to others, and leaves only when somebody says what was
done."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

import world as worlds
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Task, TaskKind
from builders import pages
from world import TODAY, World

pytestmark = pytest.mark.django_db
TITLE = "Act today: PHQ-9 from Ada"


@pytest.fixture
def task(world: World) -> Task:
    home = worlds.home(world.practitioner)
    worlds.episode(world.practitioner, home)
    return relationships.raise_task(
        by=world.practitioner,
        family=home.family,
        kind=TaskKind.SAFETY,
        title=TITLE,
        why="Question 9.",
        due_on=TODAY,
        assigned_to=world.practitioner.user,
    )


@pytest.fixture
def told(
    world: World, client_for: Callable[[Viewer], Client], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Viewer, float], str]:
    """What somebody's own worklist says so many hours after the task was raised."""
    start = timezone.now()

    def ask(viewer: Viewer, hours: float) -> str:
        later = start + dt.timedelta(hours=hours, seconds=5)
        monkeypatch.setattr(timezone, "now", lambda: later)
        browser = client_for(viewer)
        said = pages.text(browser.get("/", {"at": str(hours)}))
        monkeypatch.undo()
        return said

    return ask


def test_at_first_it_is_the_keyworkers_alone(
    world: World, task: Task, told: Callable[[Viewer, float], str]
) -> None:
    assert TITLE in told(world.practitioner, 0)
    assert "Nobody has acted" not in told(world.practitioner, 0)
    for role in (Role.SUPERVISOR, Role.TEAM_LEAD):
        assert TITLE not in told(world.viewers[role], 1)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.TEAM_LEAD])
def test_after_two_hours_it_is_on_the_watchers_own_worklist(
    world: World, task: Task, told: Callable[[Viewer, float], str], role: Role
) -> None:
    said = told(world.viewers[role], 2)
    assert TITLE in said
    assert "Nobody has acted for 2 hours" in said
    assert "Nobody has acted for 2 hours" in told(world.practitioner, 2)


def test_from_the_next_morning_it_is_everybodys(
    world: World, task: Task, told: Callable[[Viewer, float], str]
) -> None:
    colleague = worlds.viewer(world.team, name="Cora Colleague")
    assert TITLE not in told(colleague, 0)
    assert TITLE in told(colleague, 25)
    assert TITLE not in told(world.stranger, 25)


def test_an_ordinary_task_stays_with_whom_it_was_given_to(
    world: World, task: Task, told: Callable[[Viewer, float], str]
) -> None:
    relationships.raise_task(
        by=world.practitioner,
        family=task.family,
        kind=TaskKind.OTHER,
        title="Ring the midwife",
        why="",
        due_on=TODAY,
        assigned_to=world.practitioner.user,
    )
    assert "Ring the midwife" not in told(world.viewers[Role.SUPERVISOR], 30)


def test_only_saying_what_was_done_takes_it_off(
    world: World, task: Task, told: Callable[[Viewer, float], str]
) -> None:
    supervisor = world.viewers[Role.SUPERVISOR]
    assert TITLE in told(supervisor, 3)
    relationships.finish_task(by=supervisor, task=task, note="Rang her; safe.", seen=None)
    assert TITLE not in told(supervisor, 4)
