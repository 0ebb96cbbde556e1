"""What was done, in sentences that name the paper of each method."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from ..effects import MEASURES, EffectSizes
from ..errors import UnknownChoice
from ..models.common_effect import CommonEffect
from ..models.fit import Fit
from ..models.levels import Multilevel
from ..models.regression import Regression
from ..models.subgroups import Subgroups
from ..models.summary import Summarised
from ..telling import telling
from .other_models import counts, levels
from .words import a

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

PREDICTION = (
    "The prediction interval, where the effect of a new study may lie, is that of Higgins et al. "
    "2009, and takes effects to be normally distributed between studies."
)


def methods(fit: Summarised, subgroups: Subgroups | None) -> list[str]:
    if isinstance(fit, CommonEffect):
        return counts(fit)
    if isinstance(fit, Multilevel):
        return [effects_words(fit.effects, many=fit.summary().counted), *levels(fit)]
    if not isinstance(fit, Fit | Regression):
        raise UnknownChoice(
            "A report is of what pool, regress, multilevel, mantel_haenszel or peto gave.",
            mend="Give one of those.",
        )
    told = isinstance(fit, Fit)  # coefficients are differences on the scale pooled on
    said = [effects_words(fit.effects, told=told), _model(fit), _spread(fit)]
    if isinstance(fit, Fit) and fit.prediction_interval is not None:
        said.append(PREDICTION)
    if subgroups is not None:
        spread = (
            "each with a variance of its own" if subgroups.fits else "with one variance for all"
        )
        said.append(
            f"Studies were also pooled within {len(subgroups.names)} groups, {spread}, and "
            "the groups compared (Borenstein et al. 2009)."
        )
    return said


def effects_words(es: EffectSizes, *, many: str = "", told: bool = True) -> str:
    many = many or f"{es.k} {_studies(es.k)}"
    measure = MEASURES.get(es.measure)
    if measure is None or es.measure == "GEN":
        return f"The {many} came with effects and sampling variances ready made."
    sources = Counter(es.derived)
    if set(sources) == {"as given"}:
        return f"The {many} came ready made as {measure.words}, with sampling variances."
    made = ", ".join(f"{words} ({n} {_studies(n)})" for words, n in sources.items())
    variance = measure.variances.get(es.variance, es.variance)
    as_told = telling(es.measure)
    same = as_told.back(1.0) == 1.0 or not told
    back = "" if same else f", and is told below as {a(as_told.name)}"
    return (
        f"The effect of each study is the {measure.words} ({measure.source}){back}. It was "
        f"computed from {made}; the sampling variance is the {variance}."
    )


def _model(fit: Fit | Regression) -> str:
    test = TESTS[fit.test].format(df=fit.df)
    if isinstance(fit, Regression) and fit.common_effect:
        return (
            f"The {fit.k} effects were explained by {_moderators(fit)} and nothing else but "
            f"sampling error (Thompson & Higgins 2002); tests and intervals use {test}."
        )
    if fit.common_effect:
        return (
            f"The {fit.k} effects were pooled by inverse variance as estimates of one common "
            f"effect; its interval uses {test}."
        )
    if isinstance(fit, Regression):
        return (
            f"The {fit.k} effects were explained by {_moderators(fit)} in a mixed-effects model "
            "(Thompson & Higgins 2002); the variance between studies that is left (tau²) was "
            f"estimated by {ESTIMATORS[fit.method]}, and tests and intervals of the coefficients "
            f"use {test}."
        )
    return (
        f"The {fit.k} effects were pooled in a random-effects model; the variance between studies "
        f"(tau²) was estimated by {ESTIMATORS[fit.method]}, and tests and intervals of the pooled "
        f"effect use {test}."
    )


def _spread(fit: Fit | Regression) -> str:
    if fit.k < 2:
        return "With one study nothing can be said of how studies differ."
    said = (
        "Heterogeneity was tested by Cochran's Q (Cochran 1954) and is described by I² (Higgins & "
    )
    said += "Thompson 2002)"
    if fit.tau2_ci is None or isinstance(fit, Regression):
        return said + "."
    return said + "; intervals of tau² and I² are by the Q-profile method (Viechtbauer 2007)."


def _moderators(fit: Regression) -> str:
    names = [term.name for term in fit.terms.terms]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _studies(k: int) -> str:
    return "study" if k == 1 else "studies"
