"""What a baby's age allows, until which day. Pure: records and dates in, last days out.

Only bounds that a record may decide by are used: an age that nobody has checked closes nothing.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ...guidance import Fit, add_months, plan
from ...knowledge.programme import Programme
from ...knowledge.vocabulary import Circumstance
from ...measures import Measure
from .ordering import Closing

AHEAD = dt.timedelta(weeks=12)
"""How far to look where nobody knows when the work may begin."""


@dataclass(frozen=True)
class Dates:
    """A baby's; None is not known."""

    born_on: dt.date | None
    due_on: dt.date | None


def programmes_close(offered: Iterable[Programme], baby: Dates, on: dt.date) -> list[Closing]:
    """The programmes that may begin for this baby on a day, each with its last day."""
    found = [
        Closing(programme.name, last)
        for programme in offered
        if (last := _last_day(programme, baby, on)) is not None and last >= on
    ]
    return sorted(found, key=lambda closing: (closing.on, closing.name))


def _last_day(programme: Programme, baby: Dates, on: dt.date) -> dt.date | None:
    """The last day of its upper age; the due date for what is for pregnancy alone, which a baby who
    is born is past, whatever upper age its record gives."""
    ages = programme.ages
    least, most = ages.min_months, ages.max_months
    expecting = _for_those_expecting(programme)
    if baby.born_on is None:
        begins = ages.antenatal_from_weeks
        if baby.due_on is None or begins is None or not begins.may_decide:
            return None
        opens = baby.due_on + dt.timedelta(weeks=begins.value)
        only_before_birth = expecting or (most is None and least is None)
        return baby.due_on if only_before_birth and opens <= on else None
    if expecting or most is None or not most.may_decide:
        return None
    if least is not None and add_months(baby.born_on, least.value) > on:
        return None
    return add_months(baby.born_on, most.value + 1) - dt.timedelta(days=1)


def _for_those_expecting(programme: Programme) -> bool:
    return any(
        asked.may_decide and set(asked.any_of) == {Circumstance.EXPECTING}
        for asked in programme.made_for
    )


def measures_close(measures: Iterable[Measure], baby: Dates, on: dt.date) -> list[Closing]:
    """The measures whose window is open for this baby on a day and closes, each with its last day:
    a first measurement that is missed cannot be had later."""
    found = []
    for measure in measures:
        told = plan(measure, on=on, born_on=baby.born_on, due_on=baby.due_on)
        if told.fit == Fit.NOW and told.now and told.now.closes_on:
            found.append(Closing(measure.name, told.now.closes_on))
    return sorted(found, key=lambda closing: (closing.on, closing.name))


def lost_by(closings: Iterable[Closing], start: dt.date | None, on: dt.date) -> list[Closing]:
    """Those that close before the work is expected to begin; where nobody knows when that is,
    those that close within `AHEAD`."""
    until = start if start is not None else on + AHEAD
    return [closing for closing in closings if closing.on < until]
