"""What this app asks of the library about one programme, by its id."""

import datetime as dt
from functools import cache

from ...choosing import Situation, choose
from ...knowledge import library
from ...knowledge.programme import Dose, Programme


@cache
def offerable() -> dict[str, Programme]:
    """Every programme that a family could be offered, by name: none of the courses for staff, of
    the names of whole classes, or of what trials compared with."""
    nobody = choose(situation=Situation(), offers=(), library=library(), on=dt.date.min)
    found = {candidate.programme.id: candidate.programme for candidate in nobody.candidates}
    return dict(sorted(found.items(), key=lambda item: item[1].name.casefold()))


def own_number(programme: str) -> int | None:
    """The programme's own number of sessions; None when no source to be relied on gives one."""
    found = library().programmes.get(programme)
    return found.dose.planned_sessions if found else None


def own_dose(programme: str) -> Dose | None:
    """What the library says of how much of it there is; None for one that it no longer holds."""
    found = library().programmes.get(programme)
    return found.dose if found else None


def name_of(programme: str) -> str:
    """The programme's name; one that the library no longer holds keeps its id."""
    found = library().programmes.get(programme)
    return found.name if found else programme
