"""Small counts are not shown, and cannot be worked out from what is: pure, over whole numbers.

A count of one to four families could be recognised by somebody who knows them. Hiding it alone is
not enough: with the total and the other parts of its row, anybody can subtract. So a row hides as
many parts as it takes for what is hidden to be several, together no small number, and not forced.
Nought is shown: it is about nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5
"""The smallest count, other than nought, that is shown."""


@dataclass(frozen=True)
class Protected:
    """A row that sums to its total. None stands for a number that is not shown."""

    parts: tuple[int | None, ...]
    total: int | None

    @property
    def whole(self) -> bool:
        """Whether every part is shown."""
        return None not in self.parts


def small(count: int) -> bool:
    return 0 < count < LEAST


def shown(count: int) -> int | None:
    """A count that is part of no row; None when it is too small to show."""
    return None if small(count) else count


def protect(parts: Sequence[int]) -> Protected:
    """The row as it may be shown. The total is shown unless it is small itself, so that rows which
    share a total cannot betray it.

    Whoever knows the total and the shown parts, and that a hidden part is at least one (in a row
    that is hidden whole: at least nought), finds no hidden part by subtraction; nor does somebody
    who asks which rows this very rule would have shown so.
    """
    total = sum(parts)
    if not any(small(part) for part in parts):
        return Protected(tuple(parts), total)
    # A row of few people is hidden whole, noughts too: which parts are empty would say the rest.
    if total < max(2 * LEAST, 2 * len(parts)):
        return Protected((None,) * len(parts), shown(total))
    hidden = {i for i, part in enumerate(parts) if small(part)}
    for size in sorted({part for part in parts if part >= LEAST}):
        if _covered([parts[i] for i in hidden]):
            break
        # All of one size together: which of two equal parts is hidden would say how large it is.
        hidden |= {i for i, part in enumerate(parts) if part == size}
    return Protected(tuple(None if i in hidden else p for i, p in enumerate(parts)), total)


def _covered(hidden: Sequence[int]) -> bool:
    """Whether hidden parts, whose sum anybody can find, hide each other: not when all of them are
    the least or all are the most that a small part can be, which their sum alone would say."""
    alike = set(hidden) in ({1}, {LEAST - 1})
    return len(hidden) > 1 and sum(hidden) >= LEAST and not alike


def protect_rows(rows: Sequence[Sequence[int]]) -> tuple[Protected, ...]:
    """Rows of one table. Their totals are protected as a row is, since the sum of them all may be
    known from elsewhere; a row whose total is not shown shows nothing."""
    totals = protect([sum(row) for row in rows]).parts
    return tuple(
        Protected((None,) * len(row), None) if total is None else protect(row)
        for row, total in zip(rows, totals, strict=True)
    )


@dataclass(frozen=True)
class Share:
    """So many of so many, and how many are missing from both. `percent` is a whole number, None
    where there is nobody to take a share of."""

    numerator: int
    denominator: int
    missing: int

    @property
    def percent(self) -> int | None:
        if not self.denominator:
            return None
        # Half a percent goes up, as people round: Python's own rounding goes to the even number.
        return (200 * self.numerator + self.denominator) // (2 * self.denominator)


def share(
    numerator: int | None, among: Sequence[int | None], missing: Sequence[int | None]
) -> Share | None:
    """A share of shown numbers only; None when any of them is hidden, since it would give it away.

    `among` are the parts that make the denominator, the numerator's own among them.
    """
    known = [part for part in (*among, *missing) if part is not None]
    if numerator is None or len(known) < len(among) + len(missing):
        return None
    return Share(numerator, sum(known[: len(among)]), sum(known[len(among) :]))
