"""Which studies of a pooled result stand in which of its subgroups."""

from dataclasses import dataclass

from ..errors import UnknownChoice
from ..models.fit import Fit
from ..models.subgroups import Subgroups
from ..models.summary import Summary


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """members: places among the studies of the whole; fit: None where tau2 is common."""

    name: str
    members: tuple[int, ...]
    estimate: float
    lower: float
    upper: float
    fit: Fit | None


def groups_of(fit: Summary, subgroups: Subgroups) -> tuple[Group, ...]:
    """Raises UnknownChoice unless every study of `fit` is in one group, and no other."""
    place = {row: i for i, row in enumerate(fit.effects.rows)}
    rows = _rows(subgroups)
    if sorted(row for own in rows for row in own) != sorted(place):
        raise UnknownChoice(
            "The subgroups are not of the studies that were pooled.",
            mend="Pool and group the same effects; leave out of both what has no group.",
        )
    return tuple(
        Group(
            name=name,
            members=tuple(place[row] for row in rows[i]),
            estimate=float(subgroups.estimate[i]),
            lower=float(subgroups.ci_lower[i]),
            upper=float(subgroups.ci_upper[i]),
            fit=subgroups.fits[i] if subgroups.fits else None,
        )
        for i, name in enumerate(subgroups.names)
    )


def _rows(subgroups: Subgroups) -> list[tuple[int, ...]]:
    model = subgroups.regression
    if model is None:
        return [own.effects.rows for own in subgroups.fits]
    return [
        tuple(row for row, there in zip(model.effects.rows, column, strict=True) if there)
        for column in model.design.T.tolist()
    ]
