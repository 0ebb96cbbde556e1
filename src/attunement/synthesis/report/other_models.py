"""How counts were pooled, and effects that depend on one another, in sentences."""

from collections.abc import Mapping
from types import MappingProxyType

from ..models.common_effect import CommonEffect
from ..models.levels import Multilevel
from ..telling import telling

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "OR": "by the method of Mantel and Haenszel (Mantel & Haenszel 1959), with the variance of "
        "Robins et al. 1986",
        "RR": "by the method of Mantel and Haenszel (Mantel & Haenszel 1959), with the variance of "
        "Greenland & Robins 1985",
        "RD": "by the method of Mantel and Haenszel (Mantel & Haenszel 1959), with the variance of "
        "Sato et al. 1989",
        "PETO": "by Peto's method, from observed less expected events (Yusuf et al. 1985)",
    }
)
VARIANCES: Mapping[str, str] = MappingProxyType(
    {"REML": "restricted maximum likelihood (REML)", "ML": "maximum likelihood"}
)


def counts(fit: CommonEffect) -> list[str]:
    studies = "study" if fit.k == 1 else "studies"
    return [
        f"The {fit.k} {studies} came as counts of people with and without the event in two groups.",
        f"They were pooled as estimates of one common {telling(fit.measure).name} "
        f"{TABLES[fit.measure]}; its interval uses the normal distribution.",
        _spread(fit),
    ]


def _spread(fit: CommonEffect) -> str:
    if fit.measure == "PETO":
        return (
            "Heterogeneity was tested by the weighted spread of the studies about the pooled "
            "effect and is described by I² (Higgins & Thompson 2002)."
        )
    said = "Heterogeneity was tested by Cochran's Q (Cochran 1954) and is described by I² "
    said += "(Higgins & Thompson 2002)."
    t = fit.tables
    if any(cell.min() == 0 for cell in (t.a, t.b, t.c, t.d)):
        said += (
            " In a study with a zero cell a half was added to each cell for that, and for its own "
            "effect, but not for the pooled one."
        )
    return said


def levels(fit: Multilevel) -> list[str]:
    if fit.rho:
        model = (
            "a model of correlated and hierarchical effects (Pustejovsky & Tipton 2022), in which "
            f"sampling errors of one study are taken to correlate by {fit.rho:g}"
        )
    else:
        model = (
            "a three-level model (Konstantopoulos 2011), in which sampling errors are taken to be "
            "independent"
        )
    return [
        f"Effects of one study depend on one another, so they were pooled in {model}. The "
        "variances between studies and between the effects of one study (σ²) were estimated by "
        f"{VARIANCES[fit.method]}.",
        "The test and interval of the pooled effect are cluster-robust, with the correction CR2 "
        "and Satterthwaite degrees of freedom (Pustejovsky & Tipton 2018), and so do not rest on "
        "that correlation.",
        "Heterogeneity was tested by Cochran's Q (Cochran 1954) and is described by I² (Higgins & "
        "Thompson 2002), both with the sampling errors as assumed. The prediction interval takes "
        "effects to be normally distributed between studies and within them.",
    ]
