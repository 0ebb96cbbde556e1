"""How many moved from which level or class to which: all that is said of many ordinal scores."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from attunement.measures.comparison import insist_same
from attunement.measures.definition import Measure
from attunement.measures.pointing import Towards, pointing
from attunement.measures.scales import Order
from attunement.measures.scoring import Scored


class NothingToCount(ValueError):
    """A measure without levels and without classes: its scores are compared, not cross-counted."""


@dataclass(frozen=True)
class Transitions:
    """`counts[i][j]` pairs began at `names[i]` and ended at `names[j]`, in record order.
    `direction` is None for classes, which have no better and no worse."""

    measure: str
    version: str
    names: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    direction: Order | None

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return sum(map(sum, self.counts))

    def moved(self, towards: Towards) -> int | None:
        """How many moved better or worse or stayed the same; None for better and worse among
        classes."""
        if self.direction is None and towards != "same":
            return None
        # Classes have no order; any serves to tell staying from moving.
        order = self.direction or "higher-better"
        return sum(
            count
            for start, row in enumerate(self.counts)
            for end, count in enumerate(row)
            if pointing(end - start, order) == towards
        )


def transitions(measure: Measure, pairs: Iterable[tuple[Scored, Scored]]) -> Transitions:
    """The table of a measure with levels or classes, over pairs of scores (before, after).

    The caller pairs within one course. Raises `NothingToCount` for another kind of measure and
    `IncomparableScores` for scores of another measure or version.
    """
    held = measure.levels or measure.category
    if held is None:
        raise NothingToCount(f"{measure.short_name} has no levels and no classes to count.")
    options = measure.response(measure.item(held.item)).options
    codes = [option.value for option in options]
    if measure.levels is not None:
        codes.sort()
    labels = {option.value: option.label for option in options}
    counts: Counter[tuple[int, int]] = Counter()
    for before, after in pairs:
        insist_same(measure, before, after)
        counts[_code(before), _code(after)] += 1
    return Transitions(
        measure.id,
        measure.version,
        tuple(labels[code] for code in codes),
        tuple(tuple(counts[start, end] for end in codes) for start in codes),
        measure.levels.direction if measure.levels else None,
    )


def _code(scored: Scored) -> int:
    chosen = scored.level or scored.category
    assert chosen is not None, "a measure with levels or classes gives one"
    return chosen.code
