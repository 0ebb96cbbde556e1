"""A parent who agreed to texts, with a session tomorrow; a sender that keeps what it is given."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from attunement.service.accounts.viewer import Viewer
from attunement.service.consents.purposes import Purpose
from attunement.service.relationships.models import Family, Person
from attunement.service.reminders import actions
from attunement.service.reminders.models import Choice
from attunement.service.reminders.senders import NotSent
from attunement.service.sessions.models import Session
from builders import consents
from builders.care_packages import Understood, package, understood
from builders.sessions import at, only_part, planned
from world import TODAY

NOON = timezone.make_aware(dt.datetime.combine(TODAY, dt.time(12)))


def tomorrow(by: Viewer, family: Understood | None = None) -> tuple[Understood, Session]:
    """Planned for tomorrow at 2pm, and again a week later."""
    family = family or understood(by)
    session, *_ = planned(by, only_part(package(by, family)), days=1, times=2)
    assert session.at == at(1)
    return family, session


def agreed(by: Viewer, family: Family, person: Person, *, given: bool = True) -> None:
    consents.answer(by, family, person, purpose=Purpose.TEXTS, given=given)


def switched_on(by: Viewer, family: Family, person: Person) -> Choice:
    agreed(by, family, person)
    return again(by, family, person)


def again(by: Viewer, family: Family, person: Person) -> Choice:
    person.refresh_from_db()
    return actions.switch_on(
        by=by, family=family, person=person, telephone=person.telephone, safe=True
    )


@dataclass
class Kept:
    """`fails` and `breaks`: how many texts certainly do not go, and of how many nobody knows."""

    fails: int = 0
    breaks: int = 0
    texts: list[tuple[str, str]] = field(default_factory=list)
    name: str = "kept"

    def send(self, *, to: str, words: str) -> None:
        if self.fails:
            self.fails -= 1
            raise NotSent("The line was busy")
        if self.breaks:
            self.breaks -= 1
            raise RuntimeError("the power went")
        self.texts.append((to, words))
