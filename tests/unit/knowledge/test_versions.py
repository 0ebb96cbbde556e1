"""A family of versions shares a name; ratings, doses and effects stay each with its own."""

import pytest

from attunement.knowledge import library

KNOWN = library()


@pytest.mark.parametrize(
    ("family", "versions"),
    [
        ("epec", ["epec-baby-and-us", "epec-system"]),
        ("www", ["watch-wait-and-wonder", "www-modified"]),
        ("circle-of-security", ["circle-of-security-20", "circle-of-security-parenting"]),
        ("nobody", []),
    ],
)
def test_the_versions_of_a_family(family: str, versions: list[str]) -> None:
    assert sorted(one.id for one in KNOWN.versions_of(family)) == versions


def test_an_original_comes_before_its_adaptations() -> None:
    order = [one.id for one in KNOWN.versions_of("vipp")]
    for one in KNOWN.versions_of("vipp"):
        if one.variant_of:
            assert order.index(one.variant_of) < order.index(one.id)


def test_every_programme_is_one_of_its_family() -> None:
    for one in KNOWN.programmes.values():
        assert one in KNOWN.versions_of(one.family)


def test_an_adaptation_is_of_its_own_family() -> None:
    for one in KNOWN.programmes.values():
        if one.variant_of:
            assert KNOWN.programmes[one.variant_of].family == one.family


@pytest.mark.parametrize(
    ("version", "rated"),
    [
        ("epec-baby-and-us", "epec-system"),
        ("mellow-babies", "mellow-toddlers"),
        ("mellow-bumps", "mellow-toddlers"),
        ("www-modified", "watch-wait-and-wonder"),
        ("circle-of-security-20", "circle-of-security-parenting"),
        ("toddler-parent-psychotherapy", "infant-parent-psychotherapy"),
        ("solihull-antenatal-group", "solihull-understanding-your-child"),
        ("incredible-years-babies", "incredible-years-toddler"),
    ],
)
def test_nothing_passes_from_a_rated_version_to_another(version: str, rated: str) -> None:
    one, other = KNOWN.programmes[version], KNOWN.programmes[rated]
    assert one.family == other.family
    assert not set(one.ratings) & set(other.ratings)
    assert one.cost is None or one.cost is not other.cost
    assert not {c.id for c in KNOWN.claims_about(version)} & {
        c.id for c in KNOWN.claims_about(rated)
    }


def test_the_short_version_has_no_dose_of_the_long_one() -> None:
    assert KNOWN.programmes["www-modified"].dose.planned_sessions is None
    assert KNOWN.programmes["circle-of-security-parenting"].dose.planned_sessions is None
    assert KNOWN.programmes["circle-of-security-20"].dose.planned_sessions == 20


def test_no_study_is_credited_to_a_version_that_it_did_not_test() -> None:
    tested = {study.id: study.programme for study in KNOWN.studies.values()}
    assert tested["lieberman-2006"] is None
    assert tested["cicchetti-1999"] == "toddler-parent-psychotherapy"
