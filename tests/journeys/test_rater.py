"""A KIPS rater whose certificate has lapsed: what they rate is a draft until somebody confirms."""

import datetime as dt

from journey import Journey

import world
from attunement.measures import measure
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Response
from attunement.service.instruments import actions as instruments
from builders import assessments
from world import TODAY, Home

DAY = dt.timedelta(days=1)


def given_a_rater_whose_certificate_ended_a_week_ago(journey: Journey) -> tuple[Viewer, Home]:
    keyworker = journey.world.practitioner
    home = world.home(keyworker)
    assessments.start(keyworker, world.episode(keyworker, home))
    lapsed = world.viewer(journey.world.team, name="Lena Lapsed")
    instruments.record_credential(
        by=keyworker,
        holder=lapsed.user,
        measure="kips",
        starts_on=TODAY - 372 * DAY,
        ends_on=TODAY - 7 * DAY,
        evidence="Certificate in the folder.",
        on=TODAY,
    )
    return lapsed, home


def when_they_rate_a_film_from_before_the_lapse(
    journey: Journey, lapsed: Viewer, home: Home
) -> None:
    journey.signs_in(lapsed)
    journey.visits("family", family=home.family.pk)
    journey.follows("Continue the baseline assessment")
    journey.follows("Add a questionnaire or rating")
    journey.follows("You rate Sam and Ada: KIPS: Keys to Interactive Parenting Scale")
    journey.sees("You have no current KIPS certificate on file.")
    journey.fills_day("When was it rated?", TODAY - 9 * DAY)
    for item in measure("kips").items:
        journey.chooses("4", under=f"{item.key}. {item.name}")
    journey.presses("Save the answers")


def then_it_is_kept_as_a_draft_that_says_why(journey: Journey) -> None:
    journey.sees("This is a draft.", "after it had ended", "It counts in no outcome")
    assert Response.objects.get().is_draft


def when_the_keyworker_looks_at_their_worklist(journey: Journey) -> None:
    journey.signs_in(journey.world.practitioner)
    # It is theirs to do within two weeks: until then it stands on the family's page.
    journey.follows("Okafor")
    journey.sees("Confirm a rating: KIPS of Sam and Ada", "Draft, not counted")


def when_they_confirm_it_after_watching_the_film(journey: Journey) -> None:
    journey.visits("response", response=Response.objects.get().pk)
    journey.follows("Confirm this rating")
    journey.presses("Confirm this rating")
    journey.error_summary_says("Say what you looked at before you confirmed it")
    journey.fills("What did you look at?", "All of the film of last week.")
    journey.presses("Confirm this rating")


def then_it_counts_and_says_who_confirmed_it(journey: Journey) -> None:
    journey.sees("All of the film of last week.", "Was a draft")
    journey.does_not_see("It counts in no outcome")
    assert not Response.objects.get().is_draft


def test_a_lapsed_raters_scores_wait_for_somebody_certified(
    journey: Journey, colleague_journey: Journey
) -> None:
    lapsed, home = given_a_rater_whose_certificate_ended_a_week_ago(journey)
    when_they_rate_a_film_from_before_the_lapse(journey, lapsed, home)
    then_it_is_kept_as_a_draft_that_says_why(journey)
    when_the_keyworker_looks_at_their_worklist(colleague_journey)
    when_they_confirm_it_after_watching_the_film(colleague_journey)
    then_it_counts_and_says_who_confirmed_it(colleague_journey)
