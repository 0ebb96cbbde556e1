"""One person's reading of one study, and where two readings of it differ.

Two people read each study apart, because one person's errors of extraction are common and hard to
see: Cochrane Handbook for Systematic Reviews of Interventions, section 5.5.2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..errors import WrongColumns


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The numbers of one study for one outcome, as one person read them.

    values: by column of the measure; None where the study does not report one
    """

    study: str
    outcome: str
    values: Mapping[str, float | None]

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Of one column: what each reading has; None: it reads as not reported."""

    column: str
    first: float | None
    second: float | None

    def __str__(self) -> str:
        first, second = written(self.first), written(self.second)
        return f"{self.column}: the first reading has {first}, the second has {second}."


def disagreements(*, first: Entry, second: Entry) -> tuple[Disagreement, ...]:
    """Every column on which two readings differ, however little, in the order of the first.

    A column that a reading leaves out is not reported there. Raises WrongColumns for readings of
    two studies, or of two outcomes.
    """
    if (first.study, first.outcome) != (second.study, second.outcome):
        raise WrongColumns(
            f"One reading is of {first.study!r} ({first.outcome}), the other of "
            f"{second.study!r} ({second.outcome}).",
            mend="Compare two readings of one study for one outcome.",
        )
    columns = dict.fromkeys((*first.values, *second.values))
    return tuple(
        Disagreement(column=column, first=one, second=other)
        for column in columns
        if (one := first.values.get(column)) != (other := second.values.get(column))
    )


def written(value: float | None) -> str:
    """Whole, as nobody rounds what is to be compared: 12, 0.1, not reported."""
    return "not reported" if value is None else f"{value:.15g}"
