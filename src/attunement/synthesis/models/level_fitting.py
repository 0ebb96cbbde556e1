"""Find the variances of effects within studies, and everything that stands on them."""

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution, EffectSizes
from ..errors import NotSolved
from .blocks import Blocks
from .climbs import Maximum
from .inference import quantile, two_sided
from .level_estimates import estimated
from .levels import LevelCertificate, Multilevel
from .polish import SOLVED
from .score import Likelihood

FEW_STUDIES = 5


def fit_levels(
    effects: EffectSizes,
    x: FloatArray,
    names: tuple[str, ...],
    blocks: Blocks,
    own: np.ndarray,
    *,
    rho: float | None,
    method: Likelihood,
    test: str,
    level: float,
    sigma2: tuple[float, float] | None = None,
) -> Multilevel:
    """Fit checked effects: x (k, p), `own` a code for each effect within its study, (k,).

    sigma2: the variances, where they are known; None estimates them. Raises NotSolved.
    """
    pairs = len(set(zip(blocks.codes().tolist(), own.tolist(), strict=True)))
    found = estimated(
        effects, x, blocks, own, rho, method, separate=pairs == effects.k, sigma2=sigma2
    )
    theta = found.theta
    certificate = None if found.best is None else _certified(found.best)
    spare = effects.k - x.shape[1]
    df = np.inf if test == "z" else float(spare)
    se = np.sqrt(np.diag(found.bread))
    half = float(quantile(level, np.array(df))) * se
    typical = spare / found.trace
    share = 100 * theta / (theta.sum() + typical)
    return Multilevel(
        effects=effects,
        design=read_only(x),
        names=names,
        method=method,
        test=test,
        level=level,
        rho=rho,
        studies=blocks.g,
        sigma2=(float(theta[0]), float(theta[1])),
        estimates=read_only(found.beta),
        se=read_only(se),
        statistic=read_only(found.beta / se),
        pvalue=read_only(two_sided(found.beta / se, np.full(len(se), df))),
        ci_lower=read_only(found.beta - half),
        ci_upper=read_only(found.beta + half),
        covariance=read_only(found.bread),
        df=df,
        q=found.q,
        q_df=spare,
        q_pvalue=float(special.chdtrc(spare, found.q)),
        i2=float(share.sum()),
        i2_by_level=(float(share[0]), float(share[1])),
        loglik=found.loglik,
        certificate=certificate,
        cautions=(*effects.cautions, *_cautions(blocks.g, pairs, certificate)),
        blocks=blocks,
        own=own,
    )


def _certified(best: Maximum) -> LevelCertificate:
    if not best.left < SOLVED:
        raise NotSolved(
            "The variances were not found to the accuracy that is promised.",
            mend="Look for an effect or a variance of the wrong size.",
        )
    return LevelCertificate(
        score=best.left,
        hessian=read_only(best.hessian),
        starts=best.starts,
        reached=best.reached,
        maxima=best.maxima,
        gap=best.gap,
        boundary=(bool(best.theta[0] == 0), bool(best.theta[1] == 0)),
    )


def _cautions(studies: int, pairs: int, certificate: LevelCertificate | None) -> list[Caution]:
    """pairs: of a study and a variance within it."""
    said = []
    if studies < FEW_STUDIES:
        said.append(
            Caution(
                code="tau2-few-studies",
                words=f"With {studies} studies the spread between them is hardly known.",
            )
        )
    if pairs == studies:
        said.append(
            Caution(
                code="one-effect-a-study",
                words="No study has two effects of its own: only the sum of the two variances is "
                "known.",
            )
        )
    if certificate is not None and certificate.maxima > 1:
        said.append(
            Caution(
                code="several-maxima",
                words=f"The likelihood has {certificate.maxima} local maxima or more; the highest "
                f"found is taken, {certificate.gap:.3g} above the next.",
            )
        )
    return said
