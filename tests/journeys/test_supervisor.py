"""A supervisor: the whole team's work, a thought of death acted on, and who read a record."""

from journey import Journey

import world
from attunement.service.accounts.roles import Role
from attunement.service.relationships.models import Task
from builders import assessments


def given_a_practitioner_s_family_whose_mother_thinks_of_death(journey: Journey) -> None:
    by = journey.world.practitioner
    home = world.home(by)
    baseline = assessments.start(by, world.episode(by, home))
    assessments.phq9(by, baseline, home, item_9=1)


def when_the_supervisor_looks_at_the_whole_team(journey: Journey) -> None:
    journey.signs_in(journey.world.viewers[Role.SUPERVISOR])
    journey.does_not_see("Okafor")
    journey.follows("See the whole team’s worklist")


def then_the_open_safety_task_is_there_with_the_keyworker(journey: Journey) -> None:
    journey.sees("Safety", "Act today: PHQ-9 from Ada", "Okafor", "Practitioner Riverside")


def when_they_close_it_without_a_word(journey: Journey) -> None:
    journey.follows("Act today: PHQ-9 from Ada")
    journey.sees("Call the crisis line: 0000 000.")
    journey.presses("Mark as done")


def then_they_must_say_what_was_done(journey: Journey) -> None:
    journey.error_summary_says("Say what was done before you close this")
    assert Task.objects.get().done_at is None


def when_they_say_what_was_done(journey: Journey) -> None:
    journey.fills("What was done?", "I rang Ada with her keyworker. Safe tonight; we meet at nine.")
    journey.presses("Mark as done")


def then_nothing_is_open_any_more(journey: Journey) -> None:
    journey.sees("I rang Ada with her keyworker.")
    journey.visits("worklist")
    journey.follows("See the whole team’s worklist")
    journey.does_not_see("Safety")


def when_they_ask_who_has_read_the_record(journey: Journey) -> None:
    journey.follows("Okafor")
    journey.follows("Who has read or changed this record")


def then_every_reader_is_named_themselves_included(journey: Journey) -> None:
    journey.sees("Nobody can change or remove a line.")
    journey.sees("Practitioner Riverside (practitioner)", "Supervisor Riverside (supervisor)")
    journey.sees("Read the family’s page")


def test_a_supervisor_acts_on_an_answer_and_sees_who_read_it(journey: Journey) -> None:
    given_a_practitioner_s_family_whose_mother_thinks_of_death(journey)
    when_the_supervisor_looks_at_the_whole_team(journey)
    then_the_open_safety_task_is_there_with_the_keyworker(journey)
    when_they_close_it_without_a_word(journey)
    then_they_must_say_what_was_done(journey)
    when_they_say_what_was_done(journey)
    then_nothing_is_open_any_more(journey)
    when_they_ask_who_has_read_the_record(journey)
    then_every_reader_is_named_themselves_included(journey)
