"""Who plays, and what one story has brought into the record so far."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from django.utils import timezone

from ...accounts.models import User
from ...accounts.viewer import Viewer
from ...assessments.models import Assessment, Goal
from ...care_packages.models import Package
from ...referrals.models import Referral
from ...relationships.models import Episode, Family, Person, Relationship
from ..plan import Story


@dataclass(frozen=True, kw_only=True)
class Company:
    """The team's people, by what they do in the stories. `today` is the last day that is played."""

    practitioners: tuple[Viewer, ...]
    supervisor: Viewer
    administrator: Viewer
    today: dt.date


@dataclass(kw_only=True)
class Scene:
    """One story and what it has made. `day` counts from the referral."""

    story: Story
    company: Company
    chance: Random
    family: Family = field(init=False)
    referral: Referral = field(init=False)
    episode: Episode = field(init=False)
    goals: list[Goal] = field(default_factory=list)
    packages: list[Package] = field(default_factory=list)
    baseline: Assessment | None = None

    @property
    def by(self) -> Viewer:
        """The keyworker, who does the clinical work."""
        return self.company.practitioners[self.story.keyworker]

    @property
    def keyworker(self) -> User:
        return self.by.user

    @cached_property
    def relationships(self) -> list[Relationship]:
        return list(self.family.relationships.select_related("child", "carer").order_by("pk"))

    @property
    def first(self) -> Relationship:
        return self.relationships[0]

    @cached_property
    def carers(self) -> list[Person]:
        seen: dict[int, Person] = {}
        for relationship in self.relationships:
            seen.setdefault(relationship.carer_id, relationship.carer)
        return list(seen.values())

    def on(self, day: int) -> dt.date:
        """The date of a day of the story, never after today."""
        return min(self.story.referred_on + dt.timedelta(days=day), self.company.today)

    def at(self, day: int, hour: int = 10) -> dt.datetime:
        """A time of day of the story; unlike `on`, it may lie ahead (for what is only planned)."""
        date = self.story.referred_on + dt.timedelta(days=day)
        return timezone.make_aware(dt.datetime.combine(date, dt.time(hour)))

    def past(self, day: int) -> bool:
        """Whether that day of the story is over."""
        return self.story.referred_on + dt.timedelta(days=day) < self.company.today
