"""Letters, and what a draft of one is made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...assessments.models import Goal
from ...care_packages.models import PartKind
from ...care_packages.programmes import name_of
from ...referrers.models import Introduction
from ...referrers.selectors import agreed, reference
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Family, Person, Relationship
from ...sessions.models import Session, SessionState
from ..comparing import Course, GoalCourse
from ..draft import DraftFacts, Met
from ..draft_for_child import ChildFacts
from ..draft_for_referrer import ReferrerFacts
from ..models import EarlierLetter, Ending, Letter
from .change import stretches


def letters_of(episode: Episode) -> QuerySet[Letter]:
    return _letters().filter(episode=episode).order_by("-written_on", "-pk")


def _letters() -> QuerySet[Letter]:
    return Letter.objects.select_related(
        "to", "child", "introduction__referrer__agency", "written_by", "episode__family__team"
    )


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
    """Those to whom a letter may be written, and the open episode that it would belong to. `bonds`
    are the children who may be written to for later, each with who would keep the letter."""

    family: Family
    episode: Episode | None
    people: tuple[Person, ...]
    bonds: tuple[Relationship, ...] = ()
    introduction: Introduction | None = None


def recipients(viewer: Viewer, family: int) -> Recipients:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    episode = relationships.open_episode(found)
    people = tuple(relationships.carers(found))
    return Recipients(
        found,
        episode,
        people,
        bonds=tuple(bond for bond in relationships.relationships(found) if _may_keep(bond, people)),
        introduction=introduction_of(episode) if episode else None,
    )


def _may_keep(bond: Relationship, carers: Sequence[Person]) -> bool:
    """Whether this carer may keep a letter for this child."""
    return (
        bond.ends_on is None
        and bond.carer in carers
        and bond.child.born_on is not None
        and not bond.child.lost
    )


def introduction_of(episode: Episode) -> Introduction | None:
    """The referrer who is named for the latest referral that led to an episode."""
    return (
        Introduction.objects.filter(referral__episode=episode)
        .select_related("referral", "referrer__agency")
        .order_by("-referral__received_on", "-pk")
        .first()
    )


@dataclass(frozen=True)
class ForChild:
    """A letter to be written for a child, and what a draft may tell."""

    bond: Relationship
    episode: Episode | None
    draft: ChildFacts


def for_child(viewer: Viewer, pk: int) -> ForChild:
    """Raises Relationship.DoesNotExist for one that this viewer cannot see, or of somebody who is
    no carer in the family now: nobody who was left out for safety keeps a child's letter."""
    bond = relationships.relationship(viewer, pk)
    if not _may_keep(bond, relationships.carers(bond.family)):
        raise Relationship.DoesNotExist
    episode = relationships.open_episode(bond.family)
    if episode is not None:
        episode.family = bond.family
    goals = Goal.objects.filter(
        episode=episode, relationship=bond, set_by=bond.carer, withdrawn_at=None
    )
    together = (
        Session.objects.filter(
            part__package__episode=episode, state=SessionState.HELD, withdrawn_at=None
        )
        .exclude(part__kind=PartKind.OWN_THERAPY)
        .filter(attendances__person=bond.child, attendances__came=True)
        .filter(attendances__person=bond.carer, attendances__came=True)
    )
    facts = ChildFacts(
        team=viewer.team.name,
        writer=viewer.user.name,
        carer=bond.carer.first_name,
        child=bond.child.first_name,
        met=together.distinct().count() if episode else 0,
        hopes=tuple(goals.order_by("pk").values_list("words", flat=True)) if episode else (),
    )
    return ForChild(bond, episode, facts)


@dataclass(frozen=True)
class ForReferrer:
    """`introduction` is None where nobody has said yet who the referrer is."""

    family: Family
    episode: Episode | None
    introduction: Introduction | None
    draft: ReferrerFacts | None


def for_referrer(viewer: Viewer, family: int) -> ForReferrer:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = recipients(viewer, family)
    episode, introduction = found.episode, found.introduction
    if episode is None or introduction is None:
        return ForReferrer(found.family, episode, introduction, None)
    episode.family = introduction.referral.family = found.family
    ending = Ending.objects.filter(episode=episode).first()
    facts = ReferrerFacts(
        received_on=introduction.referral.received_on,
        reference=reference(introduction.referral),
        opened_on=episode.opened_on,
        telephone=viewer.team.telephone,
        follow_up_on=ending.follow_up_on if ending else None,
        agreed=agreed(introduction, timezone.localdate()),
    )
    return ForReferrer(found.family, episode, introduction, facts)


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
