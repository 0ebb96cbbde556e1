"""What is kept of a published version is what was shown, through JSON and back."""

import json
from typing import Any

import pytest

from attunement.drawing import svg
from attunement.service.living_reviews import kept
from attunement.service.living_reviews.shown import ShownOutcome, pictures_before, show
from attunement.synthesis.living import Entry, LivingReview, Outcome, update
from builders.trees import FOUR, SHADE, entry, review

RATIOS = Outcome(name="shade", measure="OR", columns=("a", "n1", "c", "n2"))


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value, allow_nan=False))


def of_counts() -> LivingReview:
    rows = [(2, 20, 6, 21), (5, 40, 9, 41), (1, 30, 8, 30), (40, 90, 41, 88)]
    entries = [
        Entry(
            study=f"Tree {n}",
            outcome="shade",
            values=dict(zip(RATIOS.columns, map(float, row), strict=True)),
        )
        for n, row in enumerate(rows)
    ]
    return LivingReview(outcomes=(RATIOS,), entries=tuple(entries))


REVIEWS = {
    "four": FOUR,
    "ratios": of_counts(),
    "one study": review(entry("Ash", 0.2)),
    "no study": review(),
    "a wide one": review(*FOUR.entries, entry('<Elm> & "co"', 30.0, 90.0)),
}


@pytest.mark.parametrize("name", REVIEWS)
def test_every_picture_table_and_word_comes_back(name: str) -> None:
    shown = show(update(before=FOUR if name != "ratios" else None, after=REVIEWS[name]))
    back = kept.read(through_json(kept.keep(shown)))
    assert back == shown
    for ours, theirs in zip(shown, back, strict=True):
        for before, after in ((ours.forest, theirs.forest), (ours.funnel, theirs.funnel)):
            assert (before is None) is (after is None)
            if before and after:
                assert svg(after.drawing()) == svg(before.drawing())


def test_every_kind_of_mark_can_be_kept() -> None:
    assert set(kept.MARKS) == {"Line", "Track", "Polygon", "Rect", "Circle", "Text"}


@pytest.mark.parametrize("name", REVIEWS)
def test_a_review_comes_back_with_the_same_numbers(name: str) -> None:
    given = REVIEWS[name]
    back = kept.review_of(through_json(kept.studied(given.outcomes, given.entries)))
    assert back == given


def test_the_same_numbers_are_pooled_once() -> None:
    studied = kept.studied(FOUR.outcomes, FOUR.entries)
    assert kept.review_of(studied) is kept.review_of(through_json(studied))


def rows(shown: ShownOutcome) -> dict[str, tuple[str, str]]:
    return {label: (before, now) for label, before, now in shown.rows}


def test_the_old_number_stands_beside_the_new() -> None:
    after = FOUR.adding(entry("Elm", 0.9, 0.03))
    [shown] = show(update(before=FOUR, after=after))
    old, new = (each.result(SHADE).fit for each in (FOUR, after))  # type: ignore[union-attr]
    told = rows(shown)
    assert told["Studies pooled"] == ("4", "5")
    assert told["Pooled effect"] == (f"{old.estimate:.2f}", f"{new.estimate:.2f}")
    assert told["95% confidence interval"][1] == f"{new.ci_lower:.2f} to {new.ci_upper:.2f}"


def test_the_old_picture_is_drawn_of_what_changed_alone() -> None:
    after = FOUR.adding(entry("Elm", 0.9, 0.03))
    [(name, chart)] = pictures_before(update(before=FOUR, after=after)).items()
    assert name == "shade"
    assert "pooled effect" in chart.sentence
    assert "Elm" not in str(chart.table())
    assert pictures_before(update(before=FOUR, after=FOUR)) == {}
    assert pictures_before(update(before=None, after=FOUR)) == {}


def test_what_was_not_there_before_is_said_and_not_left_empty() -> None:
    [shown] = show(update(before=None, after=FOUR))
    assert {before for _, before, _ in shown.rows} == {"None"}
    [few] = show(update(before=None, after=review(*FOUR.entries[:2])))
    assert rows(few)["Test of funnel asymmetry"] == ("None", "None")
    assert any("was not tested" in line for line in few.not_reported)


def test_a_test_of_few_studies_is_not_shown_without_its_caution() -> None:
    [shown] = show(update(before=None, after=FOUR))
    found = rows(shown)["Test of funnel asymmetry"][1]
    assert found.startswith("slope ")
    assert "With 4 studies, fewer than 10, chance cannot be told from missing studies" in found


def test_no_result_has_a_reason_and_no_numbers() -> None:
    [shown] = show(update(before=FOUR, after=review()))
    assert shown.not_pooled.startswith("No study has numbers")
    assert (shown.rows, shown.forest, shown.results) == ((), None, "")
