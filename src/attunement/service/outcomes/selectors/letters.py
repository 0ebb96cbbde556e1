"""Letters, and what a draft of one is made from."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from ...accounts.viewer import Viewer
from ...care_packages.models import PartKind
from ...care_packages.programmes import name_of
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Family, Person
from ...sessions.models import Session, SessionState
from ..comparing import Course, GoalCourse
from ..draft import DraftFacts, Met
from ..models import EarlierLetter, Ending, Letter
from .change import stretches


def letters_of(episode: Episode) -> QuerySet[Letter]:
    return _letters().filter(episode=episode).order_by("-written_on", "-pk")


def _letters() -> QuerySet[Letter]:
    return Letter.objects.select_related("to", "written_by", "episode__family__team")


def letter(viewer: Viewer, pk: int) -> Letter:
    """With its earlier versions (`earlier`), latest first. Raises Letter.DoesNotExist."""
    return (
        _letters()
        .prefetch_related(
            Prefetch(
                "earlier",
                EarlierLetter.objects.select_related("written_by").order_by("-version"),
            )
        )
        .get(relationships.seen_by(viewer, family="episode__family"), pk=pk)
    )


@dataclass(frozen=True)
class Recipients:
    """Those to whom a letter may be written, and the open episode that it would belong to."""

    family: Family
    episode: Episode | None
    people: tuple[Person, ...]


def recipients(viewer: Viewer, family: int) -> Recipients:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    return Recipients(found, relationships.open_episode(found), tuple(relationships.carers(found)))


@dataclass(frozen=True)
class Addressed:
    """Somebody to whom a letter is to be written, and what a draft may tell them."""

    family: Family
    episode: Episode | None
    to: Person
    draft: DraftFacts | None


def addressed(viewer: Viewer, *, family: int, person: int) -> Addressed:
    """Raises DoesNotExist for a family that this viewer cannot see, or for nobody's carer in it."""
    found = relationships.family(viewer, family)
    to = next((each for each in relationships.carers(found) if each.pk == person), None)
    if to is None:
        raise Person.DoesNotExist
    episode = relationships.open_episode(found)
    if episode is None:
        return Addressed(found, None, to, None)
    episode.family = found
    return Addressed(found, episode, to, _draft_facts(viewer, episode, to))


def _draft_facts(viewer: Viewer, episode: Episode, to: Person) -> DraftFacts:
    """What concerns this one person: what another carer said or scored stays out."""
    theirs = [
        each for each in relationships.relationships(episode.family) if each.carer_id == to.pk
    ]
    courses: list[Course] = []
    goals: list[GoalCourse] = []
    for relationship in theirs:
        for stretch in stretches(relationship, [episode]):
            # With twins, what the carer said of themselves comes with each of the two.
            courses += [course for course in stretch.courses if course not in courses]
            goals += [goal for goal in stretch.goals if goal not in goals]
    ending = Ending.objects.filter(episode=episode).first()
    return DraftFacts(
        team=viewer.team.name,
        telephone=viewer.team.telephone,
        writer=viewer.user.name,
        reader=to.pk,
        babies=tuple(
            "your baby" if each.child.unborn else each.child.first_name for each in theirs
        ),
        goals=tuple(goal for goal in goals if goal.set_by == to.pk),
        met=tuple(_met(episode, to)),
        courses=tuple(courses),
        follow_up_on=ending.follow_up_on if ending else None,
    )


def _met(episode: Episode, person: Person) -> list[Met]:
    """By programme, the sessions to which this person came. Of their own therapy nothing: whoever
    writes the letter may not know of it."""
    held = (
        Session.objects.filter(
            part__package__episode=episode,
            state=SessionState.HELD,
            withdrawn_at=None,
            attendances__person=person,
            attendances__came=True,
        )
        .exclude(part__kind=PartKind.OWN_THERAPY)
        .order_by("part__programme")
        .values_list("part__programme")
        .annotate(times=Count("pk"))
    )
    return [Met(name_of(programme), times) for programme, times in held]
