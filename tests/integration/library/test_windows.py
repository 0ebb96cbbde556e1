"""When a contact is due, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.knowledge.practice.guidance import Window
from attunement.service.library.presenters.windows import ANCHORS, due


def window(low: int | None, high: int, unit: str = "days", late: int | None = None) -> Window:
    return Window(unit=unit, due_from=low, due_to=high, late_to=late)


@pytest.mark.parametrize(
    ("held", "anchor", "words"),
    [
        (window(10, 14), "birth", "10 to 14 days after birth"),
        (
            window(10, 14, late=30),
            "birth",
            "10 to 14 days after birth; late after that, up to 30 days",
        ),
        (window(42, 56), "birth", "42 to 56 days after birth (6 to 8 weeks)"),
        (window(0, 7), "birth", "0 to 7 days after birth"),
        (
            window(9, 12, "months", 15),
            "birth",
            "9 to 12 months after birth; late after that, up to 15 months",
        ),
        (
            window(7, 14),
            "midwife-discharge",
            "7 to 14 days after the midwife’s handover (1 to 2 weeks)",
        ),
        (
            window(None, 36, "hours"),
            "transfer-home",
            "Within 36 hours of the move home after the birth",
        ),
        (window(None, 1), "referral", "Within 1 day of the referral"),
        (window(None, -7), "due-date", "At least 7 days before the due date"),
        (
            window(-84, -1),
            "due-date",
            "84 days to 1 day before the due date, from 28 weeks of pregnancy",
        ),
        (window(-3, 5), "assessment", "3 days before to 5 days after the first assessment"),
        (window(5, 7), None, "5 to 7 days after a day that nobody names"),
        (None, "birth", "Counted from birth; no time given"),
        (None, None, "No time given"),
    ],
)
def test_in_words(held: Window | None, anchor: str | None, words: str) -> None:
    assert due(held, anchor) == words


days = st.integers(-300, 300)


@given(
    low=st.none() | days,
    high=days,
    late=st.none() | st.integers(0, 400),
    unit=st.sampled_from(["hours", "days", "months"]),
    anchor=st.none() | st.sampled_from(sorted(ANCHORS)),
    other=st.tuples(st.none() | days, days, st.none() | st.integers(0, 400)),
)
def test_two_windows_never_read_alike(
    low: int | None,
    high: int,
    late: int | None,
    unit: str,
    anchor: str | None,
    other: tuple[int | None, int, int | None],
) -> None:
    """From one day or to another, late or not: each reads differently, so nothing is left out."""
    if (low is not None and low > high) or (other[0] is not None and other[0] > other[1]):
        return
    first, second = window(low, high, unit, late), window(other[0], other[1], unit, other[2])
    assert (first == second) == (due(first, anchor) == due(second, anchor))


@given(low=st.integers(0, 400), length=st.integers(0, 100), anchor=st.sampled_from(sorted(ANCHORS)))
def test_the_numbers_of_the_record_stand_in_the_words(low: int, length: int, anchor: str) -> None:
    words = due(window(low, low + length), anchor)
    assert words.startswith(f"{low} to {low + length} day")
    assert ANCHORS[anchor] in words
