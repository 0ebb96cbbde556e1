"""What one relationship has to compare: its scored forms and its goals, episode by episode."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db.models import Min, Prefetch, Q

from ....measures import Scored, measures
from ...accounts.models import Team
from ...accounts.viewer import Viewer
from ...assessments.fitting import form_name
from ...assessments.models import COUNTS, Goal, GoalRating, Phase, Response
from ...assessments.scoring import from_json
from ...assessments.selectors import series
from ...instruments.selectors import local_cut_offs, local_norms
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Relationship
from ...sessions.selectors import PartWithDose
from ..comparing import Course, GoalCourse, Manual, Occasion, Rating, Stretch, definition
from .dose import had

type Manuals = Mapping[tuple[str, str], Manual]
"""What the team read in its own manuals, by measure and version."""


class Care(NamedTuple):
    """When the assessment of an episode began, and when its last session was."""

    began: dt.date
    last_session: dt.date | None


@dataclass(frozen=True)
class RelationshipChange:
    """`stretches` has one for each episode about this relationship, the latest first: those opened
    for it, and those in which something was found about it (a father who came in later). `goes_on`
    says whether the latest is still open. `delivered` has, for each stretch, the parts of its
    packages with what was delivered of them: what fewer sessions did is no programme's effect."""

    relationship: Relationship
    stretches: tuple[Stretch, ...]
    delivered: tuple[tuple[PartWithDose, ...], ...]

    @property
    def goes_on(self) -> bool:
        return bool(self.stretches) and self.stretches[0].closed_on is None


def relationship_change(viewer: Viewer, pk: int) -> RelationshipChange:
    """Raises Relationship.DoesNotExist for one that this viewer cannot see."""
    relationship = relationships.relationship(viewer, pk)
    episodes = list(relationship.family.episodes.order_by("-opened_on", "-pk"))
    opened_for = set(relationship.episodes.values_list("pk", flat=True))
    found = [
        (episode, stretch)
        for episode, stretch in zip(episodes, stretches(relationship, episodes), strict=True)
        if episode.pk in opened_for or stretch.courses or stretch.goals
    ]
    delivered = had(viewer, relationship, [episode for episode, _ in found])
    return RelationshipChange(
        relationship,
        tuple(stretch for _, stretch in found),
        tuple(tuple(delivered.get(episode.pk, ())) for episode, _ in found),
    )


def stretches(relationship: Relationship, episodes: list[Episode]) -> Iterator[Stretch]:
    """In six queries, however many episodes there are."""
    responses = list(_responses(relationship, episodes))
    manuals = manuals_of(relationship.family.team)
    care = care_of(episodes)
    goals = list(_goals(relationship, episodes))
    for episode in episodes:
        rows = [row for row in responses if row.assessment.episode_id == episode.pk]
        yield Stretch(
            opened_on=episode.opened_on,
            closed_on=episode.closed_on,
            courses=tuple(courses(rows, manuals, care[episode.pk])),
            goals=tuple(_goal(row) for row in goals if row.episode_id == episode.pk),
        )


def manuals_of(team: Team) -> Manuals:
    """In two queries."""
    cut_offs, norms = local_cut_offs(team), local_norms(team)
    return {key: Manual(cut_offs.get(key), norms.get(key, {})) for key in cut_offs | norms}


def care_of(episodes: Iterable[Episode]) -> Mapping[int, Care]:
    """By episode. Before any assessment, care itself is taken to be when it began."""
    found = (
        Episode.objects.filter(pk__in=[each.pk for each in episodes])
        .annotate(began=Min("assessments__started_on"))
        .values_list("pk", "began", "opened_on", "ending__last_session_on")
    )
    return {pk: Care(began or opened_on, last) for pk, began, opened_on, last in found}


def _responses(relationship: Relationship, episodes: list[Episode]) -> Iterable[Response]:
    """About this relationship, about its carer as they answered, or about its child as this carer
    or a practitioner sees it. What another carer says about the child is not theirs."""
    carer = relationship.carer_id
    theirs = (
        Q(relationship=relationship)
        | Q(relationship=None, about=carer)
        | Q(relationship=None, about=relationship.child_id, reporter=carer)
        | Q(relationship=None, about=relationship.child_id, reporter=None)
    )
    return (
        Response.objects.filter(COUNTS, theirs, assessment__episode__in=episodes)
        .select_related(
            "assessment", "reporter", "about", "relationship__child", "relationship__carer"
        )
        .order_by("answered_on", "pk")
    )


def courses(responses: Iterable[Response], manuals: Manuals, care: Care) -> Iterator[Course]:
    """Of one episode, one for each series of each rater: who rated is an informant as much as who
    answered."""
    for rows in series(responses).values():
        by_rater = sorted(rows, key=lambda row: row.rater_id or 0)
        for _, own in groupby(by_rater, key=lambda row: row.rater_id):
            yield _course(list(own), manuals, care)


def _course(rows: list[Response], manuals: Manuals, care: Care) -> Course:
    row = rows[0]
    held = definition(measures(), row.measure, row.measure_version)
    return Course(
        name=(form_name(held, row.reporter, row.relationship, row.about) if held else row.measure),
        measure=held,
        reporter=row.reporter_id,
        child=row.relationship.child.first_name if row.relationship else "",
        manual=manuals.get((row.measure, row.measure_version), Manual()),
        began=care.began,
        last_session=care.last_session,
        occasions=tuple(
            Occasion(
                on=each.answered_on,
                phase=Phase(each.assessment.phase),
                scored=_scored(each),
                by=f"person {each.reporter_id} or rater {each.rater_id}",
                about=f"relationship {each.relationship_id} or person {each.about_id}",
            )
            for each in rows
        ),
    )


def _scored(row: Response) -> Scored:
    result = from_json(row.score)
    assert isinstance(result, Scored), "a series holds complete forms only"
    return result


def _goals(relationship: Relationship, episodes: list[Episode]) -> Iterable[Goal]:
    """Goals for this relationship, and those that its carer set for the family as a whole."""
    ratings = GoalRating.objects.filter(withdrawn_at=None).select_related("assessment")
    return (
        Goal.objects.filter(
            Q(relationship=relationship) | Q(relationship=None, set_by=relationship.carer_id),
            episode__in=episodes,
            withdrawn_at=None,
        )
        .select_related("set_by")
        .prefetch_related(
            Prefetch("ratings", ratings.order_by("rated_on", "pk"), to_attr="standing")
        )
        .order_by("set_on", "pk")
    )


def _goal(row: Goal) -> GoalCourse:
    ratings: list[GoalRating] = row.standing  # type: ignore[attr-defined]
    return GoalCourse(
        words=row.words,
        set_by=row.set_by_id,
        set_by_name=row.set_by.first_name,
        ratings=tuple(
            Rating(
                on=each.rated_on,
                phase=Phase(each.assessment.phase) if each.assessment else None,
                rating=each.rating,
            )
            for each in ratings
        ),
    )
