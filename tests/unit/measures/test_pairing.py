"""Only one informant about one person or relationship is compared, and late pairs say so."""

import datetime as dt

import pytest

from attunement.measures import (
    AcrossInformants,
    AcrossPeople,
    Answered,
    ChangeKind,
    IncomparableScores,
    Pair,
    PairingWindows,
    measure,
    paired_change,
)
from unit.measures.test_measure_change import spread

PHQ = measure("phq-9")
BEGAN = dt.date(2026, 1, 5)
LAST = dt.date(2026, 6, 1)


def answered(total, day, *, by="ada", about="ada"):
    return Answered(spread(PHQ, total), by, about, day)


def days(count, since=BEGAN):
    return since + dt.timedelta(days=count)


def test_another_informant_is_refused_by_name():
    with pytest.raises(AcrossInformants, match="different people"):
        Pair(answered(18, BEGAN), answered(6, LAST, by="ben"))


def test_another_baby_is_refused_by_name():
    """Twins are two relationships."""
    with pytest.raises(AcrossPeople, match="Each baby"):
        Pair(answered(18, BEGAN, about="sam"), answered(6, LAST, about="tia"))


def test_both_refusals_are_of_one_family():
    assert issubclass(AcrossInformants, IncomparableScores)
    assert issubclass(AcrossPeople, IncomparableScores)


@pytest.mark.parametrize("step", [0, -1])
def test_the_second_comes_later(step):
    with pytest.raises(ValueError, match="not answered after"):
        Pair(answered(18, BEGAN), answered(6, days(step)))


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (0, 0, ()),
        (28, 28, ()),
        (0, -28, ()),
        (29, 0, ("29 days after the assessment began",)),
        (-1, 0, ("1 days before the assessment began",)),
        (0, 29, ("29 days after the last session",)),
        (0, -29, ("29 days before the last session",)),
        (40, 60, ("40 days after the assessment began", "60 days after the last session")),
    ],
)
def test_a_pair_out_of_its_window_is_compared_and_says_so(first, second, said):
    pair = Pair(answered(18, days(first)), answered(6, days(second, LAST)))
    found = paired_change(PHQ, pair, assessment_began=BEGAN, last_session=LAST)
    assert found.change.kind is ChangeKind.RELIABLE_IMPROVEMENT
    assert len(found.out_of_window) == len(said)
    for sentence, words in zip(found.out_of_window, said, strict=True):
        assert words in sentence


def test_windows_are_local_settings():
    pair = Pair(answered(18, days(10)), answered(6, days(10, LAST)))
    narrow = PairingWindows(baseline=7, end=7)
    found = paired_change(PHQ, pair, assessment_began=BEGAN, last_session=LAST, windows=narrow)
    assert len(found.out_of_window) == 2
    assert "within 7 days" in found.out_of_window[0]


def test_without_a_last_session_there_is_no_end_to_be_far_from():
    pair = Pair(answered(18, BEGAN), answered(6, days(400)))
    assert paired_change(PHQ, pair, assessment_began=BEGAN).out_of_window == ()
