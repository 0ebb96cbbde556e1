"""Were the families who were studied, or whom it is for, like those the team asks about?

A strong rating of a programme for toddlers says little to a team that sees newborns. What differs
is said; what is not known is said as not known, and counts neither way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from attunement.choosing.hexagon.indicators import Indicator
from attunement.choosing.hexagon.scores import NEEDS_A_SOURCE
from attunement.choosing.hexagon.site import Wanted
from attunement.knowledge.programme import Programme

NOT_SAID = "Our records do not say how old the children in the studies were. Check."


@dataclass(frozen=True)
class Scope:
    """`differs` says in what way; `known` whether any age could be compared at all."""

    differs: tuple[str, ...]
    known: bool

    @property
    def like_ours(self) -> bool:
        """Alike as far as ages and need levels go, which is as far as records can compare."""
        return self.known and not self.differs


def scope(programme: Programme, wanted: Wanted, on: date) -> Scope:
    """By ages and by level of need, from facts that may decide."""
    spans = list(_spans(programme, on))
    differs = []
    if wanted.months:
        first, last = wanted.months
        asked = f"you asked about {first} to {last} months"
        differs += [
            f"{whose} is for {_ages(low, high)}; {asked}."
            for whose, low, high in spans
            if (low is not None and low > first) or (high is not None and high < last)
        ]
    levels = programme.need_levels
    if wanted.need_levels and levels.may_decide and wanted.need_levels.isdisjoint(levels.levels):
        for_whom = " and ".join(level.words for level in levels.levels)
        differs.append(f"The programme is for {for_whom}, not the level of need that you named.")
    return Scope(tuple(differs), known=bool(spans and wanted.months))


def warnings(
    indicator: Indicator, value: int, programme: Programme, wanted: Wanted, on: date
) -> tuple[str, ...]:
    """What to show beside a high rating of the evidence. It stops nobody."""
    if indicator is not Indicator.EVIDENCE or value < NEEDS_A_SOURCE:
        return ()
    found = scope(programme, wanted, on)
    rated = any(rating.ages and rating.ages.may_decide for rating in programme.ratings)
    return found.differs if rated or not wanted.months else (*found.differs, NOT_SAID)


def _spans(programme: Programme, on: date) -> Iterator[tuple[str, int | None, int | None]]:
    """Whose ages, from and to in months; None is open or not known."""
    low, high = programme.ages.min_months, programme.ages.max_months
    first = low.value if low and low.may_decide else None
    last = high.value if high and high.may_decide else None
    if first is not None or last is not None:
        yield "The programme", first, last
    for rating in programme.ratings:
        if rating.ages and rating.ages.may_decide and rating.may_decide and not rating.ended_by(on):
            whose = f"The rating {rating.value} by {rating.assessor}"
            yield whose, rating.ages.min_months, rating.ages.max_months


def _ages(low: int | None, high: int | None) -> str:
    if high is None:
        return f"children of {low} months and older"
    return f"children up to {high} months" if low is None else f"children of {low} to {high} months"
