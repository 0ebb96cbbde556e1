"""What the state of an exercise, of a decision and of a plan allows."""

import datetime as dt
from collections.abc import Collection, Sequence

from ..accounts.models import User
from ..way.policies import Refusal
from .models import Decision, Exercise, PlanLine, Rater, Verdict

HANDED_IN = Refusal(
    "You have handed in your ratings, so they stand.",
    "If you see it differently now, say so when the team talks.",
)


def may_start(programmes: Collection[str], raters: Collection[User]) -> Refusal | None:
    if not programmes:
        return Refusal("Nothing is chosen to look at.", "Choose at least one programme.")
    if len(raters) < 2:
        return Refusal(
            "One person’s ratings are no exercise.", "Ask at least two people, of different trades."
        )
    return None


def may_rate(rater: Rater | None, *, decided: bool) -> Refusal | None:
    if rater is None:
        return Refusal("You were not asked to rate here.", "Ask your team lead.")
    if rater.handed_in_at is not None:
        return HANDED_IN
    if decided:
        return Refusal("The team has decided on this one, so it is no longer rated.")
    return None


def may_hand_in(rater: Rater | None, missing: Sequence[str]) -> Refusal | None:
    """`missing`: what is not rated yet, in words."""
    if refusal := may_rate(rater, decided=False):
        return refusal
    if missing:
        return Refusal(
            "Some of it is not rated yet.",
            f"Still to rate: {'; '.join(missing)}. Where you cannot say, choose that.",
        )
    return None


def may_see_others(rater: Rater | None) -> Refusal | None:
    """Whoever still rates would be swayed by what others said. Who was not asked rates nothing."""
    if rater is not None and rater.handed_in_at is None:
        return Refusal(
            "You have not handed in your own ratings yet.",
            "Rate first: what others think is shown to you then.",
        )
    return None


def may_agree(
    exercise: Exercise,
    raters: Sequence[Rater],
    own: Rater | None,
    *,
    decided: bool,
    on: dt.date,
) -> Refusal | None:
    if decided:
        return Refusal("The team has decided on this one.", "To think again, start a new exercise.")
    if refusal := may_see_others(own):
        return refusal
    handed_in = [each for each in raters if each.handed_in_at is not None]
    if len(handed_in) == len(raters) or (len(handed_in) > 1 and exercise.rate_by < on):
        return None
    waiting = ", ".join(each.user.name for each in raters if each.handed_in_at is None)
    return Refusal(
        "Ratings are still coming in.",
        f"Not in yet: {waiting}. Once the day to rate by has passed, two are enough.",
    )


def evidence_is_cited(value: int | None, *, from_level: int, cited: bool) -> Refusal | None:
    """`cited`: whether any rater named a source for the evidence."""
    if value is not None and value >= from_level and not cited:
        return Refusal(
            f"Nobody named a source, so the evidence cannot be agreed at {value}.",
            f"Agree {from_level - 1} or lower, or find a source first.",
        )
    return None


def may_decide(agreed: Collection[str], *, wanted: int, decided: bool) -> Refusal | None:
    """`agreed`: the indicators on which something was agreed, "not known" counted."""
    if decided:
        return Refusal("It has been decided.", "To think again, start a new exercise.")
    if len(agreed) < wanted:
        return Refusal(
            f"{len(agreed)} of {wanted} indicators are agreed.",
            "Agree on all of them first; one may be agreed as not known.",
        )
    return None


def may_plan(decision: Decision) -> Refusal | None:
    if decision.verdict in (Verdict.ADOPT, Verdict.ADAPT):
        return None
    return Refusal("Only what the team takes on has a plan.")


def may_change(line: PlanLine) -> Refusal | None:
    if line.withdrawn_at is not None:
        return Refusal("This line was taken out of the plan.")
    if line.done_on is not None:
        return Refusal("This line is done, so it stands as it is.")
    return None


def may_finish(line: PlanLine, by: User, *, leads: bool) -> Refusal | None:
    if refusal := may_change(line):
        return refusal
    if by.pk != line.owner_id and not leads:
        return Refusal(
            f"This is {line.owner.name}’s part.", "They or the team lead say it is done."
        )
    return None
