"""What a viewer can see of consent, and how it stands."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from ..accounts.viewer import Viewer
from ..people import selectors as people
from ..people.holding import Held, former, holders
from ..people.models import Interpreter
from ..relationships import selectors as relationships
from ..relationships.models import Family, FamilyMember, Person
from .models import Consent, Override
from .purposes import Purpose
from .standing import Answer, Standing, standing


def of(family: int) -> QuerySet[Consent]:
    """Those that were not written down in error, in the order of their days."""
    return (
        Consent.objects.filter(family=family, withdrawn_at=None)
        .select_related("person", "answered_by", "asked_by", "interpreter", "taken_back_by")
        .order_by("answered_on", "pk")
    )


def is_child(family: Family, person: Person) -> bool:
    return family.members.filter(person=person, place__in=relationships.CHILDREN).exists()


@dataclass(frozen=True)
class OfFamily:
    family: Family
    members: Sequence[FamilyMember]
    consents: Sequence[Consent]
    overrides: Sequence[Override]
    held: Sequence[Held]


def of_family(viewer: Viewer, family: int) -> OfFamily:
    """Raises Family.DoesNotExist for a family that this viewer cannot see."""
    found = relationships.family(viewer, family)
    return OfFamily(
        family=found,
        members=relationships.members(found),
        consents=list(of(found.pk)),
        overrides=list(found.overrides.select_related("person", "by").order_by("-at", "-pk")),
        held=[people.held(row) for row in people.responsibilities(found.pk)],
    )


def consent(viewer: Viewer, pk: int) -> Consent:
    """Raises Consent.DoesNotExist for one that this viewer cannot see."""
    return Consent.objects.select_related("family", "person", "answered_by").get(
        relationships.seen_by(viewer), pk=pk, withdrawn_at=None
    )


def interpreters(viewer: Viewer) -> QuerySet[Interpreter]:
    return people.interpreters(viewer).filter(until=None)


def answer(row: Consent) -> Answer:
    return Answer(
        by=row.answered_by_id,
        given=row.given,
        on=row.answered_on,
        taken_back_on=row.taken_back_on,
        order=row.pk,
    )


def who_answers(
    person: int, held: Iterable[Held], *, child: bool, on: dt.date
) -> frozenset[int] | None:
    """Who answers for this person: see standing.standing."""
    if not child:
        return frozenset({person})
    return holders(held, person, on) or None


def stands(
    rows: Iterable[Consent],
    person: int,
    purpose: Purpose,
    held: Iterable[Held],
    *,
    child: bool,
    on: dt.date,
    agency: str = "",
) -> Standing:
    """Of loaded rows."""
    about = [
        answer(row)
        for row in rows
        if (row.person_id, row.purpose) == (person, purpose)
        and row.agency.casefold() == agency.casefold()
    ]
    held = list(held)
    return standing(
        about,
        on,
        may_answer=who_answers(person, held, child=child, on=on),
        may_not=former(held, person, on) if child else frozenset(),
    )


def standing_of(
    family: Family, person: Person, purpose: Purpose, on: dt.date, *, agency: str = ""
) -> Standing:
    """How one consent stands: what policies of other apps ask."""
    child = is_child(family, person)
    held = [people.held(row) for row in people.responsibilities(family.pk)] if child else []
    rows = of(family.pk).filter(person=person, purpose=purpose)
    return stands(rows, person.pk, purpose, held, child=child, on=on, agency=agency)
