"""How like the criterion a child's sort is: the Q-sort's one score."""

from dataclasses import dataclass
from math import fsum, sqrt

from attunement.measures.definition import Informant, Measure
from attunement.measures.procedures.criterion import Criterion
from attunement.measures.procedures.qsort import PER_PILE, PILES, Sort

_MIDDLE = sum(PILES) / len(PILES)
_SPREAD = PER_PILE * sum((pile - _MIDDLE) ** 2 for pile in PILES)
"""Forced piles have one mean, 5, and one sum of squares about it, 600, whatever the child."""


class NotAnObserver(ValueError):
    """Sorted by somebody whose sort the measure does not accept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SortScore:
    """`value` from -1 to 1, higher is more like the criterion; there is no cut-off. `stands_for`
    and `source` are the criterion's. `cautions` go wherever the value goes."""

    value: float
    stands_for: str
    source: str
    cautions: tuple[str, ...]


def correlation(sort: Sort, criterion: Criterion) -> float:
    """Pearson's correlation of 90 piles with 90 criterion values, from -1 to 1."""
    apart = criterion.about_its_mean
    shared = fsum(pile * each for pile, each in zip(sort.piles, apart, strict=True))
    found = shared / sqrt(_SPREAD * fsum(each * each for each in apart))
    return max(-1.0, min(1.0, found))  # rounding may step a hair outside


def score_sort(
    measure: Measure,
    sort: Sort,
    criterion: Criterion,
    *,
    sorted_by: Informant,
    child_months: int | None,
) -> SortScore:
    """The score with its cautions. `measure` is the Q-sort's record, which says who may sort and
    at what age; `child_months`: completed months at the visit, None where not known.

    Raises `NotAnObserver`: a parent's own sort is not valid (van IJzendoorn and others 2004, Child
    Development 75, 1188-1213).
    """
    if sorted_by not in measure.informants:
        raise NotAnObserver(
            "This sort was not made by a trained observer, and only an observer’s can be scored. "
            "Keep it for talking together, and ask an observer to sort after a visit."
        )
    return SortScore(
        value=correlation(sort, criterion),
        stands_for=criterion.stands_for,
        source=f"{criterion.source}, {criterion.page}",
        cautions=(*_age(measure, child_months), *measure.cautions),
    )


def _age(measure: Measure, months: int | None) -> tuple[str, ...]:
    window = measure.ages.born_months if measure.ages else None
    if window is None:
        return ()
    least, most = window
    made_for = f"the {measure.short_name} is made for {least} to {most} months"
    if months is None:
        return (f"The child’s age at the visit is not known, and {made_for}.",)
    if least <= months <= most:
        return ()
    return (f"The child was {months} months old, and {made_for}.",)
