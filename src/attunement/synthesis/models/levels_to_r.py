"""The call in R's metafor that gives the same three-level model."""

from collections.abc import Sequence

from .levels import Multilevel
from .to_r import moderators, quoted, vector


def multilevel_call(fit: Multilevel) -> str:
    """rma.mv, stopped late: it then agrees to about 1e-8, and to 1e-4 or so as it comes."""
    studies = [fit.blocks.labels[code] for code in fit.blocks.codes()]
    study = f"c({', '.join(map(quoted, studies))})"
    v = vector(fit.effects.vi)
    if fit.rho:
        v = f"vcalc({v}, cluster=study, obs=seq_along(study), rho={fit.rho!r})"
    arguments = [f"yi={vector(fit.effects.yi)}", f"V={v}"]
    arguments += moderators(fit.names, fit.design)
    arguments += [
        "random=~1|study/effect",
        f'method="{fit.method}"',
        f'test="{fit.test}"',
        f"level={100 * fit.level:.12g}",
        'control=list(optimizer="optim", optmethod="BFGS", reltol=1e-15, maxit=1000)',
    ]
    return f"study <- {study}; effect <- {_codes(fit.own.tolist())}; rma.mv({', '.join(arguments)})"


def _codes(own: Sequence[int]) -> str:
    return f"c({', '.join(str(code + 1) for code in own)})"
