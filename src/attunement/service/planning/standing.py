"""How the boxes of a theory stand, with the numbers in words; small numbers hidden where they have
to be."""

from collections.abc import Mapping
from typing import Any

from ...theory import (
    Flag,
    Observation,
    Standing,
    standing_flags,
    standings,
)
from ..outcomes.sums import protect
from .held import Found, Held, node_id
from .indicators import indicators
from .models import Binding, Direction

HIDDEN = "the numbers are too small to show here"


def numbers(seen: Observation | None, unit: str, *, hide: bool) -> str:
    """12 of 30 fathers, 3 not known."""
    if seen is None:
        return "this is not counted any more"
    yes, no, missing = seen.yes, seen.no, seen.missing
    if hide and not protect((yes, no, missing)).whole:
        return HIDDEN
    if not seen.eligible:
        return f"there are no {unit} to count yet"
    unknown = f", {missing} not known" if missing else ""
    return f"{yes} of {seen.eligible} {unit}{unknown}"


def wanted(binding: Binding) -> str:
    return f"{Direction(binding.direction).label.lower()} {binding.percent}%"


def over(binding: Binding) -> str:
    return "the last month" if binding.months == 1 else f"the last {binding.months} months"


def box_standings(held: Held, found: Mapping[int, Found]) -> Mapping[str, Standing]:
    return standings(held.theory, {node_id(pk): each for pk, each in found.items()})


def flags(held: Held, found: Mapping[int, Found], *, hide: bool) -> Mapping[str, Flag]:
    """By the id of the box. `hide`: whoever looks may not see small numbers."""
    known = indicators()
    said = {}
    for pk, binding in held.bindings.items():
        indicator = known.get(binding.indicator)
        name, unit = (indicator.name, indicator.unit) if indicator else (binding.indicator, "")
        counted = numbers(found[pk][0], unit, hide=hide)
        target = f"{wanted(binding)} wanted over {over(binding)}"
        said[node_id(pk)] = f"{name}: {counted}; {target}"
    return standing_flags(box_standings(held, found), said)


def flags_kept(kept: list[Any]) -> Mapping[str, Flag]:
    return {node: Flag(**fields) for node, fields in kept}
