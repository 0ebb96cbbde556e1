"""Effects that depend on one another: several from one study."""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from ..effects.arrays import FloatArray
from ..effects.result import EffectSizes
from ..errors import NotIdentifiable, TooFewStudies, UnknownChoice, WrongColumns
from .blocks import blocks_of, codes_of
from .fitting import check_level
from .level_fitting import fit_levels
from .levels import Multilevel, check_rho
from .moderators import Moderators, complete, terms_of
from .pool import Numbers, effects_of
from .tau2 import LIKELIHOODS

CHE_RHO = 0.6


def multilevel(
    es: EffectSizes | None = None,
    *,
    study: Sequence[Hashable],
    effect: Sequence[Hashable] | None = None,
    rho: float | None = CHE_RHO,
    moderators: Moderators | None = None,
    reference: Mapping[str, str] | None = None,
    yi: Numbers | None = None,
    vi: Numbers | None = None,
    labels: Sequence[str] = (),
    measure: str | None = None,
    method: str = "REML",
    test: str = "t",
    level: float = 0.95,
) -> Multilevel:
    """Three levels: effects within studies, `study` (k,); `effect` (k,) where rows share one.

    rho: correlation of the sampling errors of one study's effects, at least 0 and below 1 (the
    correlated and hierarchical effects model, Pustejovsky & Tipton (2022) Prev. Sci. 23:425);
    None for independent ones. method: REML or ML; test: z, or t with k - p degrees of freedom.
    Konstantopoulos (2011) Res. Synth. Methods 2:61. Raises a SynthesisError.
    """
    check_level(level)
    _check(method, test, rho)
    given = effects_of(es, yi=yi, vi=vi, labels=labels, measure=measure)
    extra = {"study": study} if effect is None else {"study": study, "effect": effect}
    for name, column in extra.items():
        if len(column) != given.k:
            raise WrongColumns(
                f"{name} has {len(column)} values for {given.k} effects.", mend="Give one for each."
            )
    effects, x, names, keep = _design(given, moderators, reference or {})
    blocks = blocks_of([study[i] for i in keep], effects.k)
    if effects.k <= x.shape[1]:
        raise TooFewStudies(
            f"{effects.k} effects for {x.shape[1]} coefficients.", mend="Ask for fewer."
        )
    if moderators and np.linalg.matrix_rank(x) < x.shape[1]:
        raise NotIdentifiable(
            "The columns of the design say the same thing twice.", mend="Leave out a moderator."
        )
    own = np.arange(effects.k) if effect is None else codes_of([effect[i] for i in keep])
    return fit_levels(
        effects, x, names, blocks, own, rho=rho, method=LIKELIHOODS[method], test=test, level=level
    )


def _check(method: str, test: str, rho: float | None) -> None:
    if method not in LIKELIHOODS:
        raise UnknownChoice(f"There is no method {method!r} here.", mend="Use REML or ML.")
    if test not in ("z", "t"):
        raise UnknownChoice(f"There is no test {test!r} here.", mend="Use z or t.")
    check_rho(rho)


def _design(
    given: EffectSizes, moderators: Moderators | None, reference: Mapping[str, str]
) -> tuple[EffectSizes, FloatArray, tuple[str, ...], list[int]]:
    if not moderators:
        return given, np.ones((given.k, 1)), ("intercept",), list(range(given.k))
    effects, known = complete(given, moderators)
    terms = terms_of(known, intercept=True, reference=reference)
    left_out = {excluded.row for excluded in effects.excluded}
    keep = [i for i, row in enumerate(given.rows) if row not in left_out]
    return effects, terms.design(known), terms.names, keep
