"""Goals in the family's own words, and how close they feel to them."""

import datetime as dt

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.models import Person, Relationship
from ...relationships.policies import may_withdraw
from ...way.locking import Stale
from ...way.policies import insist
from .. import policies, selectors
from ..models import Assessment, Goal, GoalRating
from .holding import _held


@action
def set_goal(
    *,
    by: Viewer,
    assessment: Assessment,
    words: str,
    set_by: Person,
    relationship: Relationship | None,
    on: dt.date,
    rating: int | None = None,
) -> Goal:
    """Write down a goal in the family's own words, with how close they feel to it today if they
    said."""
    assessment = _held(assessment)
    within = selectors.current_relationships(assessment.episode.family, on)
    insist(policies.may_set_goal(assessment, set_by, relationship, within, on))
    goal = Goal.objects.create(
        episode=assessment.episode, relationship=relationship, words=words, set_by=set_by, set_on=on
    )
    if rating is not None:
        insist(policies.may_rate(goal, assessment, rating, on))
        _rate(by, goal, assessment, rating, on)
    record(
        by=by,
        verb="set a goal",
        family=assessment.episode.family_id,
        subject=f"goal {goal.pk}",
        details={"rated": rating is not None},
    )
    return goal


@action
def rate_goal(
    *,
    by: Viewer,
    goal: Goal,
    assessment: Assessment,
    rating: int,
    on: dt.date,
    seen: int | None = None,
) -> GoalRating:
    """Write down how close they feel to a goal, 0 to 10. A second rating in one assessment stands
    instead of the first, which stays in the record as withdrawn.

    `seen` is the primary key of the rating that the person had before them (0: none).
    """
    assessment = _held(assessment)
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    insist(policies.may_rate(goal, assessment, rating, on))
    earlier = selectors.standing_rating(goal, assessment)
    if seen is not None and seen != (earlier.pk if earlier else 0):
        raise Stale(assessment)
    if earlier is not None:
        again = "Rated again in the same assessment."
        earlier.save(update_fields=earlier.mark_withdrawn(by=by.user, because=again))
    row = _rate(by, goal, assessment, rating, on)
    record(
        by=by, verb="rated a goal", family=assessment.episode.family_id, subject=f"goal {goal.pk}"
    )
    return row


def _rate(by: Viewer, goal: Goal, assessment: Assessment, rating: int, on: dt.date) -> GoalRating:
    return GoalRating.objects.create(
        goal=goal, assessment=assessment, rating=rating, rated_on=on, entered_by=by.user
    )


@action
def withdraw_goal(*, by: Viewer, goal: Goal, because: str) -> Goal:
    """Take a goal off the list: written down wrongly, or no longer theirs. Its words and ratings
    stay readable."""
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    insist(may_withdraw(goal))
    goal.save(update_fields=goal.mark_withdrawn(by=by.user, because=because))
    record(by=by, verb="withdrew a goal", family=goal.episode.family_id, subject=f"goal {goal.pk}")
    return goal
