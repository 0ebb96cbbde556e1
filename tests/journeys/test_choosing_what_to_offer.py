"""Five people rate VIG against VIPP-SD, each alone; the team agrees, decides, and plans."""

import datetime as dt

from journey import Journey

from attunement.choosing.hexagon import Indicator
from attunement.knowledge import library
from attunement.service.accounts.roles import Role
from attunement.service.hexagon.models import Decision, Exercise, Rating
from builders import hexagon as build
from world import TODAY

QUESTION = "Which video feedback in the second year?"
VIG, VIPP = "Video Interaction Guidance (VIG)", "VIPP - Sensitive Discipline (VIPP-SD)"
OTHERS = ((5, 3, 4, 4, 4, 2), (4, 2, 4, 3, 2, 1), (4, 3, 4, 4, 5, 2), (4, 3, 3, 3, 3, 3))


def given_that_four_of_five_have_handed_in(journey: Journey) -> Exercise:
    people = build.raters(journey.world, 5)
    exercise = build.exercise(journey.world, people)
    for by, levels in zip(people[1:], OTHERS, strict=True):
        build.rate_all(by, exercise, levels)
    build.rate(people[0], exercise.candidates.get(programme="vig"), (2, 4, 3, 4, 5, 4))
    return exercise


def when_the_fifth_finds_it_on_the_worklist_and_rates_alone(journey: Journey) -> None:
    journey.is_signed_in(journey.world.practitioner)
    journey.visits("worklist")
    journey.follows(f"Rate what we could offer: {QUESTION}")
    journey.does_not_see("See the ratings side by side")
    journey.follows("Rate it", under=VIPP)
    journey.sees("not yet checked against the publisher")
    journey.does_not_see("Rater 1")
    for indicator, start in zip(Indicator, ("5: Two", "3: Limited", "4: Core", "3: Proof",
                                            "3: Fits", "2: Little"), strict=True):  # fmt: skip
        journey.chooses(option(journey, start), under=f"{indicator.words}: your rating")
        journey.fills(f"{indicator.words}: why?", f"My own reason, {indicator.words.lower()}")
    journey.presses("Save my ratings")
    journey.error_summary_says("Evidence rated 5 needs a source: name at least one that shows it, "
                               "or rate it 3 or lower.")  # fmt: skip
    journey.still_holds("Need: why?", "My own reason, need")
    journey.ticks(library().sources[build.SOURCE].called)
    journey.presses("Save my ratings")


def option(journey: Journey, start: str) -> str:
    """The whole words of a rating that begins so."""
    return journey.page.locator("label", has_text=start).first.inner_text()


def when_they_hand_in_and_see_how_far_apart_they_are(journey: Journey) -> None:
    journey.follows("Hand in my ratings")
    journey.ticks("These are my own ratings, made without seeing anybody else’s")
    journey.presses("Hand in")
    journey.follows("See the ratings side by side")
    journey.sees("5 of 5 raters have handed in.", "Rated 4 to 5 from 5 raters, 4 in the middle.")


def when_the_lead_enters_what_was_agreed_and_decides(journey: Journey, exercise: Exercise) -> None:
    candidate = exercise.candidates.get(programme="vipp-sd")
    build.agree(journey.world.viewers[Role.TEAM_LEAD], candidate, (4, 3, 4, 3, 3, 3))
    journey.is_signed_in(journey.world.viewers[Role.TEAM_LEAD])
    journey.visits("hexagon_exercise", exercise=exercise.pk)
    journey.follows("Enter what you agreed", under=VIPP)
    journey.sees("Rated 1 to 3 from 5 raters, 2 in the middle")
    journey.chooses(option(journey, "2: Little"), under="Capacity: what did you agree?")
    journey.presses("Save what we agreed")
    journey.follows("Decide", under=VIPP)
    journey.chooses("Adopt it with changes")
    journey.fills("Why?", "From 12 months on, once two of us are trained")
    journey.fills_day("When will you look at it again?", TODAY + dt.timedelta(days=180))
    journey.presses("Keep this decision")
    journey.sees("From 12 months on", "2 of 5", "1 to 3 from 5 raters")


def when_a_gap_becomes_a_line_of_the_plan(journey: Journey) -> None:
    journey.follows("The plan")
    journey.follows("Put supervision time into job plans")
    journey.picks(journey.world.practitioner.user.name, from_="Whose is it?")
    journey.fills_day("By when?", TODAY)
    journey.presses("Add the line")
    journey.sees("Due today")


def then_its_owner_finds_it_on_the_worklist(journey: Journey) -> None:
    journey.is_signed_in(journey.world.practitioner)
    journey.visits("worklist")
    journey.sees(f"Put supervision time into job plans: {VIPP}")


def test_five_people_rate_vig_against_vipp_sd_and_decide(journey: Journey) -> None:
    exercise = given_that_four_of_five_have_handed_in(journey)
    when_the_fifth_finds_it_on_the_worklist_and_rates_alone(journey)
    when_they_hand_in_and_see_how_far_apart_they_are(journey)
    when_the_lead_enters_what_was_agreed_and_decides(journey, exercise)
    when_a_gap_becomes_a_line_of_the_plan(journey)
    then_its_owner_finds_it_on_the_worklist(journey)
    assert Decision.objects.get().candidate.programme == "vipp-sd"
    assert Rating.objects.filter(candidate__programme="vipp-sd", indicator="capacity").count() == 5
