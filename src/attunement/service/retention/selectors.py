"""The families of a team whose care has ended."""

from django.db.models import Max, Prefetch

from ..accounts.models import Team
from ..relationships.models import Family, FamilyMember, Place
from .schedule import Kept


def ended(team: Team) -> list[Kept]:
    """In two queries. A family with an open episode is in care, and in no list."""
    children = FamilyMember.objects.filter(place__in=[Place.CHILD, Place.SIBLING])
    found = (
        Family.objects.filter(team=team, merged_into=None, episodes__isnull=False)
        .exclude(episodes__closed_on=None)
        .annotate(ended=Max("episodes__closed_on"))
        .prefetch_related(Prefetch("members", children.select_related("person"), to_attr="young"))
        .order_by("pk")
    )
    return [
        Kept(row.pk, row.ended, tuple(each.person.born_on for each in row.young))
        for row in found
        if row.ended is not None
    ]
