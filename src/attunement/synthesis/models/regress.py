"""Explain effects by moderators."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..effects.result import EffectSizes
from .fitting import fitted_parts
from .moderators import Moderators, complete, terms_of
from .pool import Numbers, effects_of
from .problems import Problems
from .regression import Regression, omnibus, tested
from .tau2 import between


def regress(
    es: EffectSizes | None = None,
    *,
    moderators: Moderators,
    yi: Numbers | None = None,
    vi: Numbers | None = None,
    labels: Sequence[str] = (),
    measure: str | None = None,
    intercept: bool = True,
    reference: Mapping[str, str] | None = None,
    method: str = "REML",
    test: str | None = None,
    level: float = 0.95,
) -> Regression:
    """Meta-regression of k effects on moderators: a name and k values for each.

    Words make a category, compared with its first level in the alphabet or with the one that
    `reference` names; numbers enter as they are. None is an unknown value: that study is left
    out and listed in `excluded`. Without an intercept the first category has a coefficient for
    every level. Other arguments as for `pool`.

    Thompson & Higgins (2002) Stat. Med. 21:1559; Knapp & Hartung (2003) Stat. Med. 22:2693.
    Raises a SynthesisError; NotIdentifiable where the moderators say the same thing twice.
    """
    given = effects_of(es, yi=yi, vi=vi, labels=labels, measure=measure)
    effects, known = complete(given, moderators)
    terms = terms_of(known, intercept=intercept, reference=reference or {})
    parts = fitted_parts(
        effects,
        terms.design(known),
        terms.names,
        method=method,
        test=test,
        level=level,
        weights=None,
    )
    return Regression(
        **parts,
        terms=terms,
        omnibus=omnibus(parts["inference"], tested(terms)),
        r2=_r2(effects, method, parts["tau2"], parts["h2"]) if intercept else None,
    )


def _r2(effects: EffectSizes, method: str, tau2: float, h2: float) -> float | None:
    """Raudenbush (1994) in Cooper & Hedges (eds.), Handbook of Research Synthesis, p. 314."""
    without = Problems.build(effects.yi, effects.vi)
    if method == "EE":
        w = 1 / effects.vi
        q = float(np.sum(w * np.square(effects.yi - np.sum(w * effects.yi) / w.sum())))
        before, after = q / (effects.k - 1), h2
    else:
        before, after = float(between(without, method).tau2[0]), tau2
    return 100 * max(0.0, 1 - after / before) if before > 0 else None
