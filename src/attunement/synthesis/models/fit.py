"""A pooled result."""

from dataclasses import dataclass

import numpy as np

from .fitted import Fitted
from .inference import infer
from .intervals import Interval, prediction
from .summary import Summary


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fit(Fitted):
    """k effects pooled into one. On the scale of the measure: log for ratios.

    prediction_interval: where the effect of a new study may lie (HTS); None under a common
        effect and with fewer than 3 studies, as a caution says.
    """

    prediction_interval: Interval | None

    @property
    def estimate(self) -> float:
        return float(self.inference.beta[0, 0])

    @property
    def se(self) -> float:
        return float(self.inference.se[0, 0])

    @property
    def statistic(self) -> float:
        """z or t."""
        return float(self.inference.statistic[0, 0])

    @property
    def pvalue(self) -> float:
        return float(self.inference.pvalue[0, 0])

    @property
    def ci_lower(self) -> float:
        return float(self.inference.ci_lower[0, 0])

    @property
    def ci_upper(self) -> float:
        return float(self.inference.ci_upper[0, 0])

    def predict(self, kind: str = "HTS") -> Interval | None:
        """A prediction interval of another kind: see `models.intervals.prediction`."""
        hk = infer(self.problems, np.array([self.tau2]), test="knha", weights=self.own_weights)
        return prediction(
            kind,
            estimate=self.estimate,
            tau2=self.tau2,
            se=self.se,
            classic_se=float(self.inference.classic_se[0, 0]),
            hk_se=float(hk.se[0, 0]),
            df=self.df,
            k=self.k,
            level=self.level,
        )

    def summary(self) -> Summary:
        return Summary(
            effects=self.effects,
            weights=self.weights,
            studies=None,
            model="common effect" if self.common_effect else "random effects",
            estimate=self.estimate,
            se=self.se,
            statistic=self.statistic,
            df=self.df,
            pvalue=self.pvalue,
            ci_lower=self.ci_lower,
            ci_upper=self.ci_upper,
            level=self.level,
            prediction_interval=self.prediction_interval,
            variances=() if self.common_effect else (("tau²", self.tau2),),
            i2=self.i2,
            q=self.q,
            q_df=self.q_df,
            q_pvalue=self.q_pvalue,
            cautions=self.cautions,
        )
