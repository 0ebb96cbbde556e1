# ruff: noqa: E501  (a row of a table reads as one sentence)
"""What findings, flags and ratings say of a family, where the sources are easy to misread."""

import pytest

from spec.choosing.families import candidate, chosen, situation, told
from spec.choosing.tables import rows

VERDICTS = """
| programme                    | age       | needs                | band   | mood                | verdict                 |
|------------------------------|-----------|----------------------|--------|---------------------|-------------------------|
| vipp-sd                      | 14 months | parental-sensitivity | medium | none-or-mild        | suits                   |
| vipp-sd                      | 14 months | child-behaviour      | medium | none-or-mild        | suits-with-caution      |
| vipp-sd                      | 8 months  | parental-sensitivity | medium | none-or-mild        | does-not-suit           |
| parent-infant-psychotherapy  | 8 months  | attachment-security  | high   | none-or-mild        | suits-with-caution      |
| parent-infant-psychotherapy  | 8 months  | parental-sensitivity | high   | none-or-mild        | evidence-does-not-reach |
| circle-of-security-parenting | 8 months  | parental-sensitivity | medium | moderate-depression | suits-with-caution      |
| incredible-years-babies      | 8 months  | parenting-confidence | high   | none-or-mild        | does-not-suit           |
| incredible-years-babies      | 8 months  | parenting-confidence | low    | none-or-mild        | suits-with-caution      |
| watch-wait-and-wonder        | 12 months | attachment-security  | high   | none-or-mild        | suits-with-caution      |
| ipt                          | 14 weeks  | parental-mental-health | high | moderate-depression | suits-with-caution      |
| toddler-parent-psychotherapy | 24 months | attachment-security  | high   | none-or-mild        | evidence-does-not-reach |
| toddler-parent-psychotherapy | 24 months | attachment-security  | high   | severe-depression   | suits-with-caution      |
| peep-learning-together       | 8 months  | parent-child-interaction | low | none-or-mild       | suits-with-caution      |
"""


@pytest.mark.parametrize("row", rows(VERDICTS), ids=lambda row: " ".join(row.values()))
def test_verdict(row: dict[str, str]) -> None:
    facts = {name: row[name] for name in ("age", "needs", "band", "mood")}
    assert candidate(situation(**facts), row["programme"]).verdict == row["verdict"]


def test_circle_of_security_shows_the_null_trial_beside_the_rating() -> None:
    found = candidate(situation(age="8 months"), "circle-of-security-parenting")
    assert "2025 English trial" in told(found, "caution")
    assert "later, larger trial" in told(found, "caution")
    (later,) = [reason for reason in found.reasons if reason.rule == "flag-superseded"]
    assert "2025" in later.as_of, "a source of 2019 cannot know of it"
    ratings = [reason for reason in found.reasons if reason.rule == "rating"]
    assert ["2+" in ratings[0].text, ratings[0].as_of] == [True, "2019-10-01"]
    assert "does not currently meet criteria" in ratings[1].text


def test_a_course_for_older_children_gives_way_to_the_course_for_babies() -> None:
    choice = chosen(situation(age="8 months"))
    (out,) = [each for each in choice.ruled_out if each.programme == "epec-system"]
    assert out.rule == "course-for-this-age"
    assert "My Baby and Us" in out.reason.text


@pytest.mark.parametrize("programme", ["epec-baby-and-us", "mellow-babies", "www-modified"])
def test_a_relatives_rating_is_not_shown_as_its_own(programme: str) -> None:
    found = candidate(situation(age="8 months"), programme)
    assert found.eif_rating is None
    assert "no rating of its own" in told(found, "scope")
    assert "EIF Guidebook" not in told(found, "scope")


def test_a_rating_for_another_age_is_shown_but_does_not_count() -> None:
    found = candidate(situation(age="14 months"), "epec-system")
    assert found.eif_rating is None
    assert "another age" in told(found, "scope")
    assert candidate(situation(age="30 months"), "epec-system").eif_rating == "3"


def test_not_effective_is_told_as_no_benefit_and_never_as_harm() -> None:
    family = situation(
        age="-15 weeks",
        needs="attachment-security",
        circumstances="risk-of-postnatal-depression",
    )
    found = candidate(family, "social-baby")
    assert found.verdict == "does-not-suit"
    assert "not a finding of harm" in told(found, "scope")


def test_therapy_for_the_parent_keeps_mood_and_relationship_apart() -> None:
    family = situation(needs="parental-mental-health", mood="moderate-depression")
    for programme in ("cbt", "ipt", "cat"):
        found = candidate(family, programme)
        assert found.part_kind == "own-therapy"
        assert "separate outcomes" in told(found, "caution")


def test_a_finding_from_memory_says_so() -> None:
    family = situation(age="8 months", needs="attachment-disorganisation", band="high")
    found = candidate(family, "parent-infant-psychotherapy")
    (recalled,) = [reason for reason in found.reasons if "Fewer babies" in reason.text]
    assert recalled.text.endswith("Not yet checked against the publisher.")


def test_mothers_only_is_said_when_a_father_comes() -> None:
    found = candidate(situation(age="12 months", willing="father"), "watch-wait-and-wonder")
    assert "studied only with: birth mother" in told(found, "caution")
