"""Sessions planned and recorded, through actions alone."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from attunement.service.accounts.viewer import Viewer
from attunement.service.care_packages.models import Package, Part
from attunement.service.relationships.models import Person
from attunement.service.sessions import actions
from attunement.service.sessions.models import Session, SessionMode, SessionState
from builders.care_packages import Understood, package, understood
from world import TODAY, World


def only_part(package: Package) -> Part:
    """The one part of a package."""
    return package.parts.get()


def at(days: int, hour: int = 14) -> dt.datetime:
    """A time of day, so many days from today (negative: ago)."""
    return timezone.make_aware(dt.datetime.combine(TODAY + dt.timedelta(days=days), dt.time(hour)))


def planned(
    by: Viewer, part: Part, *, days: int = -28, times: int = 7, weeks_between: int = 1
) -> list[Session]:
    """By default a weekly run that began four weeks ago, so that some are past."""
    return actions.plan_sessions(
        by=by,
        part=part,
        first=at(days),
        weeks_between=weeks_between,
        times=times,
        mode=SessionMode.HOME,
        because="As many as the family can manage.",
    )


def held(by: Viewer, session: Session, *, came: Collection[Person], **words: str) -> Session:
    return actions.record_session(
        by=by,
        session=session,
        state=SessionState.HELD,
        came=came,
        mode=SessionMode.HOME,
        minutes=60,
        **words,
    )


@dataclass(frozen=True)
class Run:
    """A part with seven weekly sessions, the first four weeks ago."""

    family: Understood
    part: Part
    sessions: list[Session]

    @property
    def both(self) -> list[Person]:
        return [self.family.home.baby, self.family.home.mother]


def run_of(world: World, family: Understood | None = None, programme: str = "vipp-sd") -> Run:
    family = family or understood(world.practitioner)
    part = only_part(package(world.practitioner, family, programme))
    return Run(family, part, planned(world.practitioner, part))
