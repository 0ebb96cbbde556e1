"""The register finds what disagrees, invents nothing, and settles nothing by itself."""

from datetime import date

import pytest

from attunement.knowledge import library
from attunement.knowledge.claim import Claim
from attunement.knowledge.contradictions import contradictions, unmatched_resolutions
from attunement.knowledge.resolution import Resolution
from attunement.knowledge.review import Review
from unit.knowledge.making import claim, review, with_only

AGAINST = {"direction": "no-difference"}


def points(*claims: Claim) -> list[tuple[str, str]]:
    found = contradictions(with_only(claims=claims, reviews=()))
    return [(p.first.id, p.second.id) for each in found for p in each.points]


def test_one_that_helps_and_one_that_does_not_disagree() -> None:
    assert points(claim("a"), claim("b", **AGAINST)) == [("a", "b")]


@pytest.mark.parametrize("direction", ["no-difference", "may-harm"])
def test_no_benefit_and_harm_both_speak_against(direction: str) -> None:
    assert points(claim("a"), claim("b", direction=direction)) == [("a", "b")]


@pytest.mark.parametrize(
    "changes",
    [
        {"direction": "helps"},
        {"direction": "unclear"},
        {**AGAINST, "subject": "vig"},
        {**AGAINST, "outcome": "sleep", "domain": "child-physical-health"},
        {**AGAINST, "outcome": "sleep", "targets": ["child-behaviour"]},
        {**AGAINST, "risk_bands": ["high"]},
        {**AGAINST, "risk_bands": []},
        {**AGAINST, "comparator": "other-treatment"},
        {**AGAINST, "confidence": "low"},
    ],
)
def test_what_is_no_disagreement(changes: dict[str, object]) -> None:
    assert points(claim("a"), claim("b", **changes)) == []


def conditions(**held: object) -> dict[str, object]:
    none = {"mood": [], "relationship_concern_observed": None, "circumstances": []}
    return {"conditions": {**none, **held}}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"mood": ["moderate-depression"]}, {"mood": ["none-or-mild"]}),
        ({"relationship_concern_observed": True}, {"relationship_concern_observed": False}),
        ({"circumstances": ["in-prison"]}, {"circumstances": ["adopted"]}),
    ],
)
def test_families_who_cannot_be_the_same_do_not_disagree(
    first: dict[str, object], second: dict[str, object]
) -> None:
    one, other = claim("a", **conditions(**first)), claim("b", **AGAINST, **conditions(**second))
    assert points(one, other) == []
    assert points(one, claim("b", **AGAINST)) == [("a", "b")]


ANY = {"risk_bands": ["low", "medium", "high"]}
UNKNOWN: dict[str, object] = {"risk_bands": []}
DEPRESSED = {"mood": ["moderate-depression"]}
CONCERN = {"relationship_concern_observed": True}


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        # Mothers chosen because they were depressed: nobody says how many were at high risk.
        ({**ANY, **conditions(**DEPRESSED)}, {"risk_bands": ["high"]}, False),
        ({**ANY, **conditions(**DEPRESSED)}, {**ANY, **conditions(**CONCERN)}, False),
        ({**UNKNOWN, **conditions(**DEPRESSED)}, {"risk_bands": ["high"]}, False),
        ({**UNKNOWN, **conditions(**DEPRESSED)}, UNKNOWN, False),
        ({**UNKNOWN, **conditions(**DEPRESSED)}, {**ANY, **conditions(**DEPRESSED)}, True),
        # A relationship already seen to be at risk is under more than a little strain.
        ({**ANY, **conditions(**CONCERN)}, {"risk_bands": ["medium"]}, True),
        ({**ANY, **conditions(**CONCERN)}, {"risk_bands": ["low"]}, False),
        # Families of every kind hold families of each.
        (ANY, {"risk_bands": ["high"]}, True),
        (ANY, ANY, True),
        (ANY, UNKNOWN, False),
    ],
)
def test_a_pair_needs_families_that_both_sources_state(
    first: dict[str, object], second: dict[str, object], shared: bool
) -> None:
    one, other = claim("a", **first), claim("b", **second, **AGAINST)
    assert points(one, other) == [("a", "b")] * shared
    assert points(claim("a", **first, **AGAINST), claim("b", **second)) == [("a", "b")] * shared


def test_two_that_name_no_band_speak_of_the_programme_as_a_whole() -> None:
    assert points(claim("a", risk_bands=[]), claim("b", risk_bands=[], **AGAINST)) == [("a", "b")]


def test_two_readings_of_one_review_disagree_though_one_is_only_unclear() -> None:
    read = {"review": "bennett-2013", "direction": "unclear"}
    found = contradictions(
        with_only(claims=[claim("a", review="bennett-2013"), claim("b", **read)])
    )
    (massage,) = [each for each in found if each.subject == "infant-massage"]
    assert "Two readings of one review" in massage.points[0].why


def test_two_findings_of_one_review_for_other_families_do_not() -> None:
    read = {"review": "bennett-2013", **AGAINST, "risk_bands": ["high"]}
    assert points(claim("a", review="bennett-2013"), claim("b", **read)) == []


def test_order_of_the_records_does_not_matter() -> None:
    one, other = claim("a"), claim("b", **AGAINST)
    assert set(points(other, one)[0]) == set(points(one, other)[0])


def moderated(name: str, favours: str, factor: str = "amount", families: str = "at-risk") -> Review:
    found = {
        "factor": factor,
        "favours": favours,
        "text": "x",
        "families": [families],
        "sources": ["S0"],
    }
    return review(name, moderators=[found], interventions=["home-visiting"])


@pytest.mark.parametrize(
    ("other", "disagree"),
    [
        (moderated("b", "less"), True),
        (moderated("b", "no-difference"), True),
        (moderated("b", "more"), False),
        (moderated("b", "not-ordered"), False),
        (moderated("b", "less", factor="methods"), False),
        (moderated("b", "less", families="low-income"), False),
    ],
)
def test_reviews_disagree_on_the_same_comparison_among_the_same_families(
    other: Review, disagree: bool
) -> None:
    held = with_only(claims=(), reviews=[moderated("a", "more"), other])
    assert [each.id for each in contradictions(held)] == ["home-visiting-delivery"] * disagree


def test_a_moderator_does_not_cross_to_another_way_of_working() -> None:
    elsewhere = moderated("b", "less").model_copy(update={"interventions": ("vig",)})
    held = with_only(claims=(), reviews=[moderated("a", "more"), elsewhere])
    assert contradictions(held) == ()


def settled(*between: str) -> Resolution:
    return Resolution(
        id="settled",
        between=(between[0], between[1]),
        verdict="Offer it to neither.",
        reason="Read both.",
        decided_by="A. Person",
        decided_on=date(2026, 11, 1),
        as_of="2026-11-01",
        checked_by="A. Person",
        next_review_on=date(2027, 11, 1),
    )


def test_nothing_shipped_is_settled() -> None:
    assert all(p.resolution is None for each in contradictions(library()) for p in each.points)


def test_a_named_persons_verdict_stands_beside_both_sides_whichever_way_round() -> None:
    verdict = settled("b", "a")
    held = with_only(claims=[claim("a"), claim("b", **AGAINST)], reviews=(), resolutions=[verdict])
    (found,) = contradictions(held)
    assert found.points[0].resolution == verdict
    assert [side.id for side in found.positions] == ["a", "b"]
    assert unmatched_resolutions(held) == ()


def test_a_verdict_on_nothing_is_told() -> None:
    held = with_only(claims=[claim("a")], reviews=(), resolutions=[settled("a", "z")])
    assert [one.id for one in unmatched_resolutions(held)] == ["settled"]
