"""A question for every age, and only one."""

import datetime as dt

import pytest

from attunement.guidance import age_on
from attunement.service.sessions.prompts import BEFORE_BIRTH, PROMPTS, prompt

BORN = dt.date(2026, 1, 1)


def test_ages_rise_and_the_last_has_no_end() -> None:
    ends = [each.under_weeks for each in PROMPTS]
    assert ends[-1] is None
    assert ends[:-1] == sorted(end for end in ends[:-1] if end is not None)
    assert len({each.question for each in PROMPTS}) == len(PROMPTS)


@pytest.mark.parametrize(
    ("days", "number"),
    [
        (0, 0),
        (55, 0),
        (56, 1),
        (181, 1),
        (182, 2),
        (363, 2),
        (364, 3),
        (727, 3),
        (728, 4),
        (1091, 4),
        (1092, 5),
        (1826, 5),
    ],
)
def test_the_question_for_an_age(days: int, number: int) -> None:
    age = age_on(BORN + dt.timedelta(days=days), born_on=BORN)
    assert prompt(age) == PROMPTS[number].question


@pytest.mark.parametrize(
    ("days", "weeks_early", "number"),
    [(60, 8, 0), (112, 8, 1), (112, 2, 1), (30, 8, 0), (800, 8, 4)],
)
def test_a_baby_born_early_is_asked_about_by_the_corrected_age(
    days: int, weeks_early: int, number: int
) -> None:
    """Two weeks early is no early birth, and from two years on nothing is corrected."""
    due = BORN + dt.timedelta(weeks=weeks_early)
    age = age_on(BORN + dt.timedelta(days=days), born_on=BORN, due_on=due)
    assert prompt(age) == PROMPTS[number].question


def test_before_birth_and_unknown() -> None:
    assert prompt(age_on(BORN, due_on=BORN + dt.timedelta(weeks=8))) == BEFORE_BIRTH
    assert "baby" in prompt(None)


@pytest.mark.parametrize("question", [BEFORE_BIRTH, prompt(None), *(p.question for p in PROMPTS)])
def test_a_question_asks_what_was_seen_and_names_no_diagnosis(question: str) -> None:
    assert question.endswith("?")
    for word in ("attach", "disorgan", "bond", "insecure", "disorder"):
        assert word not in question.lower()
