"""The score between a clinical and a functional group: published, or worked out from their norms.

Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59, page 13. All scores are
in points of the total.
"""

from dataclasses import dataclass
from typing import Literal

from attunement.measures.definition import Measure
from attunement.measures.scales import CutOff, Order

Criterion = Literal["published", "a", "b", "c"]


@dataclass(frozen=True)
class Population:
    """One group: its mean and standard deviation in points, None where a source gives none."""

    mean: float | None
    sd: float | None


@dataclass(frozen=True)
class Norms:
    """The two groups, and where their numbers come from, in words for the page."""

    clinical: Population
    functional: Population
    source: str

    def __post_init__(self) -> None:
        for group in (self.clinical, self.functional):
            if group.sd is not None and group.sd <= 0:
                raise ValueError("A standard deviation is above 0. Check the norms.")


@dataclass(frozen=True)
class Line:
    """A score and the side of it that is clinical. `inclusive`: the score itself is on it."""

    score: float
    clinical_is: Literal["above", "below"]
    basis: str
    sources: tuple[str, ...] = ()
    unchecked: bool = False
    inclusive: bool = True

    def clinical(self, value: float) -> bool:
        """Whether a score is on the clinical side."""
        if value == self.score:
            return self.inclusive
        return (value > self.score) == (self.clinical_is == "above")


@dataclass(frozen=True)
class NoLine:
    """Why there is none: each number that is lacking, and a sentence."""

    missing: tuple[str, ...]
    reason: str


def best_criterion(norms: Norms) -> Literal["a", "b", "c"]:
    """c where both groups are known, else a or b by the group that is."""

    def known(group: Population) -> bool:
        return group.mean is not None and group.sd is not None

    if known(norms.clinical) == known(norms.functional):
        return "c"
    return "a" if known(norms.clinical) else "b"


def line(
    measure: Measure, criterion: Criterion, norms: Norms | None, cut_off: str | None
) -> Line | NoLine:
    """The line for a measure's total by one criterion, or what is lacking to draw it."""
    direction = measure.total.direction if measure.total else None
    if direction is None or direction == "u-shaped":
        missing = ("which way is better",)
        reason = f"{measure.short_name} has no total of which more is better or worse."
        return NoLine(missing, reason)
    if criterion == "published":
        return _published(measure, cut_off)
    return from_norms(criterion, norms, direction)


def _published(measure: Measure, name: str | None) -> Line | NoLine:
    held = measure.total.cut_offs if measure.total else ()
    named = [each for each in held if name in (None, each.name)]
    if len(named) == 1:
        return _from_cut_off(named[0])
    if not named:
        missing = ("a published cut-off",)
        return NoLine(
            missing,
            f"No cut-off of {measure.short_name} is on file that may be used, and criteria a, b "
            "and c of Jacobson and Truax need the mean and standard deviation of a clinical or a "
            "functional group.",
        )
    names = ", ".join(each.name for each in named)
    return NoLine(("which cut-off",), f"{measure.short_name} has several. Choose one: {names}.")


def _from_cut_off(held: CutOff) -> Line:
    at = held.at_or_above if held.at_or_above is not None else held.below
    assert at is not None, "a cut-off has one side"
    above = held.at_or_above is not None
    return Line(
        at, "above" if above else "below", held.name, held.sources, held.unchecked, inclusive=above
    )


def from_norms(
    criterion: Literal["a", "b", "c"], norms: Norms | None, direction: Order
) -> Line | NoLine:
    """Line a lies two standard deviations from the clinical mean, towards the functional group; b
    two from the functional mean, towards the clinical group; c between the two means, weighted by
    the standard deviations."""
    clinical = norms.clinical if norms else Population(None, None)
    functional = norms.functional if norms else Population(None, None)
    needed = {
        "the mean of the clinical group": clinical.mean if criterion in "ac" else 0,
        "the standard deviation of the clinical group": clinical.sd if criterion in "ac" else 0,
        "the mean of the functional group": functional.mean if criterion in "bc" else 0,
        "the standard deviation of the functional group": functional.sd if criterion in "bc" else 0,
    }
    missing = tuple(name for name, value in needed.items() if value is None)
    if norms is None or missing:
        reason = f"Criterion {criterion} of Jacobson and Truax needs {' and '.join(missing)}."
        return NoLine(missing, reason)
    better = 1 if direction == "higher-better" else -1
    m1, s1, m0, s0 = (value or 0.0 for value in needed.values())
    score = {
        "a": m1 + better * 2 * s1,
        "b": m0 - better * 2 * s0,
        "c": (s0 * m1 + s1 * m0) / (s0 + s1) if criterion == "c" else 0.0,
    }[criterion]
    side: Literal["above", "below"] = "below" if direction == "higher-better" else "above"
    return Line(score, side, f"Criterion {criterion} of Jacobson and Truax (1991): {norms.source}")
