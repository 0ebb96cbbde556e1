"""Which meetings of a group are a family's own, where its place is joined with a part. Pure."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Held:
    """The days for which a place was held: from `first`, and before `left`."""

    first: dt.date
    left: dt.date | None = None

    def on(self, day: dt.date) -> bool:
        return self.first <= day and (self.left is None or day < self.left)


def is_theirs(
    day: dt.date, places: Collection[Held], *, agreed: dt.date, ended: dt.date | None
) -> bool:
    """Whether a meeting counts for a part that was agreed on one day and perhaps ended on another:
    neither what was before the package nor what came after the part is a session of it."""
    in_part = agreed <= day and (ended is None or day <= ended)
    return in_part and any(place.on(day) for place in places)
