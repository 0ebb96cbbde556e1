"""Effects pooled within groups, and the difference between groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution, EffectSizes
from ..errors import TooFewStudies, UnknownChoice
from .fit import Fit
from .moderators import complete, subset
from .omnibus import Omnibus
from .pool import Numbers, effects_of, pool
from .regress import regress
from .regression import Regression

Spread = Literal["separate", "common"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subgroups:
    """g groups, in the order of the alphabet; arrays (g,).

    between: whether the groups differ
    fits: a pooled result for each group where tau2 is separate, else empty
    regression: the one model of all groups where tau2 is common, else None
    """

    names: tuple[str, ...]
    k: tuple[int, ...]
    estimate: FloatArray
    se: FloatArray
    ci_lower: FloatArray
    ci_upper: FloatArray
    pvalue: FloatArray
    tau2: FloatArray
    between: Omnibus
    fits: tuple[Fit, ...]
    regression: Regression | None
    cautions: tuple[Caution, ...]

    def to_r(self) -> str:
        """The metafor calls that give the same numbers, one for each group or one for all."""
        if self.regression is not None:
            return self.regression.to_r()
        groups = zip(self.names, self.fits, strict=True)
        return "\n".join(f"# {name}\n{fit.to_r()}" for name, fit in groups)


def subgroups(
    es: EffectSizes | None = None,
    *,
    by: Sequence[str | None],
    yi: Numbers | None = None,
    vi: Numbers | None = None,
    labels: Sequence[str] = (),
    measure: str | None = None,
    tau2: Spread = "separate",
    method: str = "REML",
    test: str | None = None,
    level: float = 0.95,
) -> Subgroups:
    """Pool k effects within the groups that `by` (k,) names.

    tau2 separate: each group has its own, and groups are compared by the weighted spread of
    their estimates, with classical standard errors, against a chi-square; common: one for all,
    and groups are compared in that model. None in `by` leaves a study out. A group of one study
    is shown as it stands, by z. Borenstein et al. (2009) Introduction to Meta-Analysis, ch. 19.
    """
    given = effects_of(es, yi=yi, vi=vi, labels=labels, measure=measure)
    effects, known = complete(given, {"group": by})
    group = [str(value) for value in known["group"]]
    names = tuple(sorted(set(group)))
    if len(names) < 2:
        raise TooFewStudies(
            f"All studies are in one group, {names[0]!r}.", mend="Name two groups, or use pool."
        )
    if tau2 == "common":
        return _common(effects, group, names, method=method, test=test, level=level)
    if tau2 != "separate":
        raise UnknownChoice(f"tau2 is {tau2!r}.", mend='Use "separate" or "common".')
    members = [[i for i, own in enumerate(group) if own == name] for name in names]
    fits = tuple(
        pool(
            subset(effects, keep),
            method=method,
            test=test if len(keep) > 1 else "z",
            level=level,
        )
        for keep in members
    )
    return Subgroups(
        names=names,
        k=tuple(fit.k for fit in fits),
        **{field: _each(fits, field) for field in _FIELDS},
        between=_between(fits),
        fits=fits,
        regression=None,
        cautions=tuple(
            Caution(code=c.code, words=f"{name}: {c.words}", rows=c.rows)
            for name, fit in zip(names, fits, strict=True)
            for c in fit.cautions
            if c not in effects.cautions
        ),
    )


_FIELDS = ("estimate", "se", "ci_lower", "ci_upper", "pvalue", "tau2")


def _each(fits: tuple[Fit, ...], field: str) -> FloatArray:
    return read_only([getattr(fit, field) for fit in fits])


def _between(fits: tuple[Fit, ...]) -> Omnibus:
    estimate = _each(fits, "estimate")
    w = np.array([1 / fit.inference.classic_se[0, 0] ** 2 for fit in fits])
    q = float(np.sum(w * np.square(estimate - np.sum(w * estimate) / w.sum())))
    df = len(fits) - 1
    return Omnibus(statistic=q, df=df, df_within=np.inf, pvalue=float(special.chdtrc(df, q)))


def _common(
    effects: EffectSizes,
    group: list[str],
    names: tuple[str, ...],
    *,
    method: str,
    test: str | None,
    level: float,
) -> Subgroups:
    moderators = {"group": group}
    each = regress(
        effects, moderators=moderators, intercept=False, method=method, test=test, level=level
    )
    compared = regress(effects, moderators=moderators, method=method, test=test, level=level)
    return Subgroups(
        names=names,
        k=tuple(group.count(name) for name in names),
        estimate=each.estimates,
        se=each.se,
        ci_lower=each.ci_lower,
        ci_upper=each.ci_upper,
        pvalue=each.pvalue,
        tau2=read_only(np.full(len(names), each.tau2)),
        between=compared.omnibus,
        fits=(),
        regression=each,
        cautions=each.cautions,
    )
