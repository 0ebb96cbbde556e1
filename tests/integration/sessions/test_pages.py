"""Reading a part and a package; what other apps ask; and what each page costs."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import TEAM, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages import selectors as package_selectors
from attunement.service.sessions import actions, selectors
from attunement.service.sessions.models import SessionMode, SessionState
from attunement.service.sessions.states import TRANSITIONS
from builders.care_packages import Understood, offer, package, understood
from builders.pages import text
from builders.sessions import at, held, only_part, planned
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def family(world: World) -> Understood:
    return understood(world.practitioner)


def test_every_state_of_a_session_has_its_row() -> None:
    assert set(TRANSITIONS) == set(SessionState)
    assert {state for state, after in TRANSITIONS.items() if after} == {SessionState.PLANNED}


def test_a_part_without_sessions(world: World, family: Understood, client_for: ClientFor) -> None:
    part = only_part(package(world.practitioner, family))
    words = text(client_for(world.practitioner).get(reverse("part", args=[part.pk])))
    assert "0 of 7 sessions delivered" in words
    assert "No session is planned yet." in words
    assert "Plan the sessions" in words
    assert "The programme's own dose 7 sessions. 120 minutes each." in words


def test_a_part_with_an_unknown_dose(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    part = only_part(package(world.practitioner, family, "infant-massage"))
    words = text(client_for(world.practitioner).get(reverse("part", args=[part.pk])))
    assert "Number of sessions not known." in words
    assert "delivered" not in words


def test_help_from_elsewhere(world: World, family: Understood, client_for: ClientFor) -> None:
    part = only_part(package(world.practitioner, family, "keyworker-linking"))
    words = text(client_for(world.practitioner).get(reverse("part", args=[part.pk])))
    assert "The team plans no sessions for this." in words
    assert "Plan the sessions" not in words
    assert "Complete or stop this part" in words


def test_the_sessions_of_a_part(world: World, family: Understood, client_for: ClientFor) -> None:
    by = world.practitioner
    part = only_part(package(by, family))
    run = planned(by, part)
    held(by, run[0], came=[family.home.baby, family.home.mother], note="One.\nTwo.")
    held(by, run[1], came=[family.home.mother])
    actions.record_session(
        by=by,
        session=run[2],
        state=SessionState.NOT_ATTENDED,
        mode=SessionMode.HOME,
        because="A fever.",
    )
    page = client_for(by).get(reverse("part", args=[part.pk]))
    words = text(page)
    assert "1 of 7 sessions delivered" in words
    assert "Nothing has been written about the baby yet." in words
    assert "Not there Sam Okafor" in words
    assert "Not counted as delivered: not everyone whom it is for was there." in words
    assert "A fever." in words
    assert "One.\nTwo." in page.content.decode()
    order = [words.index(f"Session {number},") for number in range(1, 8)]
    assert order == sorted(order)
    assert "Record session 4" in words
    assert "Record session 1" not in words
    assert "Withdraw the record of session 1" in words


def test_an_administrator_reads_and_moves_but_does_not_record(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    part = only_part(package(world.practitioner, family))
    planned(world.practitioner, part)
    client = client_for(world.viewers[Role.ADMINISTRATOR])
    words = text(client.get(reverse("part", args=[part.pk])))
    assert "Move session 1" in words
    for hidden_from in ("Record session", "Plan more sessions", "Complete or stop"):
        assert hidden_from not in words


def test_a_package_shows_what_was_shown_and_why(
    world: World, family: Understood, client_for: ClientFor
) -> None:
    by = world.practitioner
    offer(by, "vipp-sd", places_left=3)
    made = package(by, family, "vipp-sd", "infant-massage")
    offer(by, "vipp-sd", places_left=0)
    words = text(client_for(by).get(reverse("package", args=[made.pk])))
    assert f"Decided by {by.user.name}" in words
    assert f"Version of the evidence library {made.knowledge_version}" in words
    assert "The choice said Does not suit" in words
    assert "Why it was chosen All the same: the family asked for it." in words
    assert "0 of 7 sessions delivered" in words
    assert "3 places left" in words
    assert "No place is left." not in words
    assert "Put " not in words


@pytest.mark.parametrize("name", ["part", "package"])
def test_who_may_read(world: World, family: Understood, client_for: ClientFor, name: str) -> None:
    made = package(world.practitioner, family)
    url = reverse(name, args=[made.pk if name == "package" else only_part(made).pk])
    for role, viewer in world.viewers.items():
        assert client_for(viewer).get(url).status_code == (200 if role in TEAM else 403), role
    assert client_for(world.stranger).get(url).status_code == 404
    reads = Event.objects.filter(verb="read", family_id=family.home.family.pk)
    assert reads.count() == len(TEAM)


def test_hostile_words_stay_words(world: World, family: Understood, client_for: ClientFor) -> None:
    by = world.practitioner
    part = only_part(package(by, family))
    run = planned(by, part)
    both = [family.home.baby, family.home.mother]
    held(by, run[0], came=both, note="<script>alert(1)</script>", baby_perspective="{{ 7 * 7 }}")
    body = client_for(by).get(reverse("part", args=[part.pk])).content.decode()
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert "{{ 7 * 7 }}" in body


def test_todays_appointments_are_the_teams_and_in_order(world: World, family: Understood) -> None:
    part = only_part(package(world.practitioner, family))
    actions.plan_sessions(
        by=world.practitioner,
        part=part,
        first=at(0, hour=16),
        weeks_between=1,
        times=7,
        mode=SessionMode.HOME,
    )
    other = only_part(package(world.practitioner, family, "infant-massage"))
    planned(world.practitioner, other, days=0, times=2)
    found = list(selectors.sessions_on(world.practitioner, TODAY))
    assert [(session.part, session.number) for session in found] == [(other, 1), (part, 1)]
    assert not selectors.sessions_on(world.stranger, TODAY).exists()
    assert not selectors.sessions_on(world.practitioner, TODAY + dt.timedelta(days=1)).exists()
    nobody = world.viewers[Role.COMMISSIONER]
    assert not selectors.sessions_on(nobody, TODAY).exists()


def test_packages_with_their_doses(world: World, family: Understood) -> None:
    by = world.practitioner
    made = package(by, family, "vipp-sd", "infant-massage")
    part = made.parts.get(programme="vipp-sd")
    held(by, planned(by, part)[0], came=[family.home.baby, family.home.mother])
    found = selectors.with_doses(by, package_selectors.package(by, made.pk))
    assert found.package == made
    counted = {each.part.programme: each.dose for each in found.parts}
    assert (counted["vipp-sd"].delivered, counted["vipp-sd"].remaining) == (1, 6)
    assert counted["infant-massage"].remaining is None


def test_queries_of_a_part_do_not_grow_with_its_sessions(
    world: World,
    family: Understood,
    client_for: ClientFor,
    django_assert_same_queries: Callable[..., int],
) -> None:
    by = world.practitioner
    part = only_part(package(by, family))
    client, both = client_for(by), [family.home.baby, family.home.mother]

    def grow(count: int) -> None:
        for session in planned(by, part, times=count, days=-28, weeks_between=1):
            if session.at < at(0):
                held(by, session, came=both)

    django_assert_same_queries(lambda: client.get(reverse("part", args=[part.pk])), grow)


def test_queries_of_packages_do_not_grow(
    world: World,
    family: Understood,
    client_for: ClientFor,
    django_assert_same_queries: Callable[..., int],
) -> None:
    by, client = world.practitioner, client_for(world.practitioner)
    rest = iter(package_selectors.offerable())
    made = []

    def grow(count: int) -> None:
        made.append(package(by, family, *(next(rest) for _ in range(count))))

    def read() -> None:
        client.get(reverse("package", args=[made[-1].pk]))

    django_assert_same_queries(read, grow)
    assert len(made) == 2
    larger = reverse("package", args=[made[1].pk])
    assert client.get(larger).status_code == 200
