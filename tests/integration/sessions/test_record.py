"""Recording what came of a session: who came, and how it was for the baby."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.care_packages.models import Part, PartState
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.sessions import actions, selectors
from attunement.service.sessions.models import (
    Attendance,
    CalledOffBy,
    Session,
    SessionMode,
    SessionState,
)
from attunement.service.sessions.prompts import BEFORE_BIRTH, PROMPTS
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders.care_packages import expecting, understood
from builders.pages import hidden, text
from builders.sessions import Run, held, run_of
from world import TODAY, World, home

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]


@pytest.fixture
def run(world: World) -> Run:
    return run_of(world)


def record(by: Viewer, session: Session, state: SessionState, **given: Any) -> Session:
    return actions.record_session(
        by=by, session=session, state=state, mode=SessionMode.HOME, **given
    )


def dose_of(run: Run) -> dict[str, Any]:
    part = Part.objects.select_related("package__relationship__child").get(pk=run.part.pk)
    (counted,) = selectors.doses([part]).values()
    return vars(counted)


def test_a_session_held(world: World, run: Run) -> None:
    made = held(
        world.practitioner,
        run.sessions[0],
        came=run.both,
        note="We watched the bath.",
        baby_perspective="Sam waited for her turn.",
    )
    assert (made.state, made.minutes, made.version) == (SessionState.HELD, 60, 2)
    assert made.baby_perspective == "Sam waited for her turn."
    assert {a.person for a in made.attendances.all() if a.came} == set(run.both)
    run.part.refresh_from_db()
    assert run.part.state == PartState.ACTIVE  # by its first session held
    event = Event.objects.get(verb="recorded a session")
    assert event.family_id == run.family.home.family.pk
    assert event.details["state"] == "held"
    assert "bath" not in str(event.details)
    assert dose_of(run)["delivered"] == 1


def test_who_was_missing_is_kept_and_the_session_not_counted(world: World, run: Run) -> None:
    held(world.practitioner, run.sessions[0], came=[run.family.home.mother])
    missing = Attendance.objects.get(came=False)
    assert missing.person == run.family.home.baby
    assert dose_of(run) == {
        "expected": 7,
        "delivered": 0,
        "without_everyone": 1,
        "not_able": 0,
        "cancelled": 0,
        "planned": 6,
    }


def test_own_therapy_counts_when_that_person_came(world: World) -> None:
    run = run_of(world, programme="cbt")
    held(world.practitioner, run.sessions[0], came=[run.family.home.mother])
    assert dose_of(run)["delivered"] == 1


def test_an_unborn_baby_comes_with_the_carer(world: World, client_for: ClientFor) -> None:
    by = world.practitioner
    family = understood(by, at_home=expecting(by, weeks_to_go=8))
    run = run_of(world, family)
    assert selectors.could_come(run.sessions[0]) == [family.home.mother]
    page = client_for(by).get(reverse("record_session", args=[run.sessions[0].pk]))
    assert BEFORE_BIRTH in text(page)
    held(by, run.sessions[0], came=[family.home.mother])
    assert dose_of(run)["delivered"] == 1


def test_a_session_before_the_birth_stays_counted_after_it(world: World) -> None:
    by = world.practitioner
    family = understood(by, at_home=expecting(by, weeks_to_go=1))
    run = run_of(world, family)
    held(by, run.sessions[0], came=[family.home.mother])
    relationships.record_birth(
        by=by,
        family=family.home.family,
        person=family.home.baby,
        born_on=TODAY - dt.timedelta(days=1),
        given_name="Sam",
        nhs_number="",
        nhs_number_status="untraced",  # type: ignore[arg-type]
        seen=None,
    )
    assert dose_of(run)["delivered"] == 1


@pytest.mark.parametrize("state", [SessionState.NOT_ATTENDED, SessionState.CANCELLED])
def test_a_session_not_held(world: World, run: Run, state: SessionState) -> None:
    made = record(world.practitioner, run.sessions[0], state, because="Sam had a fever.")
    assert (made.state, made.reason_not_held) == (state, "Sam had a fever.")
    assert not made.attendances.exists()
    run.part.refresh_from_db()
    assert run.part.state == PartState.PLANNED


@pytest.mark.parametrize(
    ("number", "state", "came", "because", "why"),
    [
        (1, "held", False, "", "Nobody is ticked"),
        (1, "cancelled", True, "x", "Nobody comes to a session that was not held"),
        (1, "cancelled", False, " ", "needs a reason"),
        (1, "not_attended", False, "", "needs a reason"),
        (7, "held", True, "", "still to come"),
        (7, "not_attended", False, "x", "still to come"),
        (1, "planned", False, "", "Say what came of the session"),
    ],
)
def test_what_cannot_be_recorded(
    world: World, run: Run, number: int, state: str, came: bool, because: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        record(
            world.practitioner,
            run.sessions[number - 1],
            SessionState(state),
            came=run.both if came else (),
            because=because,
        )
    assert not Attendance.objects.exists()
    assert not Event.objects.filter(verb="recorded a session").exists()


def test_a_session_that_was_held_was_called_off_by_nobody(world: World, run: Run) -> None:
    with pytest.raises(Refused, match="called off by nobody"):
        actions.record_session(
            by=world.practitioner,
            session=run.sessions[0],
            state=SessionState.HELD,
            came=run.both,
            mode=SessionMode.HOME,
            called_off_by=CalledOffBy.TEAM,
        )
    assert not Session.objects.exclude(called_off_by="").exists()


def test_a_session_to_come_can_be_cancelled(world: World, run: Run) -> None:
    made = record(world.practitioner, run.sessions[6], SessionState.CANCELLED, because="A holiday.")
    assert made.state == SessionState.CANCELLED


def test_the_moment_decides_what_is_still_to_come(world: World, run: Run) -> None:
    session = run.sessions[6]
    with pytest.raises(Refused):
        record(world.practitioner, session, SessionState.HELD, came=run.both)
    after = session.at + dt.timedelta(hours=1)
    made = record(world.practitioner, session, SessionState.HELD, came=run.both, now=after)
    assert made.state == SessionState.HELD


def test_only_people_of_the_family_came(world: World, run: Run) -> None:
    others = home(world.practitioner, name="Elsewhere")
    with pytest.raises(Refused, match="Not in this family on that day: Ada Elsewhere"):
        held(world.practitioner, run.sessions[0], came=[*run.both, others.mother])


def test_the_second_who_records_is_told_and_overwrites_nothing(world: World, run: Run) -> None:
    session, other = run.sessions[0], world.viewers[Role.SUPERVISOR]
    held(world.practitioner, session, came=run.both, note="The first record.")
    with pytest.raises(Stale):
        record(other, session, SessionState.CANCELLED, because="x", seen=session.version)
    with pytest.raises(Refused, match="recorded already: held"):
        record(other, session, SessionState.CANCELLED, because="x")
    session.refresh_from_db()
    assert session.note == "The first record."


def test_an_ended_part_or_a_closed_episode_takes_no_record(world: World, run: Run) -> None:
    by = world.practitioner
    relationships.close_episode(by=by, episode=run.family.episode, on=TODAY, because="Moved.")
    with pytest.raises(Refused, match="has ended"):
        held(by, run.sessions[0], came=run.both)


# The page


def address(session: Session) -> str:
    return reverse("record_session", args=[session.pk])


def sent(run: Run, **more: Any) -> dict[str, Any]:
    return {
        "state": "held",
        "came": [str(person.pk) for person in run.both],
        "mode": "clinic",
        "minutes": "90",
        "baby_perspective": "Sam reached for the mirror.",
        "note": "Two clips.",
    } | more


def test_from_the_page_to_the_record(world: World, run: Run, client_for: ClientFor) -> None:
    client, url = client_for(world.practitioner), address(run.sessions[0])
    page = client.get(url)
    words = text(page)
    assert "Record session 1 of VIPP - Sensitive Discipline (VIPP-SD)" in words
    assert "How was it for Sam?" in words
    assert PROMPTS[3].question in words  # Sam is over a year old
    answer = client.post(url, hidden(page) | sent(run))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("part", args=[run.part.pk])
    read = text(client.get(answer["Location"]))
    for said in (
        "Sam reached for the mirror.",
        "Two clips.",
        "At the clinic or centre, 90 minutes",
        "Came Sam Okafor, Ada Okafor",
        "1 of 7 sessions delivered",
    ):
        assert said in read


def test_a_father_who_came_is_a_person_of_the_family(
    world: World, run: Run, client_for: ClientFor
) -> None:
    father = relationships.add_carer(
        by=world.practitioner,
        family=run.family.home.family,
        carer=NewCarer(person=NewPerson(given_name="Tunde"), role=CarerRole.FATHER),
        on=TODAY - dt.timedelta(days=30),
    )
    client, url = client_for(world.practitioner), address(run.sessions[0])
    page = client.get(url)
    assert "Tunde" in text(page)
    came = [str(person.pk) for person in (*run.both, father)]
    assert client.post(url, hidden(page) | sent(run, came=came)).status_code == 302
    assert dose_of(run)["delivered"] == 1
    assert Attendance.objects.get(person=father).came


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"state": ""}, "Choose what came of the session"),
        ({"came": []}, "Nobody is ticked as having come"),
        ({"came": ["999999"]}, "Choose one of the answers shown"),
        ({"state": "cancelled", "came": []}, "needs a reason"),
        ({"state": "cancelled", "because": "x"}, "Untick them"),
        ({"minutes": "an hour"}, "Minutes must be a whole number, like 60"),
        ({"minutes": "0"}, "Minutes must be 1 or more"),
        ({"minutes": "2000"}, "Minutes must be 480 or fewer"),
        ({"mode": "moon"}, "Choose one of the answers shown"),
    ],
)
def test_bad_input_says_what_to_mend_and_loses_nothing(
    world: World, run: Run, client_for: ClientFor, more: dict[str, Any], words: str
) -> None:
    client = client_for(world.practitioner)
    answer = client.post(address(run.sessions[0]), sent(run, **more))
    assert answer.status_code == 422
    assert "There is a problem" in text(answer)
    assert words in text(answer)
    assert "Sam reached for the mirror." in text(answer)
    run.sessions[0].refresh_from_db()
    assert run.sessions[0].state == SessionState.PLANNED


def test_a_session_to_come_is_refused_above_the_words(
    world: World, run: Run, client_for: ClientFor
) -> None:
    client, url = client_for(world.practitioner), address(run.sessions[6])
    answer = client.post(url, hidden(client.get(url)) | sent(run))
    assert answer.status_code == 409
    assert "is still to come" in text(answer)
    assert "Sam reached for the mirror." in text(answer)


def test_sent_twice_it_is_recorded_once(world: World, run: Run, client_for: ClientFor) -> None:
    client, url = client_for(world.practitioner), address(run.sessions[0])
    form = hidden(client.get(url)) | sent(run)
    first, second = client.post(url, form), client.post(url, form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Attendance.objects.count() == 2
    assert Event.objects.filter(verb="recorded a session").count() == 1


def test_two_people_one_record_on_the_page(world: World, run: Run, client_for: ClientFor) -> None:
    """GIVEN two practitioners with the same form open
    WHEN both save
    THEN the first record stands, and the second is told and keeps their words."""
    url = address(run.sessions[0])
    one, two = client_for(world.practitioner), client_for(world.viewers[Role.SUPERVISOR])
    first, second = hidden(one.get(url)), hidden(two.get(url))
    assert one.post(url, first | sent(run)).status_code == 302
    answer = two.post(url, second | sent(run, note="What I saw was otherwise."))
    assert answer.status_code == 409
    assert "Nothing was overwritten" in text(answer)
    assert "What I saw was otherwise." in text(answer)
    again = two.post(url, hidden(answer) | sent(run, note="What I saw was otherwise."))
    assert again.status_code == 409
    assert "recorded already: held" in text(again)
    assert "What I saw was otherwise." in text(again)
    run.sessions[0].refresh_from_db()
    assert run.sessions[0].note == "Two clips."


def test_a_session_that_ended_half_way_keeps_what_was_typed(
    world: World, run: Run, client_for: ClientFor
) -> None:
    client, url = client_for(world.practitioner), address(run.sessions[0])
    form = hidden(client.get(url)) | sent(run)
    client.logout()
    assert client.post(url, form).status_code == 302
    client = client_for(world.practitioner)
    page = client.get(url)
    assert "Your session had ended" in text(page)
    assert "Sam reached for the mirror." in text(page)


def test_a_recorded_session_has_no_form(world: World, run: Run, client_for: ClientFor) -> None:
    held(world.practitioner, run.sessions[0], came=run.both)
    page = client_for(world.practitioner).get(address(run.sessions[0]))
    assert page.status_code == 409
    assert "withdraw the record and plan another session" in text(page)


def test_who_may_record(world: World, run: Run, client_for: ClientFor) -> None:
    url = address(run.sessions[0])
    for role, viewer in world.viewers.items():
        assert client_for(viewer).get(url).status_code == (200 if role in CLINICAL else 403), role
    for method in (client_for(world.stranger).get, client_for(world.stranger).post):
        assert method(url).status_code == 404


def test_opening_the_form_is_in_the_log(world: World, run: Run, client_for: ClientFor) -> None:
    client_for(world.practitioner).get(address(run.sessions[0]))
    event = Event.objects.get(verb="read")
    assert (event.family_id, event.subject) == (run.family.home.family.pk, "RecordSession")


def test_the_prompt_is_for_the_age_on_the_day_of_the_session(
    world: World, client_for: ClientFor
) -> None:
    family = understood(world.practitioner, weeks_old=9)
    run = run_of(world, family)
    client = client_for(world.practitioner)
    assert timezone.localdate(run.sessions[0].at) < TODAY
    assert PROMPTS[0].question in text(client.get(address(run.sessions[0])))  # 5 weeks then
    assert PROMPTS[1].question in text(client.get(address(run.sessions[6])))
