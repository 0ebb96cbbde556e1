"""What a viewer can see of homes, parental responsibility and interpreters."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from ..accounts.viewer import Viewer
from ..relationships import selectors as relationships
from ..relationships.models import Family, FamilyMember, Person
from ..safeguarding.selectors import access_to
from ..sections.rules import Access, Section
from .addresses import Home, is_hidden
from .addresses import for_letter as _for_letter
from .holding import Held
from .models import Household, Interpreter, Residence, Responsibility


@dataclass(frozen=True)
class OfFamily:
    """`hidden`: what this viewer may do with a hidden address here."""

    family: Family
    members: Sequence[FamilyMember]
    households: Sequence[Household]
    responsibilities: Sequence[Responsibility]
    hidden: Access


def of_family(viewer: Viewer, family: int) -> OfFamily:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    return OfFamily(
        family=found,
        members=relationships.members(found),
        households=list(_households().filter(family=found)),
        responsibilities=list(responsibilities(found.pk)),
        hidden=access_to(viewer, found.pk, Section.HIDDEN_ADDRESS),
    )


def reads_hidden(viewer: Viewer, family: int) -> bool:
    """The one question about who in the team reads the hidden addresses of a family."""
    return access_to(viewer, family, Section.HIDDEN_ADDRESS) == Access.READ


def _households() -> QuerySet[Household]:
    residents = Residence.objects.select_related("person").order_by("pk")
    return (
        Household.objects.select_related("family")
        .prefetch_related(Prefetch("residents", queryset=residents))
        .order_by("until", "pk")
    )


def household(viewer: Viewer, pk: int) -> Household:
    """Raises Household.DoesNotExist for one that this viewer cannot see."""
    return _households().get(relationships.seen_by(viewer), pk=pk)


def living_there(household: Household) -> list[Person]:
    return [row.person for row in household.residents.all() if row.until is None]


def homes(family: int) -> tuple[Home, ...]:
    """The homes in which anybody of this family lives now, those that began last at the front."""
    found = _households().filter(family=family, until=None).order_by("-since", "-pk")
    return tuple(
        Home(
            address=each.address,
            hidden=each.hidden,
            residents=frozenset(person.pk for person in living_there(each)),
        )
        for each in found
    )


def hidden_marks(family: int) -> tuple[Home, ...]:
    """Every hidden home of a family, ended ones too: an old refuge stays a secret."""
    return tuple(
        Home(
            address=each.address,
            hidden=True,
            residents=frozenset(row.person_id for row in each.residents.all()),
        )
        for each in _households().filter(family=family, hidden=True)
    )


def letter_address(family: int, to: Person) -> tuple[str, ...]:
    """The lines of an address that may stand on a letter to this person."""
    return _for_letter(to.pk, homes(family), given=to.address)


def lives_hidden(family: int, person: Person) -> bool:
    return is_hidden(person.pk, homes(family))


def responsibilities(family: int) -> QuerySet[Responsibility]:
    """Those that were not withdrawn."""
    return (
        Responsibility.objects.filter(family=family, withdrawn_at=None)
        .select_related("child", "holder", "seen_by", "recorded_by")
        .order_by("child_id", "pk")
    )


def held(row: Responsibility) -> Held:
    return Held(
        child=row.child_id,
        holder=row.holder_id,
        since=row.since,
        until=row.until,
        seen=row.seen_on is not None,
        disputed_on=row.disputed_on,
        settled_on=row.settled_on,
    )


def responsibility(viewer: Viewer, pk: int) -> Responsibility:
    """Raises Responsibility.DoesNotExist for one that this viewer cannot see."""
    return Responsibility.objects.select_related("family", "child", "holder").get(
        relationships.seen_by(viewer), pk=pk, withdrawn_at=None
    )


def interpreters(viewer: Viewer) -> QuerySet[Interpreter]:
    """Of the viewer's team, those whom it asks first."""
    return Interpreter.objects.filter(team=viewer.team).order_by("until", "language", "name")


def interpreter(viewer: Viewer, pk: int) -> Interpreter:
    return interpreters(viewer).get(pk=pk)
