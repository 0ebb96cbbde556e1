"""What an indicator finds in a team's records: how many, and which families."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from django.db.models import Count

from ....measures import measures
from ....theory import Flag, Observation, Target
from ...accounts.models import Team
from ...accounts.viewer import Viewer
from ...assessments.models import Response
from ...relationships.models import Family
from ..held import Found, Held
from ..indicators import IMPROVED, indicators, measures_of
from ..models import Binding, Direction
from ..permissions import SEE_FAMILIES
from ..standing import flags
from .counting import MISSING, NO, UNITS, YES, Window
from .improving import improved


def window_of(binding: Binding, today: dt.date) -> Window:
    return Window(months_before(today, binding.months), today)


def months_before(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, 28))


def target_of(binding: Binding) -> Target:
    at_most = binding.direction == Direction.AT_MOST
    return Target("at-most" if at_most else "at-least", binding.percent / 100)


def observed(team: Team, indicator: str, window: Window) -> Observation | None:
    """None where the indicator is no longer counted (its measure was replaced)."""
    if indicator not in indicators():
        return None
    if indicator.startswith(IMPROVED):
        found = Counter(said for _, said in _improved(team, indicator, window))
    else:
        units, _ = UNITS[indicator]
        counted = units(team, window).order_by().values_list("said").annotate(n=Count("pk"))
        found = Counter(dict(counted))
    return Observation(found[YES], found[NO], found[MISSING])


def found_for(team: Team, bindings: Mapping[int, Binding], today: dt.date) -> Mapping[int, Found]:
    """By the id of the box. What several boxes stand by is counted once."""
    known: dict[tuple[str, int], Observation | None] = {}
    for binding in bindings.values():
        key = binding.indicator, binding.months
        if key not in known:
            known[key] = observed(team, binding.indicator, window_of(binding, today))
    return {
        box: (known[each.indicator, each.months], target_of(each)) for box, each in bindings.items()
    }


def flags_now(held: Held, today: dt.date, *, hide: bool) -> Mapping[str, Flag]:
    """How each box stands today; `hide`: whoever looks may not see small numbers."""
    return flags(held, found_for(held.row.team, held.bindings, today), hide=hide)


def families_behind(
    viewer: Viewer, indicator: str, window: Window
) -> Mapping[str, tuple[tuple[Family, int], ...]]:
    """The families counted as yes, as no and as not known, each with how often, by name. Raises
    PermissionError for a role that may not see families."""
    if not viewer.may(SEE_FAMILIES):
        raise PermissionError(f"{viewer.role} may not see families")
    counted: dict[str, Counter[int]] = {said: Counter() for said in (YES, NO, MISSING)}
    if indicator in indicators():
        for family, said in _rows(viewer.team, indicator, window):
            counted[said][family] += 1
    ids = {family for each in counted.values() for family in each}
    families = Family.objects.filter(team=viewer.team).in_bulk(list(ids))
    return {
        said: tuple(
            sorted(
                ((families[pk], n) for pk, n in each.items() if pk in families),
                key=lambda pair: (pair[0].name, pair[0].pk),
            )
        )
        for said, each in counted.items()
    }


def _rows(team: Team, indicator: str, window: Window) -> Iterator[tuple[int, str]]:
    if indicator.startswith(IMPROVED):
        yield from _improved(team, indicator, window)
    else:
        units, family = UNITS[indicator]
        yield from units(team, window).order_by().values_list(family, "said")


def _improved(team: Team, indicator: str, window: Window) -> Iterator[tuple[int, str]]:
    return improved(team, window, measures_of(indicator))


def measures_in_use(team: Team, today: dt.date) -> Mapping[str, str]:
    """The short name of each measure that the team filled in during the last twelve months."""
    since = months_before(today, 12)
    used = (
        Response.objects.filter(
            withdrawn_at=None, assessment__episode__team=team, answered_on__gte=since
        )
        .order_by()
        .values_list("measure", flat=True)
        .distinct()
    )
    return {
        each: measures()[each].short_name
        for each in sorted(used)
        if each in measures() and measures()[each].kind != "goals"
    }
