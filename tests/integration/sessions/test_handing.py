"""Who delivers a part: said later, handed on, and what goes with it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.models import User
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages import actions as packages_actions
from attunement.service.care_packages import selectors as packages
from attunement.service.care_packages.decision import ChosenPart
from attunement.service.care_packages.models import Part, PartState
from attunement.service.sessions import actions
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import package, understood
from builders.pages import hidden, text
from builders.safeguarding import own_therapy
from builders.sessions import planned
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
AWAY = "Away until March."
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def part(world: World) -> Part:
    agreed = package(world.practitioner, understood(world.practitioner), "vig")
    return packages.part(world.practitioner, agreed.parts.get().pk)


@pytest.fixture
def colleague(world: World) -> User:
    return world.viewers[Role.SUPERVISOR].user


def test_the_sessions_to_come_go_with_it_and_those_gone_by_stay(
    world: World, part: Part, colleague: User
) -> None:
    by = world.practitioner
    run = planned(by, part, days=-14, times=4)
    *gone_by, last = run
    actions.hand_part(by=by, part=part, to=colleague, because=AWAY, now=gone_by[-1].at + MINUTE)
    held_by = dict(part.sessions.values_list("pk", "practitioner"))
    assert {pk for pk, user in held_by.items() if user == colleague.pk} == {last.pk}
    assert Part.objects.get(pk=part.pk).practitioner == colleague
    event = Event.objects.get(verb="said who delivers a part")
    assert event.details["after"] == colleague.pk


def test_a_change_needs_a_reason_and_somebody_else_and_a_part_that_goes_on(
    world: World, part: Part, colleague: User
) -> None:
    by = world.practitioner
    part = actions.hand_part(by=by, part=part, to=colleague, because=AWAY)
    with pytest.raises(Refused, match="already"):
        actions.hand_part(by=by, part=part, to=colleague, because=AWAY)
    with pytest.raises(Refused, match="needs a reason"):
        actions.hand_part(by=by, part=part, to=by.user, because=" ")
    actions.end_part(by=by, part=part, to=PartState.COMPLETED, on=TODAY)
    with pytest.raises(Refused):
        actions.hand_part(by=by, part=part, to=by.user, because=AWAY)
    assert Part.objects.get(pk=part.pk).practitioner == colleague


def test_of_two_who_say_it_the_second_is_told(world: World, part: Part, colleague: User) -> None:
    by, seen = world.practitioner, part.version
    actions.hand_part(by=by, part=part, to=colleague, because=AWAY, seen=seen)
    with pytest.raises(Stale):
        actions.hand_part(by=by, part=part, to=by.user, because=AWAY, seen=seen)


def test_from_the_parts_page_and_back(
    world: World, part: Part, colleague: User, client_for: ClientFor
) -> None:
    browser, address = client_for(world.practitioner), reverse("hand_part", args=[part.pk])
    assert "Change who delivers it" in text(browser.get(reverse("part", args=[part.pk])))
    empty = browser.post(address, hidden(browser.get(address)))
    assert empty.status_code == 422
    assert "Choose who delivers it from now on" in text(empty)
    assert "Write why it changes" in text(empty)
    sent = hidden(empty) | {"to": str(colleague.pk), "because": AWAY}
    assert colleague.name in text(browser.post(address, sent, follow=True))


def test_nobody_is_asked_why_it_changes_who_never_said_who_it_would_be(
    world: World, client_for: ClientFor
) -> None:
    by, family = world.practitioner, understood(world.practitioner)
    agreed = packages_actions.agree_package(
        by=by,
        formulation=family.formulation,
        parts=[ChosenPart(programme="vig", reason="They asked for it.")],
        reason="Ada wants to see what Sam tells her.",
        on=TODAY,
    )
    part, browser = agreed.parts.get(), client_for(by)
    page, address = reverse("part", args=[part.pk]), reverse("hand_part", args=[part.pk])
    assert "Say who delivers it" in text(browser.get(page))
    form = browser.get(address)
    assert "Why does it change?" not in text(form)
    saved = browser.post(address, hidden(form) | {"to": str(by.user.pk)}, follow=True)
    assert f"Delivered by {by.user.name}" in text(saved)


def test_an_own_therapy_is_read_by_whom_it_was_handed_to_and_no_longer_by_who_gave_it_up(
    world: World, client_for: ClientFor
) -> None:
    by, lead = world.practitioner, world.viewers[Role.TEAM_LEAD]
    therapy = own_therapy(by, understood(by))
    browser, address = client_for(by), reverse("hand_part", args=[therapy.pk])
    page = reverse("part", args=[therapy.pk])
    assert client_for(lead).get(page).status_code == 404
    sent = hidden(browser.get(address)) | {"to": str(lead.user.pk), "because": AWAY}
    saved = browser.post(address, sent, follow=True)
    assert saved.status_code == 200, "they are led to what they may still read"
    assert browser.get(page).status_code == 404
    assert client_for(lead).get(page).status_code == 200
    told = Event.objects.filter(verb="said who delivers a part").get()
    assert told.subject.startswith("own_therapy: ")
