"""How far raters are apart, before anybody agrees on anything.

The levels are ordered and no more: there is a lowest, a highest and a middle, and no mean. Where an
even number of raters has two middle levels, both are said and none is made up between them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from attunement.choosing.hexagon.indicators import HIGHEST, LOWEST, Indicator
from attunement.choosing.hexagon.scores import Score


@dataclass(frozen=True)
class Dispersion:
    """The ratings of one indicator. `values` are sorted; `middle` is the lower and the higher
    median; `below` and `above` name who rated outside it, by name."""

    indicator: Indicator
    values: tuple[int, ...]
    middle: tuple[int, int]
    below: tuple[str, ...]
    above: tuple[str, ...]

    @property
    def lowest(self) -> int:
        return self.values[0]

    @property
    def highest(self) -> int:
        return self.values[-1]

    @property
    def span(self) -> int:
        """How many levels lie between the lowest and the highest rating; 0 when all agree."""
        return self.highest - self.lowest

    @property
    def raters_at(self) -> dict[int, int]:
        """How many raters chose each level from 1 to 5."""
        return {level: self.values.count(level) for level in range(LOWEST, HIGHEST + 1)}


def dispersions(scores: Iterable[Score]) -> dict[Indicator, Dispersion]:
    """By indicator, in the Hexagon's order; one that nobody has rated is left out. In whatever
    order the raters come, the answer is the same. Raises ValueError where one rater rated one
    indicator twice."""
    kept = list(scores)
    found = {}
    for indicator in Indicator:
        of_it = [score for score in kept if score.indicator is indicator]
        if of_it:
            found[indicator] = _dispersion(indicator, of_it)
    return found


def _dispersion(indicator: Indicator, scores: Sequence[Score]) -> Dispersion:
    raters = [score.rater for score in scores]
    if len(set(raters)) < len(raters):
        raise ValueError(f"Somebody rated {indicator} twice: keep one rating of each person.")
    values = tuple(sorted(score.value for score in scores))
    low, high = values[(len(values) - 1) // 2], values[len(values) // 2]
    return Dispersion(
        indicator=indicator,
        values=values,
        middle=(low, high),
        below=tuple(sorted(score.rater for score in scores if score.value < low)),
        above=tuple(sorted(score.rater for score in scores if score.value > high)),
    )
