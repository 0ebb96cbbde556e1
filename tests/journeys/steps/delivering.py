"""Delivery: step 8 of the chain."""

from django.utils import timezone
from journey import Journey

from world import TODAY

from .choosing import VIDEO
from .people import BABY, MOTHER


def when_she_plans_the_programme_s_own_number_of_sessions(journey: Journey) -> None:
    journey.follows(VIDEO)
    journey.follows("Plan the sessions")
    journey.still_holds("How many sessions?", "7")
    journey.fills_day("When is the first session?", TODAY, time=_this_quarter())
    journey.fills("How many weeks from one session to the next?", "2")
    journey.chooses("At home", under="Where will you meet?")
    journey.presses("Plan these sessions")
    journey.sees("Session 7")


def when_she_records_the_first_as_held_and_forgets_who_came(journey: Journey) -> None:
    journey.follows("Record session 1")
    journey.chooses("Held", under="What came of it?")
    journey.fills("How many minutes was it?", "110")
    journey.fills("How was it for Ayo?", "Ayo looked up when Grace waited, and offered the cup.")
    journey.fills("Your note", "We watched three clips. Grace said: she was looking for me.")
    journey.presses("Save this record")
    journey.error_summary_says("Nobody is ticked as having come.")


def when_she_says_who_came(journey: Journey) -> None:
    journey.ticks(MOTHER, BABY, under="Who came?")
    journey.presses("Save this record")


def then_one_of_seven_is_delivered_with_the_baby_s_own_view(journey: Journey) -> None:
    journey.sees("Held", "Ayo looked up when Grace waited", "1 of 7")
    journey.follows("Back to the package")
    journey.shot("package", tall=True)


def _this_quarter() -> str:
    """The last quarter of an hour: today, and not to come."""
    now = timezone.localtime()
    return f"{now.hour:02}:{now.minute // 15 * 15:02}"
