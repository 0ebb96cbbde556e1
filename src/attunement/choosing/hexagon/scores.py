"""One person's rating of one indicator, and what it must carry before it may be handed in."""

from dataclasses import dataclass

from attunement.choosing.hexagon.indicators import HIGHEST, LOWEST, Indicator
from attunement.knowledge.library import Library

NEEDS_A_SOURCE = 4
"""Evidence rated so high or higher names a source: the tool's anchors there speak of trials."""


@dataclass(frozen=True)
class Score:
    """An ordinal level with its reason: never added to another, never averaged. `sources` are ids
    of the library. Raises ValueError for a level that is none, or no rater."""

    rater: str
    indicator: Indicator
    value: int
    reason: str = ""
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not LOWEST <= self.value <= HIGHEST:
            raise ValueError(f"{self.value} is no rating: use {LOWEST} to {HIGHEST}.")
        if not self.rater.strip():
            raise ValueError("A rating is somebody's: name the rater.")


def missing(score: Score, library: Library) -> tuple[str, ...]:
    """What stands in the way of handing it in, in words; empty when nothing does."""
    found = []
    if not score.reason.strip():
        found.append(f"Say why you rated {score.indicator.words.lower()} {score.value}.")
    high = score.indicator is Indicator.EVIDENCE and score.value >= NEEDS_A_SOURCE
    if high and not score.sources:
        found.append(
            f"Evidence rated {score.value} needs a source: name at least one that shows it, "
            f"or rate it {NEEDS_A_SOURCE - 1} or lower."
        )
    strange = [each for each in score.sources if each not in library.sources]
    if strange:
        found.append(f"The library has no source {', '.join(strange)}: correct it or add it there.")
    return tuple(found)
