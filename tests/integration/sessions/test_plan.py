"""Planning sessions from the programme's own dose."""

import datetime as dt
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import CLINICAL
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import Part, PartState
from attunement.service.sessions import actions, selectors
from attunement.service.sessions.models import Session, SessionMode
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import package, understood
from builders.pages import hidden, moment, text
from builders.sessions import at, held, only_part, planned
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


def part_of(world: World, programme: str = "vipp-sd") -> Part:
    family = understood(world.practitioner)
    return only_part(package(world.practitioner, family, programme))


def plan(by: Viewer, part: Part, **given: Any) -> list[Session]:
    usual: dict[str, Any] = {
        "first": at(1),
        "weeks_between": 1,
        "times": 7,
        "mode": SessionMode.HOME,
    }
    return actions.plan_sessions(by=by, part=part, **usual | given)


def test_seven_weekly_sessions(world: World) -> None:
    part = part_of(world)
    made = plan(world.practitioner, part)
    assert [session.number for session in made] == list(range(1, 8))
    days = [timezone.localdate(session.at) for session in made]
    assert {after - before for before, after in itertools.pairwise(days)} == {dt.timedelta(weeks=1)}
    assert {session.practitioner for session in made} == {world.practitioner.user}
    assert {session.family for session in made} == {part.package.episode.family}
    part.refresh_from_db()
    assert (part.sessions_expected, part.state) == (7, PartState.PLANNED)
    event = Event.objects.get(verb="planned sessions")
    assert event.details["sessions"] == 7
    assert event.family_id == part.package.episode.family_id


@pytest.mark.parametrize(
    ("programme", "own"), [("watch-wait-and-wonder", 18), ("vipp-sd", 7), ("mellow-toddlers", 14)]
)
def test_the_form_offers_the_programmes_own_number(
    world: World, client_for: ClientFor, programme: str, own: int
) -> None:
    part = part_of(world, programme)
    page = client_for(world.practitioner).get(reverse("plan_sessions", args=[part.pk]))
    assert f'name="times" type="text" value="{own}"' in page.content.decode()
    assert f"The programme's own dose: {own} sessions." in text(page)
    assert f"Only needed if it is not {own}" in text(page)


def test_an_unknown_dose_is_the_practitioners_with_a_reason(
    world: World, client_for: ClientFor
) -> None:
    part, client = part_of(world, "infant-massage"), client_for(world.practitioner)
    url = reverse("plan_sessions", args=[part.pk])
    page = client.get(url)
    assert "Number of sessions not known" in text(page)
    assert 'name="times" type="text" value' not in page.content.decode()
    sent = hidden(page) | moment("first", at(1)) | {"weeks_between": "1", "mode": "clinic"}
    answer = client.post(url, sent | {"times": "5"})
    assert answer.status_code == 422
    assert "Write why you plan this many." in text(answer)
    assert 'value="5"' in answer.content.decode()
    answer = client.post(url, sent | {"times": "5", "because": "One school term."})
    assert answer.status_code == 302
    part.refresh_from_db()
    assert (part.sessions_expected, part.expected_because) == (5, "One school term.")


def test_more_sessions_add_to_the_first_and_change_no_expectation(
    world: World, client_for: ClientFor
) -> None:
    part = part_of(world)
    first = planned(world.practitioner, part)
    family = part.package.relationship
    held(world.practitioner, first[0], came=[family.child, family.carer])
    actions.record_session(
        by=world.practitioner,
        session=first[1],
        state="not_attended",  # type: ignore[arg-type]
        mode=SessionMode.HOME,
        because="A fever.",
    )
    client, url = client_for(world.practitioner), reverse("plan_sessions", args=[part.pk])
    page = client.get(url)
    assert "Plan more sessions of VIPP" in text(page)
    assert 'name="times" type="text" value="1"' in page.content.decode()  # 7 - 1 held - 5 planned
    assert "Why this many?" not in text(page)
    sent = moment("first", at(60)) | {"weeks_between": "1", "mode": "home", "times": "1"}
    assert client.post(url, hidden(page) | sent).status_code == 302
    assert selectors.last_number(part) == 8
    part.refresh_from_db()
    assert part.sessions_expected == 7


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"first": at(-31)}, "before the package was agreed"),
        ({"times": 0}, "between 1 and 60"),
        ({"times": 61}, "between 1 and 60"),
        ({"times": 5}, "own number is 7"),
    ],
)
def test_what_cannot_be_planned(world: World, given: dict[str, Any], why: str) -> None:
    part = part_of(world)
    with pytest.raises(Refused, match=why):
        plan(world.practitioner, part, **given)
    assert not Session.objects.exists()


def test_help_from_elsewhere_and_ended_parts_take_no_sessions(
    world: World, client_for: ClientFor
) -> None:
    by = world.practitioner
    signposting = part_of(world, "keyworker-linking")
    with pytest.raises(Refused, match="help from elsewhere"):
        plan(by, signposting)
    page = client_for(by).get(reverse("plan_sessions", args=[signposting.pk]))
    assert page.status_code == 409
    actions.end_part(by=by, part=signposting, to=PartState.COMPLETED, on=TODAY)
    signposting.refresh_from_db()
    assert signposting.state == PartState.COMPLETED


def test_two_who_plan_at_once(world: World) -> None:
    part = part_of(world)
    plan(world.practitioner, part)
    with pytest.raises(Stale):
        plan(world.practitioner, part, seen=part.version)
    assert Session.objects.count() == 7


def test_sent_twice_it_is_planned_once(world: World, client_for: ClientFor) -> None:
    part, client = part_of(world), client_for(world.practitioner)
    url = reverse("plan_sessions", args=[part.pk])
    sent = moment("first", at(1)) | {"weeks_between": "2", "mode": "home", "times": "7"}
    sent |= hidden(client.get(url))
    first, second = client.post(url, sent), client.post(url, sent)
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert Session.objects.count() == 7


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"times": "many"}, "must be a whole number, like 7"),
        ({"times": "0"}, "Plan at least 1 session"),
        ({"times": "61"}, "Plan at most 60 sessions at once"),
        ({"weeks_between": "0"}, "at least 1 week apart"),
        ({"weeks_between": "99"}, "at most 12 weeks apart"),
        ({"mode": ""}, "Where will you meet?"),
        ({"first_day": "31", "first_month": "2"}, "31 February"),
        (moment("first", at(-31)), "before the package was agreed"),
        ({"first_time": "2:30"}, "am or pm"),
    ],
)
def test_bad_input_says_what_to_mend(
    world: World, client_for: ClientFor, sent: dict[str, str], words: str
) -> None:
    part, client = part_of(world), client_for(world.practitioner)
    good = moment("first", at(1)) | {"weeks_between": "1", "mode": "home", "times": "7"}
    answer = client.post(reverse("plan_sessions", args=[part.pk]), good | sent)
    assert answer.status_code == 422
    assert "There is a problem" in text(answer)
    assert words in text(answer)
    assert not Session.objects.exists()


def test_who_may_plan(world: World, client_for: ClientFor) -> None:
    url = reverse("plan_sessions", args=[part_of(world).pk])
    for role, viewer in world.viewers.items():
        assert client_for(viewer).get(url).status_code == (200 if role in CLINICAL else 403), role
    assert client_for(world.stranger).get(url).status_code == 404
