"""What a viewer can see of assessments, and what other parts of the record read from them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from ...measures import Measure
from ...measures.ledger import needs_licence
from ...measures.local import LocalCutOffs
from ..accounts.viewer import Viewer
from ..instruments.models import Credential, HeldLicence
from ..instruments.policies import covers, for_certified_raters
from ..instruments.selectors import credentials, holdings, licences, local_cut_offs
from ..relationships import selectors as relationships
from ..relationships.models import Episode, Family, Presence, Relationship
from .fitting import Whom
from .licensing import Use
from .models import COUNTS, Assessment, Formulation, Goal, GoalRating, Response
from .scoring import is_complete


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
        Prefetch("responses", queryset=_standing(), to_attr="standing")
    )
    return list(found)


def current_relationships(family: Family, on: dt.date) -> list[Relationship]:
    """The family's relationships that have not ended, with child and carer loaded."""
    return [
        relationship
        for relationship in relationships.relationships(family)
        if relationship.ends_on is None or relationship.ends_on > on
    ]


def _responses() -> QuerySet[Response]:
    return Response.objects.select_related(
        "assessment",
        "reporter",
        "rater",
        "about",
        "entered_by",
        "safety_task",
        "confirmed_by",
        "relationship__child",
        "relationship__carer",
    ).order_by("answered_on", "pk")


def _standing() -> QuerySet[Response]:
    return _responses().filter(withdrawn_at=None)


def response(viewer: Viewer, pk: int) -> Response:
    """Raises Response.DoesNotExist for one that this viewer cannot see."""
    return (
        _responses()
        .select_related(
            "assessment__episode__family__team", "withdrawn_by", "finished_in", "confirmation_task"
        )
        .get(relationships.seen_by(viewer, family="assessment__episode__family"), pk=pk)
    )


@dataclass(frozen=True)
class Traced:
    """A form with what covered it, and every counted form of its own course in date order: the same
    measure and version, from the same person, about the same people, in the same care. `rated` and
    `confirmed` are the standing certificates of who rated and of who confirmed, on those days."""

    response: Response
    rated: tuple[Credential, ...]
    confirmed: tuple[Credential, ...]
    licences: tuple[HeldLicence, ...]
    cut_offs: LocalCutOffs | None
    course: tuple[Response, ...]


def traced(viewer: Viewer, row: Response, definition: Measure) -> Traced:
    """In four queries at most."""
    team = row.assessment.episode.team
    held = [
        each
        for each in credentials(viewer).filter(measure=row.measure)
        if for_certified_raters(definition)
    ]
    confirmed_on = timezone.localdate(row.confirmed_at) if row.confirmed_at else None
    return Traced(
        response=row,
        rated=tuple(
            each for each in held if each.holder_id == row.rater_id and covers(each, row.rated_on)
        ),
        confirmed=tuple(
            each
            for each in held
            if confirmed_on and each.holder_id == row.confirmed_by_id and covers(each, confirmed_on)
        ),
        licences=tuple(
            each
            for each in (licences(viewer) if needs_licence(definition) else ())
            if each.measure == row.measure
            and each.starts_on <= row.answered_on
            and (each.ends_on is None or row.answered_on <= each.ends_on)
        ),
        cut_offs=local_cut_offs(team).get((row.measure, row.measure_version)),
        course=tuple(
            Response.objects.filter(
                COUNTS,
                assessment__episode=row.assessment.episode_id,
                score__kind="scored",
                **{name: getattr(row, name) for name in SAME},
            )
            .select_related("assessment")
            .order_by("answered_on", "pk")
        ),
    )


SAME = ("measure", "measure_version", "reporter_id", "rater_id", "relationship_id", "about_id")


def responses_of(family: Family) -> list[Response]:
    """Every standing response of the family, in date order."""
    return list(_standing().filter(assessment__episode__family=family))


def responses_in(assessment: Assessment) -> list[Response]:
    """The standing responses of one assessment, in date order."""
    return list(_standing().filter(assessment=assessment))


def standing_response(assessment: Assessment, measure: str, whom: Whom) -> Response | None:
    """The response that stands for one form, unfinished or complete; there is at most one."""
    return (
        _standing()
        .filter(
            assessment=assessment,
            measure=measure,
            reporter=whom.reporter,
            relationship=whom.relationship,
            about=whom.about,
        )
        .last()
    )


def use_of(viewer: Viewer, measure: Measure) -> Use:
    """What the team holds of a measure, and who uses it; asks nothing for one that is free."""
    if not needs_licence(measure):
        return Use((), 0)
    entered = Response.objects.filter(measure=measure.id, assessment__episode__team=viewer.team)
    others = entered.exclude(entered_by=viewer.user).order_by().values("entered_by").distinct()
    return Use(tuple(holdings(viewer)), others.count())


def uses_of(viewer: Viewer, measures: Iterable[Measure]) -> dict[str, Use]:
    """The same of many measures, in two queries; those that are free are left out."""
    named = [each.id for each in measures if needs_licence(each)]
    entered = Response.objects.filter(measure__in=named, assessment__episode__team=viewer.team)
    others = (
        entered.exclude(entered_by=viewer.user)
        .order_by()
        .values("measure")
        .annotate(people=Count("entered_by", distinct=True))
    )
    people = {row["measure"]: row["people"] for row in others}
    held = tuple(holdings(viewer))
    return {each: Use(held, people.get(each, 0)) for each in named}


def latest_scores(relationship: Relationship) -> Mapping[str, Response]:
    """By measure, the latest complete response about this relationship, about its carer, or about
    its child as this carer or a practitioner sees it. Unfinished forms have no score and are left
    out, and so are drafts."""
    carer = relationship.carer_id
    about = (
        Q(relationship=relationship)
        | Q(relationship=None, about=carer)
        | Q(relationship=None, about=relationship.child_id, reporter=carer)
        | Q(relationship=None, about=relationship.child_id, reporter=None)
    )
    found = _responses().filter(COUNTS, about, assessment__episode__family=relationship.family_id)
    return {row.measure: row for row in found if is_complete(row.score)}


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


class Series(NamedTuple):
    """What may be compared over time: one measure in one version, from one reporter (None: rated by
    a practitioner), about one relationship or one person, by primary key."""

    measure: str
    version: str
    reporter: int | None
    relationship: int | None
    about: int | None


def series(responses: Iterable[Response]) -> dict[Series, list[Response]]:
    """Complete responses by series, each in the order given; drafts are left out."""
    found: dict[Series, list[Response]] = {}
    for row in responses:
        if is_complete(row.score) and not row.is_draft:
            key = Series(
                row.measure, row.measure_version, row.reporter_id, row.relationship_id, row.about_id
            )
            found.setdefault(key, []).append(row)
    return found


def pairs(episode: Episode) -> dict[Series, list[Response]]:
    """The episode's scored responses by series, in date order: what outcomes may compare."""
    return series(_responses().filter(COUNTS, assessment__episode=episode))


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
