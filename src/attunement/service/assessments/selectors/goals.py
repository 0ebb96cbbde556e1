"""Goals in the family’s own words, and the formulation."""

from django.db.models import Prefetch

from ...relationships.models import Episode, Relationship
from ..models import Assessment, Formulation, Goal, GoalRating


def goals_of(episode: Episode) -> list[Goal]:
    """Standing goals in the order in which they were set, each with its standing ratings in date
    order (`standing`), in two queries."""
    ratings = GoalRating.objects.filter(withdrawn_at=None).order_by("rated_on", "pk")
    found = (
        episode.goals.filter(withdrawn_at=None)
        .select_related("set_by", "relationship__child", "relationship__carer")
        .order_by("set_on", "pk")
        .prefetch_related(Prefetch("ratings", queryset=ratings, to_attr="standing"))
    )
    return list(found)


def goal(assessment: Assessment, pk: int) -> Goal:
    """A goal of the same episode; raises Goal.DoesNotExist."""
    return Goal.objects.select_related("set_by", "relationship__child", "relationship__carer").get(
        pk=pk, episode=assessment.episode_id
    )


def standing_rating(goal: Goal, assessment: Assessment) -> GoalRating | None:
    """The rating of a goal that stands in one assessment; there is at most one."""
    return goal.ratings.filter(assessment=assessment, withdrawn_at=None).last()


def formulation(episode: Episode, relationship: Relationship) -> Formulation | None:
    return (
        episode.formulations.filter(relationship=relationship).select_related("written_by").first()
    )
