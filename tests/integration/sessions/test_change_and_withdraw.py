"""Moving a session, and taking back a wrong record."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import CLINICAL, TEAM, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import Part
from attunement.service.sessions import actions, selectors
from attunement.service.sessions.models import Session, SessionMode
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import Understood, package, understood
from builders.pages import hidden, moment, text
from builders.sessions import at, held, only_part, planned
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def family(world: World) -> Understood:
    return understood(world.practitioner)


@pytest.fixture
def part(world: World, family: Understood) -> Part:
    return only_part(package(world.practitioner, family))


@pytest.fixture
def session(world: World, part: Part) -> Session:
    return planned(world.practitioner, part)[0]


def withdraw(by: Viewer, session: Session) -> Session:
    return actions.withdraw_session(by=by, session=session, because="The wrong family.")


def test_moved(world: World, session: Session) -> None:
    before = session.at
    moved = actions.change_session(
        by=world.practitioner, session=session, at=at(2), mode=SessionMode.ONLINE, seen=1
    )
    assert (moved.at, moved.mode, moved.version) == (at(2), SessionMode.ONLINE, 2)
    event = Event.objects.get(verb="moved a session")
    assert event.details == {"before": before.isoformat(), "after": at(2).isoformat()}
    with pytest.raises(Stale):
        actions.change_session(
            by=world.practitioner, session=session, at=at(3), mode=SessionMode.HOME, seen=1
        )


def test_not_before_the_package_was_agreed(world: World, session: Session) -> None:
    with pytest.raises(Refused, match="before the package was agreed"):
        actions.change_session(
            by=world.practitioner, session=session, at=at(-31), mode=SessionMode.HOME
        )


def test_moved_on_the_page_by_an_administrator(
    world: World, session: Session, client_for: ClientFor
) -> None:
    client = client_for(world.viewers[Role.ADMINISTRATOR])
    url = reverse("change_session", args=[session.pk])
    page = client.get(url)
    assert "It is planned for" in text(page)
    answer = client.post(url, hidden(page) | moment("at", at(5), "9:15am") | {"mode": "home"})
    assert answer.status_code == 302
    session.refresh_from_db()
    assert session.at == at(5, 9) + dt.timedelta(minutes=15)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"at_month": "13"}, "the month must be"),
        ({"at_time": ""}, "time"),
        ({"mode": ""}, "Where will you meet?"),
        (moment("at", at(-31)), "before the package was agreed"),
    ],
)
def test_bad_input_says_what_to_mend(
    world: World, session: Session, client_for: ClientFor, sent: dict[str, str], words: str
) -> None:
    good = moment("at", at(5)) | {"mode": "home"}
    answer = client_for(world.practitioner).post(
        reverse("change_session", args=[session.pk]), good | sent
    )
    assert answer.status_code == 422
    assert words in text(answer)


def test_a_wrong_record_is_withdrawn_and_stays_readable(
    world: World, family: Understood, part: Part, session: Session, client_for: ClientFor
) -> None:
    both = [family.home.baby, family.home.mother]
    recorded = held(world.practitioner, session, came=both, note="Another family's note.")
    client, url = client_for(world.practitioner), reverse("withdraw_session", args=[session.pk])
    page = client.get(url)
    empty = client.post(url, hidden(page))
    assert empty.status_code == 422
    assert "Write what was wrong with this record" in text(empty)
    answer = client.post(url, hidden(page) | {"because": "The wrong family."})
    assert answer.status_code == 302
    recorded.refresh_from_db()
    assert (recorded.withdrawn_by, recorded.withdrawn_because) == (
        world.practitioner.user,
        "The wrong family.",
    )
    words = text(client.get(reverse("part", args=[part.pk])))
    assert "Another family's note." in words
    assert "The wrong family." in words
    assert "0 of 7 sessions delivered" in words
    assert Event.objects.filter(verb="withdrew a session").count() == 1


def test_withdrawn_is_withdrawn(world: World, session: Session, client_for: ClientFor) -> None:
    withdraw(world.practitioner, session)
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw(world.practitioner, session)
    with pytest.raises(Refused, match="was withdrawn"):
        actions.change_session(
            by=world.practitioner, session=session, at=at(1), mode=SessionMode.HOME
        )
    client = client_for(world.practitioner)
    for name in ("record_session", "change_session", "withdraw_session"):
        assert client.get(reverse(name, args=[session.pk])).status_code == 409, name


def test_a_withdrawn_session_is_nobodys_appointment_and_keeps_its_number(
    world: World, part: Part, session: Session
) -> None:
    day = session.at.date()
    assert [s.pk for s in selectors.sessions_on(world.practitioner, day)] == [session.pk]
    withdraw(world.practitioner, session)
    assert not selectors.sessions_on(world.practitioner, day).exists()
    assert selectors.last_number(part) == 7


def test_who_may(world: World, session: Session, client_for: ClientFor) -> None:
    for name, roles in (("change_session", TEAM), ("withdraw_session", CLINICAL)):
        url = reverse(name, args=[session.pk])
        for role, viewer in world.viewers.items():
            expected = 200 if role in roles else 403
            assert client_for(viewer).get(url).status_code == expected, (name, role)
        assert client_for(world.stranger).get(url).status_code == 404
