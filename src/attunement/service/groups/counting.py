"""Places, turns and attendance: pure arithmetic on plain values."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One place as it is counted: whose it is (the carer), and how many children are in the
    crèche."""

    carer: int
    creche: int = 0


def places_left(places: int, taken: Iterable[Taken]) -> int:
    """A carer takes one place, with however many babies they come."""
    return max(places - len({each.carer for each in taken}), 0)


def creche_left(places: int, taken: Iterable[Taken]) -> int:
    """Children are counted once for a carer: twins are two places of one mother, and the larger
    number of children is what she asked for."""
    children: dict[int, int] = {}
    for each in taken:
        children[each.carer] = max(children.get(each.carer, 0), each.creche)
    return max(places - sum(children.values()), 0)


@dataclass(frozen=True, kw_only=True)
class Ahead:
    """A run that has not begun, as choosing needs it. `taking`: families can join now."""

    starts_on: dt.date | None
    left: int
    taking: bool


def to_offer(runs: Iterable[Ahead]) -> tuple[int, dt.date | None]:
    """The places that can be taken now, and when the next group with one begins. Where every group
    is full, or only planned, there are no places and the next start is still said."""
    known = list(runs)
    free = [run for run in known if run.taking and run.left]
    starts = [run.starts_on for run in (free or known) if run.starts_on is not None]
    return sum(run.left for run in free), min(starts, default=None)


@dataclass(frozen=True)
class Came:
    """Of the sessions held, to how many somebody was expected, and to how many they came."""

    times: int
    of: int


def together(registers: Iterable[Mapping[int, bool]], needed: Collection[int]) -> Came:
    """How often all of `needed` (ids of people) came, of the sessions at which any of them was
    expected. A register is from each expected person to whether they came. One who was not expected
    (a baby not born yet) is not waited for."""
    times = of = 0
    for register in registers:
        expected = [register[person] for person in needed if person in register]
        if expected:
            of += 1
            times += all(expected)
    return Came(times, of)
