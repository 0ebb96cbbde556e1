"""What a change does, outcome by outcome, in words that claim no more than the numbers bear."""

import pytest

from attunement.synthesis.living import (
    Entry,
    LivingReview,
    NotPooled,
    Outcome,
    OutcomeUpdate,
    Pooled,
    update,
)
from attunement.synthesis.living.changes import NOTHING, ONE_STUDY, OTHER_WAY
from attunement.synthesis.telling import telling
from builders.trees import FOUR, LIGHT, SHADE, entry, review

RATIOS = Outcome(name="shade", measure="RR", columns=("a", "n1", "c", "n2"))


def change(before: LivingReview | None, after: LivingReview) -> OutcomeUpdate:
    [only] = update(before=before, after=after).outcomes
    return only


def words(before: LivingReview | None, after: LivingReview) -> str:
    return " ".join(change(before, after).what_changed)


def level(*yi: float, vi: float = 0.04) -> LivingReview:
    """Studies A, B, ... of one variance."""
    return review(*(entry(chr(65 + n), y, vi) for n, y in enumerate(yi)))


def test_the_same_is_no_change() -> None:
    again = update(before=FOUR, after=FOUR)
    assert not again.changed
    assert [each.what_changed for each in again.outcomes] == [(NOTHING,)]


def test_a_first_result_has_nothing_to_be_compared_with() -> None:
    first = change(None, FOUR)
    assert first.before is None
    assert first.changed
    assert first.what_changed == (
        "This outcome is new: there is no earlier result to compare it with.",
    )


def test_a_study_that_comes_in_is_told_with_both_results() -> None:
    after = FOUR.adding(entry("Elm", 0.9, 0.03))
    only = change(FOUR, after)
    assert isinstance(only.before, Pooled)
    assert isinstance(only.after, Pooled)
    old, new = only.before.fit, only.after.fit
    assert only.what_changed[0] == "1 study was added: Elm."
    assert only.what_changed[1] == (
        f"The pooled effect was {old.estimate:.2f} (95% CI {old.ci_lower:.2f} to "
        f"{old.ci_upper:.2f}, 4 studies) and is now {new.estimate:.2f} (95% CI "
        f"{new.ci_lower:.2f} to {new.ci_upper:.2f}, 5 studies)."
    )
    wider = (new.ci_upper - new.ci_lower) / (old.ci_upper - old.ci_lower) - 1
    way = "wider" if wider > 0 else "narrower"
    assert only.what_changed[2] == f"The interval is {way} by {100 * abs(wider):.0f}%."
    assert f"I² {old.i2:.0f}%, tau²" in words(FOUR, after)
    assert f"I² {new.i2:.0f}%, tau²" in words(FOUR, after)
    assert old.prediction_interval is not None
    assert new.prediction_interval is not None
    told = telling("GEN")
    assert (
        f"A new study like these may lie anywhere from {told.interval(*new.prediction_interval)} "
        f"(before: {told.interval(*old.prediction_interval)})."
    ) in words(FOUR, after)


def test_studies_taken_out_and_given_other_numbers_are_named() -> None:
    after = review(*FOUR.entries[2:], entry("Beech", 0.4), entry("Elm", 0.1))
    said = words(FOUR, after)
    assert "1 study was added: Elm." in said
    assert "1 study was taken out: Ash." in said
    assert "1 study was given other numbers: Beech." in said
    assert "2 studies were taken out: Cedar, Dogwood." in words(FOUR, review(*FOUR.entries[:2]))


class TestTheLineOfNoEffect:
    def test_crossed_outwards(self) -> None:
        said = words(level(0.05, 0.5, 0.2), level(0.05, 0.5, 0.2, 0.35, 0.3, 0.4))
        assert f"The interval included 0, no effect. It no longer does. {ONE_STUDY}" in said

    def test_crossed_inwards(self) -> None:
        said = words(level(0.3, 0.35, 0.32, 0.31), level(0.3, 0.35, 0.32, 0.31, -0.9))
        assert "The interval did not include 0, no effect. It does now" in said
        assert "they do not show that there is none" in said

    def test_kept_within(self) -> None:
        said = words(level(-0.3, 0.4, 0.1), level(-0.3, 0.4, 0.1, 0.0))
        assert "The interval included 0, no effect, and still does" in said

    def test_kept_outside(self) -> None:
        said = words(level(-0.5, -0.52, -0.48), level(-0.5, -0.52, -0.48, -0.51))
        assert "The interval lay below 0, no effect, and still does." in said

    def test_from_one_side_to_the_other_asks_for_a_check(self) -> None:
        said = words(level(-0.5, -0.52, -0.48), level(0.5, 0.52, 0.48))
        assert "lay below 0, no effect. It now lies above it: check every number." in said

    def test_ratios_have_theirs_at_one(self) -> None:
        rows = [(10, 50, 20, 50), (12, 60, 25, 60), (8, 40, 18, 42)]
        entries = [
            Entry(
                study=f"T{n}",
                outcome="shade",
                values=dict(zip(("a", "n1", "c", "n2"), map(float, row), strict=True)),
            )
            for n, row in enumerate(rows)
        ]
        before, after = (review(*some, outcomes=(RATIOS,)) for some in (entries[:2], entries))
        said = words(before, after)
        assert "pooled risk ratio" in said
        assert "1, no effect" in said
        assert "on the scale that is pooled" in said

    def test_one_group_has_none(self) -> None:
        columns = ("x", "n")
        outcome = Outcome(name="shade", measure="PLO", columns=columns)
        entries = [
            Entry(study=f"T{n}", outcome="shade", values={"x": 10.0 + n, "n": 40.0})
            for n in range(4)
        ]
        before, after = (review(*some, outcomes=(outcome,)) for some in (entries[:3], entries))
        assert "no effect" not in words(before, after)


class TestOneStudy:
    def test_a_result_that_hangs_on_one_names_it(self) -> None:
        before = level(0.1, 0.2, 0.15, vi=0.01)
        after = before.adding(entry("Elm", 0.9, 0.001))
        only = change(before, after)
        assert isinstance(only.after, Pooled)
        carried = only.after.carried_by
        whole = telling("GEN").holds_no_effect(only.after.fit.ci_lower, only.after.fit.ci_upper)
        for study in "ABC":
            rest = review(*(each for each in after.entries if each.study != study)).result(SHADE)
            assert isinstance(rest, Pooled)
            holds = telling("GEN").holds_no_effect(rest.fit.ci_lower, rest.fit.ci_upper)
            assert (study in carried) is (holds != whole)
        assert carried
        assert "It hangs on one study: the interval would" in words(before, after)
        assert f"without {' or without '.join(carried)}." in words(before, after)

    def test_a_result_that_no_longer_does_says_so(self) -> None:
        before = level(0.3, 0.35, 0.02, vi=0.02)
        after = level(0.3, 0.35, 0.02, *[0.3] * 6, vi=0.02)
        old, new = change(before, after).before, change(before, after).after
        assert isinstance(old, Pooled)
        assert isinstance(new, Pooled)
        assert old.carried_by
        assert not new.carried_by
        assert "No single study decides any more" in words(before, after)


class TestWithoutAResult:
    def test_before(self) -> None:
        assert "There was no pooled result before, and there is one now." in words(review(), FOUR)

    def test_now(self) -> None:
        only = change(FOUR, review())
        assert isinstance(only.after, NotPooled)
        assert "4 studies were taken out: Ash, Beech, Cedar, Dogwood." in only.what_changed
        assert only.what_changed[-1].startswith("There is no pooled result: No study")

    def test_from_one_study_to_two_and_back(self) -> None:
        assert "How studies differ can now be told" in words(level(0.1), level(0.1, 0.3))
        assert OTHER_WAY in words(level(0.1), level(0.1, 0.3))
        assert OTHER_WAY not in words(level(0.1, 0.3), level(0.1, 0.4))
        assert "nothing can be said of how studies differ" in words(level(0.1, 0.3), level(0.1))
        assert "too few studies to say where a new one" in words(
            level(0.1, 0.3, 0.2), level(0.1, 0.3)
        )


def test_another_measure_is_not_compared() -> None:
    other = Outcome(name="shade", measure="ZCOR", columns=("r", "n"))
    after = review(
        Entry(study="Ash", outcome="shade", values={"r": 0.2, "n": 50.0}), outcomes=(other,)
    )
    said = words(FOUR, after)
    assert said.endswith("The measure is another one, so the two results cannot be compared.")


def test_outcomes_come_and_go() -> None:
    before = review(entry("Ash", 0.1), outcomes=(SHADE,))
    after = review(entry("Ash", 0.1, outcome="light"), outcomes=(LIGHT,))
    both = update(before=before, after=after)
    assert both.no_longer == ("shade",)
    assert both.changed
    assert [each.before for each in both.outcomes] == [None]


@pytest.mark.parametrize("forbidden", ["effective", "works", "significant", "proves that"])
def test_no_sentence_gives_a_verdict(forbidden: str) -> None:
    pairs = [
        (level(0.05, 0.5, 0.2), level(0.05, 0.5, 0.2, 0.35, 0.3, 0.4)),
        (level(0.3, 0.35, 0.32, 0.31), level(0.3, 0.35, 0.32, 0.31, -0.9)),
        (level(-0.5, -0.52), level(0.5, 0.52, 0.48)),
    ]
    for before, after in pairs:
        assert forbidden not in words(before, after)
