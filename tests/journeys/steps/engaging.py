"""Engagement, and the family's page: steps 4 and 5 of the chain."""

from journey import Journey

from .people import BABY, FATHER, MOTHER, PAIR, TEXTED, VISITED, Case


def when_she_texts_the_father(journey: Journey) -> None:
    journey.follows("Record a contact")
    journey.sees("Text Grace first")
    journey.fills_day("When?", TEXTED, time="2:30pm")
    journey.chooses("Text message", under="How?")
    journey.ticks(FATHER, under="Whom is it meant for?")
    journey.ticks("This invites them to take part in the work")
    journey.chooses("Message left or sent", under="What came of it?")
    journey.fills("Note", "Asked him which evenings he is free.")
    journey.presses("Save")


def when_she_says_that_they_met_but_not_who(journey: Journey) -> None:
    journey.follows("Record a contact")
    journey.fills_day("When?", VISITED, time="10am")
    journey.chooses("Home visit", under="How?")
    journey.ticks(MOTHER, FATHER, BABY, under="Whom is it meant for?")
    journey.chooses("We met or spoke", under="What came of it?")
    journey.presses("Save")


def then_she_is_asked_whom(journey: Journey) -> None:
    journey.error_summary_says("Select whom you met or spoke to")


def when_she_says_whom_she_met_at_home(journey: Journey) -> None:
    journey.ticks(MOTHER, FATHER, BABY, under="Whom did you meet or speak to?")
    journey.presses("Save")


def then_the_family_page_tells_it(journey: Journey, case: Case) -> None:
    journey.is_at("family", family=case.family.pk)
    journey.sees_heading(PAIR)
    journey.sees("Who belongs", "Text message", "Home visit", FATHER)
    journey.follows(PAIR)
    journey.is_at("relationship", relationship=case.relationship.pk)
    journey.sees("Getting to know each other")
    journey.follows("Back to Bello")
