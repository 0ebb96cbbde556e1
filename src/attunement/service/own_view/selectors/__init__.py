"""What concerns one parent or carer and nobody else; and the links that they were given."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...assessments.models import Goal, GoalRating
from ...care_packages.models import Package, PackageState, Part
from ...care_packages.states import OPEN_PARTS
from ...home_answers.keys import digest
from ...outcomes.comparing import Course
from ...outcomes.models import Ending
from ...outcomes.selectors.change import stretches
from ...people.addresses import leaks
from ...people.selectors import hidden_marks
from ...relationships import selectors as relationships
from ...relationships.models import Episode, Family, Person, Place, Relationship
from .. import pieces as said
from ..models import FamilyView
from ..pieces import Facts, Helper, Hope, Piece, Rated
from .meetings import NEVER, called, may_say_where, meetings


@dataclass(frozen=True)
class OwnView:
    """`unsafe`: labels of pieces that name a hidden address, and so are never shown."""

    family: Family
    person: Person
    today: dt.date
    missed: tuple[str, ...]
    pieces: tuple[Piece, ...]
    unsafe: tuple[str, ...]

    def shown(self, keys: Collection[str]) -> dict[str, Any]:
        """The page with these pieces, as it is kept and printed."""
        greeted = said.greeting(self.person.first_name, self.today, self.missed)
        chosen = [each for each in self.pieces if each.key in keys]
        return said.kept(greeted, chosen, bereaved=bool(self.missed))


def own_view(viewer: Viewer, family: int, person: int) -> OwnView:
    """Raises DoesNotExist for a family that this viewer cannot see, or for nobody's carer in it."""
    found = relationships.family(viewer, family)
    reader = next((each for each in relationships.carers(found) if each.pk == person), None)
    if reader is None or reader.lost:
        raise Person.DoesNotExist
    homes = hidden_marks(found.pk)
    facts = _facts(viewer, found, reader, say_where=may_say_where(found, homes))
    told = said.pieces(facts)
    unsafe = {
        each.key for each in told if leaks(" ".join((each.title, *each.words)), homes, to=None)
    }
    return OwnView(
        found,
        reader,
        facts.today,
        facts.missed,
        pieces=tuple(each for each in told if each.key not in unsafe),
        unsafe=tuple(each.label for each in told if each.key in unsafe),
    )


def _facts(viewer: Viewer, family: Family, reader: Person, *, say_where: bool) -> Facts:
    today = timezone.localdate()
    theirs = [each for each in relationships.relationships(family) if each.carer_id == reader.pk]
    bonds = [each for each in theirs if each.ends_on is None and not each.child.lost]
    missed = tuple(each.child.given_name for each in theirs if each.child.lost)
    episode = _latest(family)
    to_come = meetings(viewer, family, reader, bonds, say_where=say_where)
    if episode is None:
        return Facts(today=today, missed=missed, meetings=to_come)
    return Facts(
        today=today,
        hopes=_hopes(episode, reader, bonds),
        helpers=_helpers(episode, bonds),
        meetings=to_come,
        review_on=_review_on(episode, bonds),
        follow_up_on=_follow_up_on(episode),
        courses=_courses(episode, reader, bonds),
        missed=missed,
    )


def _latest(family: Family) -> Episode | None:
    found = family.episodes.select_related("keyworker").order_by("-opened_on", "-pk").first()
    if found is not None:
        found.family = family
    return found


def _hopes(episode: Episode, reader: Person, bonds: Sequence[Relationship]) -> tuple[Hope, ...]:
    """Their own words. What they hoped for the whole family before a loss is not said back."""
    standing = GoalRating.objects.filter(withdrawn_at=None).order_by("rated_on", "pk")
    rows = Goal.objects.filter(episode=episode, set_by=reader, withdrawn_at=None).prefetch_related(
        Prefetch("ratings", standing)
    )
    lost_at = episode.family.loss_recorded_at
    living = {each.pk for each in bonds}
    return tuple(
        Hope(
            row.pk,
            row.words,
            tuple(Rated(each.rated_on, each.rating) for each in row.ratings.all()),
        )
        for row in rows.order_by("set_on", "pk")
        if row.relationship_id in living
        or (
            row.relationship_id is None
            and (lost_at is None or row.set_on > timezone.localdate(lost_at))
        )
    )


def _parts(episode: Episode, bonds: Sequence[Relationship]) -> QuerySet[Part]:
    return (
        Part.objects.filter(package__episode=episode, package__relationship__in=bonds)
        .exclude(kind__in=NEVER)
        .exclude(package__state=PackageState.ENDED)
    )


def _helpers(episode: Episode, bonds: Sequence[Relationship]) -> tuple[Helper, ...]:
    found: dict[int, tuple[User, list[str]]] = {}
    if episode.closed_on is None:
        found[episode.keyworker_id] = (episode.keyworker, [])
    open_parts = _parts(episode, bonds).filter(state__in=OPEN_PARTS, practitioner__isnull=False)
    for part in open_parts.select_related("practitioner", "package__relationship__child").order_by(
        "pk"
    ):
        child = part.package.relationship.child
        baby = "your baby" if child.unborn else child.first_name
        if part.practitioner is None or part.practitioner_id == episode.keyworker_id:
            continue
        babies = found.setdefault(part.practitioner.pk, (part.practitioner, []))[1]
        if baby not in babies:
            babies.append(baby)
    return tuple(Helper(first_name(user), tuple(babies)) for user, babies in found.values())


def first_name(user: User) -> str:
    return called(user.name)


def _review_on(episode: Episode, bonds: Sequence[Relationship]) -> dt.date | None:
    return (
        Package.objects.filter(
            episode=episode, relationship__in=bonds, review_on__gte=timezone.localdate()
        )
        .exclude(state=PackageState.ENDED)
        # A review may be of nothing but what the reader does not read about here.
        .filter(pk__in=_parts(episode, bonds).values("package"))
        .order_by("review_on")
        .values_list("review_on", flat=True)
        .first()
    )


def _follow_up_on(episode: Episode) -> dt.date | None:
    ending = Ending.objects.filter(episode=episode).first()
    return ending.follow_up_on if ending else None


def _courses(episode: Episode, reader: Person, bonds: Sequence[Relationship]) -> tuple[Course, ...]:
    """What they answered themselves; never what somebody else said or saw."""
    found: list[Course] = []
    for bond in bonds:
        for stretch in stretches(bond, [episode]):
            found += [
                each for each in stretch.courses if each.reporter == reader.pk and each not in found
            ]
    return tuple(found)


def _views() -> QuerySet[FamilyView]:
    return FamilyView.objects.select_related("family__team", "person", "made_by", "withdrawn_by")


def view(viewer: Viewer, pk: int) -> FamilyView:
    """Raises FamilyView.DoesNotExist for one that this viewer cannot see."""
    return _views().get(relationships.seen_by(viewer), pk=pk)


def view_of(token: str) -> FamilyView:
    """The view of a link, whatever its state; raises FamilyView.DoesNotExist."""
    return _views().get(token_hash=digest(token))


@dataclass(frozen=True)
class Shared:
    family: Family
    carers: tuple[Person, ...]
    views: tuple[tuple[FamilyView, bool], ...]
    """Each with whether it is still safe to show."""


def shared(viewer: Viewer, family: int) -> Shared:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    carers = tuple(relationships.carers(found))
    homes, there = hidden_marks(found.pk), {each.pk for each in carers}
    rows = _views().filter(family=found).order_by("-made_at", "-pk")
    return Shared(
        found,
        carers,
        tuple((row, row.person_id in there and _names_no(row, homes)) for row in rows),
    )


def still_safe(row: FamilyView) -> bool:
    """Whether the reader still has their place, and nothing that is shown has become a secret."""
    family = row.family
    has_place = (
        family.merged_into_id is None
        and family.members.filter(
            person=row.person_id, place=Place.CARER, ends_on=None, person__loss_recorded_at=None
        ).exists()
    )
    return has_place and _names_no(row, hidden_marks(family.pk))


def _names_no(row: FamilyView, homes: Collection[Any]) -> bool:
    return not leaks(" ".join(said.texts(row.shown)), homes, to=None)
