"""Handing a family on: with what was still to do, and never by accident."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.models import User
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.relationships import actions
from attunement.service.relationships.models import Episode, Task, TaskKind
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.pages import hidden, text
from world import TODAY, Home, World, episode, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
AWAY = "Away until March."


@pytest.fixture
def theirs(world: World) -> Home:
    return home(world.practitioner)


@pytest.fixture
def care(world: World, theirs: Home) -> Episode:
    return episode(world.practitioner, theirs)


@pytest.fixture
def colleague(world: World) -> User:
    return world.viewers[Role.SUPERVISOR].user


def task(by: Viewer, theirs: Home, assigned_to: User | None) -> Task:
    return actions.raise_task(
        by=by,
        family=theirs.family,
        kind=TaskKind.SAFETY,
        title="Call Ada",
        why="",
        due_on=TODAY,
        assigned_to=assigned_to,
    )


def test_what_was_still_to_do_goes_with_the_family(
    world: World, theirs: Home, care: Episode, colleague: User
) -> None:
    by = world.practitioner
    other = home(by, name="Marsh")
    open_one, done = task(by, theirs, by.user), task(by, theirs, by.user)
    actions.finish_task(by=by, task=done, note="Called.", seen=None)
    of_others, nobodys = task(by, theirs, world.viewers[Role.TEAM_LEAD].user), None
    elsewhere, of_nobody = task(by, other, by.user), task(by, theirs, nobodys)

    actions.change_keyworker(by=by, episode=care, keyworker=colleague, because=AWAY)

    assert Episode.objects.get(pk=care.pk).keyworker == colleague
    now = dict(Task.objects.values_list("pk", "assigned_to"))
    assert now[open_one.pk] == colleague.pk
    assert now[done.pk] == now[elsewhere.pk] == by.user.pk
    assert now[of_others.pk] == world.viewers[Role.TEAM_LEAD].user.pk
    assert now[of_nobody.pk] is None
    event = Event.objects.get(verb="changed the keyworker")
    assert event.details == {"before": by.user.pk, "after": colleague.pk, "because": AWAY}


def test_it_cannot_be_handed_to_who_has_it_nor_without_a_reason_nor_after_the_end(
    world: World, care: Episode, colleague: User
) -> None:
    by = world.practitioner
    with pytest.raises(Refused, match="already"):
        actions.change_keyworker(by=by, episode=care, keyworker=by.user, because=AWAY)
    with pytest.raises(Refused, match="needs a reason"):
        actions.change_keyworker(by=by, episode=care, keyworker=colleague, because=" ")
    actions.close_episode(by=by, episode=care, on=TODAY, because="Done.")
    with pytest.raises(Refused, match="ended"):
        actions.change_keyworker(by=by, episode=care, keyworker=colleague, because=AWAY)
    assert Episode.objects.get(pk=care.pk).keyworker == by.user


def test_of_two_who_hand_it_on_the_second_is_told(
    world: World, care: Episode, colleague: User
) -> None:
    by, seen = world.practitioner, care.version
    actions.change_keyworker(by=by, episode=care, keyworker=colleague, because=AWAY, seen=seen)
    lead = world.viewers[Role.TEAM_LEAD].user
    with pytest.raises(Stale):
        actions.change_keyworker(by=by, episode=care, keyworker=lead, because=AWAY, seen=seen)


def test_from_the_familys_page_to_the_new_keyworkers_worklist(
    world: World, theirs: Home, care: Episode, colleague: User, client_for: ClientFor
) -> None:
    by = world.practitioner
    task(by, theirs, by.user)
    browser = client_for(by)
    address = reverse("change_keyworker", args=[theirs.family.pk])
    assert address in browser.get(reverse("family", args=[theirs.family.pk])).content.decode()
    page = browser.get(address)
    offered = text(page)
    assert colleague.name in offered
    assert world.stranger.user.name not in offered
    assert by.user.name not in offered.partition("from now on")[2]
    empty = browser.post(address, hidden(page))
    assert empty.status_code == 422
    assert "Choose who is their keyworker from now on" in text(empty)
    assert "Write why the keyworker changes" in text(empty)
    sent = hidden(empty) | {"keyworker": str(colleague.pk), "because": AWAY}
    saved = browser.post(address, sent, follow=True)
    assert colleague.name in text(saved)
    assert "Call Ada" in text(client_for(world.viewers[Role.SUPERVISOR]).get(reverse("worklist")))
    assert "Call Ada" not in text(browser.get(reverse("worklist")))


def test_a_family_that_nobody_works_with_has_no_keyworker_to_change(
    world: World, theirs: Home, client_for: ClientFor
) -> None:
    browser = client_for(world.practitioner)
    address = reverse("change_keyworker", args=[theirs.family.pk])
    assert browser.get(address).status_code == 409
    assert address not in browser.get(reverse("family", args=[theirs.family.pk])).content.decode()
