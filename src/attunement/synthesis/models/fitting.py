"""From effects, a design and a method to everything that a fitted model holds."""

from typing import Any

import numpy as np

from ..effects.arrays import FloatArray, read_only
from ..effects.result import EffectSizes
from ..errors import NoSpread, NotIdentifiable, NotSolved, TooFewStudies, UnknownChoice
from .cautions import cautions_for
from .fitted import Certificate
from .heterogeneity import heterogeneity
from .inference import check_test, infer
from .intervals import Interval, as_h2, as_i2, q_profile
from .kernel import Reason, Solutions
from .problems import Problems
from .score import at_tau2
from .tau2 import Between, between, check_method
from .uncertainty import tau2_standard_error


def fitted_parts(
    effects: EffectSizes,
    design: FloatArray,
    names: tuple[str, ...],
    *,
    method: str,
    test: str | None,
    level: float,
    weights: FloatArray | None,
) -> dict[str, Any]:
    """The fields of Fitted. Test None: z under a common effect, Knapp-Hartung otherwise.

    Raises UnknownChoice, TooFewStudies, NotIdentifiable, NoSpread or NotSolved.
    """
    test = test or ("z" if method == "EE" else "knha")
    check_method(method, weights=weights is not None)
    check_test(test)
    check_level(level)
    problems = Problems.build(effects.yi, effects.vi, x=design)
    check_enough(problems, test)
    try:
        found = between(problems, method, weights)
    except np.linalg.LinAlgError as error:
        raise dwarfed() from error
    tau2 = _tau2(found)
    row = np.array([tau2])
    check_spread(problems, row, test)
    inference = infer(problems, row, test=test, level=level, weights=weights)
    spread = heterogeneity(problems, row, common_effect=method == "EE")
    some = problems.k > problems.p
    if some and not np.isfinite(spread.i2[0]):
        raise dwarfed()
    typical = float(spread.typical[0]) if some else None
    tau2_ci = q_profile(problems, level) if some and method != "EE" else None
    certificate = _certificate(found.solutions) if some else None
    return {
        "effects": effects,
        "design": read_only(design),
        "names": names,
        "method": method,
        "test": test,
        "level": level,
        "own_weights": None if weights is None else read_only(weights),
        "inference": inference,
        "tau2": tau2,
        "tau2_se": tau2_standard_error(problems, method, tau2, weights),
        "tau2_ci": tau2_ci,
        "i2": float(spread.i2[0]),
        "i2_ci": _convert(as_i2, tau2_ci, typical),
        "h2": float(spread.h2[0]),
        "h2_ci": _convert(as_h2, tau2_ci, typical),
        "q": float(spread.q[0]),
        "q_df": problems.k - problems.p,
        "q_pvalue": float(spread.pvalue[0]),
        "typical_variance": typical,
        "certificate": certificate,
        "cautions": (
            *effects.cautions,
            *cautions_for(
                k=problems.k,
                p=problems.p,
                method=method,
                test=test,
                s2w=float(inference.s2w[0]),
                tau2_ci=tau2_ci,
                certificate=certificate,
            ),
        ),
    }


def dwarfed() -> NotSolved:
    return NotSolved(
        "One study's variance is so small that rounding leaves nothing of the others.",
        mend="Look for a variance of the wrong size.",
    )


def check_level(level: float) -> None:
    if not 0 < level < 1:
        raise UnknownChoice(
            f"The level {level!r} is not between 0 and 1.", mend="Use 0.95 for 95 %."
        )


def check_enough(problems: Problems, test: str) -> None:
    if problems.k > problems.p or (test == "z" and problems.k == problems.p == 1):
        return
    raise TooFewStudies(
        f"{problems.k} studies for {problems.p} coefficients leave nothing to test with.",
        mend="Add studies, or ask for fewer coefficients"
        + (', or use test="z" for one study.' if problems.p == 1 else "."),
    )


def check_spread(problems: Problems, tau2: FloatArray, test: str) -> None:
    """Knapp and Hartung's factor is 0 where every effect lies on the line, up to rounding."""
    if test != "knha":
        return
    fit = at_tau2(problems, tau2)
    rounding = 64 * np.finfo(np.float64).eps
    if fit.q[0] <= rounding**2 * float((fit.w[0] * problems.y**2).sum()):
        raise NoSpread(
            "The effects lie exactly on the fitted line, so Knapp-Hartung gives a standard error "
            "of 0.",
            mend='Use test="adhoc", "t" or "z".',
        )


def _tau2(found: Between) -> float:
    reason = Reason(int(found.reason[0]))
    if reason is Reason.TOO_FEW:
        return 0.0
    if reason is Reason.CONFOUNDED:
        raise NotIdentifiable(
            "The columns of the design say the same thing twice.",
            mend="Leave out a moderator, or one category of it.",
        )
    if reason is Reason.UNSOLVED:
        raise NotSolved(
            f"No tau2 was found: {reason.words}.",
            mend='Look for an effect or a variance of the wrong size, or use method="PM".',
        )
    return float(found.tau2[0])


def _certificate(solutions: Solutions | None) -> Certificate | None:
    if solutions is None:
        return None
    return Certificate(
        score=float(solutions.score[0]),
        curvature=float(solutions.curvature[0]),
        maxima=int(solutions.maxima[0]),
        gap=float(solutions.gap[0]),
        boundary=bool(solutions.boundary[0]),
    )


def _convert(to: Any, tau2: Interval | None, typical: float | None) -> Interval | None:
    return None if tau2 is None or typical is None else to(tau2, typical)
