"""What a viewer can see of the comprehensive assessment of a child."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...guidance import Factor, may_apply, missing
from ...knowledge.vocabulary import Circumstance
from ..accounts.viewer import Viewer
from ..assessments.models import Formulation
from ..relationships import selectors as relationships
from ..relationships.models import Family, Person, Place
from .called_for import circumstances
from .models import FactorNote


@dataclass(frozen=True)
class OfChild:
    """One child's assessment. `notes` are the standing ones, the latest of each factor first;
    `circumstances` are those known of the child that bear on whether it is called for."""

    family: Family
    child: Person
    notes: tuple[FactorNote, ...]
    circumstances: frozenset[Circumstance]

    @property
    def missing(self) -> tuple[Factor, ...]:
        return missing({note.factor for note in self.notes})


def of_child(viewer: Viewer, family: int, child: int) -> OfChild:
    """Raises FamilyMember.DoesNotExist for a child that this viewer cannot see, and for somebody
    who is no child of this family."""
    member = relationships.member(viewer, family=family, person=child)
    if member.place not in {Place.CHILD, Place.SIBLING}:
        raise type(member).DoesNotExist
    return OfChild(
        family=member.family,
        child=member.person,
        notes=tuple(_notes(member.family, member.person)),
        circumstances=on_file(member.family, member.person),
    )


def note(viewer: Viewer, pk: int) -> FactorNote:
    """Raises FactorNote.DoesNotExist for one that this viewer cannot see."""
    return FactorNote.objects.select_related("family", "child").get(
        relationships.seen_by(viewer), pk=pk, withdrawn_at=None
    )


def written_of(family: int) -> frozenset[int]:
    """The ids of the children of whom anything stands in a comprehensive assessment."""
    found = FactorNote.objects.filter(family=family, withdrawn_at=None)
    return frozenset(found.values_list("child", flat=True))


def missing_for(family: Family, child: Person) -> tuple[Factor, ...]:
    """The factors on which nothing is on file for a child who is called to be assessed; none for a
    child of whom nothing known calls for it."""
    if not may_apply(on_file(family, child)):
        return ()
    answered = FactorNote.objects.filter(family=family, child=child, withdrawn_at=None)
    return missing(set(answered.values_list("factor", flat=True)))


def on_file(family: Family, child: Person) -> frozenset[Circumstance]:
    """The circumstances that are known of a child."""
    roles = family.relationships.filter(child=child, ends_on=None).values_list("role", flat=True)
    written = Formulation.objects.filter(relationship__child=child, relationship__family=family)
    return circumstances(roles, written.values_list("circumstances", flat=True))


def _notes(family: Family, child: Person) -> Iterable[FactorNote]:
    return (
        FactorNote.objects.filter(family=family, child=child, withdrawn_at=None)
        .select_related("noted_by")
        .order_by("-dated_on", "-pk")
    )
