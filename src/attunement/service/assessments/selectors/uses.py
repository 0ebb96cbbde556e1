"""What the team holds of a licensed measure, and who uses it."""

from collections.abc import Iterable

from django.db.models import Count

from ....measures import Measure
from ....measures.ledger import needs_licence
from ...accounts.viewer import Viewer
from ...instruments.selectors import holdings
from ..licensing import Use
from ..models import Response


def use_of(viewer: Viewer, measure: Measure) -> Use:
    """What the team holds of a measure, and who uses it; asks nothing for one that is free."""
    if not needs_licence(measure):
        return Use((), 0)
    entered = Response.objects.filter(measure=measure.id, assessment__episode__team=viewer.team)
    others = entered.exclude(entered_by=viewer.user).order_by().values("entered_by").distinct()
    return Use(tuple(holdings(viewer)), others.count())


def uses_of(viewer: Viewer, measures: Iterable[Measure]) -> dict[str, Use]:
    """The same of many measures, in two queries; those that are free are left out."""
    named = [each.id for each in measures if needs_licence(each)]
    entered = Response.objects.filter(measure__in=named, assessment__episode__team=viewer.team)
    others = (
        entered.exclude(entered_by=viewer.user)
        .order_by()
        .values("measure")
        .annotate(people=Count("entered_by", distinct=True))
    )
    people = {row["measure"]: row["people"] for row in others}
    held = tuple(holdings(viewer))
    return {each: Use(held, people.get(each, 0)) for each in named}
