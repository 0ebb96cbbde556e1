"""Analyses of Viechtbauer (2010), Conducting meta-analyses in R with the metafor package, Journal
of Statistical Software 36(3), each by its page, number by number as it is printed there.

All are of the thirteen trials that Colditz et al. (1994) brought together.
"""

import numpy as np
import pytest
from scipy import special

from attunement import synthesis as syn
from reference.synthesis.pins import table
from spec.synthesis.published import bcg, bcg_column, printed, row


def test_random_effects() -> None:
    """Page 14: the average log relative risk by REML."""
    fit = syn.pool(bcg(), test="z")
    row([fit.tau2, fit.tau2_se or 0, fit.tau2**0.5], "0.3132 0.1664 0.5597")
    row([fit.i2, fit.h2], "92.22 12.86")
    row([fit.q_df, fit.q, fit.q_pvalue], "12 152.2330 <.0001")
    row([fit.estimate, fit.se, fit.statistic], "-0.7145 0.1798 -3.9744")
    row([fit.ci_lower, fit.ci_upper], "-1.0669 -0.3622")
    row(np.exp([fit.estimate, fit.ci_lower, fit.ci_upper]).tolist(), "0.49 0.34 0.70")


def test_how_sure_the_heterogeneity_is() -> None:
    """Page 14: intervals by the Q-profile method. The search of 2010 stopped early at the lower
    ends (81.9177 and 5.5303 are printed; a tau² of 0.11972 gives 81.9206 and 5.5311)."""
    fit = syn.pool(bcg())
    assert fit.tau2_ci
    assert fit.i2_ci
    assert fit.h2_ci
    row([fit.tau2, *fit.tau2_ci], "0.3132 0.1197 1.1115")
    row([fit.tau2**0.5, *np.sqrt(fit.tau2_ci)], "0.5597 0.3460 1.0543")
    row([fit.i2, *fit.i2_ci], "92.2214 81.92 97.6781")
    row([fit.h2, *fit.h2_ci], "12.8558 5.53 43.0677")


def test_every_row_of_the_forest_plot() -> None:
    """Page 15, figure 1."""
    said = dict(row[:2] for row in syn.forest(syn.pool(bcg(), test="z")).table().rows)
    figure = {
        "Comstock & Webster": "1.56 (0.37 to 6.53)",
        "Coetzee & Berjak": "0.63 (0.39 to 1.00)",
        "TPT Madras": "1.01 (0.89 to 1.14)",
        "Vandiviere et al": "0.20 (0.08 to 0.50)",
        "Stein & Aronson": "0.46 (0.39 to 0.54)",
        "Frimodt-Moller et al": "0.80 (0.52 to 1.25)",
        "Hart & Sutherland": "0.24 (0.18 to 0.31)",
        "Ferguson & Simes": "0.20 (0.09 to 0.49)",
        "Aronson": "0.41 (0.13 to 1.26)",
        "All, random effects": "0.49 (0.34 to 0.70)",
    }
    assert {name: said[name] for name in figure} == figure


def test_latitude_and_year() -> None:
    """Page 16: a mixed-effects model. tau² of 2010 was good to about 1e-5: the omnibus test is
    printed as 12.2043 and is 12.2045 at the maximum; the intercept, the year 0, as -3.5455."""
    fit = syn.regress(
        bcg(), moderators={"ablat": bcg_column("ablat"), "year": bcg_column("year")}, test="z"
    )
    row(
        [fit.tau2, fit.tau2_se or 0, fit.q_df, fit.q, fit.q_pvalue],
        "0.1108 0.0845 10 28.3251 0.0016",
    )
    row([fit.omnibus.df, fit.omnibus.statistic, fit.omnibus.pvalue], "2 12.204 0.0022")
    printed(fit.r2 or 0, "65")
    for i, line in enumerate(
        (
            "-3.545 29.10 -0.122 0.903 -60.57 53.48",
            "-0.0280 0.0102 -2.7371 0.0062 -0.0481 -0.0080",
            "0.0019 0.0147 0.1299 0.8966 -0.0269 0.0307",
        )
    ):
        row(
            [
                getattr(fit, name)[i]
                for name in ("estimates", "se", "statistic", "pvalue", "ci_lower", "ci_upper")
            ],
            line,
        )


def test_predicted_risks_by_latitude() -> None:
    """Page 17: predictions for 1970, with the intervals of the average and of a new trial."""
    fit = syn.regress(
        bcg(), moderators={"ablat": bcg_column("ablat"), "year": bcg_column("year")}, test="z"
    )
    found = fit.predict({"ablat": [10, 20, 30, 40, 50, 60], "year": [1970] * 6})
    names = ("estimate", "ci_lower", "ci_upper", "pi_lower", "pi_upper")
    for i, line in enumerate(
        (
            "0.9345 0.5833 1.4973 0.4179 2.0899",
            "0.7062 0.5149 0.9686 0.3421 1.4579",
            "0.5337 0.4196 0.6789 0.2663 1.0697",
            "0.4033 0.2956 0.5502 0.1958 0.8306",
            "0.3048 0.1916 0.4848 0.1369 0.6787",
            "0.2303 0.1209 0.4386 0.0921 0.5761",
        )
    ):
        row([float(np.exp(getattr(found, name)[i])) for name in names], line)


def test_allocation_without_and_with_an_intercept() -> None:
    """Page 19: the average of each way of allocation, and whether they differ."""
    groups = syn.subgroups(bcg(), by=table("bcg_rr")["alloc"], tau2="common", test="z")
    lines = {
        "alternate": "-0.5180 0.4412 0.2404 -1.3827 0.3468",
        "random": "-0.9658 0.2672 0.0003 -1.4896 -0.4420",
        "systematic": "-0.4289 0.3449 0.2137 -1.1050 0.2472",
    }
    for i, name in enumerate(groups.names):
        columns = ("estimate", "se", "pvalue", "ci_lower", "ci_upper")
        row([getattr(groups, column)[i] for column in columns], lines[name])
    row([groups.between.df, groups.between.statistic, groups.between.pvalue], "2 1.7675 0.4132")


def test_knapp_and_hartung() -> None:
    """Page 20: allocation and latitude, with an F test."""
    moderators = {"alloc": table("bcg_rr")["alloc"], "ablat": bcg_column("ablat")}
    fit = syn.regress(bcg(), moderators=moderators, test="knha")
    row([fit.tau2, fit.tau2_se or 0, fit.q], "0.1446 0.1124 26.2034")
    test = fit.omnibus
    row([test.df, test.df_within, test.statistic, test.pvalue], "3 9 3.4471 0.0650")
    lines = (
        "0.2932 0.4188 0.7000 0.5016 -0.6543 1.2407",
        "-0.2675 0.3624 -0.7381 0.4793 -1.0873 0.5523",
        "0.0585 0.3925 0.1490 0.8849 -0.8294 0.9463",
        "-0.0273 0.0095 -2.8669 0.0186 -0.0488 -0.0058",
    )
    names = ("estimates", "se", "statistic", "pvalue", "ci_lower", "ci_upper")
    for i, line in enumerate(lines):
        row([getattr(fit, name)[i] for name in names], line)


def test_where_the_effect_of_a_new_trial_may_lie() -> None:
    """Page 21: with the normal distribution, as it was computed there."""
    interval = syn.pool(bcg()).predict("S")
    assert interval
    row(np.exp(interval).tolist(), "0.15 1.55")


def test_studentised_residuals() -> None:
    """Page 23: of the model with latitude and year."""
    moderators = {"ablat": bcg_column("ablat"), "year": bcg_column("year")}
    found = syn.regress(bcg(), moderators=moderators, test="z").influence().rstudent
    row(found[[0, 1, 2, 3, 6, 11, 12]].tolist(),
        "0.2978 -0.4303 -0.5100 -1.4032 -2.5961 1.4677 2.1302")  # fmt: skip


LEFT_OUT = """\
0.493 -3.722 0.340 0.716 151.583 0.336 93.226 14.762
0.520 -3.620 0.365 0.741 145.318 0.293 92.254 12.910
0.504 -3.692 0.350 0.725 150.197 0.321 92.935 14.155
0.533 -3.558 0.377 0.754 96.563 0.263 90.412 10.430
0.466 -3.984 0.320 0.678 151.320 0.328 92.763 13.819
0.491 -3.550 0.332 0.727 128.187 0.360 90.912 11.003
0.519 -3.631 0.365 0.740 145.830 0.293 92.278 12.950
0.452 -4.418 0.317 0.643 67.986 0.273 87.031 7.711
0.477 -3.769 0.324 0.701 152.205 0.349 93.213 14.735
0.520 -3.544 0.363 0.747 139.827 0.299 92.232 12.874
0.469 -3.871 0.319 0.688 151.466 0.340 91.811 12.211
0.468 -4.173 0.327 0.668 150.787 0.308 92.678 13.658
0.460 -4.191 0.319 0.661 149.788 0.304 92.344 13.062""".splitlines()


@pytest.mark.parametrize("place", range(13))
def test_without_each_trial(place: int) -> None:
    """Page 24."""
    found = syn.pool(bcg(), test="z").leave_one_out()
    values = [
        np.exp(found.estimate[place]),
        found.statistic[place],
        np.exp(found.ci_lower[place]),
        np.exp(found.ci_upper[place]),
        *(getattr(found, name)[place] for name in ("q", "tau2", "i2", "h2")),
    ]
    row([float(value) for value in values], LEFT_OUT[place])


def test_average_risks_at_three_latitudes() -> None:
    """Page 27, figure 4."""
    fit = syn.regress(bcg(), moderators={"ablat": bcg_column("ablat")}, test="z")
    found = fit.predict({"ablat": [10, 30, 50]})
    for i, line in enumerate(("0.96 0.67 1.39", "0.54 0.44 0.66", "0.30 0.21 0.42")):
        ends = (found.estimate[i], found.ci_lower[i], found.ci_upper[i])
        row(np.exp(ends).tolist(), line)


def test_asymmetry_of_the_funnel() -> None:
    """Pages 30 and 31: weighted regression on the standard error; and the size of the trials in a
    model with latitude and year."""
    found = syn.egger(bcg())
    row([found.statistic, found.df or 0, found.pvalue], "-1.4013 11 0.1887")
    people = bcg().ni
    assert people is not None
    moderators = {
        "ablat": bcg_column("ablat"), "year": bcg_column("year"), "ni": people.tolist()
    }  # fmt: skip
    fit = syn.regress(bcg(), moderators=moderators, test="z")
    row([fit.statistic[3], fit.pvalue[3]], "0.7470 0.4550")


def test_trim_and_fill() -> None:
    """Pages 31 and 32: under a common effect."""
    found = syn.trim_and_fill(syn.pool(bcg(), method="EE"))
    assert (found.k0, found.side) == (4, "right")
    fit = found.fit
    row([fit.k, fit.q_df, fit.q], "17 16 262.7316")
    row([fit.estimate, fit.se, fit.statistic], "-0.2910 0.0383 -7.6057")
    row([fit.ci_lower, fit.ci_upper], "-0.3660 -0.2160")


def test_the_evidence_as_it_came_in() -> None:
    """Page 33, figure 9: cumulative by year."""
    found = syn.pool(bcg(), test="z").cumulative(by=bcg_column("year"))
    lines = (
        "0.41 0.13 1.26", "0.27 0.13 0.53", "0.38 0.23 0.61", "0.37 0.24 0.57", "0.33 0.22 0.49",
        "0.38 0.26 0.55", "0.41 0.28 0.59", "0.45 0.31 0.67", "0.42 0.29 0.62", "0.46 0.32 0.65",
        "0.49 0.35 0.70", "0.45 0.32 0.64", "0.49 0.34 0.70",
    )  # fmt: skip
    for i, line in enumerate(lines):
        ends = (found.estimate[i], found.ci_lower[i], found.ci_upper[i])
        row(np.exp(ends).tolist(), line)


def test_likelihood_ratio_of_latitude() -> None:
    """Page 34: by maximum likelihood."""
    whole = syn.regress(bcg(), moderators={"ablat": bcg_column("ablat")}, method="ML")
    without = syn.pool(bcg(), method="ML")
    lines = {whole: "21.3713 23.0662 -7.6857 0.0344", without: "29.3302 30.4601 -12.6651 0.2800"}
    for fit, line in lines.items():
        said = fit.fit_statistics("ML")
        row([said.aic, said.bic, said.loglik, fit.tau2], line)
    ratio = 2 * (whole.fit_statistics("ML").loglik - without.fit_statistics("ML").loglik)
    row([ratio, float(special.chdtrc(1, ratio))], "9.9588 0.0016")
    printed(whole.r2 or 0, "87.73")


def test_every_arrangement_of_signs() -> None:
    """Page 35: the exact permutation test, 8,192 fits."""
    found = syn.pool(bcg(), test="z").permutation_test()
    assert found.n == 8192
    printed(found.pvalue[0], "0.0015")
