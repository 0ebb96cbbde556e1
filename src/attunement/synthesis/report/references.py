"""The papers that a report cites, each by the short name that stands in its sentences."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

REFERENCES: Mapping[str, str] = MappingProxyType(
    {
        "Begg & Mazumdar 1994": "Begg CB, Mazumdar M (1994). Operating characteristics of a rank "
        "correlation test for publication bias. Biometrics 50:1088-1101.",
        "Borenstein et al. 2009": "Borenstein M, Hedges LV, Higgins JPT, Rothstein HR (2009). "
        "Introduction to Meta-Analysis. Chichester: Wiley.",
        "Brannick et al. 2019": "Brannick MT, Potter SM, Benitez B, Morris SB (2019). Bias and "
        "precision of alternate estimators in meta-analysis. Organizational Research Methods "
        "22:490-514.",
        "Cochran 1954": "Cochran WG (1954). The combination of estimates from different "
        "experiments. Biometrics 10:101-129.",
        "DerSimonian & Kacker 2007": "DerSimonian R, Kacker R (2007). Random-effects model for "
        "meta-analysis of clinical trials: an update. Contemporary Clinical Trials 28:105-114.",
        "DerSimonian & Laird 1986": "DerSimonian R, Laird N (1986). Meta-analysis in clinical "
        "trials. Controlled Clinical Trials 7:177-188.",
        "Duval & Tweedie 2000": "Duval S, Tweedie R (2000). Trim and fill: a simple funnel-plot-"
        "based method of testing and adjusting for publication bias in meta-analysis. Biometrics "
        "56:455-463.",
        "Egger et al. 1997": "Egger M, Davey Smith G, Schneider M, Minder C (1997). Bias in "
        "meta-analysis detected by a simple, graphical test. BMJ 315:629-634.",
        "Greenland & Robins 1985": "Greenland S, Robins JM (1985). Estimation of a common effect "
        "parameter from sparse follow-up data. Biometrics 41:55-68.",
        "Hartung & Knapp 2001": "Hartung J, Knapp G (2001). A refined method for the meta-analysis "
        "of controlled clinical trials with binary outcome. Statistics in Medicine 20:3875-3889.",
        "Hedges & Olkin 1985": "Hedges LV, Olkin I (1985). Statistical Methods for Meta-Analysis. "
        "Orlando: Academic Press.",
        "Higgins & Thompson 2002": "Higgins JPT, Thompson SG (2002). Quantifying heterogeneity in "
        "a meta-analysis. Statistics in Medicine 21:1539-1558.",
        "Higgins et al. 2009": "Higgins JPT, Thompson SG, Spiegelhalter DJ (2009). A re-evaluation "
        "of random-effects meta-analysis. Journal of the Royal Statistical Society A 172:137-159.",
        "Knapp & Hartung 2003": "Knapp G, Hartung J (2003). Improved tests for a random effects "
        "meta-regression with a single covariate. Statistics in Medicine 22:2693-2710.",
        "Konstantopoulos 2011": "Konstantopoulos S (2011). Fixed effects and variance components "
        "estimation in three-level meta-analysis. Research Synthesis Methods 2:61-76.",
        "Mantel & Haenszel 1959": "Mantel N, Haenszel W (1959). Statistical aspects of the "
        "analysis of data from retrospective studies of disease. Journal of the National Cancer "
        "Institute 22:719-748.",
        "Morris 1983": "Morris CN (1983). Parametric empirical Bayes inference: theory and "
        "applications. Journal of the American Statistical Association 78:47-55.",
        "Paule & Mandel 1982": "Paule RC, Mandel J (1982). Consensus values and weighting factors. "
        "Journal of Research of the National Bureau of Standards 87:377-385.",
        "Pustejovsky & Tipton 2018": "Pustejovsky JE, Tipton E (2018). Small-sample methods for "
        "cluster-robust variance estimation and hypothesis testing in fixed effects models. "
        "Journal of Business & Economic Statistics 36:672-683.",
        "Pustejovsky & Tipton 2022": "Pustejovsky JE, Tipton E (2022). Meta-analysis with robust "
        "variance estimation: expanding the range of working models. Prevention Science "
        "23:425-438.",
        "Robins et al. 1986": "Robins J, Breslow N, Greenland S (1986). Estimators of the "
        "Mantel-Haenszel variance consistent in both sparse data and large-strata limiting "
        "models. Biometrics 42:311-323.",
        "Sato et al. 1989": "Sato T, Greenland S, Robins JM (1989). On the variance estimator for "
        "the Mantel-Haenszel risk difference. Biometrics 45:1323-1324.",
        "Schmidt & Hunter 2015": "Schmidt FL, Hunter JE (2015). Methods of Meta-Analysis: "
        "Correcting Error and Bias in Research Findings, 3rd ed. Thousand Oaks: Sage.",
        "Sidik & Jonkman 2005": "Sidik K, Jonkman JN (2005). Simple heterogeneity variance "
        "estimation for meta-analysis. Journal of the Royal Statistical Society C 54:367-384.",
        "Sterne et al. 2011": "Sterne JAC, Sutton AJ, Ioannidis JPA, et al. (2011). "
        "Recommendations for examining and interpreting funnel plot asymmetry in meta-analyses of "
        "randomised controlled trials. BMJ 343:d4002.",
        "Thompson & Higgins 2002": "Thompson SG, Higgins JPT (2002). How should meta-regression "
        "analyses be undertaken and interpreted? Statistics in Medicine 21:1559-1573.",
        "Viechtbauer 2005": "Viechtbauer W (2005). Bias and efficiency of meta-analytic variance "
        "estimators in the random-effects model. Journal of Educational and Behavioral Statistics "
        "30:261-293.",
        "Viechtbauer 2007": "Viechtbauer W (2007). Confidence intervals for the amount of "
        "heterogeneity in meta-analysis. Statistics in Medicine 26:37-52.",
        "Viechtbauer 2021": "Viechtbauer W (2021). Median-unbiased estimators for the amount of "
        "heterogeneity in meta-analysis. European Congress of Methodology, Valencia.",
        "Yusuf et al. 1985": "Yusuf S, Peto R, Lewis J, Collins R, Sleight P (1985). Beta blockade "
        "during and after myocardial infarction: an overview of the randomized trials. Progress in "
        "Cardiovascular Diseases 27:335-371.",
    }
)


def cited_in(texts: Iterable[str]) -> tuple[str, ...]:
    """In full, in the order of the alphabet: those whose short name stands in a text."""
    said = " ".join(texts)
    return tuple(full for short, full in REFERENCES.items() if short in said)
