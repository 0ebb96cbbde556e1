"""What is asked about, and what a team's own records can say of need and capacity.

These are counts and facts that the caller hands in; nothing here reads a database.
"""

from dataclasses import dataclass

from attunement.knowledge.vocabulary import NeedLevel, Target


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """For whom the team is looking. `months` are the babies' ages, both included; None, and an
    empty `need_levels`, are not said. Raises ValueError for ages the wrong way round."""

    months: tuple[int, int] | None = None
    need_levels: frozenset[NeedLevel] = frozenset()

    def __post_init__(self) -> None:
        if self.months and self.months[0] > self.months[1]:
            raise ValueError("The youngest age is above the oldest: change them over.")


@dataclass(frozen=True)
class Assessed:
    """One relationship as its latest assessment left it: what it needs, and the baby's age in
    completed months (negative before birth, None not known)."""

    needs: frozenset[Target]
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Capacity:
    """What stands on file for one programme: how many people can give it, the places left (None is
    not counted), families that wait for a first appointment, and how many are certified to rate
    with an observational measure."""

    can_give: int
    places_left: int | None
    waiting: int
    certified: int


@dataclass(frozen=True, kw_only=True)
class Site:
    """One team on one day (ISO, `as_of`). `capacity` None: nothing is known of it."""

    as_of: str
    wanted: Wanted
    assessed: tuple[Assessed, ...] = ()
    capacity: Capacity | None = None
