"""Counts pooled under a common effect, and the same without each study."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution, EffectSizes, Excluded
from ..errors import NoSpread, NotComputable, TooFewStudies
from .fitting import check_level
from .inference import quantile, two_sided
from .left_out import LeftOut, left_out
from .summary import Summary
from .table_estimators import ESTIMATORS, WEIGHTS, each_table
from .table_tests import Chi2, breslow_day_test, cochran_test
from .to_r import vector
from .two_by_two import Tables

Method = Literal["MH", "Peto"]
NAMES = {"MH": "Mantel-Haenszel", "Peto": "Peto"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CommonEffect:
    """Pooled counts: log for OR, RR and PETO. q: weighted spread of the studies about it.

    effects: of each study by itself, with a half in every cell where one is zero (not for Peto);
        weights: of each in the pooled result, percent, (k,)
    cochran, breslow_day, tarone: for OR, else None. Cochran-Mantel-Haenszel with a continuity
    correction; whether the odds ratios differ, without and with Tarone's correction.
    """

    measure: str
    method: Method
    tables: Tables
    effects: EffectSizes
    weights: FloatArray
    level: float
    estimate: float
    se: float
    statistic: float
    pvalue: float
    ci_lower: float
    ci_upper: float
    i2: float
    q: float
    q_df: int
    q_pvalue: float
    cochran: Chi2 | None
    breslow_day: Chi2 | None
    tarone: Chi2 | None

    @property
    def k(self) -> int:
        return self.effects.k

    @property
    def excluded(self) -> tuple[Excluded, ...]:
        return self.effects.excluded

    @property
    def cautions(self) -> tuple[Caution, ...]:
        return self.effects.cautions

    def summary(self) -> Summary:
        return Summary(
            effects=self.effects,
            weights=self.weights,
            studies=None,
            model=NAMES[self.method],
            estimate=self.estimate,
            se=self.se,
            statistic=self.statistic,
            df=np.inf,
            pvalue=self.pvalue,
            ci_lower=self.ci_lower,
            ci_upper=self.ci_upper,
            level=self.level,
            prediction_interval=None,
            variances=(),
            i2=self.i2,
            q=self.q,
            q_df=self.q_df,
            q_pvalue=self.q_pvalue,
            cautions=self.cautions,
        )

    def leave_one_out(self) -> LeftOut:
        """The same without each study in turn; a reason where that has no estimate."""
        if self.k < 2:
            raise TooFewStudies(
                "Leaving out the only study leaves none.", mend="Leave-one-out needs 2 studies."
            )

        def without(place: int) -> CommonEffect | str:
            try:
                rest = self.tables.without(place)
                return pooled_tables(rest, self.measure, self.method, self.level)
            except (NotComputable, NoSpread) as error:
                return error.what

        return left_out(self.effects.labels, without)

    def to_r(self) -> str:
        """The metafor call that gives the same numbers."""
        t = self.tables
        cells = {"ai": t.a, "bi": t.b, "ci": t.c, "di": t.d}
        given = ", ".join(f"{name}={vector(column)}" for name, column in cells.items())
        level = f"level={100 * self.level:.12g}"
        if self.method == "Peto":
            return f"rma.peto({given}, {level})"
        return f'rma.mh({given}, measure="{self.measure}", {level})'


def pooled_tables(t: Tables, measure: str, method: Method, level: float) -> CommonEffect:
    """Tables as checked by `tables`. Raises NotComputable, NoSpread, UnknownChoice."""
    check_level(level)
    estimate, se = ESTIMATORS[measure](t)
    if not se > 0:
        raise NoSpread(
            "Everybody or nobody has the event in each group of every study, so the standard error "
            "of the pooled difference is 0.",
            mend="Report the counts: there is nothing here to make an interval of.",
        )
    yi, vi = each_table(t, measure)
    q = float((np.square(yi - estimate) / vi).sum())
    df = len(t.a) - 1
    half = float(quantile(level, np.array(np.inf))) * se
    weights = WEIGHTS[measure](t)
    odds = measure == "OR"
    return CommonEffect(
        measure=measure,
        method=method,
        tables=t,
        effects=EffectSizes(
            yi=yi,
            vi=vi,
            measure=measure,
            labels=t.labels,
            ni=t.n,
            rows=t.rows,
            derived=("counts",) * len(t.a),
            excluded=t.excluded,
        ),
        weights=read_only(100 * weights / weights.sum()),
        level=level,
        estimate=estimate,
        se=se,
        statistic=estimate / se,
        pvalue=float(two_sided(np.array(estimate / se), np.array(np.inf))),
        ci_lower=estimate - half,
        ci_upper=estimate + half,
        i2=100 * max(0.0, 1 - df / q) if q > 0 else 0.0,
        q=q,
        q_df=df,
        q_pvalue=float(special.chdtrc(df, q)) if df else 1.0,
        cochran=cochran_test(t) if odds else None,
        breslow_day=breslow_day_test(t, np.exp(estimate), tarone=False) if odds else None,
        tarone=breslow_day_test(t, np.exp(estimate), tarone=True) if odds else None,
    )
