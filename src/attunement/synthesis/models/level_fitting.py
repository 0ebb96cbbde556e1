"""Find the variances of effects within studies, and everything that stands on them."""

import numpy as np
from scipy import special

from ..effects.arrays import FloatArray, read_only
from ..effects.result import Caution, EffectSizes
from ..errors import NotSolved
from .blocks import Blocks
from .climbs import Maximum, maximise
from .components import AtTheta, Clustered, at_theta, dense_surface
from .inference import quantile, two_sided
from .levels import LevelCertificate, Multilevel
from .nested import Nested
from .nested_likelihood import nested_surface
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
    data = clustered(effects, x, blocks, blocks.codes(), own, rho)
    if sigma2 is None:
        best = _highest(effects, x, blocks, rho, data, method)
        theta, certificate = best.theta, _certified(best)
    else:
        theta, certificate = np.array(sigma2), None
    at = at_theta(data, theta, method)
    spare = data.k - data.p
    df = np.inf if test == "z" else float(spare)
    se = np.sqrt(np.diag(at.bread))
    half = float(quantile(level, np.array(df))) * se
    sampling = at_theta(data, np.zeros(2), method)
    q = float(np.einsum("gm,gmn,gn->", sampling.residual, sampling.inverse, sampling.residual))
    typical = spare / _trace_p(data, sampling)
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
        estimates=read_only(at.beta),
        se=read_only(se),
        statistic=read_only(at.beta / se),
        pvalue=read_only(two_sided(at.beta / se, np.full(data.p, df))),
        ci_lower=read_only(at.beta - half),
        ci_upper=read_only(at.beta + half),
        covariance=read_only(at.bread),
        df=df,
        q=q,
        q_df=spare,
        q_pvalue=float(special.chdtrc(spare, q)),
        i2=float(share.sum()),
        i2_by_level=(float(share[0]), float(share[1])),
        loglik=at.loglik,
        certificate=certificate,
        cautions=(*effects.cautions, *_cautions(blocks, own, certificate)),
        blocks=blocks,
        own=own,
        working=read_only(at.covariance),
    )


def _highest(
    effects: EffectSizes,
    x: FloatArray,
    blocks: Blocks,
    rho: float | None,
    data: Clustered,
    method: Likelihood,
) -> Maximum:
    """Where effects have variances of their own, sums over studies are enough."""
    scale = float(effects.vi.mean())
    residual = effects.yi - x @ np.linalg.lstsq(x, effects.yi)[0]
    total = max(float(residual @ residual) / (data.k - data.p), scale)
    if data.parts[1].sum() > data.k:
        return maximise(lambda theta: dense_surface(data, theta, method), total, scale)
    nested = Nested.build(effects, x, blocks, rho or 0.0)
    return maximise(lambda theta: nested_surface(nested, theta, method), total, scale)


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


def _cautions(
    blocks: Blocks, own: np.ndarray, certificate: LevelCertificate | None
) -> list[Caution]:
    said = []
    if blocks.g < FEW_STUDIES:
        said.append(
            Caution(
                code="tau2-few-studies",
                words=f"With {blocks.g} studies the spread between them is hardly known.",
            )
        )
    if len(set(zip(blocks.codes().tolist(), own.tolist(), strict=True))) == blocks.g:
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


def clustered(
    effects: EffectSizes,
    x: FloatArray,
    blocks: Blocks,
    study: np.ndarray,
    own: np.ndarray,
    rho: float | None,
) -> Clustered:
    """The model over blocks that hold whole studies. study, own: a code for each row, (k,); `own`
    counts within its study."""
    s = blocks.vector(np.sqrt(effects.vi))
    same = blocks.together(study)
    known = (rho or 0.0) * s[:, :, None] * s[:, None, :] * same
    diagonal = np.arange(s.shape[1])
    known[:, diagonal, diagonal] = blocks.vector(effects.vi)
    return Clustered(
        y=blocks.vector(effects.yi),
        x=blocks.vector(x),
        known=known + blocks.padding(),
        parts=np.stack([same, same * blocks.together(own)]),
        k=effects.k,
    )


def _trace_p(data: Clustered, at: AtTheta) -> float:
    """tr(P), the padding not counted."""
    diagonal = np.einsum("gmm->gm", at.inverse)
    there = np.einsum("gmm->gm", data.parts[0])
    wx = at.inverse @ data.x
    return float((diagonal * there).sum() - np.trace(at.bread @ np.einsum("gmp,gmq->pq", wx, wx)))
