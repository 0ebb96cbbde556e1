"""The call in R's metafor that gives the same number, so that anyone can check ours."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..effects.arrays import FloatArray

if TYPE_CHECKING:
    from .fitted import Fitted

_TIGHT = {
    "ML": "list(threshold=1e-14, maxiter=10000)",
    "REML": "list(threshold=1e-14, maxiter=10000)",
    "EB": "list(threshold=1e-14, maxiter=10000)",
    "PM": "list(tol=1e-14, maxiter=10000)",
    "PMM": "list(tol=1e-14, maxiter=10000)",
}
"""metafor stops at about 1e-6 unless told otherwise."""
_TWO_STEP = ("DL2", "HE2")


def r_call(fit: "Fitted") -> str:
    """For the two-step methods, which metafor does not have by name, tau2 is given as a number."""
    arguments = [f"yi={vector(fit.effects.yi)}", f"vi={vector(fit.effects.vi)}"]
    arguments += moderators(fit.names, fit.design)
    if fit.method in _TWO_STEP:
        arguments.append(f"tau2={fit.tau2!r}")
    else:
        arguments.append(f'method="{fit.method}"')
    if fit.own_weights is not None:
        arguments.append(f"weights={vector(fit.own_weights)}")
    arguments += [f'test="{fit.test}"', f"level={100 * fit.level:.12g}"]
    if fit.method in _TIGHT:
        arguments.append(f"control={_TIGHT[fit.method]}")
    return f"rma({', '.join(arguments)})"


def moderators(names: Sequence[str], design: FloatArray) -> list[str]:
    """The whole design, its intercept as a column; nothing for a model of one mean."""
    if names == ("intercept",):
        return []
    columns = [f"{quoted(n)}={vector(c)}" for n, c in zip(names, design.T, strict=True)]
    return [f"mods=cbind({', '.join(columns)}), intercept=FALSE"]


def vector(values: Iterable[float]) -> str:
    return f"c({', '.join(repr(float(v)) for v in values)})"


def quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
