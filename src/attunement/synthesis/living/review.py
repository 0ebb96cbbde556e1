"""A review as it stands: its outcomes, and what each study has to say of each."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..effects import Caution, EffectSizes, effect_size, measure_named
from ..errors import NotComputable, WrongColumns
from .entry import Entry
from .pooled import NotPooled, Pooled, pooled


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """measure: a code, as in `MEASURES`; columns: those of the measure that studies are read for"""

    name: str
    measure: str
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LivingReview:
    """`entries` are settled readings, kept in the order of their studies' names: the order in which
    they came makes no difference to any number.

    Raises UnknownMeasure; WrongColumns for an outcome named twice, a study that stands twice in one
    outcome, and an entry of an outcome or a column that the review does not have.
    """

    outcomes: tuple[Outcome, ...]
    entries: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        for outcome in self.outcomes:
            measure_named(outcome.measure)
        self._refuse_twice(Counter(each.name for each in self.outcomes), "Outcome")
        for outcome in self.outcomes:
            studies = Counter(each.study for each in self.entries if each.outcome == outcome.name)
            self._refuse_twice(studies, f"Outcome {outcome.name!r}: study")
        columns = {each.name: each.columns for each in self.outcomes}
        for entry in self.entries:
            strange = set(entry.values) - set(columns.get(entry.outcome, ()))
            if entry.outcome not in columns or strange:
                raise WrongColumns(
                    f"{entry.outcome!r} has no place for {', '.join(sorted(strange)) or 'it'}.",
                    where=f"Study {entry.study!r}",
                    mend=f"The review's outcomes are {', '.join(columns) or 'none yet'}.",
                )
        in_order = sorted(self.entries, key=lambda each: (each.study, each.outcome))
        object.__setattr__(self, "entries", tuple(in_order))

    @staticmethod
    def _refuse_twice(names: Counter[str], what: str) -> None:
        if twice := [name for name, times in names.items() if times > 1]:
            raise WrongColumns(
                f"{what} {', '.join(map(repr, twice))} stands twice.",
                mend="Name each once: a study counts once in a pooled result.",
            )

    def adding(self, *entries: Entry) -> "LivingReview":
        return LivingReview(outcomes=self.outcomes, entries=(*self.entries, *entries))

    def entries_of(self, outcome: Outcome) -> tuple[Entry, ...]:
        return tuple(each for each in self.entries if each.outcome == outcome.name)

    def effects(self, outcome: Outcome) -> EffectSizes:
        """Raises NotComputable where no study gives an effect, WrongColumns where none is in."""
        entries = self.entries_of(outcome)
        columns: dict[str, Any] = {
            name: [_number(entry.values.get(name)) for entry in entries] for name in outcome.columns
        }
        labels = [entry.study for entry in entries]
        effects = effect_size(outcome.measure, labels=labels, **columns)
        return replace(effects, cautions=tuple(_by_name(each, labels) for each in effects.cautions))

    def result(self, outcome: Outcome) -> Pooled | NotPooled:
        """Pooled once, however often it is asked for."""
        return self._results[outcome.name]

    @cached_property
    def _results(self) -> Mapping[str, Pooled | NotPooled]:
        return {outcome.name: self._pooled(outcome) for outcome in self.outcomes}

    def _pooled(self, outcome: Outcome) -> Pooled | NotPooled:
        if not self.entries_of(outcome):
            return NotPooled(reason="No study has numbers for this outcome yet.")
        try:
            return pooled(self.effects(outcome))
        except NotComputable as error:
            return NotPooled(reason=str(error))


def _by_name(caution: Caution, labels: list[str]) -> Caution:
    """Here a study has a name; which row it would be in is nobody's to know."""
    if not caution.rows:
        return caution
    names = ", ".join(labels[row - 1] for row in caution.rows)
    return Caution(code=caution.code, words=f"{caution.words} ({names}.)")


def _number(value: float | None) -> float:
    return math.nan if value is None else value
