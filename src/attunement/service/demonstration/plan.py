"""The plan of the demonstration: about 200 fictional families, each a short story, from one seed.

Pure: the same seed and the same day give the same stories. `play.py` plays them through actions.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from ..relationships.models import CarerRole, OtherParent, ParentalResponsibility
from . import words

SEED = 20261122


class Stage(StrEnum):
    """How far a story has come today."""

    WAITING = "waiting"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    MEETING = "meeting"
    ASSESSING = "assessing"
    ASSESSED = "assessed"
    WORKING = "working"
    REVIEWED = "reviewed"
    ENDING = "ending"
    CLOSED = "closed"


# How many families stand at each stage, and how many days ago each was referred (from, to).
STAGES: tuple[tuple[Stage, int, int, int], ...] = (
    (Stage.WAITING, 24, 0, 28),
    (Stage.ANSWERED, 14, 20, 300),
    (Stage.ACCEPTED, 18, 8, 45),
    (Stage.MEETING, 18, 16, 60),
    (Stage.ASSESSING, 16, 30, 46),
    (Stage.ASSESSED, 12, 42, 60),
    (Stage.WORKING, 44, 50, 126),
    (Stage.REVIEWED, 18, 136, 186),
    (Stage.ENDING, 8, 197, 206),
    (Stage.CLOSED, 30, 280, 520),
)


@dataclass(frozen=True, kw_only=True)
class BabyPlan:
    given_name: str
    born_on: dt.date | None
    due_on: dt.date | None


@dataclass(frozen=True, kw_only=True)
class CarerPlan:
    given_name: str
    family_name: str
    role: CarerRole
    responsibility: ParentalResponsibility


@dataclass(frozen=True, kw_only=True)
class Story:
    """One family. `mood` and `warmth` are where they start (PHQ-9 points; KIPS level 1 to 4);
    `course` is how far things move by the end, from -1 (worse) to 3 (much better)."""

    number: int
    stage: Stage
    surname: str
    referred_on: dt.date
    babies: tuple[BabyPlan, ...]
    carers: tuple[CarerPlan, ...]
    other_parent: OtherParent
    safe_contact: str
    language: str
    by_family: bool
    keyworker: int
    mood: int
    warmth: int
    course: int
    safety: bool

    @property
    def chance(self) -> Random:
        """A generator of this story's own, so that one story's length does not change the next."""
        return Random(f"{SEED}-{self.number}")  # noqa: S311 - fiction, not secrets


def stories(today: dt.date) -> Iterator[Story]:
    number = 0
    for stage, count, nearest, farthest in STAGES:
        for place in range(count):
            chance = Random(f"{SEED}-plan-{number}")  # noqa: S311
            days = nearest + (farthest - nearest) * place // max(count - 1, 1)
            yield _story(chance, number, stage, today, today - dt.timedelta(days=days))
            number += 1


def _story(chance: Random, number: int, stage: Stage, today: dt.date, referred: dt.date) -> Story:
    surname = words.SURNAMES[(number * 37) % len(words.SURNAMES)]
    twins = number % 17 == 5
    unborn = stage in {Stage.WAITING, Stage.ACCEPTED, Stage.MEETING} and number % 5 == 2
    babies = _babies(chance, 2 if twins else 1, today, referred, unborn=unborn)
    foster = number % 23 == 7
    carers = _carers(chance, surname, foster=foster, father=number % 3 == 0)
    other = OtherParent.RECORDED
    if len(carers) == 1:
        other = chance.choice(
            [OtherParent.NOT_KNOWN, OtherParent.NOT_KNOWN, OtherParent.ABSENT, OtherParent.UNSAFE]
        )
    safe = ""
    if other == OtherParent.UNSAFE:
        safe = "Text only, between 9am and 3pm. Never leave a message. No letters to the home."
    return Story(
        number=number,
        stage=stage,
        surname=surname,
        referred_on=referred,
        babies=babies,
        carers=carers,
        other_parent=other,
        safe_contact=safe,
        language="Polish" if number % 19 == 3 else "",
        by_family=number % 7 == 6,
        keyworker=number % 3,
        mood=chance.randint(4, 19),
        warmth=chance.randint(1, 3),
        course=chance.choice([-1, 0, 1, 1, 2, 2, 3]),
        safety=number % 29 == 11,
    )


def _babies(
    chance: Random, count: int, today: dt.date, referred: dt.date, *, unborn: bool
) -> tuple[BabyPlan, ...]:
    if unborn:
        expected = today + dt.timedelta(days=chance.randint(14, 120))
        return tuple(BabyPlan(given_name="", born_on=None, due_on=expected) for _ in range(count))
    born = referred - dt.timedelta(days=chance.randint(10, 330))
    early = count > 1 or chance.random() < 0.15
    due = born + dt.timedelta(days=chance.randint(24, 60)) if early else None
    names = chance.sample(words.BABIES, count)
    return tuple(BabyPlan(given_name=name, born_on=born, due_on=due) for name in names)


def _carers(chance: Random, surname: str, *, foster: bool, father: bool) -> tuple[CarerPlan, ...]:
    yes, no = ParentalResponsibility.YES, ParentalResponsibility.NO
    mother = CarerPlan(
        given_name=chance.choice(words.MOTHERS),
        family_name=surname,
        role=CarerRole.MOTHER,
        responsibility=yes,
    )
    if foster:
        carer = CarerPlan(
            given_name=chance.choice(words.MOTHERS),
            family_name=chance.choice(words.SURNAMES),
            role=CarerRole.FOSTER_CARER,
            responsibility=no,
        )
        return carer, mother
    if not father:
        return (mother,)
    second = CarerPlan(
        given_name=chance.choice(words.FATHERS),
        family_name=surname,
        role=CarerRole.FATHER,
        responsibility=chance.choice([yes, yes, ParentalResponsibility.NOT_KNOWN]),
    )
    return mother, second
