"""What a viewer can see of records that may be of the same people, and of merges."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ...accounts.viewer import Viewer
from ...referrals.duplicates import SAME_BABY, SAME_PHONE, Register, Told
from ...relationships import selectors as relationships
from ...relationships.models import Family, FamilyMember, Person, Place, Relationship
from ..models import Apart, Kind, Merge, StepKind
from . import rows

WEAK = frozenset({SAME_PHONE})
"""Two people of one family share a phone: among them that alone is no reason."""


@dataclass(frozen=True)
class Alike:
    """Two records and every reason to think that they are of the same."""

    kind: Kind
    first: int
    second: int
    names: tuple[str, str]
    reasons: tuple[str, ...]


def _members(viewer: Viewer) -> QuerySet[FamilyMember]:
    return (
        FamilyMember.objects.filter(relationships.seen_by(viewer), person__merged_into=None)
        .select_related("person", "family")
        .order_by("pk")
    )


def alike(viewer: Viewer) -> tuple[Alike, ...]:
    """Pairs of the viewer's team that are alike and that nobody has set apart: families first."""
    members = list(_members(viewer))
    people = {member.person_id: member.person for member in members}
    families: dict[int, set[int]] = {}
    for member in members:
        families.setdefault(member.person_id, set()).add(member.family_id)
    pairs = dict(_pairs(members, families))
    apart = {(row.kind, row.first, row.second) for row in Apart.objects.filter(team=viewer.team)}
    found = [
        Alike(Kind.PERSON, *pair, (people[pair[0]].full_name, people[pair[1]].full_name), reasons)
        for pair, reasons in pairs.items()
        if reasons != (SAME_BABY,)
    ]
    names = {member.family_id: member.family.name for member in members}
    found += _of_families(pairs, families, names)
    ordered = sorted(found, key=lambda each: (each.kind != Kind.FAMILY, each.first, each.second))
    return tuple(each for each in ordered if (each.kind, each.first, each.second) not in apart)


def _pairs(
    members: Iterable[FamilyMember], families: dict[int, set[int]]
) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    register = Register()
    for member in members:
        told = _told(member)
        for candidate in register.like([told]):
            one, other = sorted((int(told.place), int(candidate.place)))
            same_family = families[one] & families[other]
            # Twins share a last name and a birthday; that is no reason to think that they are one.
            reasons = set(candidate.reasons) - ({SAME_BABY} | WEAK if same_family else set())
            if reasons:
                yield (one, other), tuple(r for r in candidate.reasons if r in reasons)
        register.add([told])


def _told(member: FamilyMember) -> Told:
    person = member.person
    return Told(
        place=str(person.pk),
        given_name=person.given_name,
        family_name=person.family_name,
        born_on=person.born_on,
        due_on=person.due_on,
        nhs_number=person.nhs_number,
        telephone=person.telephone,
        child=member.place == Place.CHILD,
    )


def _of_families(
    pairs: dict[tuple[int, int], tuple[str, ...]],
    families: dict[int, set[int]],
    names: dict[int, str],
) -> list[Alike]:
    reasons: dict[tuple[int, int], dict[str, None]] = {}
    for (one, other), why in pairs.items():
        for first in families[one] - families[other]:
            for second in families[other] - families[one]:
                lower, higher = sorted((first, second))
                reasons.setdefault((lower, higher), {}).update(dict.fromkeys(why))
    return [
        Alike(Kind.FAMILY, *pair, (names[pair[0]], names[pair[1]]), tuple(why))
        for pair, why in reasons.items()
    ]


@dataclass(frozen=True)
class Pair[Row: (Person, Family)]:
    """Two records of one kind, with the families whose record this shows."""

    kind: Kind
    first: Row
    second: Row
    families: tuple[int, ...]


def pair(viewer: Viewer, kind: str, first: int, second: int) -> Pair[Person] | Pair[Family]:
    """Raises DoesNotExist for a record that this viewer cannot see, or that was merged."""
    if kind == Kind.FAMILY:
        found = [relationships.family(viewer, pk) for pk in (first, second)]
        return Pair(Kind.FAMILY, found[0], found[1], (first, second))
    seen = _members(viewer).filter(person__in=[first, second])
    people = {member.person_id: member.person for member in seen}
    if set(people) != {first, second}:
        raise Person.DoesNotExist
    of = tuple(sorted({member.family_id for member in seen}))
    return Pair(Kind.PERSON, people[first], people[second], of)


def merges(viewer: Viewer) -> QuerySet[Merge]:
    """Of the viewer's team, the latest first."""
    return (
        Merge.objects.filter(team=viewer.team)
        .select_related("merged_by", "undone_by")
        .order_by("-merged_at", "-pk")
    )


def merge(viewer: Viewer, pk: int) -> Merge:
    return merges(viewer).get(pk=pk)


def merged_later(merge: Merge) -> bool:
    """Whether a merge that stands was made later with either record, of whichever kind: its steps
    stand on this one's."""
    later = Merge.objects.filter(team=merge.team, pk__gt=merge.pk, undone_at=None)
    both = [merge.survivor, merge.absorbed]
    same = Q(kind=merge.kind) & (Q(survivor__in=both) | Q(absorbed__in=both))
    moved = set(merge.steps.values_list("table", "row"))
    return later.filter(same).exists() or not moved.isdisjoint(
        later.values_list("steps__table", "steps__row")
    )


@dataclass(frozen=True)
class Added:
    """So many rows of one kind that were written since a merge, and stay with the survivor."""

    what: str
    numbers: tuple[int, ...]


def added_since(merge: Merge) -> tuple[Added, ...]:
    """What somebody has to look at when a merge is taken apart: written since, and so of neither
    record for certain."""
    model = Person if merge.kind == Kind.PERSON else Family
    targets: dict[type[Person] | type[Family] | type[Relationship], set[int]] = {
        model: {merge.survivor}
    }
    beside = merge.steps.filter(kind=StepKind.SET_ASIDE, table=rows.table(Relationship))
    targets[Relationship] = {(step.after or {})["beside"] for step in beside}
    found: dict[str, set[int]] = {}
    for of, pks in targets.items():
        for field in rows.pointing_at(of):
            if field.model._meta.auto_created or not pks:
                continue
            mark = merge.marks.get(rows.table(field.model), 0)
            new = field.model._base_manager.filter(pk__gt=mark, **{f"{field.name}__in": pks})
            if numbers := set(new.values_list("pk", flat=True)):
                found.setdefault(str(field.model._meta.verbose_name), set()).update(numbers)
    return tuple(Added(what, tuple(sorted(numbers))) for what, numbers in sorted(found.items()))


def families_of(merge: Merge) -> tuple[int, ...]:
    if merge.kind == Kind.FAMILY:
        return (merge.survivor, merge.absorbed)
    people = FamilyMember.objects.filter(person__in=[merge.survivor, merge.absorbed])
    return tuple(sorted(set(people.values_list("family_id", flat=True))))


def names(merge: Merge) -> tuple[str, str]:
    """Of the survivor and of the other, as they are now."""
    model = Person if merge.kind == Kind.PERSON else Family
    both = model._base_manager.in_bulk([merge.survivor, merge.absorbed])
    return str(both[merge.survivor]), str(both[merge.absorbed])
