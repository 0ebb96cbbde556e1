"""No hidden count can be recovered from what is shown: the laws, and a slow twin that tries."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attunement.service.outcomes.sums import (
    LEAST,
    Protected,
    Share,
    protect,
    protect_rows,
    share,
    shown,
)

counts = st.lists(st.integers(0, 60), min_size=2, max_size=7)


def least_hidden(row: Protected) -> int:
    """What a reader knows of a hidden part: at least one, unless the row is hidden whole."""
    return 0 if all(part is None for part in row.parts) else 1


def possible(row: Protected) -> list[set[int]]:
    """By brute force, every value that each part can have for a reader who does the sums."""
    assert row.total is not None
    left = row.total - sum(part for part in row.parts if part is not None)
    places = [i for i, part in enumerate(row.parts) if part is None]
    found: list[set[int]] = [set() if p is None else {p} for p in row.parts]
    for values in product(range(least_hidden(row), left + 1), repeat=len(places)):
        if sum(values) == left:
            for i, value in zip(places, values, strict=True):
                found[i].add(value)
    return found


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_subtraction_never_finds_a_hidden_part(parts: list[int]) -> None:
    row = protect(parts)
    if row.total is None:
        assert set(row.parts) <= {None, 0}
        return
    for part, values in zip(row.parts, possible(row), strict=True):
        assert part is not None or len(values) > 1, (parts, row)


def of_total(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every row of so many parts with this total."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in of_total(total - first, parts - 1):
            yield (first, *rest)


@pytest.mark.parametrize(("parts", "totals"), [(2, 30), (3, 26), (4, 18)])
def test_knowing_the_rule_finds_no_small_part_either(parts: int, totals: int) -> None:
    """The reader who has read sums.py: of all rows that it shows so, one has this value here and
    another has that."""
    for total in range(LEAST, totals):
        behind: dict[Protected, list[tuple[int, ...]]] = defaultdict(list)
        for row in of_total(total, parts):
            behind[protect(row)].append(row)
        for made, rows in behind.items():
            for part, values in zip(made.parts, zip(*rows, strict=True), strict=True):
                forced = part is None and len(set(values)) == 1 and 0 < values[0] < LEAST
                assert not forced, (made, rows)


@given(counts)
def test_what_is_shown_is_true_and_never_small(parts: list[int]) -> None:
    row = protect(parts)
    for part, real in zip(row.parts, parts, strict=True):
        assert part in {None, real}
        assert part is None or part == 0 or part >= LEAST
    assert row.total in {None, sum(parts)}
    assert (row.total is None) == (0 < sum(parts) < LEAST)


@given(counts)
def test_the_hidden_parts_together_are_no_small_number(parts: list[int]) -> None:
    row = protect(parts)
    hidden = [real for part, real in zip(row.parts, parts, strict=True) if part is None]
    if hidden and row.total is not None:
        assert len(hidden) > 1
        assert sum(hidden) >= LEAST


@given(counts)
def test_a_row_without_small_numbers_is_shown_whole(parts: list[int]) -> None:
    assert protect(parts).whole == (not any(0 < part < LEAST for part in parts))


@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=5))
def test_a_tables_totals_protect_each_other(rows: list[list[int]]) -> None:
    """Even somebody who knows the grand total finds no row's total, and no part of a hidden row."""
    made = protect_rows(rows)
    totals = [sum(row) for row in rows]
    hidden = [real for row, real in zip(made, totals, strict=True) if row.total is None]
    assert len(hidden) != 1 or 0 < sum(totals) < LEAST
    for row in made:
        assert row.total is not None or set(row.parts) == {None}


@pytest.mark.parametrize(
    ("parts", "shown_parts", "total"),
    [
        ([20, 3, 30], (None, None, 30), 53),  # the next smallest goes with it
        ([20, 3, 2, 30], (20, None, None, 30), 55),  # together five, and two of them
        ([5, 4, 4], (None, None, None), 13),  # two fours: the most that two small parts can be
        ([10, 4, 10], (None, None, None), 24),  # which ten is hidden would say how large it is
        ([20, 1, 1, 30], (None, None, None, 30), 52),  # two ones would be forced
        ([6, 1, 0], (None, None, None), 7),  # so few people: all of it
        ([2, 1, 0], (None, None, None), None),
        ([1, 1, 1, 1, 1], (None,) * 5, 5),
        ([0, 5, 0], (0, 5, 0), 5),  # nought is about nobody
        ([0, 0], (0, 0), 0),
    ],
)
def test_by_hand(parts: list[int], shown_parts: tuple[int | None, ...], total: int | None) -> None:
    assert protect(parts) == Protected(shown_parts, total)


@pytest.mark.parametrize(("count", "words"), [(0, 0), (1, None), (4, None), (5, 5)])
def test_a_number_that_stands_alone(count: int, words: int | None) -> None:
    assert shown(count) == words


class TestShare:
    def test_it_comes_with_its_numerator_denominator_and_what_is_missing(self) -> None:
        assert share(6, (6, 14), (9,)) == Share(6, 20, 9)
        assert Share(6, 20, 9).percent == 30
        assert [Share(13, 200, 0).percent, Share(57, 200, 0).percent] == [7, 29], "a half goes up"

    @pytest.mark.parametrize(
        ("numerator", "among", "missing"),
        [(None, (None, 14), (9,)), (6, (6, None), (9,)), (6, (6, 14), (None,))],
    )
    def test_a_hidden_number_hides_it(self, numerator, among, missing) -> None:
        assert share(numerator, among, missing) is None

    def test_of_nobody_there_is_no_percentage(self) -> None:
        found = share(0, (0, 0), (7,))
        assert found == Share(0, 0, 7)
        assert found.percent is None
