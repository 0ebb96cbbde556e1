"""A hint: what records alone would say of one indicator, and on what grounds.

It stands beside what people rate and never takes the place of it. Its value is the highest anchor
that the records show to be met, so that more records can only raise it; whatever speaks against is
listed beside it; where the records cannot say, it says that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from attunement.choosing.hexagon.indicators import Indicator
from attunement.choosing.hexagon.site import Site
from attunement.choosing.reasons import UNCHECKED
from attunement.knowledge.library import Library
from attunement.knowledge.programme import Programme
from attunement.knowledge.record import PartialDate


@dataclass(frozen=True)
class Ground:
    """One fact. `sources` are ids of the library, empty when it comes from the team's own records;
    `as_of` is as exact as the source gives it."""

    text: str
    as_of: PartialDate
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Hint:
    """`value` 1 to 5, None where the records cannot say; `why` names the rule in words; `ask` is
    what to find out. `as_of` is the newest date among its grounds, None where it has none."""

    indicator: Indicator
    value: int | None
    why: str
    grounds: tuple[Ground, ...] = ()
    against: tuple[Ground, ...] = ()
    ask: tuple[str, ...] = ()

    @property
    def as_of(self) -> PartialDate | None:
        return max((each.as_of for each in (*self.grounds, *self.against)), default=None)


@dataclass(frozen=True)
class Asked:
    """One programme asked about by one team: all that a hint may look at."""

    programme: Programme
    site: Site
    library: Library

    def ground(self, text: str, sources: Iterable[str], as_of: PartialDate | None = None) -> Ground:
        """A fact of the library, dated by its newest source where it has no date of its own."""
        named = tuple(dict.fromkeys(sources))
        dated = as_of or self.library.newest_date(named) or self.programme.as_of
        shown = f"{text} {UNCHECKED}" if self.library.unchecked(named) else text
        return Ground(shown, dated, named)

    def own(self, text: str) -> Ground:
        """A fact of the team's own records, today."""
        return Ground(text, self.site.as_of)
