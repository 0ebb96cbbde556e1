"""In which order boxes stand in their columns, so that few links cross.

Sugiyama, Tagawa and Toda (1981), IEEE Transactions on Systems, Man and Cybernetics 11, 109-125:
each column is sorted by the mean place of its neighbours in the column before, to and fro; then
neighbours change places while that saves a crossing. Crossings between two columns are counted by
inversions (Barth, Juenger and Mutzel 2004, Journal of Graph Algorithms and Applications 8).
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

SWEEPS = 12
SWAPS = 8

Columns = list[list[str]]
Neighbours = Mapping[str, Sequence[str]]


def ordered(columns: Sequence[Sequence[str]], before: Neighbours, after: Neighbours) -> Columns:
    """The columns in the best order that was found. `before` and `after`: each cell's neighbours in
    the column to its left and to its right."""
    now = [list(column) for column in columns]
    best, fewest = now, crossings(now, after)
    for sweep in range(SWEEPS):
        now = [list(column) for column in now]
        if sweep % 2 == 0:
            for place in range(1, len(now)):
                now[place] = _sorted(now[place], now[place - 1], before)
        else:
            for place in reversed(range(len(now) - 1)):
                now[place] = _sorted(now[place], now[place + 1], after)
        found = crossings(now, after)
        if found < fewest:
            best, fewest = now, found
        if not fewest:
            break
    return _swapped([list(column) for column in best], before, after)


def crossings(columns: Sequence[Sequence[str]], after: Neighbours) -> int:
    """How many pairs of links between neighbouring columns cross."""
    total = 0
    for left, right in pairwise(columns):
        place = {cell: n for n, cell in enumerate(right)}
        seen: list[int] = []
        for cell in left:
            ends = [place[each] for each in after[cell]]
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _sorted(column: list[str], fixed: Sequence[str], neighbours: Neighbours) -> list[str]:
    """By the mean place of the neighbours; what has none keeps its own place."""
    place = {cell: n for n, cell in enumerate(fixed)}
    pull = {
        cell: sum(place[each] for each in near) / len(near)
        for cell in column
        if (near := neighbours[cell])
    }
    moving = iter(sorted(pull, key=pull.__getitem__))
    return [next(moving) if cell in pull else cell for cell in column]


def _swapped(columns: Columns, before: Neighbours, after: Neighbours) -> Columns:
    """Let neighbours in a column change places while that saves crossings."""
    place = {cell: n for column in columns for n, cell in enumerate(column)}
    for _ in range(SWAPS):
        saved = False
        for column in columns:
            for n in range(len(column) - 1):
                upper, lower = column[n], column[n + 1]
                gain = sum(
                    _crossed(side[upper], side[lower], place)
                    - _crossed(side[lower], side[upper], place)
                    for side in (before, after)
                )
                if gain > 0:
                    column[n], column[n + 1] = lower, upper
                    place[upper], place[lower] = n + 1, n
                    saved = True
        if not saved:
            break
    return columns


def _crossed(upper: Iterable[str], lower: Iterable[str], place: Mapping[str, int]) -> int:
    below = sorted(place[each] for each in lower)
    return sum(bisect_left(below, place[each]) for each in upper)
