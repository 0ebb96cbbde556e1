"""The register over the shipped records: exactly these, and no other."""

from attunement.knowledge import library
from attunement.knowledge.contradictions import contradictions

KNOWN = {
    "circle-of-security-parenting-effect": {
        ("cosp-cosi-2025", "cosp-trial-before-2019"),
    },
    "home-visiting-delivery": {
        ("mortensen-mastergeorge-2014:amount", "nievar-2010:amount"),
        ("mortensen-mastergeorge-2014:who-gives", "nievar-2010:who-gives"),
    },
    "infant-massage-effect": {
        ("infant-massage-medium-risk", "infant-massage-relationship-at-risk"),
    },
    "parent-infant-psychotherapy-effect": {
        ("pip-attachment-security", "pip-impact-toolkit-reading"),
        ("pip-high-risk-families", "pip-impact-toolkit-reading"),
    },
    "video-feedback-effect": {
        ("video-feedback-behaviour-2019", "video-feedback-child"),
        ("video-feedback-high-risk-abstract", "video-feedback-high-risk-toolkit"),
    },
}


def test_the_known_contradictions_are_found_and_none_is_invented() -> None:
    found = {
        each.id: {(point.first.id, point.second.id) for point in each.points}
        for each in contradictions(library())
    }
    assert found == KNOWN


def test_every_side_has_a_source_a_date_and_families() -> None:
    for each in contradictions(library()):
        for side in each.positions:
            assert side.source_ids
            assert side.as_of
            assert side.scope
            assert side.finding


def test_the_two_seeds_are_the_two_sides_of_parent_infant_psychotherapy() -> None:
    (found,) = [c for c in contradictions(library()) if c.subject == "parent-infant-psychotherapy"]
    point = found.points[0]
    assert "S0" in point.first.source_ids
    assert point.second.source_ids == ("S1",)
    assert point.review == "barlow-2015"
    assert "barlow-2015" not in point.why
