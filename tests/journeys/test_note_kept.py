"""A practitioner writes a note, the tab is killed, the note is still there; and she amends it."""

from dataclasses import replace

from journey import Journey
from playwright.sync_api import expect

from attunement.service.sessions.models import NoteVersion, Session, SessionState
from builders.sessions import Run, run_of

NOTE = "Ada waited, and Sam reached for her hand."


def given_a_session_to_record(journey: Journey) -> Run:
    return run_of(journey.world)


def when_she_writes_and_the_tab_is_killed(journey: Journey, session: Session) -> Journey:
    journey.visits("record_session", session=session.pk)
    journey.fills("Your note", NOTE)
    expect(journey.page.get_by_role("status")).to_contain_text("Draft kept at")
    context = journey.page.context
    journey.page.close()
    return replace(journey, page=context.new_page())


def then_her_words_are_there_and_not_in_the_record(journey: Journey, session: Session) -> None:
    journey.visits("record_session", session=session.pk)
    journey.sees("This is your draft")
    journey.still_holds("Your note", NOTE)
    session.refresh_from_db()
    assert (session.state, session.note) == (SessionState.PLANNED, "")


def when_she_saves_it(journey: Journey) -> None:
    journey.chooses("Held", under="What came of it?")
    journey.chooses("Baby and one carer", under="Who met, and how?")
    journey.ticks("Ada Okafor", "Sam Okafor", under="Who came?")
    journey.presses("Save this record")


def then_she_amends_it_and_both_are_there(journey: Journey) -> None:
    journey.follows("Amend the note of session 1")
    journey.fills("Your note", f"{NOTE} Twice.")
    journey.fills("Why do you amend it?", "I had left out how often.")
    journey.presses("Save the amended note")
    journey.sees("As it stands now", "As it was first written", "I had left out how often.")
    assert [each.note for each in NoteVersion.objects.all()] == [NOTE, f"{NOTE} Twice."]


def test_a_note_outlives_its_tab_and_is_amended(journey: Journey) -> None:
    run = given_a_session_to_record(journey)
    journey.signs_in(journey.world.practitioner)
    another = when_she_writes_and_the_tab_is_killed(journey, run.sessions[0])
    then_her_words_are_there_and_not_in_the_record(another, run.sessions[0])
    when_she_saves_it(another)
    then_she_amends_it_and_both_are_there(another)
    another.nothing_went_wrong()
