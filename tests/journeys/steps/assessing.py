"""Assessment: step 6 of the chain, from what the referrer said to the understanding of a pair."""

import datetime as dt
from collections.abc import Sequence

from journey import Journey

from world import TODAY

from .people import BASELINE, MOTHER, PAIR, Case

MOOD = "Grace answers: PHQ-9: Patient Health Questionnaire-9"
PLAY = f"You rate {PAIR}: KIPS: Keys to Interactive Parenting Scale"
LEVEL = (
    f"You rate {PAIR}: LOAF: DC:0-5 Axis II, Part A: Levels of Adaptive Functioning of a "
    "caregiving relationship"
)
HOPE = "I want to enjoy bath time with her."
OFTEN = ("Not at all", "Several days", "More than half the days", "Nearly every day")


def when_she_starts_a_baseline(journey: Journey) -> None:
    _starts(journey, "Baseline", BASELINE)
    journey.sees("Still missing", "What the referrer told us")


def when_she_writes_what_was_told_talked_about_and_seen(journey: Journey) -> None:
    journey.follows("Write these parts")
    journey.fills("What the referrer told us", "Jo saw Ayo look past Grace at two visits.")
    journey.fills(
        "What we talked about with the family",
        "Grace told of a birth that frightened her. Femi cooks and sings with Ayo.",
    )
    journey.fills("What we saw between them", "Ayo crawled to Grace with a cup, and Grace laughed.")
    journey.presses("Save")
    journey.error_summary_says("Choose whom you observed together")
    journey.chooses(PAIR, under="Whom did you observe together?")
    journey.presses("Save")
    journey.sees("Ayo crawled to Grace with a cup")


def when_the_mother_answers_some_of_the_phq_9(journey: Journey) -> None:
    journey.follows("Add a questionnaire or rating")
    journey.follows(MOOD)
    journey.fills_day("When was it answered?", BASELINE)
    _answers(journey, (2, 2, 1))
    journey.presses("Save the answers")


def then_there_is_no_total_yet(journey: Journey) -> None:
    journey.sees("Not finished: 3 of 9 answered, no score")
    journey.does_not_see("out of 27")


def when_she_answers_the_rest_and_thinks_of_death(journey: Journey) -> None:
    journey.follows("Go on filling it in")
    _answers(journey, (2, 2, 1, 2, 1, 2, 2, 1, 1))
    journey.presses("Save the answers")


def then_the_team_s_own_words_of_what_to_do_today_are_there(journey: Journey) -> None:
    journey.sees_heading("Important: Act on this today")
    journey.sees("Call the crisis line: 0000 000.", "14 out of 27")


def when_the_practitioner_says_what_she_did_about_it(journey: Journey) -> None:
    journey.follows("Worklist")
    journey.sees("Safety")
    journey.follows("Act today: PHQ-9 from Grace")
    journey.sees("Call the crisis line: 0000 000.")
    journey.presses("Mark as done")
    journey.error_summary_says("Say what was done before you close this")
    journey.fills(
        "What was done?",
        "Asked Grace directly. No plan, no wish to act on it. Her mother is with her tonight; "
        "the GP knows; I ring at nine tomorrow.",
    )
    journey.presses("Mark as done")


def then_it_is_off_the_list_and_in_the_record(journey: Journey, case: Case) -> None:
    journey.is_at("family", family=case.family.pk)
    journey.sees("No plan, no wish to act on it")
    journey.follows("Worklist")
    journey.does_not_see("Safety")


def when_she_enters_the_scores_of_filmed_play(journey: Journey, facets: Sequence[int]) -> None:
    _goes_on(journey, "baseline")
    _rates_play(journey, facets, on=BASELINE)


def when_she_chooses_a_level_for_the_relationship(journey: Journey, level: str) -> None:
    _rates_level(journey, level, on=BASELINE)
    journey.sees("Level 3 of 4")


def when_the_mother_sets_a_goal(journey: Journey) -> None:
    journey.follows("Set a goal")
    journey.fills("What do they hope for?", HOPE)
    journey.chooses(MOTHER, under="Whose goal is it?")
    journey.chooses(PAIR, under="Whom is it about?")
    journey.chooses("2", under="How close do they feel to it today?")
    journey.fills_day("When did they say so?", BASELINE)
    journey.presses("Save the goal")
    journey.sees(HOPE, "2 on")
    journey.shot("assessment", tall=True)


def when_she_completes_it(journey: Journey, *, on: dt.date) -> None:
    journey.follows("Complete this assessment")
    journey.fills_day("When was it completed?", on)
    journey.presses("Complete the assessment")
    journey.sees("Completed")


def when_she_writes_how_she_understands_the_two(journey: Journey, case: Case) -> None:
    journey.visits("family", family=case.family.pk)
    journey.follows(f"Write down your understanding: {PAIR}")
    journey.sees("14 out of 27")
    journey.fills(
        "How we understand it",
        "After a birth that frightened her, Grace braces for Ayo to be hurt, and Ayo looks away "
        "from a worried face. When Grace forgets to worry, they laugh.",
    )
    journey.ticks(
        "Noticing and answering the baby's cues",
        "How parent and baby are together",
        "The parent's mental health",
        under="What would help?",
    )
    journey.chooses("Medium risk", under="How much strain is this relationship under?")
    journey.chooses("Moderate depression", under="How is the parent’s or carer’s mood?")
    journey.chooses("Yes", under="Have you seen something between them that worries you?")
    journey.ticks("Birth mother", under="Who is willing to take part?")
    journey.ticks(
        "Sessions for them alone",
        "Being filmed together and watching it",
        "Therapy for the parent",
        "Visits at home",
        under="What are they willing to try?",
    )
    journey.presses("Save the formulation")


def when_she_does_a_review_with_the_same_forms(
    journey: Journey, case: Case, *, facets: Sequence[int], level: str, mood: Sequence[int]
) -> None:
    journey.visits("family", family=case.family.pk)
    _starts(journey, "Review", TODAY)
    journey.follows("Add a questionnaire or rating")
    journey.follows(MOOD)
    _answers(journey, mood)
    journey.presses("Save the answers")
    journey.follows("Back to the review assessment")
    _rates_play(journey, facets, on=TODAY)
    _rates_level(journey, level, on=TODAY)
    journey.follows(f"Rate the goal “{HOPE}”")
    journey.chooses("7", under="How close do they feel to it today?")
    journey.presses("Save the rating")


def _starts(journey: Journey, phase: str, on: dt.date) -> None:
    journey.follows("Start an assessment")
    journey.chooses(phase, under="Which assessment is this?")
    journey.fills_day("When does it start?", on)
    journey.presses("Start")


def _goes_on(journey: Journey, phase: str) -> None:
    journey.follows("Bello")
    journey.follows(f"Continue the {phase} assessment")


def _answers(journey: Journey, answers: Sequence[int]) -> None:
    for number, answer in enumerate(answers, start=1):
        journey.chooses(OFTEN[answer], under=f"{number}. ")


def _rates_play(journey: Journey, facets: Sequence[int], *, on: dt.date) -> None:
    journey.follows("Add a questionnaire or rating")
    journey.follows(PLAY)
    journey.fills_day("When was it rated?", on)
    for number, rating in enumerate(facets, start=1):
        journey.chooses(str(rating), under=f"{number}. ")
    journey.presses("Save the answers")
    _back(journey)


def _rates_level(journey: Journey, level: str, *, on: dt.date) -> None:
    journey.follows("Add a questionnaire or rating")
    journey.follows(LEVEL)
    journey.fills_day("When was it rated?", on)
    journey.chooses(level)
    journey.presses("Save the answers")
    _back(journey)


def _back(journey: Journey) -> None:
    """From answers to the assessment that they belong to."""
    journey.page.locator(".nhsuk-back-link").focus()
    journey.follows(journey.page.locator(".nhsuk-back-link").inner_text())
