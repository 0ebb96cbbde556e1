"""One pooled effect, whatever model it comes from: what plots and reports are made of."""

from dataclasses import dataclass
from typing import Protocol

from ..effects.arrays import FloatArray
from ..effects.result import Caution, EffectSizes, Excluded
from .intervals import Interval


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Summary:
    """k effects pooled, on the scale of their measure.

    weights: percent, (k,); studies: how many, where a study gives several effects, else None
    model: in words; variances: name and value of each variance between effects that is not
        sampling, none under a common effect; i2: percent
    cautions: of the model, and of the test that the interval stands on
    """

    effects: EffectSizes
    weights: FloatArray
    studies: int | None
    model: str
    estimate: float
    se: float
    statistic: float
    df: float
    pvalue: float
    ci_lower: float
    ci_upper: float
    level: float
    prediction_interval: Interval | None
    variances: tuple[tuple[str, float], ...]
    i2: float
    q: float
    q_df: int
    q_pvalue: float
    cautions: tuple[Caution, ...]

    @property
    def k(self) -> int:
        return self.effects.k

    @property
    def counted(self) -> str:
        """ "13 studies", or "56 effects of 11 studies"."""
        if self.studies is not None:
            return f"{self.k} effects of {self.studies} studies"
        return f"{self.k} {'study' if self.k == 1 else 'studies'}"


class WithoutEach(Protocol):
    """A result without each study in turn; arrays (studies,), NaN where there is none."""

    @property
    def labels(self) -> tuple[str, ...]: ...
    @property
    def estimate(self) -> FloatArray: ...
    @property
    def ci_lower(self) -> FloatArray: ...
    @property
    def ci_upper(self) -> FloatArray: ...


class Summarised(Protocol):
    """A fitted model that has one pooled effect, or says by name why it has none."""

    @property
    def cautions(self) -> tuple[Caution, ...]: ...
    @property
    def excluded(self) -> tuple[Excluded, ...]: ...
    def summary(self) -> Summary:
        """Raises NoPooledEffect for a model with moderators."""

    def leave_one_out(self) -> WithoutEach: ...
