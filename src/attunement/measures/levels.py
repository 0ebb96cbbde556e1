"""What is chosen and not counted: a level, which has an order and no distances, or a class."""

from dataclasses import dataclass
from functools import total_ordering
from typing import Never


@total_ordering
@dataclass(frozen=True)
class OrdinalLevel:
    """One of `of` ordered levels of one version of one measure; `code` counts from 1.

    Levels of one measure compare by code (which way is better is the measure's `levels.direction`).
    Adding, subtracting, averaging or comparing across measures raises TypeError: how far apart two
    levels are is not known, so a mean of them would mean nothing.
    """

    measure: str
    version: str
    code: int
    name: str
    of: int

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, OrdinalLevel):
            return NotImplemented
        if (self.measure, self.version) != (other.measure, other.version):
            raise TypeError(
                f"A level of {self.measure} (version {self.version}) and a level of "
                f"{other.measure} (version {other.version}) are not on one scale."
            )
        return self.code < other.code

    def __str__(self) -> str:
        return f"level {self.code} of {self.of}: {self.name}"

    def _refuse(self, *_: object) -> Never:
        raise TypeError(
            f"{self.measure} gives ordered levels, not amounts: report how many levels a "
            "relationship moved, never a sum, difference or mean."
        )

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _refuse
    __pow__ = __rpow__ = __neg__ = __pos__ = __abs__ = _refuse
    __int__ = __float__ = __index__ = __round__ = as_integer_ratio = _refuse


@dataclass(frozen=True)
class Category:
    """One class of one version of one measure. Classes have no order: they are counted."""

    measure: str
    version: str
    code: int
    name: str

    def __str__(self) -> str:
        return self.name
