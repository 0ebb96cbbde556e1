"""How far down each box stands: as near to its neighbours as the boxes above and below allow."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

PASSES = 8


def spread(wanted: Sequence[float], apart: Sequence[float]) -> list[float]:
    """The places nearest to those wanted (least squares) where each is at least `apart` further
    than the one before it (one number fewer than places).

    With the distances taken out it is isotonic regression: pool adjacent violators (Barlow and
    others 1972, Statistical Inference under Order Restrictions).
    """
    shift, shifts = 0.0, [0.0]
    for gap in apart:
        shift += gap
        shifts.append(shift)
    pools: list[tuple[float, int]] = []
    for want, back in zip(wanted, shifts, strict=True):
        total, count = want - back, 1
        while pools and pools[-1][0] * count >= total * pools[-1][1]:
            above, many = pools.pop()
            total, count = total + above, count + many
        pools.append((total, count))
    level = [total / count for total, count in pools for _ in range(count)]
    return [each + back for each, back in zip(level, shifts, strict=True)]


def places(
    columns: Sequence[Sequence[str]],
    heights: Mapping[str, float],
    near: Sequence[Mapping[str, Sequence[str]]],
    gap: float,
) -> dict[str, float]:
    """The middle of each cell, by id, in pixels down the sheet. `near`: the neighbours to the left,
    and to the right; `gap`: the least distance between two cells of a column."""
    at: dict[str, float] = {}
    apart = [
        [(heights[a] + heights[b]) / 2 + gap for a, b in pairwise(column)] for column in columns
    ]
    for column, gaps in zip(columns, apart, strict=True):
        at |= dict(zip(column, spread([0.0] * len(column), gaps), strict=True))
    for turn in range(PASSES):
        side = near[turn % 2] if turn < PASSES - 2 else None
        order = range(len(columns)) if turn % 2 == 0 else reversed(range(len(columns)))
        for n in order:
            wanted = [_wanted(cell, at, near, side) for cell in columns[n]]
            at |= dict(zip(columns[n], spread(wanted, apart[n]), strict=True))
    return at


def _wanted(
    cell: str,
    at: Mapping[str, float],
    near: Sequence[Mapping[str, Sequence[str]]],
    side: Mapping[str, Sequence[str]] | None,
) -> float:
    pulls = side[cell] if side else [*near[0][cell], *near[1][cell]]
    return sum(at[each] for each in pulls) / len(pulls) if pulls else at[cell]
