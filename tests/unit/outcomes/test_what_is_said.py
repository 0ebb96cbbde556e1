"""The words under a plot claim what the measure allows, and say where the band comes from."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.measures import ChangeKind, measure
from attunement.service.outcomes.comparing import Course, compared, definition
from attunement.service.outcomes.presenters.plots import goal_plot, plots, scores
from attunement.service.outcomes.presenters.said import (
    KINDS,
    OCCASIONS,
    SAID,
    for_parents,
    for_practitioners,
    goal_sentence,
    signed,
)
from unit.outcomes.courses import PHASES, asq, course, gad7, goal, loaf, phq9

CARE_INDEX = {
    "adult-sensitive": 6,
    "adult-controlling": 4,
    "adult-unresponsive": 4,
    "infant-cooperative": 5,
    "infant-compulsive": 3,
    "infant-difficult": 3,
    "infant-passive": 3,
}


def test_a_reliable_improvement_names_its_ground() -> None:
    course = phq9(14, 6)
    assert for_parents(course) == (
        "The score went from 14 to 6. Lower is better here. This is more than the small ups and "
        "downs that any form shows: it got better."
    )
    said = " ".join(for_practitioners(course))
    assert "1 March 2026 to 26 April 2026: −8 points. Reliable improvement." in said
    assert "The least reliable difference is 6 points: NHS Talking Therapies manual." in said
    assert "CBT Watch" in said
    assert "Not yet checked against the publisher." in said


def test_a_change_for_the_worse_is_said_kindly_and_plainly() -> None:
    assert "it is harder now" in for_parents(phq9(6, 14))
    assert "+8 points. Reliable deterioration." in " ".join(for_practitioners(phq9(6, 14)))


def test_a_small_difference_is_not_called_change() -> None:
    words = for_parents(phq9(14, 9))
    assert words.endswith(
        "A difference this small can be chance, so we cannot say that it changed."
    )
    assert for_parents(phq9(14, 14)).startswith("The score was 14 both times.")


def test_the_threshold_itself_counts() -> None:
    assert "it got better" in for_parents(phq9(14, 8))
    assert "it got better" in for_parents(gad7(10, 6))


@given(st.integers(0, 27), st.integers(0, 27))
def test_better_is_only_said_of_a_drop_of_the_threshold_or_more(before: int, after: int) -> None:
    """The slow twin: what the published rule says, by hand."""
    words = for_parents(phq9(before, after))
    assert ("it got better" in words) == (before - after >= 6)
    assert ("it is harder now" in words) == (after - before >= 6)


def test_the_first_and_the_last_are_compared() -> None:
    assert "from 14 to 6" in for_parents(phq9(14, 20, 6))


def test_one_occasion_says_what_comes_next() -> None:
    assert for_parents(phq9(14)) == (
        "Done once so far, on 1 March 2026. When the same person answers it again, change will "
        "show here."
    )
    assert for_practitioners(phq9(14)) == ("One occasion: nothing to compare yet.",)
    assert "rates it again" in for_parents(loaf(2))


def test_levels_move_and_never_average() -> None:
    assert for_parents(loaf(3, 1)) == (
        "Seen at level 3 of 4 at the start, and at level 1 now: 2 levels better."
    )
    assert for_parents(loaf(1, 2)).endswith("1 level worse.")
    assert for_parents(loaf(2, 2)) == "Seen at level 2 of 4 both at the start and now."
    assert "points" not in " ".join(for_practitioners(loaf(3, 1)))


def test_what_cannot_be_said_says_why() -> None:
    course = asq((6, 40), (6, 20))
    assert for_parents(course).endswith("We cannot say if a difference is more than chance.")
    assert (
        for_parents(asq((6, 40), (6, 40))) == "The score was 40 both times. Lower is better here."
    )
    said = " ".join(for_practitioners(course))
    assert "Cannot be said." in said
    assert "no cut-off" in said


def test_forms_for_different_ages_are_not_subtracted() -> None:
    course = asq((6, 40), (12, 20))
    assert "do not compare" in for_parents(course)
    assert "20" not in for_parents(course)
    assert "points." not in for_practitioners(course)[0]


def test_another_version_is_read_but_not_compared() -> None:
    old = replace(phq9(14, 6), measure=None)
    assert "We cannot say" in for_parents(old)
    assert "no longer held" in " ".join(for_practitioners(old))
    assert plots(old) == ()
    assert scores(old).rows[0] == ("Start", "1 Mar 2026", "14")


def test_a_version_is_only_itself() -> None:
    held = {"phq-9": measure("phq-9")}
    assert definition(held, "phq-9", measure("phq-9").version) is measure("phq-9")
    assert definition(held, "phq-9", "0") is None
    assert definition(held, "gone", "1") is None
    assert compared(None, phq9(3).first.scored, phq9(4).first.scored).kind == (
        ChangeKind.CANNOT_BE_SAID
    )


def test_a_course_holds_one_measure() -> None:
    with pytest.raises(ValueError, match="one measure"):
        replace(phq9(14), occasions=(*phq9(14).occasions, *gad7(4).occasions))
    with pytest.raises(ValueError, match="at least one"):
        replace(phq9(14), occasions=())


class TestPlots:
    def test_the_band_is_drawn_where_a_source_gives_one(self) -> None:
        (chart,) = plots(phq9(14, 6))
        assert (chart.low, chart.high, chart.better, chart.reliable) == (0, 27, "lower", 6)
        assert [point.value for point in chart.points] == [14, 6]
        assert [point.label for point in chart.points] == ["Start", "Review"]

    def test_no_band_and_no_named_bands_elsewhere(self) -> None:
        answers = {str(n): 3 for n in range(1, 13)}
        (chart,) = plots(course("kips", [answers, answers], reporter=None))
        assert chart.reliable is None
        assert chart.bands == ()

    def test_one_occasion_has_no_band(self) -> None:
        (chart,) = plots(phq9(14))
        assert chart.reliable is None

    def test_the_best_level_is_at_the_top(self) -> None:
        (chart,) = plots(loaf(3, 1))
        assert chart.levels[-1] == "1: well-adapted to good-enough"
        assert [point.level for point in chart.points] == [1, 3]
        assert [row[2] for row in chart.table().rows] == [
            "3: compromised to disturbed",
            "1: well-adapted to good-enough",
        ]

    def test_a_scale_without_a_known_top_gets_a_table(self) -> None:
        assert plots(asq((6, 40))) == ()
        assert scores(asq((6, 40))).rows == (("Start", "1 Mar 2026", "6", "40"),)

    def test_scales_whose_direction_is_known_are_drawn_and_all_are_listed(self) -> None:
        found = course("care-index", [CARE_INDEX, CARE_INDEX], reporter=None)
        assert [chart.title for chart in plots(found)] == [
            "Adult sensitive (CARE-Index)",
            "Infant cooperative (CARE-Index)",
        ]
        assert len(scores(found).head) == 2 + 7
        assert scores(found).rows[0][2:] == ("6", "4", "4", "5", "3", "3", "3")

    def test_a_table_is_not_said_twice(self) -> None:
        assert scores(phq9(14, 6)) is None
        assert scores(loaf(2, 1)) is None


class TestGoals:
    def test_a_goal_is_told_in_the_familys_numbers(self) -> None:
        assert goal_sentence(goal(2, 7)) == (
            "Ada said 2 out of 10 at the start, and 7 out of 10 now."
        )
        assert goal_sentence(goal(5, 5)) == "Ada said 5 out of 10 both at the start and now."
        assert goal_sentence(goal(5)) == "Rated once so far: 5 out of 10."
        assert goal_sentence(goal()) == "Not rated yet."

    def test_it_is_drawn_from_0_to_10(self) -> None:
        chart = goal_plot(goal(2, 7))
        assert (chart.low, chart.high, chart.better, chart.reliable) == (0, 10, "higher", None)
        assert goal_plot(goal()) is None


def test_every_phase_and_every_kind_has_words() -> None:
    assert OCCASIONS.keys() == set(PHASES)
    assert KINDS.keys() == set(ChangeKind)
    levels = {ChangeKind.MOVED_LEVELS, ChangeKind.SAME_LEVEL}
    assert SAID.keys() == set(ChangeKind) - levels


@pytest.mark.parametrize(("value", "words"), [(3.0, "+3"), (-0.5, "−0.5"), (0.0, "0")])
def test_a_difference_has_its_sign(value: float, words: str) -> None:
    assert signed(value) == words


def test_every_measure_can_be_shown() -> None:
    """Nothing in the register breaks the page: each has a plot or a table, and both sentences."""
    for found in (
        phq9(3, 9),
        gad7(3, 9),
        loaf(1, 2),
        asq((2, 5), (2, 9)),
        course("care-index", [CARE_INDEX], reporter=None),
        course("kips", [{str(n): 3 for n in range(1, 13)}], reporter=None),
        course("maas", [{str(n): 3 for n in range(1, 20)}]),
    ):
        assert isinstance(found, Course)
        assert plots(found) or scores(found)
        assert for_parents(found)
        assert for_practitioners(found)
