"""Published analyses by their pages, as they are printed there. Those of the BCG trials are in
`test_published_bcg.py`."""

from attunement import synthesis as syn
from reference.synthesis.pins import numbers, reference, table
from reference.synthesis.studies import studies
from spec.synthesis.published import row


def calendars() -> dict[str, object]:
    columns = table("konstantopoulos2011_ml3")
    return {"yi": numbers(columns["yi"]), "vi": numbers(columns["vi"]), "measure": "SMD"}


def test_school_calendars_as_if_every_school_were_a_study() -> None:
    """Konstantopoulos (2011) Research Synthesis Methods 2:61, page 70, table 4: two levels."""
    fit = syn.pool(**calendars(), test="z")  # type: ignore[arg-type]
    row([fit.estimate, fit.se, fit.tau2, fit.tau2_se or 0], "0.128 0.044 0.088 0.020")


def test_school_calendars_by_year() -> None:
    """Page 70, table 4: the year of a study, less the mean of them."""
    years = numbers(table("konstantopoulos2011_ml3")["year"])
    since = (years - years.mean()).tolist()
    fit = syn.regress(**calendars(), moderators={"year": since}, test="z")  # type: ignore[arg-type]
    row([*fit.estimates, *fit.se], "0.126 0.005 0.044 0.004")


def test_teachers_expectations() -> None:
    """Raudenbush & Bryk (1985) Journal of Educational Statistics 10:75, pages 83 to 86: the mean
    effect, the variance of effects by restricted likelihood, and the test of the mean."""
    fit = syn.pool(studies("raudenbush1985_smd"), test="z")
    row([fit.estimate, fit.tau2, fit.statistic], "0.084 0.019 1.62")


def test_teachers_expectations_again() -> None:
    """Raudenbush (2009) in Cooper, Hedges & Valentine (eds.), Handbook of Research Synthesis and
    Meta-Analysis, 2nd ed., page 301, table 16.2: under a common effect."""
    fit = syn.pool(studies("raudenbush1985_smd"), method="EE")
    row([fit.estimate, fit.q, fit.q_df], "0.060 35.83 18")


def test_the_tables_are_the_published_ones() -> None:
    assert len(table("konstantopoulos2011_ml3")["yi"]) == reference("konstantopoulos2011_ml3")["k"]
    assert studies("raudenbush1985_smd").k == 19
