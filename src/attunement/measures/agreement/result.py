"""What every measure of agreement returns."""

from dataclasses import dataclass

from attunement.measures.agreement.errors import UnknownChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Agreement among raters, with an interval, or the reason why there is none.

    `estimate` is None where the measure is undefined for these ratings; `reason` then says why.
    `ci_lower` and `ci_upper` are both None where no interval can be given; `cautions` then says
    why. `n` counts the subjects that the estimate rests on, `raters` those who rated them.
    `method` names the measure and how its interval was made, for the page.
    """

    estimate: float | None
    ci_lower: float | None = None
    ci_upper: float | None = None
    confidence: float
    n: int
    raters: int
    method: str
    cautions: tuple[str, ...] = ()
    reason: str | None = None

    def __post_init__(self) -> None:
        if (self.estimate is None) != (self.reason is not None):
            raise ValueError("An estimate, or the reason why there is none; never both.")
        if (self.ci_lower is None) != (self.ci_upper is None):
            raise ValueError("An interval has two ends.")


def checked_confidence(confidence: float) -> float:
    """The confidence itself. Raises `UnknownChoice` unless it lies between 0 and 1."""
    if not 0 < confidence < 1:
        raise UnknownChoice(
            f"The confidence is {confidence}, and must lie between 0 and 1. Give 0.95 for 95%."
        )
    return confidence
