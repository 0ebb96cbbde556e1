"""Who holds a licence for a measure, for how many people and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from attunement.measures.definition import Measure


@dataclass(frozen=True)
class Holding:
    """One licence as a team entered it. `seats` None: not counted; `expires` None: it does not end;
    its last day is still a day of use."""

    measure: str
    holder: str
    seats: int | None
    starts: date
    expires: date | None

    def __post_init__(self) -> None:
        if self.seats is not None and self.seats < 1:
            raise ValueError("A licence has at least one seat. Leave it empty if none are counted.")
        if self.expires is not None and self.expires < self.starts:
            raise ValueError("The licence ends before it starts. Check the dates.")

    def runs(self, on: date) -> bool:
        """Whether it covers that day."""
        return self.starts <= on and (self.expires is None or on <= self.expires)


@dataclass(frozen=True)
class Blocked:
    """Why a new form may not be begun, and what to do. Earlier scores can always be read."""

    why: str
    mend: str


def needs_licence(measure: Measure) -> bool:
    """Whether its owner licenses each use."""
    return measure.licence.ship == "licensed"


def blocked(
    measure: Measure, held: Iterable[Holding], *, on: date, in_use: int = 0
) -> Blocked | None:
    """Why a new use of the measure may not begin on a day; None where it may.

    `in_use`: how many of the team's people use it already, without the one who asks.
    """
    if not needs_licence(measure):
        return None
    own = [each for each in held if each.measure == measure.id]
    running = [each for each in own if each.runs(on)]
    if not running:
        return _none_runs(measure, own, on)
    if any(each.seats is None for each in running):
        return None
    seats = sum(each.seats or 0 for each in running)
    if in_use < seats:
        return None
    return Blocked(
        f"All {seats} seats of the licence for {measure.short_name} are in use.",
        "Ask for another seat, or take somebody off who no longer uses it.",
    )


def _none_runs(measure: Measure, own: list[Holding], on: date) -> Blocked:
    mend = "Earlier scores stay and can be read. Renew the licence and enter it before a new form."
    ended = [each.expires for each in own if each.expires is not None and each.expires < on]
    if ended:
        last = max(ended)
        day = f"{last.day} {last:%B %Y}"
        return Blocked(f"The licence for {measure.short_name} ended on {day}.", mend)
    if own:
        first = min(each.starts for each in own)
        day = f"{first.day} {first:%B %Y}"
        return Blocked(f"The licence for {measure.short_name} starts on {day}.", "Wait until then.")
    return Blocked(
        f"No licence for {measure.short_name} has been entered. Its owner licenses each use.",
        "Enter who holds the licence and until when.",
    )
