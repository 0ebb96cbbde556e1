"""One assessment, or those of an episode, and what its page shows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Prefetch, Q

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Family, Presence, Relationship
from ..models import Assessment, Goal, Response
from .goals import goals_of
from .responses import responses_in, standing_responses


def assessment(viewer: Viewer, pk: int) -> Assessment:
    """Raises Assessment.DoesNotExist for one that this viewer cannot see."""
    return Assessment.objects.select_related(
        "episode__family__team",
        "episode__keyworker",
        "started_by",
        "observed__child",
        "observed__carer",
    ).get(relationships.seen_by(viewer, family="episode__family"), pk=pk)


def assessments_of(episode: Episode) -> list[Assessment]:
    """The episode's assessments in the order of their dates, each with its standing responses
    (`standing`), in two queries."""
    found = episode.assessments.order_by("started_on", "pk").prefetch_related(
        Prefetch("responses", queryset=standing_responses(), to_attr="standing")
    )
    return list(found)


def current_relationships(family: Family, on: dt.date) -> list[Relationship]:
    """The family's relationships that have not ended, with child and carer loaded."""
    return [
        relationship
        for relationship in relationships.relationships(family)
        if relationship.ends_on is None or relationship.ends_on > on
    ]


class Film(NamedTuple):
    """Of a procedure that is filmed first and coded later: which measure, of whom, and when."""

    measure: str
    relationship: Relationship
    filmed_on: dt.date


@dataclass(frozen=True)
class Occasion:
    """One assessment with everything that its page shows. `stressors`: some strain or strength is
    there now. `films` were made and wait for a coder."""

    assessment: Assessment
    responses: tuple[Response, ...]
    films: tuple[Film, ...]
    goals: tuple[Goal, ...]
    stressors: bool


def occasion(viewer: Viewer, pk: int) -> Occasion:
    """Raises Assessment.DoesNotExist for one that this viewer cannot see."""
    found = assessment(viewer, pk)
    noted = relationships.stressors(found.episode.family)
    return Occasion(
        assessment=found,
        responses=tuple(responses_in(found)),
        films=tuple(_uncoded(found)),
        goals=tuple(goals_of(found.episode)),
        stressors=any(each.presence == Presence.PRESENT for each in noted),
    )


def _uncoded(assessment: Assessment) -> Iterable[Film]:
    """Of the Strange Situation, whose own app stands on this one and points back here."""
    nobody = Q(response=None) | Q(response__withdrawn_at__isnull=False)
    found = assessment.strange_situations.filter(nobody, withdrawn_at=None).order_by("pk")
    for row in found.select_related("relationship__child", "relationship__carer"):
        yield Film("strange-situation", row.relationship, row.filmed_on)
