"""Where the sources mislead, each held open as a test: what must never be read into a record."""

import pytest

from attunement.knowledge import library
from attunement.knowledge.loader import RECORDS
from attunement.knowledge.rating import Rating, Scheme
from attunement.knowledge.vocabulary import Direction, Flag

KNOWN = library()


def eif(programme: str) -> list[Rating]:
    ratings = KNOWN.programmes[programme].ratings
    return [rating for rating in ratings if rating.scheme is Scheme.EIF]


@pytest.mark.parametrize(
    ("programme", "value"),
    [
        ("family-foundations", "4"),
        ("infant-parent-psychotherapy", "3+"),
        ("watch-wait-and-wonder", "2+"),
        ("circle-of-security-parenting", "2+"),
        ("mellow-toddlers", "2"),
        ("incredible-years-toddler", "2+"),
        ("epec-system", "3"),
        ("solihull-understanding-your-child", "2"),
        ("social-baby", "NE"),
    ],
)
def test_a_rating_that_a_source_gives_is_there_with_its_date(programme: str, value: str) -> None:
    (rating,) = eif(programme)
    assert rating.value == value
    assert rating.as_of


def test_no_other_programme_has_an_eif_rating() -> None:
    assert len([name for name in KNOWN.programmes if eif(name)]) == 9


@pytest.mark.parametrize(
    "programme",
    [
        "epec-baby-and-us",
        "mellow-babies",
        "mellow-bumps",
        "mellow-mums",
        "www-modified",
        "circle-of-security-20",
        "incredible-years-babies",
        "solihull-foundation-training",
        "solihull-antenatal-group",
        "vig",
        "vipp-sd",
    ],
)
def test_a_rating_does_not_pass_to_a_relative(programme: str) -> None:
    assert eif(programme) == []


@pytest.mark.parametrize(
    "programme",
    ["family-nurse-partnership", "child-first", "toddler-parent-psychotherapy", "family-check-up"],
)
def test_a_recalled_rating_is_nowhere(programme: str) -> None:
    assert eif(programme) == []
    text = (RECORDS / "programmes" / f"{programme}.yaml").read_text()
    assert "unverified" not in text


def test_the_epec_rating_says_that_it_is_of_older_children() -> None:
    (rating,) = eif("epec-system")
    assert rating.ages is not None
    assert rating.ages.min_months == 24


def test_circle_of_security_shows_the_rating_the_null_trial_and_the_us_register() -> None:
    programme = KNOWN.programmes["circle-of-security-parenting"]
    assert {rating.scheme for rating in programme.ratings} == {Scheme.EIF, Scheme.TITLE_IV_E}
    directions = {claim.direction for claim in KNOWN.claims_about(programme.id)}
    assert directions == {Direction.HELPS, Direction.NO_DIFFERENCE}
    assert Flag.SUPERSEDED in programme.flags


def test_parent_infant_psychotherapy_keeps_its_three_findings_apart() -> None:
    claims = {claim.id: claim for claim in KNOWN.claims_about("parent-infant-psychotherapy")}
    assert claims["pip-attachment-security"].direction is Direction.HELPS
    assert claims["pip-other-outcomes"].direction is Direction.NO_DIFFERENCE
    assert claims["pip-against-other-treatments"].comparator == "other-treatment"


def test_fukkink_at_high_risk_is_told_both_ways() -> None:
    told = {
        claim.direction
        for claim in KNOWN.claims_about("video-feedback")
        if claim.outcome == "effect in families at high risk"
    }
    assert told == {Direction.HELPS, Direction.UNCLEAR}


def test_possible_harm_of_incredible_years_is_for_those_managing_least_well() -> None:
    (harm,) = [
        claim
        for claim in KNOWN.claims_about("incredible-years-babies")
        if claim.direction is Direction.MAY_HARM
    ]
    assert harm.risk_bands == ("high",)


def test_not_effective_is_never_told_as_harm() -> None:
    directions = {claim.direction for claim in KNOWN.claims_about("social-baby")}
    assert directions == {Direction.NO_DIFFERENCE}


def test_more_visits_are_better_for_home_visiting_alone() -> None:
    (claim,) = [c for c in KNOWN.claims.values() if "how much contact" in c.outcome]
    assert claim.subject == "home-visiting"


def test_an_effect_from_memory_says_so() -> None:
    estimate = KNOWN.claims["pip-attachment-security"].estimate
    assert estimate is not None
    assert KNOWN.unchecked(estimate.sources)


@pytest.mark.parametrize("programme", ["child-parent-psychotherapy", "infant-parent-psychotherapy"])
def test_the_lieberman_trials_stay_with_their_own_versions(programme: str) -> None:
    for claim in KNOWN.claims_about(programme):
        assert claim.subject == programme


def test_individual_therapy_for_the_mother_did_not_change_sensitivity() -> None:
    for claim_id in ("ipt-sensitivity", "cbt-sensitivity", "counselling-sensitivity"):
        claim = KNOWN.claims[claim_id]
        assert claim.direction is Direction.NO_DIFFERENCE
        assert claim.estimate is not None
        assert claim.estimate.value == 0
