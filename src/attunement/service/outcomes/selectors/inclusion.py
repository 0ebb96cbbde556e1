"""How far fathers and other carers were included, over a team's families in care."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from ...accounts.models import Team
from ...assessments.models import Response
from ...referrals.inclusion import Included, Step, Stood, of_family
from ...referrals.models import Contact, Outcome
from ...relationships.models import CarerRole, Episode, Family, OtherParent, Relationship
from ...sessions.models import Attendance


def in_care(team: Team, since: dt.date) -> QuerySet[Family]:
    """Families with an episode of care that was open at any time since then."""
    going = Episode.objects.filter(team=team).filter(Q(closed_on=None) | Q(closed_on__gte=since))
    return Family.objects.filter(pk__in=going.values("family"))


def inclusion(team: Team, since: dt.date, today: dt.date) -> Mapping[tuple[Step, Stood], int]:
    """How many families stand where, by step, in two queries."""
    families = in_care(team, since)
    others: dict[int, list[Included]] = defaultdict(list)
    for family, *facts in _others(families):
        held, invited, attended, measured, in_work = map(bool, facts)
        others[family].append(
            Included(
                contact_held=held,
                invited_on=today if invited else None,
                attended_on=today if attended else None,
                measured_on=today if measured else None,
                in_work=in_work,
            )
        )
    counted: Counter[tuple[Step, Stood]] = Counter()
    for pk, known in families.values_list("pk", "other_parent"):
        counted.update(of_family(OtherParent(known), others[pk], today).items())
    return counted


def _others(families: QuerySet[Family]) -> QuerySet[Relationship, tuple[int, ...]]:
    contacts = Contact.objects.filter(withdrawn_at=None)
    carer = OuterRef("carer")
    met = Exists(contacts.filter(met=carer, outcome=Outcome.MET)) | Exists(
        Attendance.objects.filter(person=carer, came=True, session__withdrawn_at=None)
    )
    in_work = Episode.relationships.through.objects.filter(relationship=OuterRef("pk"))
    held = ~Q(carer__telephone="") | ~Q(carer__email="") | ~Q(carer__address="")
    return (
        Relationship.objects.filter(family__in=families, ends_on=None)
        .exclude(role=CarerRole.MOTHER)
        .order_by("pk")
        .values_list(
            "family",
            _is(held),
            Exists(contacts.filter(people=carer, invitation=True).exclude(outcome="")),
            _is(met),
            Exists(Response.objects.filter(reporter=carer, withdrawn_at=None)),
            Exists(in_work),
        )
    )


def _is(condition: Q | Exists) -> Case:
    return Case(
        When(condition, then=Value(True)), default=Value(False), output_field=BooleanField()
    )
