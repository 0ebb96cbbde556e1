"""Agreement the slow and obvious way, in exact fractions where it can be."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations, product
from math import sqrt

type Weight = Callable[[int, int], Fraction]


def weighted_kappa(first: Sequence[int], second: Sequence[int], weight: Weight) -> Fraction | None:
    """Pair every first rating with every second one: that is what chance would do."""
    n = len(first)
    observed = sum(map(weight, first, second), Fraction(0)) / n
    chance = sum((weight(a, b) for a, b in product(first, second)), Fraction(0)) / n**2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def standard_error(table: list[list[float]], weight: Weight, n: int) -> float:
    """The delta method with every slope taken by differences of the proportions."""
    places = list(product(range(len(table)), repeat=2))

    def kappa(p: list[list[float]]) -> float:
        whole = sum(map(sum, p))
        rows = [sum(row) / whole for row in p]
        columns = [sum(row[j] for row in p) / whole for j in range(len(p))]
        observed = sum(float(weight(i, j)) * p[i][j] / whole for i, j in places)
        chance = sum(float(weight(i, j)) * rows[i] * columns[j] for i, j in places)
        return (observed - chance) / (1 - chance)

    def slope(i: int, j: int) -> float:
        step = 1e-5
        ends = []
        for sign in (1, -1):
            moved = [row[:] for row in table]
            moved[i][j] += sign * step
            ends.append(kappa(moved))
        return (ends[0] - ends[1]) / (2 * step)

    slopes = {(i, j): slope(i, j) for i, j in places}
    mean = sum(table[i][j] * slopes[i, j] for i, j in places)
    square = sum(table[i][j] * (slopes[i, j] - mean) ** 2 for i, j in places)
    return sqrt(square / n)


def icc(ratings: Sequence[Sequence[int]], form: str) -> Fraction | None:
    """Shrout and Fleiss's ratios of mean squares; None where they have no meaning."""
    n, k = len(ratings), len(ratings[0])
    grand = Fraction(sum(map(sum, ratings)), n * k)
    subjects = [Fraction(sum(row), k) for row in ratings]
    raters = [Fraction(sum(row[j] for row in ratings), n) for j in range(k)]
    cells = list(product(range(n), range(k)))
    bms = k * sum((one - grand) ** 2 for one in subjects) / (n - 1)
    jms = n * sum((one - grand) ** 2 for one in raters) / (k - 1)
    wms = sum((ratings[i][j] - subjects[i]) ** 2 for i, j in cells) / Fraction(n * (k - 1))
    ems = sum((ratings[i][j] - subjects[i] - raters[j] + grand) ** 2 for i, j in cells) / Fraction(
        (n - 1) * (k - 1)
    )
    apart = wms if form[0] == "1" else ems
    bias = k * (jms - ems) / n if form[0] == "2" else Fraction(0)
    below = bms + (k - 1) * apart + bias
    if form[2] == "k":
        if bms + bias / k <= 0:
            return None
        return (bms - apart) / (bms + bias / k)
    return None if below <= 0 else (bms - apart) / below


def alpha(data: Sequence[Sequence[int | None]], metric: str) -> Fraction | None:
    """One less the mean difference within subjects over that between any two ratings."""
    subjects = [
        [rating for rating in column if rating is not None] for column in zip(*data, strict=True)
    ]
    subjects = [ratings for ratings in subjects if len(ratings) > 1]
    every = [rating for ratings in subjects for rating in ratings]

    def apart(a: int, b: int) -> Fraction:
        if metric == "nominal":
            return Fraction(a != b)
        if metric == "ordinal":
            between = sum(min(a, b) <= rating <= max(a, b) for rating in every)
            return (between - Fraction(every.count(a) + every.count(b), 2)) ** 2 if a != b else 0
        if metric == "interval":
            return Fraction((a - b) ** 2)
        return Fraction(a - b, a + b) ** 2 if a + b else Fraction(0)

    observed = sum(
        (Fraction(apart(a, b)) / (len(ratings) - 1))
        for ratings in subjects
        for a, b in permutations(ratings, 2)
    ) / len(every)
    expected = Fraction(sum(apart(a, b) for a, b in permutations(every, 2)))
    expected /= len(every) * (len(every) - 1)
    return None if expected == 0 else 1 - observed / expected
