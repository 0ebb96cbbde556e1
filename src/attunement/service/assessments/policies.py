"""What the state of an episode and of an assessment allows."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.utils import timezone

from ...measures import Answer, Measure, ledger, measure
from ..accounts.models import User
from ..design.filters import day
from ..instruments import policies as certification
from ..instruments.models import Credential
from ..relationships.models import Episode, Person, Relationship
from ..relationships.policies import may_work_with
from ..way.policies import Refusal
from . import fitting
from .fitting import Filling
from .licensing import Use
from .models import Assessment, Goal, Phase, Response
from .scoring import is_complete

ONCE = frozenset({Phase.BASELINE, Phase.END})


def may_start(
    episode: Episode, phase: Phase, on: dt.date, earlier: Collection[Assessment]
) -> Refusal | None:
    """One baseline and one end an episode; no second occasion of a phase while one is open."""
    if refusal := may_work_with(episode):
        return refusal
    if not episode.opened_on <= on <= timezone.localdate():
        return Refusal(
            f"This episode of care began on {day(episode.opened_on)}.",
            "Enter a day from then until today.",
        )
    for assessment in earlier:
        name = assessment.get_phase_display().lower()
        if assessment.phase == phase and phase in ONCE:
            return Refusal(
                f"This episode already has its {name} assessment, from "
                f"{day(assessment.started_on)}.",
                "Open that one, or choose another kind.",
            )
        if assessment.phase == phase and assessment.completed_on is None:
            return Refusal(
                f"A {name} assessment from {day(assessment.started_on)} is still open.",
                "Go on with that one, or complete it first.",
            )
    return None


def may_write(assessment: Assessment) -> Refusal | None:
    """A completed assessment stays as it was; what comes later belongs to the next occasion."""
    if assessment.completed_on is not None:
        return Refusal(
            f"This assessment was completed on {day(assessment.completed_on)}. It can be read but "
            "not changed.",
            "Start a review to add something new.",
        )
    return may_work_with(assessment.episode)


def may_complete(assessment: Assessment, on: dt.date) -> Refusal | None:
    if refusal := may_write(assessment):
        return refusal
    if not assessment.started_on <= on <= timezone.localdate():
        return Refusal(
            f"This assessment was started on {day(assessment.started_on)}.",
            "Enter a day from then until today.",
        )
    return None


def names_whom(measure: Measure, filling: Filling | None) -> Refusal | None:
    """A form without its people is no fact: above all a rating of nobody's relationship."""
    if filling is not None:
        return None
    wanted = {
        "relationship": "which relationship it is about",
        "carer": "which parent or carer answered",
        "infant": "which baby it is about, and who answered",
        "environment": "which baby it is about",
        "family": "which family it is about",
    }[measure.subject]
    return Refusal(
        f"{measure.short_name} needs to say {wanted}, from the people in this family.",
        "Go back and choose the measure again.",
    )


def may_answer(assessment: Assessment, filling: Filling, on: dt.date) -> Refusal | None:
    """Whether this form may be filled in as of a day: in the episode, at an age that it fits."""
    if refusal := may_write(assessment):
        return refusal
    if not assessment.episode.opened_on <= on <= timezone.localdate():
        return Refusal(
            f"Answers in this assessment date from {day(assessment.episode.opened_on)}, when this "
            "episode of care began, until today.",
            "Check the date.",
        )
    return fitting.unsuited(filling.measure, filling.child, on)


def may_use(measure: Measure, use: Use, on: dt.date) -> Refusal | None:
    """Whether the owner's licence lets somebody enter a form on a day."""
    found = ledger.blocked(measure, use.held, on=on, in_use=use.by_others)
    return Refusal(found.why, found.mend) if found else None


def may_fill_in(filling: Filling, standing: Response | None) -> Refusal | None:
    """Once in an assessment: a second answer to the same question would leave two truths."""
    if standing is not None and is_complete(standing.score):
        return Refusal(
            f"This assessment already has the {filling.name}, of {day(standing.answered_on)}.",
            "If it was entered wrongly, open it and withdraw it first.",
        )
    return None


def may_confirm(
    response: Response, by: User, held: Collection[Credential], today: dt.date
) -> Refusal | None:
    """Somebody else who is certified today; or the rater, whose own certificate covered the rating
    and came on file only later."""
    definition = measure(response.measure)
    if response.withdrawn_at is not None:
        return Refusal("This rating has been withdrawn.")
    if not response.is_draft:
        return Refusal("This rating counts already: there is nothing to confirm.")
    if not is_complete(response.score):
        return Refusal("This rating is not finished.", "Finish it first.")
    if by == response.rater:
        entered_on = timezone.localdate(response.entered_at)
        still = certification.why_draft(
            definition, by, held, rated_on=response.rated_on, entered_on=entered_on
        )
        if still:
            return Refusal("This is your own draft.", "Ask somebody certified to confirm it.")
        return None
    if not any(certification.covers(each, today) for each in held):
        return Refusal(
            f"You have no current {definition.short_name} certificate on file.",
            "Ask somebody who has one, or ask your team lead to add yours.",
        )
    return None


def has_answers(answers: Mapping[str, Answer]) -> Refusal | None:
    if any(answer is not None for answer in answers.values()):
        return None
    return Refusal("Nothing has been answered yet.", "Answer at least one question, then save.")


def names_observed(
    assessment: Assessment, observation: str, observed: Relationship | None
) -> Refusal | None:
    """What was seen, was seen between two people."""
    if observation and observed is None:
        return Refusal(
            "An observation is about one relationship.", "Choose which relationship you observed."
        )
    if observed is not None and observed.family_id != assessment.episode.family_id:
        return Refusal("This relationship belongs to another family.")
    return None


def may_date_goal(assessment: Assessment, earliest: dt.date, on: dt.date) -> Refusal | None:
    """Goals are set and rated within the episode, and never ahead of time."""
    if refusal := may_write(assessment):
        return refusal
    if not earliest <= on <= timezone.localdate():
        return Refusal(f"The date must be from {day(earliest)} until today.", "Check the date.")
    return None


def may_set_goal(
    assessment: Assessment,
    set_by: Person,
    relationship: Relationship | None,
    within: Collection[Relationship],
    on: dt.date,
) -> Refusal | None:
    """A goal is a parent's or carer's, about one of the family's relationships or all of them."""
    if set_by not in {each.carer for each in within}:
        return Refusal(f"{set_by.first_name} is not a parent or carer in this family.")
    if relationship is not None and relationship not in within:
        return Refusal("This relationship belongs to another family, or has ended.")
    return may_date_goal(assessment, assessment.episode.opened_on, on)


def may_rate(goal: Goal, assessment: Assessment, rating: int, on: dt.date) -> Refusal | None:
    if goal.withdrawn_at is not None:
        return Refusal("This goal has been withdrawn.", "Rate another, or set a new goal.")
    if goal.episode_id != assessment.episode_id:
        return Refusal("This goal belongs to another episode of care.")
    if not 0 <= rating <= 10:
        return Refusal("A goal is rated with a whole number from 0 to 10.")
    return may_date_goal(assessment, goal.set_on, on)


def may_formulate(episode: Episode | None, relationship: Relationship) -> Refusal | None:
    if refusal := may_work_with(episode):
        return refusal
    if episode is not None and episode.family_id != relationship.family_id:
        return Refusal("This relationship belongs to another family.")
    return None
