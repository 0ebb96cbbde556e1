"""Places, turns and attendance as arithmetic, each beside a slow and obvious twin."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.groups.counting import (
    Ahead,
    Came,
    Taken,
    creche_left,
    places_left,
    to_offer,
    together,
)
from attunement.service.groups.models import Trained
from attunement.service.groups.training import Held, standing

TAKEN = st.lists(st.builds(Taken, carer=st.integers(1, 5), creche=st.integers(0, 3)), max_size=8)
DAY = st.dates(dt.date(2026, 1, 1), dt.date(2026, 2, 20))


def seats(places: int, taken: list[Taken]) -> int:
    """Seat them one by one."""
    seated: list[int] = []
    for each in taken:
        if each.carer not in seated:
            seated.append(each.carer)
    return max(places - len(seated), 0)


class TestPlaces:
    @given(st.integers(0, 8), TAKEN)
    def test_each_carer_takes_one(self, places: int, taken: list[Taken]) -> None:
        assert places_left(places, taken) == seats(places, taken)

    def test_twins_take_one_place_and_two_carers_two(self) -> None:
        assert places_left(3, [Taken(carer=1), Taken(carer=1)]) == 2
        assert places_left(3, [Taken(carer=1), Taken(carer=2)]) == 1

    @given(st.integers(0, 12), TAKEN)
    def test_a_child_in_the_creche_is_counted_once_for_a_carer(
        self, places: int, taken: list[Taken]
    ) -> None:
        carers = {each.carer for each in taken}
        asked = sum(max(e.creche for e in taken if e.carer == carer) for carer in carers)
        assert creche_left(places, taken) == max(places - asked, 0)


RUNS = st.lists(
    st.builds(Ahead, starts_on=st.none() | DAY, left=st.integers(0, 4), taking=st.booleans()),
    max_size=5,
)


class TestToOffer:
    @given(RUNS)
    def test_only_what_can_be_taken_now_is_counted(self, runs: list[Ahead]) -> None:
        left, starts_on = to_offer(runs)
        assert left == sum(run.left for run in runs if run.taking)
        if starts_on is not None:
            assert starts_on in [run.starts_on for run in runs]

    def test_the_start_is_that_of_a_group_with_room(self) -> None:
        full = Ahead(starts_on=dt.date(2026, 1, 5), left=0, taking=True)
        room = Ahead(starts_on=dt.date(2026, 3, 2), left=2, taking=True)
        planned = Ahead(starts_on=dt.date(2026, 1, 9), left=6, taking=False)
        assert to_offer([full, room, planned]) == (2, dt.date(2026, 3, 2))

    def test_where_all_are_full_the_next_start_is_still_said(self) -> None:
        full = Ahead(starts_on=dt.date(2026, 1, 5), left=0, taking=True)
        assert to_offer([full]) == (0, dt.date(2026, 1, 5))
        assert to_offer([]) == (0, None)


REGISTERS = st.lists(st.dictionaries(st.integers(1, 4), st.booleans(), max_size=4), max_size=6)


class TestTogether:
    @given(REGISTERS, st.sets(st.integers(1, 4), min_size=1, max_size=3))
    def test_as_one_would_count_by_hand(
        self, registers: list[dict[int, bool]], needed: set[int]
    ) -> None:
        times = of = 0
        for register in registers:
            marks = [register[person] for person in register if person in needed]
            of += len(marks) > 0
            times += len(marks) > 0 and False not in marks
        assert together(registers, needed) == Came(times, of)

    def test_a_baby_who_is_not_born_yet_is_not_waited_for(self) -> None:
        mother, baby = 1, 2
        registers = [{mother: True}, {mother: True, baby: True}, {mother: True, baby: False}]
        assert together(registers, [mother, baby]) == Came(2, 3)

    @given(REGISTERS)
    def test_nobody_comes_together_more_often_than_alone(
        self, registers: list[dict[int, bool]]
    ) -> None:
        both = [each for each in registers if {1, 2} <= set(each)]
        assert together(both, [1, 2]).times <= together(both, [1]).times


FIRST, LAST = dt.date(2026, 1, 10), dt.date(2026, 2, 10)


class TestTraining:
    @pytest.mark.parametrize(
        ("held", "said"),
        [
            ([], Trained.NONE),
            ([Held(dt.date(2026, 1, 11), None)], Trained.NONE),
            ([Held(FIRST, None)], Trained.ON_FILE),
            ([Held(FIRST, LAST)], Trained.ON_FILE),
            ([Held(FIRST, dt.date(2026, 2, 9))], Trained.ENDS_BEFORE),
            ([Held(dt.date(2020, 1, 1), dt.date(2026, 1, 9))], Trained.LAPSED),
            (
                [Held(dt.date(2020, 1, 1), dt.date(2021, 1, 1)), Held(dt.date(2024, 1, 1), None)],
                Trained.ON_FILE,
            ),
        ],
    )
    def test_what_is_said_of_it(self, held: list[Held], said: Trained) -> None:
        assert standing(held, FIRST, LAST) == said

    @given(st.lists(st.builds(Held, DAY, st.none() | DAY), max_size=4))
    def test_more_training_never_says_less(self, held: list[Held]) -> None:
        worst = [Trained.NONE, Trained.LAPSED, Trained.ENDS_BEFORE, Trained.ON_FILE]
        more = [*held, Held(dt.date(2019, 1, 1), dt.date(2026, 1, 20))]
        before, after = standing(held, FIRST, LAST), standing(more, FIRST, LAST)
        assert worst.index(after) >= worst.index(before)
