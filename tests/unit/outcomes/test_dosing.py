"""Doses side by side: counts, the middle course, and how many had fewer."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.knowledge import library
from attunement.service.outcomes.dosing import ProgrammeDose, planned

DELIVERED = st.dictionaries(st.integers(0, 80), st.integers(1, 9), min_size=1)


@given(DELIVERED, st.integers(0, 81))
def test_as_a_list_of_every_course_says(delivered: dict[int, int], number: int) -> None:
    each = [n for n, courses in delivered.items() for _ in range(courses)]
    dose = ProgrammeDose("vipp-sd", delivered)
    assert dose.parts == len(each)
    assert list(dose.counts) == sorted(each)
    assert dose.median == median(each)
    assert dose.fewer_than(number) == len([n for n in each if n < number])


@pytest.mark.parametrize(("programme", "own"), [("vipp-sd", 7), ("watch-wait-and-wonder", 18)])
def test_the_number_is_the_programmes_own(programme: str, own: int) -> None:
    assert planned(library().programmes[programme]) == own


def test_no_number_is_made_up() -> None:
    assert planned(None) is None
    flexible = next(
        one for one in library().programmes.values() if one.dose.planned_sessions is None
    )
    assert planned(flexible) is None


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
