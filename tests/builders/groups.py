"""Groups with families in them, through actions alone."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from attunement.service.accounts.viewer import Viewer
from attunement.service.care_packages.models import Part
from attunement.service.groups import actions
from attunement.service.groups.models import (
    GroupPlace,
    GroupSession,
    GroupSessionState,
    Run,
    RunState,
)
from attunement.service.groups.new import NewRun
from attunement.service.relationships.models import Person
from attunement.service.sessions import selectors
from attunement.service.sessions.dose import Dose
from attunement.service.sessions.models import Session
from builders.care_packages import Understood, package, understood
from builders.sessions import at, only_part
from world import TODAY, Home, episode, home

GROUP = "mellow-babies"


def run(
    by: Viewer,
    *,
    days: int = 7,
    times: int = 3,
    taking: bool = True,
    leaders: Collection[Viewer] = (),
    **facts: Any,
) -> Run:
    """By default it begins in a week, has two places, and `by` leads it without training."""
    given: dict[str, Any] = {
        "programme": GROUP,
        "name": "Tuesday mornings",
        "venue": "Family hub",
        "places": 2,
        "creche_places": 1,
        "because": "They lead it beside somebody who is trained.",
        **facts,
    }
    new = NewRun(
        facilitators=tuple(each.user for each in leaders or [by]),
        sessions=tuple((at(days + 7 * number), f"Topic {number + 1}") for number in range(times)),
        **given,
    )
    return actions.open_run(by=by, new=new, taking=taking)


def in_care(by: Viewer, name: str, **facts: Any) -> Home:
    """A family with an open episode."""
    found = home(by, name=name, **facts)
    episode(by, found)
    return found


def joined(by: Viewer, run: Run, found: Home, **facts: Any) -> GroupPlace:
    return actions.join(**{"by": by, "run": run, "relationship": found.relationship, **facts})


def held(by: Viewer, session: GroupSession, came: Collection[Person]) -> GroupSession:
    after = session.at + dt.timedelta(hours=3)
    return actions.write_register(
        by=by, session=session, to=GroupSessionState.HELD, came=came, now=after
    )


BEGAN = 28
"""Days ago that a group under way began."""


@dataclass(frozen=True)
class Joined:
    """A pair with a part for the group's programme, and a place joined with it. The group meets
    weekly, four times until today and three times after."""

    family: Understood
    part: Part
    run: Run
    place: GroupPlace

    @property
    def both(self) -> list[Person]:
        return [self.family.home.mother, self.family.home.baby]

    def share(self, number: int) -> Session:
        """Their session of the group's meeting of this number."""
        return self.part.sessions.get(group_session__number=number, withdrawn_at=None)

    def dose(self) -> Dose:
        self.part.refresh_from_db()
        return selectors.doses([self.part])[self.part.pk]

    def states(self) -> list[str]:
        found = self.part.sessions.filter(withdrawn_at=None).order_by("at")
        return [row.state for row in found]


def begun(by: Viewer, **facts: Any) -> Run:
    found = run(by, days=-BEGAN, times=8, places=6, **facts)
    return actions.move_run(by=by, run=found, to=RunState.RUNNING)


def pair(by: Viewer, run: Run, name: str = "Okafor", *, join: bool = True) -> Joined:
    family = understood(by, name=name)
    part = only_part(package(by, family, GROUP, days_ago=35))
    place = actions.join(
        by=by,
        run=run,
        relationship=family.home.relationship,
        part=part if join else None,
        on=TODAY - dt.timedelta(days=35),
    )
    return Joined(family, part, run, place)


def meet(by: Viewer, joined: Joined, number: int, came: Collection[Person], why: str = "") -> None:
    session = joined.run.sessions.get(number=number)
    actions.write_register(
        by=by,
        session=session,
        to=GroupSessionState.HELD,
        came=came,
        because=why,
        now=session.at + dt.timedelta(hours=3),
    )
