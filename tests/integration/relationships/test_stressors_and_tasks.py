"""The checklist of what is hard and what helps, and the tasks that stand until somebody acts."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.knowledge import library
from attunement.service.accounts.roles import Role
from attunement.service.relationships import actions, selectors
from attunement.service.relationships.models import (
    Changeable,
    Presence,
    Reporter,
    Stressor,
    Task,
    TaskKind,
)
from world import TODAY, World, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]

WHEN = {
    "noted_on_day": str(TODAY.day),
    "noted_on_month": str(TODAY.month),
    "noted_on_year": str(TODAY.year),
    "reporter": "family",
}


def url(world: World) -> tuple[str, int]:
    theirs = home(world.practitioner)
    return reverse("note_stressors", args=[theirs.family.pk]), theirs.family.pk


def test_every_item_is_asked_once_under_its_category(world: World, client_for: ClientFor) -> None:
    address, _ = url(world)
    page = client_for(world.practitioner).get(address).text
    for item in library().stressors.values():
        assert page.count(f'name="{item.id}"') == 3, item.id
    assert "Keep this off screens" in page
    assert "follow your safeguarding procedure today" in page
    assert "not a score" in page


def test_only_what_was_answered_is_noted(world: World, client_for: ClientFor) -> None:
    address, pk = url(world)
    answer = client_for(world.practitioner).post(
        address,
        WHEN
        | {
            "stressor-isolated": "present",
            "stressor-isolated-changeable": "partly",
            "stressor-isolated-acting": "Health visitor: baby group on Tuesdays",
            "stressor-housing": "not_present",
            "strength-help": "present",
        },
    )
    assert answer["Location"] == reverse("family", args=[pk])
    noted = {row.item: row for row in Stressor.objects.all()}
    assert set(noted) == {"stressor-isolated", "stressor-housing", "strength-help"}
    isolated = noted["stressor-isolated"]
    assert (isolated.presence, isolated.changeable) == (Presence.PRESENT, Changeable.PARTLY)
    assert isolated.acting == "Health visitor: baby group on Tuesdays"
    assert isolated.noted_by == world.practitioner.user
    assert not Task.objects.exists()


def test_earlier_words_stay_and_the_latest_stand(world: World, client_for: ClientFor) -> None:
    address, pk = url(world)
    client = client_for(world.practitioner)
    client.post(address, WHEN | {"stressor-isolated": "present", "stressor-housing": "present"})
    page = client.get(address).text
    assert page.count('value="present" checked') == 2
    client.post(address, WHEN | {"stressor-isolated": "not_present", "stressor-housing": "present"})
    assert Stressor.objects.count() == 3
    family = selectors.family(world.practitioner, pk)
    now = {row.item: row.presence for row in selectors.stressors(family)}
    assert now == {"stressor-isolated": "not_present", "stressor-housing": "present"}


def test_a_checklist_sent_twice_is_noted_once(world: World, client_for: ClientFor) -> None:
    address, pk = url(world)
    client = client_for(world.practitioner)
    whole = WHEN | {"stressor-isolated": "present", "_once": "pressed-twice"}
    first, second = client.post(address, whole), client.post(address, whole)
    assert first["Location"] == second["Location"] == reverse("family", args=[pk])
    assert Stressor.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "No answer has been changed."),
        ({"stressor-isolated-acting": "Her sister"}, "Say yes, no or not known for “alone"),
        ({"stressor-isolated": "present", "noted_on_year": "2099"}, "must be today or in the past"),
        ({"stressor-isolated": "perhaps"}, "perhaps"),
        ({"stressor-isolated": "present", "reporter": ""}, "Answer this question: Who told us?"),
    ],
)
def test_what_cannot_be_is_said(
    world: World, client_for: ClientFor, changes: dict[str, str], words: str
) -> None:
    address, _ = url(world)
    answer = client_for(world.practitioner).post(address, WHEN | changes)
    assert answer.status_code == 422
    assert words in answer.text
    assert not Stressor.objects.exists()


def test_a_safeguarding_item_stands_as_a_task_of_the_same_day(
    world: World, client_for: ClientFor
) -> None:
    address, pk = url(world)
    client = client_for(world.practitioner)
    client.post(address, WHEN | {"stressor-dv": "not_known"})
    assert not Task.objects.exists()
    client.post(address, WHEN | {"stressor-dv": "present", "stressor-isolated": "present"})
    task = Task.objects.get()
    assert (task.kind, task.due_on, task.family_id) == (TaskKind.SAFETY, TODAY, pk)
    assert task.why == "Noted on the checklist: domestic abuse."
    client.post(address, WHEN | {"stressor-isolated": "not_present", "stressor-dv": "present"})
    assert Task.objects.count() == 1


def test_what_a_referrer_ticks_raises_no_task(world: World) -> None:
    theirs = home(world.practitioner)
    actions.note_stressors(
        by=None,
        family=theirs.family,
        reporter=Reporter.FAMILY,
        on=TODAY,
        presences={"stressor-dv": Presence.PRESENT},
        safeguarding=["domestic abuse"],
    )
    assert not Task.objects.exists()


def test_an_administrator_does_not_note_stressors(world: World, client_for: ClientFor) -> None:
    address, _ = url(world)
    assert client_for(world.viewers[Role.ADMINISTRATOR]).get(address).status_code == 403


def task(world: World, kind: TaskKind = TaskKind.SAFETY) -> Task:
    return actions.raise_task(
        by=world.practitioner,
        family=home(world.practitioner).family,
        kind=kind,
        title="Ask about item 9 today",
        why="PHQ-9 item 9 was endorsed.",
        due_on=TODAY - dt.timedelta(days=1),
    )


def test_a_safety_task_shows_whom_to_call_and_asks_what_was_done(
    world: World, client_for: ClientFor
) -> None:
    row = task(world)
    client = client_for(world.practitioner)
    address = reverse("do_task", args=[row.pk])
    page = client.get(address).text
    assert "Ask about item 9 today" in page
    assert "Call the crisis line: 0000 000." in page
    bare = client.post(address, {"note": " "})
    assert bare.status_code == 422
    assert "Say what was done before you close this" in bare.text
    done = client.post(address, {"note": "Spoke with Ada; safe.", "_version": "1"})
    assert done["Location"] == reverse("family", args=[row.family_id])
    row.refresh_from_db()
    assert row.done_note == "Spoke with Ada; safe."
    assert row.done_by == world.practitioner.user
    again = client.get(address)
    assert again.status_code == 409
    assert "This has been done already." in again.text


def test_an_ordinary_task_shows_no_crisis_line(world: World, client_for: ClientFor) -> None:
    row = task(world, TaskKind.FOLLOW_UP)
    page = client_for(world.practitioner).get(reverse("do_task", args=[row.pk])).text
    assert "crisis line" not in page


def test_who_may_do_a_task(world: World, client_for: ClientFor) -> None:
    address = reverse("do_task", args=[task(world).pk])
    assert client_for(world.stranger).get(address).status_code == 404
    assert client_for(world.viewers[Role.ADMINISTRATOR]).get(address).status_code == 403
    assert client_for(world.viewers[Role.SUPERVISOR]).get(address).status_code == 200
