"""When the Strange Situation may be run, timed and coded."""

import datetime as dt
from collections.abc import Mapping, Sequence

from ...guidance.window import Window
from ...measures import Answer, Measure
from ...measures.procedures.strange_situation import classification_problems
from ..assessments.fitting import how_old
from ..assessments.models import Assessment
from ..assessments.policies import may_write
from ..design.filters import day
from ..relationships.models import Person
from ..way.policies import Refusal
from .models import EpisodeTimes, Observation
from .states import Press, presses, under_way


def may_film(measure: Measure, child: Person, on: dt.date) -> Refusal | None:
    """Only at the age that it is made for, which the record gives in completed months; the refusal
    says from or until which day it is possible."""
    assert measure.ages is not None, "the record of the procedure has an age window"
    assert measure.ages.born_months is not None
    least, most = measure.ages.born_months
    made_for = f"The Strange Situation is for children of {least} to {most} months"
    if child.born_on is None:
        return Refusal(
            f"{made_for}, and {child.first_name} has no date of birth on record.",
            "Record the birth first.",
        )
    window = Window.of_completed_months(least, most)
    if window.contains(child.born_on, on):
        return None
    opens, closes = window.opens_on(child.born_on), window.closes_on(child.born_on)
    if on < opens:
        return Refusal(
            f"{made_for}; {how_old(child, on)}.",
            f"It becomes possible on {day(opens)}, and stays so until {day(closes)}.",
        )
    return Refusal(
        f"{made_for}; {how_old(child, on)}. It was possible until {day(closes)}.",
        "See which measures fit now.",
    )


def may_start(
    measure: Measure, assessment: Assessment, child: Person, on: dt.date, held: Observation | None
) -> Refusal | None:
    """Once in an assessment: a second one soon after would not be strange to the child."""
    if refusal := may_write(assessment):
        return refusal
    if held is not None:
        return Refusal(
            f"This assessment already has one, of {day(held.filmed_on)}.",
            "If it was entered wrongly, withdraw it first.",
        )
    if on < assessment.episode.opened_on:
        return Refusal(
            f"This episode of care began on {day(assessment.episode.opened_on)}.",
            "Enter a day from then until today.",
        )
    return may_film(measure, child, on)


def may_time(observation: Observation) -> Refusal | None:
    """Times stay as they were once somebody has coded by them."""
    if observation.withdrawn_at is not None:
        return Refusal("This has been withdrawn.")
    if observation.coding is not None:
        return Refusal(
            "This film has been coded, so its times stay as they are.",
            "If they are wrong, withdraw the coding first.",
        )
    return may_write(observation.assessment)


def may_press(
    observation: Observation, times: Sequence[EpisodeTimes], press: Press
) -> Refusal | None:
    if refusal := may_time(observation):
        return refusal
    if press not in presses(observation, times):
        return Refusal("That does not follow from where this is now.", "Look at the episodes.")
    return None


def may_stop(observation: Observation) -> Refusal | None:
    if observation.stopped_at is not None:
        return Refusal("This has been stopped already.")
    return may_time(observation)


def may_code(
    observation: Observation,
    times: Sequence[EpisodeTimes],
    coded_on: dt.date | None = None,
) -> Refusal | None:
    """A film is coded when it is over: the child is still in the room while an episode runs."""
    if refusal := may_time(observation):
        return refusal
    going = under_way(times)
    if going is not None:
        return Refusal(
            f"Episode {going.number} is under way.", "End it first, or stop altogether, then code."
        )
    if coded_on is not None and coded_on < observation.filmed_on:
        return Refusal(
            f"It was filmed on {day(observation.filmed_on)}.", "Enter a day from then until today."
        )
    return None


def goes_together(measure: Measure, answers: Mapping[str, Answer]) -> Refusal | None:
    """Whether the class, what stands beside it and the subgroup can all be so."""
    found = classification_problems(codes(measure, answers))
    return Refusal(found[0].what, found[0].mend) if found else None


def codes(measure: Measure, answers: Mapping[str, Answer]) -> dict[str, str | None]:
    """What a coder chose from printed options, as the letters that the coder wrote."""
    found: dict[str, str | None] = {}
    for key, answer in answers.items():
        options = measure.response(measure.item(key)).options
        label = next((option.label for option in options if option.value == answer), None)
        if options:
            found[key] = label.partition(":")[0] if label else None
    return found


def may_withdraw(observation: Observation) -> Refusal | None:
    if observation.withdrawn_at is not None:
        return Refusal("This has been withdrawn already.")
    if observation.coding is not None:
        return Refusal("This film has been coded.", "Open the coding and withdraw that first.")
    return None
