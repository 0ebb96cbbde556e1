"""A family of separated parents with everything on record, each secret in words of its own, for
tests of what leaves the service. Made by actions only."""

import datetime as dt
from dataclasses import dataclass

from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions as assessments
from attunement.service.assessments.models import Assessment, Goal, Phase
from attunement.service.assessments.new import NewFormulation
from attunement.service.care_packages.models import Part
from attunement.service.own_therapy.actions import set_goal as set_therapy_goal
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import (
    CarerRole,
    Episode,
    Person,
    Relationship,
    TaskKind,
)
from attunement.service.relationships.new import NewCarer, NewPerson
from attunement.service.sections.models import FlagKind
from builders import assessments as build_assessments
from builders import care_packages as build_packages
from builders import outcomes as build_outcomes
from builders import people as build_people
from builders import referrals as build_referrals
from builders import safeguarding as build_safeguarding
from builders import sessions as build_sessions
from builders.care_packages import Understood
from world import TODAY, Home, World, home, viewer

SECRETS = {
    "what the father hopes": "Bens own wish",
    "the father's telephone": "07700 900777",
    "the father's practitioner": "Xavier",
    "a staff member's family name": "Nairsworth",
    "a hidden address": "9 Willow Bank",
    "the mother's own hidden address": "7 Harbour Court",
    "a goal that names a hidden address": "Move from 9 Willow Bank",
    "who is the therapist": "Theodora",
    "a goal of the own therapy": "Sleep through it",
    "the name of the own therapy": "CAT",
    "a safeguarding account": "bruise on the arm",
    "another agency": "Kim, duty worker",
    "a flag": "Never leave a message",
    "a session's note": "quiet and pale",
    "the baby's perspective as noted": "I turn to the window",
    "an understanding": "Sam looks away and Ada waits",
    "a task": "Ring the social worker",
    "the note on safe contact": "Only on Tuesdays",
    "a letter's words": "Dear Ada of the letter",
    "a referral": "worried about the home",
}
"""What must be on nobody's own page, by what it is. Each stands in the family of `laden`."""


@dataclass(frozen=True)
class Laden:
    by: Viewer
    therapist: Viewer
    home: Home
    episode: Episode
    father: Person
    fathers: Relationship
    baseline: Assessment
    goal: Goal
    part: Part


def laden(world: World) -> Laden:
    by = viewer(world.team, name="Priya Nairsworth")
    xavier = viewer(world.team, name="Xavier Moss")
    therapist = viewer(world.team, name="Theodora Bell")
    ben = NewCarer(
        person=NewPerson(given_name="Ben", family_name="Lund", telephone="07700 900777"),
        role=CarerRole.FATHER,
    )
    known, fathers = _two_carers(by, ben)
    family = build_packages.understood(by, at_home=known)
    relationships.change_family(
        by=by,
        family=family.home.family,
        name="Okafor",
        safe_contact="Only on Tuesdays",
        other_parent=family.home.family.other_parent,
        seen=None,
    )
    baseline = build_assessments.start(by, family.episode, phase=Phase.BASELINE)
    goal = build_assessments.goal(by, baseline, known)
    _hopes(by, baseline, known, fathers)
    build_outcomes.phq9(by, baseline, known.mother, 9, TODAY)
    build_outcomes.phq9(by, baseline, fathers.carer, 20, TODAY)
    part = _sessions(by, family)
    _fathers_sessions(xavier, family, fathers)
    therapy = build_safeguarding.own_therapy(therapist, family)
    build_sessions.planned(therapist, therapy, days=2, times=3)
    set_therapy_goal(by=therapist, part=therapy, words="Sleep through it", on=TODAY)
    _homes(by, known, fathers)
    _safety(by, known)
    build_outcomes.letter(by, family.episode, known.mother, "Dear Ada of the letter")
    build_referrals.referral(by, family=known.family, reason="worried about the home")
    relationships.raise_task(
        by=by,
        family=known.family,
        kind=TaskKind.OTHER,
        title="Ring the social worker",
        why="",
        due_on=TODAY,
    )
    return Laden(by, therapist, known, family.episode, fathers.carer, fathers, baseline, goal, part)


def _two_carers(by: Viewer, ben: NewCarer) -> tuple[Home, Relationship]:
    made = home(by, weeks_old=60)
    relationships.add_carer(by=by, family=made.family, carer=ben, on=TODAY - dt.timedelta(days=60))
    fathers = made.family.relationships.select_related("child", "carer").get(role=CarerRole.FATHER)
    return made, fathers


def _hopes(by: Viewer, baseline: Assessment, known: Home, fathers: Relationship) -> None:
    for words, person, bond in (
        ("Bens own wish", fathers.carer, fathers),
        ("Move from 9 Willow Bank", known.mother, known.relationship),
    ):
        assessments.set_goal(
            by=by, assessment=baseline, words=words, set_by=person, relationship=bond, on=TODAY
        )


def _sessions(by: Viewer, family: Understood) -> Part:
    part = build_sessions.only_part(build_packages.package(by, family))
    first, *_ = build_sessions.planned(by, part)
    build_sessions.held(
        by,
        first,
        came=[family.home.baby, family.home.mother],
        note="Ada was quiet and pale.",
        baby_perspective="I turn to the window.",
    )
    return part


def _fathers_sessions(by: Viewer, family: Understood, fathers: Relationship) -> None:
    relationships.include_relationship(by=by, relationship=fathers)
    formulation = assessments.write_formulation(
        by=by,
        episode=family.episode,
        relationship=fathers,
        new=NewFormulation(understanding="", **build_packages.WILLING, **build_packages.NOTICING),
        on=TODAY - dt.timedelta(days=30),
        seen=None,
    )
    theirs = Home(family.home.family, fathers.child, fathers.carer, fathers)
    package = build_packages.package(by, Understood(theirs, family.episode, formulation))
    build_sessions.planned(by, package.parts.get(), days=1, times=3)


def _homes(by: Viewer, known: Home, fathers: Relationship) -> None:
    build_people.household(
        by,
        known.family,
        [known.mother, known.baby],
        name="The flat",
        address="7 Harbour Court\nSeatown\nZZ7 7ZZ",
        hidden=True,
    )
    build_people.household(
        by,
        known.family,
        [fathers.carer],
        name="The house",
        address="9 Willow Bank\nSeatown\nZZ9 9ZZ",
        hidden=True,
    )


def _safety(by: Viewer, known: Home) -> None:
    concern = build_safeguarding.concern(by, known.family, words="A bruise on the arm.")
    build_safeguarding.liaison(by, known.family, concern=concern)
    build_safeguarding.flag(by, known.family, FlagKind.DOMESTIC_ABUSE, "Never leave a message.")
