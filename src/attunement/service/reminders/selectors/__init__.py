"""Which reminders are due, whether each may go, and which went."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from ...accounts.viewer import Viewer
from ...relationships import selectors as relationships
from ...relationships.models import Family, Person
from ..models import Reminder
from .coming import Coming, as_it_is_now, due, due_for, known_contacts, known_sessions
from .facts import Facts, facts_between, facts_of, last_flag

__all__ = [
    "Coming",
    "Facts",
    "OfFamily",
    "Texted",
    "as_it_is_now",
    "due",
    "due_for",
    "facts_of",
    "last_flag",
    "of_family",
    "sent",
    "texted",
]


@dataclass(frozen=True)
class OfFamily:
    """Each carer with what bears on texting them; what is due; what went."""

    family: Family
    carers: Sequence[tuple[Person, Facts]]
    due: Sequence[Coming]
    sent: Sequence[Reminder]


def of_family(viewer: Viewer, family: int) -> OfFamily:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    carers = relationships.carers(found)
    facts = facts_between([(found.pk, person.pk) for person in carers])
    return OfFamily(
        found,
        [(person, facts[found.pk, person.pk]) for person in carers],
        due_for(viewer, timezone.now(), family=found.pk),
        list(sent(viewer).filter(family=found)),
    )


def sent(viewer: Viewer) -> QuerySet[Reminder]:
    """The latest first; of those that this viewer may know of."""
    return (
        Reminder.objects.filter(
            Q(session__in=known_sessions(viewer).values("pk"))
            | Q(contact__in=known_contacts(viewer).values("pk"))
        )
        .select_related("person", "family", "by")
        .order_by("-at", "-pk")
    )


@dataclass(frozen=True)
class Texted:
    family: Family
    person: Person
    facts: Facts


def texted(viewer: Viewer, family: int, person: int) -> Texted:
    """A carer of a family that this viewer can see; raises DoesNotExist for anybody else."""
    member = relationships.member(viewer, family=family, person=person)
    if member.person not in relationships.carers(member.family):
        raise Person.DoesNotExist
    return Texted(member.family, member.person, facts_of(member.family, member.person))
