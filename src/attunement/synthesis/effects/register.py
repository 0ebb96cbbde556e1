"""Every measure, by its code."""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

from ..errors import UnknownMeasure
from . import (
    association,
    change,
    correlations,
    differences,
    from_difference,
    generic,
    matched,
    means,
    pre_post_control,
    proportions,
    rates,
    reliability,
    standardised,
    tables,
)
from .measure import Measure

_FAMILIES = (
    standardised,
    differences,
    from_difference,
    tables,
    association,
    matched,
    rates,
    proportions,
    correlations,
    means,
    change,
    pre_post_control,
    reliability,
    generic,
)
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {measure.code: measure for family in _FAMILIES for measure in family.MEASURES}
)
ALSO_CALLED: Mapping[str, str] = MappingProxyType(
    {"OR2D": "OR2DL", "D2OR": "D2ORL", "CLESN": "AUCN"}
)


def measure_named(code: str) -> Measure:
    """Raises UnknownMeasure, with the nearest codes."""
    code = ALSO_CALLED.get(code, code)
    if code not in MEASURES:
        near = get_close_matches(code.upper(), MEASURES, n=3) or sorted(MEASURES)
        raise UnknownMeasure(
            f"No measure is called {code!r}.", mend=f"Did you mean {', '.join(near)}?"
        )
    return MEASURES[code]
