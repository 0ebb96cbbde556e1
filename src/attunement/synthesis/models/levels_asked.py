"""What is asked of a model of effects within studies: robust tests, and each study's part."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..errors import NotIdentifiable, SynthesisError, TooFewStudies, WrongColumns
from .blocks import blocks_of
from .each_study import Residuals
from .left_out import LeftOut, left_out
from .level_estimates import clustered
from .level_fitting import fit_levels
from .levels import Multilevel
from .moderators import subset
from .robust import Robust, robust
from .tau2 import LIKELIHOODS


def robust_levels(fit: Multilevel, cluster: Sequence[Hashable] | None, small_sample: str) -> Robust:
    """Raises WrongColumns where a study stands in two clusters: the weights of the model join its
    effects, so no test could hold them apart."""
    blocks, working = fit.blocks, fit.working
    if cluster is not None:
        blocks, study = blocks_of(cluster, fit.k), fit.blocks.codes()
        pairs = set(zip(study.tolist(), blocks.codes().tolist(), strict=True))
        if len(pairs) > fit.studies:
            twice = [one for one, _ in pairs]
            name = fit.blocks.labels[next(one for one in twice if twice.count(one) > 1)]
            raise WrongColumns(
                f"Study {name!r} stands in two clusters.",
                mend="Name clusters that hold whole studies.",
            )
        data = clustered(fit.effects, fit.design, blocks, study, fit.own, fit.rho)
        working = data.covariance(np.array(fit.sigma2))
    return robust(
        blocks,
        x=fit.design,
        residual=fit.effects.yi - fit.design @ fit.estimates,
        working=working,
        beta=fit.estimates,
        names=fit.names,
        small_sample=small_sample,
        level=fit.level,
        model_in_r=fit.to_r,
    )


def level_residuals(fit: Multilevel) -> Residuals:
    """Hedges & Olkin (1985) ch. 12, with the covariance of this model."""
    left = fit.effects.yi - fit.design @ fit.estimates
    line = np.einsum("kp,pq,kq->k", fit.design, fit.covariance, fit.design)
    se = np.sqrt(np.maximum(fit.effects.vi + sum(fit.sigma2) - line, 0.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(se > 0, left / se, 0.0)
    return Residuals(residual=read_only(left), se=read_only(se), z=read_only(z))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StudyInfluence:
    """The model without each of g studies, with all its effects; NaN where `reason` says why.

    cook_d: change of all coefficients, in the metric of their covariance, (g,)
    estimates, sigma2: coefficients (g, p) and variances (g, 2) without the study
    """

    labels: tuple[str, ...]
    cook_d: FloatArray
    estimates: FloatArray
    sigma2: FloatArray
    reason: tuple[str, ...]


def study_influence(fit: Multilevel, *, reestimate: bool) -> StudyInfluence:
    """Cook (1977) Technometrics 19:15, as Viechtbauer & Cheung (2010) Res. Synth. Methods 1:112
    have it, of a whole study. reestimate: the variances anew without it, or those of the whole."""
    _enough(fit)
    found = [_without(fit, place, reestimate=reestimate) for place in range(fit.studies)]
    nothing = np.full(fit.p, np.nan), (np.nan, np.nan)
    kept = [nothing if isinstance(one, str) else (one.estimates, one.sigma2) for one in found]
    estimates = np.array([beta for beta, _ in kept])
    change = fit.estimates - estimates
    metric = np.linalg.inv(fit.covariance)
    return StudyInfluence(
        labels=fit.blocks.labels,
        cook_d=read_only(np.einsum("gp,pq,gq->g", change, metric, change)),
        estimates=read_only(estimates),
        sigma2=read_only([sigma2 for _, sigma2 in kept]),
        reason=tuple(one if isinstance(one, str) else "" for one in found),
    )


def leave_study_out(fit: Multilevel) -> LeftOut:
    fit.summary()  # a model with moderators has no one pooled effect to follow
    _enough(fit)

    def without(place: int) -> Multilevel | str:
        rest = _without(fit, place, reestimate=True)
        try:
            if isinstance(rest, Multilevel):
                rest.summary()
        except SynthesisError as error:
            return error.what
        return rest

    return left_out(fit.blocks.labels, without)


def _enough(fit: Multilevel) -> None:
    if fit.studies < 3:
        raise TooFewStudies(
            f"Leaving one of {fit.studies} studies out leaves one.", mend="3 or more are needed."
        )


def _without(fit: Multilevel, place: int, *, reestimate: bool) -> Multilevel | str:
    """Refitted without one study; or why it cannot be."""
    study = fit.blocks.codes()
    keep = np.flatnonzero(study != place)
    x = fit.design[keep]
    try:
        if np.linalg.matrix_rank(x) < fit.p or len(keep) <= fit.p:
            raise NotIdentifiable("The moderators cannot be told apart without it.", mend="")
        return fit_levels(
            subset(fit.effects, keep.tolist()),
            x,
            fit.names,
            blocks_of([fit.blocks.labels[i] for i in study[keep]], len(keep)),
            fit.own[keep],
            rho=fit.rho,
            method=LIKELIHOODS[fit.method],
            test=fit.test,
            level=fit.level,
            sigma2=None if reestimate else fit.sigma2,
        )
    except SynthesisError as error:
        return error.what
