"""What was done, in sentences that name the paper of each method."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from ..effects import MEASURES, EffectSizes
from ..models.fit import Fit
from ..models.subgroups import Subgroups
from ..telling import telling

ESTIMATORS: Mapping[str, str] = MappingProxyType(
    {
        "DL": "the method of DerSimonian and Laird (DerSimonian & Laird 1986)",
        "DL2": "the two-step method of DerSimonian and Laird (DerSimonian & Kacker 2007)",
        "HE": "the method of Hedges (Hedges & Olkin 1985)",
        "HE2": "the two-step method of Hedges (DerSimonian & Kacker 2007)",
        "HS": "the method of Hunter and Schmidt (Schmidt & Hunter 2015)",
        "HSk": "the method of Hunter and Schmidt, corrected for small samples (Brannick et al. "
        "2019)",
        "SJ": "the method of Sidik and Jonkman (Sidik & Jonkman 2005)",
        "ML": "maximum likelihood (Viechtbauer 2005)",
        "REML": "restricted maximum likelihood (REML; Viechtbauer 2005)",
        "EB": "the empirical Bayes method (Morris 1983)",
        "PM": "the method of Paule and Mandel (Paule & Mandel 1982)",
        "PMM": "the median-unbiased method of Paule and Mandel (Viechtbauer 2021)",
        "GENQM": "the median-unbiased generalised Q method with weights of the analysts' own "
        "(Viechtbauer 2021)",
        "GENQ": "the generalised Q method with weights of the analysts' own (DerSimonian & Kacker "
        "2007)",
    }
)
TESTS: Mapping[str, str] = MappingProxyType(
    {
        "z": "the normal distribution",
        "t": "a t distribution with {df:g} degrees of freedom",
        "knha": "the method of Knapp and Hartung (Hartung & Knapp 2001; Knapp & Hartung 2003), "
        "with a t distribution with {df:g} degrees of freedom",
        "adhoc": "the method of Knapp and Hartung (Hartung & Knapp 2001; Knapp & Hartung 2003), "
        "never narrower than without it, with a t distribution with {df:g} degrees of freedom",
    }
)


def methods(fit: Fit, subgroups: Subgroups | None) -> list[str]:
    said = [_effects(fit.effects), _model(fit), _spread(fit)]
    if fit.prediction_interval is not None:
        said.append(
            "The prediction interval, where the effect of a new study may lie, is that of Higgins "
            "et al. 2009, and takes effects to be normally distributed between studies."
        )
    if subgroups is not None:
        spread = (
            "each with a variance of its own" if subgroups.fits else "with one variance for all"
        )
        said.append(
            f"Studies were also pooled within {len(subgroups.names)} groups, {spread}, and "
            "the groups compared (Borenstein et al. 2009)."
        )
    return said


def _effects(es: EffectSizes) -> str:
    measure = MEASURES.get(es.measure)
    if measure is None or es.measure == "GEN":
        return f"The {es.k} {_studies(es.k)} came with effects and sampling variances ready made."
    sources = Counter(es.derived)
    if set(sources) == {"as given"}:
        return (
            f"The {es.k} {_studies(es.k)} came ready made as {measure.words}, with sampling "
            "variances."
        )
    made = ", ".join(f"{words} ({n} {_studies(n)})" for words, n in sources.items())
    variance = measure.variances.get(es.variance, es.variance)
    told = telling(es.measure)
    back = "" if told.back(1.0) == 1.0 else f", and is told below as {_a(told.name)}"
    return (
        f"The effect of each study is the {measure.words} ({measure.source}){back}. It was "
        f"computed from {made}; the sampling variance is the {variance}."
    )


def _model(fit: Fit) -> str:
    test = TESTS[fit.test].format(df=fit.df)
    if fit.common_effect:
        return (
            f"The {fit.k} effects were pooled by inverse variance as estimates of one common "
            f"effect; its interval uses {test}."
        )
    return (
        f"The {fit.k} effects were pooled in a random-effects model; the variance between studies "
        f"(tau²) was estimated by {ESTIMATORS[fit.method]}, and tests and intervals of the pooled "
        f"effect use {test}."
    )


def _spread(fit: Fit) -> str:
    if fit.k < 2:
        return "With one study nothing can be said of how studies differ."
    said = (
        "Heterogeneity was tested by Cochran's Q (Cochran 1954) and is described by I² (Higgins & "
    )
    said += "Thompson 2002)"
    if fit.tau2_ci is None:
        return said + "."
    return said + "; intervals of tau² and I² are by the Q-profile method (Viechtbauer 2007)."


def _studies(k: int) -> str:
    return "study" if k == 1 else "studies"


def _a(words: str) -> str:
    return f"an {words}" if words[0] in "aeio" else f"a {words}"
