"""Doses side by side: counts, the middle course, and how many had fewer."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.service.outcomes.dosing import ProgrammeDose, enough

DELIVERED = st.dictionaries(st.integers(0, 80), st.integers(1, 9), min_size=1)


@given(DELIVERED, st.integers(0, 81))
def test_as_a_list_of_every_course_says(delivered: dict[int, int], number: int) -> None:
    each = [n for n, courses in delivered.items() for _ in range(courses)]
    dose = ProgrammeDose("vipp-sd", delivered)
    assert dose.parts == len(each)
    assert list(dose.counts) == sorted(each)
    assert dose.median == median(each)
    assert dose.fewer_than(number) == len([n for n in each if n < number])


@pytest.mark.parametrize(
    ("programme", "least", "own"),
    [
        ("vipp-sd", 7, "7"),
        ("watch-wait-and-wonder", 18, "18"),
        ("circle-of-security-parenting", 8, "8 to 10"),
    ],
)
def test_the_number_is_the_programmes_own(programme: str, least: int, own: str) -> None:
    held = library().programmes[programme]
    assert enough(held) == least
    assert held.dose.own_sessions == own


def test_no_number_is_made_up() -> None:
    assert enough(None) is None
    for held in library().programmes.values():
        dose = held.dose
        if not dose.sessions and not dose.min_sessions:
            assert enough(held) is None
            assert dose.own_sessions == ""


@pytest.mark.parametrize(
    ("programme", "tried"),
    [("vipp-sd", {(6, 6)}), ("watch-wait-and-wonder", {(8, 18)})],
)
def test_what_trials_gave_is_apart_from_what_is_planned(
    programme: str, tried: set[tuple[int, int]]
) -> None:
    assert {
        (each.least, each.most) for each in library().programmes[programme].dose.trials
    } == tried
