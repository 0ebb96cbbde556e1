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


def test_asq_3_and_asq_se_2_point_opposite_ways() -> None:
    cautions = " ".join(fact.text for fact in KNOWN.tools["asq-3"].cautions)
    assert "higher score is better" in cautions
    assert "higher score is worse" in cautions
    assert "asq-se-2" not in KNOWN.tools


def test_what_was_replaced_is_never_converted() -> None:
    tool = KNOWN.tools["pir-gas"]
    assert tool.replaced_by == "dc-0-5-loaf"
    assert any("never converted" in fact.text for fact in tool.cautions)


def test_only_two_tools_is_kept_as_the_toolkits_reading_and_decides_nothing() -> None:
    statement = KNOWN.statements["ng26-tools"]
    assert [tool.tool for tool in statement.tools] == ["strange-situation", "attachment-q-sort"]
    assert statement.confidence == "inferred"
    assert not statement.may_decide


def test_statement_9_and_statement_11_are_two_and_both_are_gone() -> None:
    ours = [one for one in KNOWN.statements.values() if one.document == "qs37-2013"]
    assert {one.id for one in ours} == {"qs37-2013-s9", "qs37-2013-s11"}
    assert KNOWN.guidance_documents["qs37-2013"].status == "superseded"


def test_the_date_of_ng26_is_told_both_ways() -> None:
    (slip,) = KNOWN.guidance_documents["ng26"].discrepancies
    assert "2015" in slip.text
    assert "2016" in slip.text


def test_counts_that_differ_stand_side_by_side() -> None:
    def numbers(name: str) -> set[int]:
        return {count.number for count in KNOWN.reviews[name].counts}

    assert {18, 19} <= numbers("mortensen-mastergeorge-2014")
    assert {29, 35} <= numbers("nievar-2010")


def test_there_is_no_one_rule_of_dose() -> None:
    found = {
        (review.id, moderator.favours.value)
        for review in KNOWN.reviews.values()
        for moderator in review.moderators
        if moderator.factor == "amount"
    }
    assert found == {
        ("mortensen-mastergeorge-2014", "less"),
        ("fukkink-2008", "less"),
        ("nievar-2010", "more"),
        ("bakermans-kranenburg-2003", "not-ordered"),
    }


def test_a_moderator_found_among_the_randomised_says_so() -> None:
    for moderator in KNOWN.reviews["mortensen-mastergeorge-2014"].moderators:
        assert moderator.scope is not None
        assert "randomised" in moderator.scope


def test_a_cost_that_is_not_available_is_unknown_and_never_nought() -> None:
    assert KNOWN.programmes["child-parent-psychotherapy"].cost is None
    assert KNOWN.programmes["social-baby"].cost is None
    for programme in KNOWN.programmes.values():
        assert programme.cost is None or programme.cost.rating >= 1


def test_not_effective_is_not_harmful_and_unrated_is_not_low() -> None:
    eif_scale = KNOWN.rating_scales["eif"]
    assert any("not the same as harmful" in fact.text for fact in eif_scale.cautions)
    harm = KNOWN.crosswalk["possible-harm"]
    assert "eif" not in harm.levels
    cebc = KNOWN.rating_scales["cebc"].level("NR")
    assert cebc is not None
    assert cebc.order is None


def test_attachment_and_bonding_are_two_words() -> None:
    assert KNOWN.wording["attachment"].why != KNOWN.wording["bonding"].why


def test_what_was_marked_unverified_is_in_no_record_of_any_kind() -> None:
    for path in RECORDS.rglob("*.yaml"):
        assert "unverified" not in path.read_text(), path.name


def test_what_is_recalled_with_doubt_is_switched_off() -> None:
    for contact_id in ("hv-3-4-month", "hv-6-month"):
        assert KNOWN.contacts[contact_id].confidence == "medium"
    for statement_id in ("qs128-other", "qs133-s4", "ng26-fallback"):
        assert not KNOWN.statements[statement_id].may_decide


def test_no_wording_of_a_publishers_list_is_held() -> None:
    checklist = KNOWN.tools["stressor-checklist-ztt"]
    assert checklist.ship == "link-only"
    assert checklist.link
    assert all(len(part.text.split()) <= 6 for part in checklist.parts)
