"""Which records can be offered, by which rule the rest cannot, and as what kind of part."""

from datetime import date

import pytest

from attunement.choosing import PartKind, Situation, choose, part_kind
from attunement.choosing.offerable import _RULES
from attunement.knowledge import library

CHOICE = choose(
    situation=Situation(age_days=100), offers=[], library=library(), on=date(2026, 11, 22)
)
OUT = {each.programme: each.rule for each in CHOICE.ruled_out}
NAMED_IN_THE_SEEDS = (
    "parent-infant-psychotherapy",
    "infant-parent-psychotherapy",
    "toddler-parent-psychotherapy",
    "video-feedback",
    "vig",
    "vipp-sd",
    "watch-wait-and-wonder",
    "www-modified",
    "mellow-bumps",
    "mellow-babies",
    "mellow-mums",
    "mellow-dads",
    "mellow-futures",
    "mellow-toddlers",
    "circle-of-security-20",
    "circle-of-security-parenting",
    "abc",
    "incredible-years-babies",
    "incredible-years-toddler",
    "epec-baby-and-us",
    "cat",
    "emdr",
    "cbt",
    "peep-learning-together",
    "peep-antenatal",
    "watch-me-play",
    "family-foundations",
    "family-nurse-partnership",
    "child-parent-psychotherapy",
    "child-first",
    "social-baby",
    "infant-massage",
    "keyworker-linking",
)


@pytest.mark.parametrize("programme", NAMED_IN_THE_SEEDS)
def test_what_the_seeds_name_for_families_is_a_candidate(programme: str) -> None:
    assert programme in {each.programme.id for each in CHOICE.candidates}


@pytest.mark.parametrize(
    ("programme", "rule"),
    [
        ("solihull-foundation-training", "staff-training"),
        ("motivational-interviewing", "staff-training"),
        ("consultation-to-professionals", "other-workers"),
        ("interpreter-training", "other-workers"),
        ("interaction-guidance", "comparator"),
        ("non-directive-counselling", "comparator"),
        ("home-visiting", "class-of-programmes"),
        ("relationship-based-parenting", "class-of-programmes"),
        ("epec-system", "course-for-this-age"),
    ],
)
def test_what_is_not_a_familys_to_be_offered_is_out_by_a_named_rule(
    programme: str, rule: str
) -> None:
    assert OUT[programme] == rule


def test_every_rule_rules_something_out() -> None:
    assert set(OUT.values()) == set(_RULES)


@pytest.mark.parametrize(
    ("programme", "kind"),
    [
        ("parent-infant-psychotherapy", PartKind.INDIVIDUAL),
        ("vipp-sd", PartKind.INDIVIDUAL),
        ("vipp-auti", PartKind.INDIVIDUAL),
        ("watch-wait-and-wonder", PartKind.INDIVIDUAL),
        ("infant-massage", PartKind.GROUP),
        ("mellow-babies", PartKind.GROUP),
        ("solihull-antenatal-group", PartKind.GROUP),
        ("cat", PartKind.OWN_THERAPY),
        ("keyworker-linking", PartKind.SIGNPOSTING),
    ],
)
def test_part_kind(programme: str, kind: PartKind) -> None:
    assert part_kind(library().programmes[programme]) is kind


def test_a_package_can_be_made_of_every_kind_of_part() -> None:
    assert {each.part_kind for each in CHOICE.candidates} == set(PartKind)
