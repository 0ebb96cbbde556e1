"""One session and two people, or one person and two tabs: one wins, the other is told."""

from collections.abc import Callable

import pytest
from test_concurrency import at_once

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.sessions import actions
from attunement.service.sessions.models import NoteVersion, Session, SessionMode, SessionState
from attunement.service.way.actions import keep_draft, unpark
from attunement.service.way.locking import Stale
from attunement.service.way.models import ParkedForm, Submission
from attunement.service.way.pages import act_once
from attunement.service.way.policies import Refused
from builders.sessions import Run, held, run_of
from world import World

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made() -> tuple[World, Run]:
    world = World()
    return world, run_of(world)


def record(by: Viewer, run: Run, state: SessionState) -> Callable[[], Session]:
    came = run.both if state == SessionState.HELD else []
    because = "" if state == SessionState.HELD else "Snow."
    return lambda: actions.record_session(
        by=by,
        session=run.sessions[0],
        state=state,
        came=came,
        mode=SessionMode.HOME,
        note="Held." if came else "",
        because=because,
        seen=1,
    )


@pytest.mark.parametrize("other", [SessionState.HELD, SessionState.CANCELLED])
def test_of_two_who_record_one_session_the_second_is_told(
    made: tuple[World, Run], other: SessionState
) -> None:
    world, run = made
    results = at_once(
        record(world.practitioner, run, SessionState.HELD),
        record(world.viewers[Role.SUPERVISOR], run, other),
    )
    saved = [each for each in results if isinstance(each, Session)]
    assert len(saved) == 1, results
    assert sum(isinstance(each, Stale | Refused) for each in results) == 1
    session = Session.objects.get(pk=run.sessions[0].pk)
    assert session.state == saved[0].state
    assert NoteVersion.objects.count() == (session.state == SessionState.HELD)


def test_recorded_and_moved_at_once_is_one_of_the_two(made: tuple[World, Run]) -> None:
    world, run = made
    first, later = run.sessions[0], run.sessions[1].at

    def move() -> Session:
        return actions.change_session(
            by=world.viewers[Role.ADMINISTRATOR],
            session=first,
            at=later,
            mode=SessionMode.ONLINE,
            seen=1,
        )

    results = at_once(record(world.practitioner, run, SessionState.HELD), move)
    assert sum(isinstance(each, Session) for each in results) == 1, results
    assert sum(isinstance(each, Stale | Refused) for each in results) == 1


def test_of_two_who_amend_one_note_the_second_is_told_and_nothing_is_lost(
    made: tuple[World, Run],
) -> None:
    world, run = made
    session = held(world.practitioner, run.sessions[0], came=run.both, note="First.")

    def amend(by: Viewer, note: str) -> Callable[[], NoteVersion]:
        return lambda: actions.amend_note(
            by=by, session=session, note=note, baby_perspective="", because="A slip.", seen=2
        )

    results = at_once(
        amend(world.practitioner, "One."), amend(world.viewers[Role.SUPERVISOR], "Other.")
    )
    kept = [each for each in results if isinstance(each, NoteVersion)]
    assert (len(kept), sum(isinstance(each, Stale) for each in results)) == (1, 1), results
    session.refresh_from_db()
    assert [each.note for each in session.note_versions.all()] == ["First.", kept[0].note]
    assert session.note == kept[0].note


def test_a_draft_and_the_saved_note_at_once_leave_no_draft(made: tuple[World, Run]) -> None:
    world, run = made
    by, save, path = world.practitioner, record(made[0].practitioner, run, SessionState.HELD), "/s/"

    def act() -> str:
        save()
        return "/"

    def saved() -> str:
        url = act_once(by.user, "key", act)
        unpark(user=by.user, path=path)
        return url

    def draft() -> bool:
        return keep_draft(user=by.user, path=path, body="note=Hel", key="key")

    results = at_once(draft, saved, draft)
    assert results[1] == "/", results
    assert {results[0], results[2]} <= {True, False}
    assert not ParkedForm.objects.exists()
    assert Submission.objects.count() == 1
