"""One built world in which every address of the product leads somewhere. Actions only."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from attunement.measures.local import LocalZones, Zone
from attunement.service.accounts.models import User
from attunement.service.accounts.roles import CLINICAL, Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments.models import Assessment, Goal, Phase, Response
from attunement.service.care_packages.models import Part
from attunement.service.comprehensive.actions import note_factor
from attunement.service.comprehensive.models import FactorNote, Standing
from attunement.service.consents.models import Consent
from attunement.service.groups.actions import ask_for_next, record_training
from attunement.service.groups.models import Ask, GroupPlace, Training
from attunement.service.hexagon.actions import finish_line
from attunement.service.hexagon.models import Decision, Exercise, PlanLine
from attunement.service.identity.models import Merge
from attunement.service.instruments.actions import enter_cut_offs
from attunement.service.instruments.models import (
    Credential,
    HeldLicence,
    InstalledPack,
    OwnAgeForms,
    OwnCutOffs,
    OwnNorms,
)
from attunement.service.instruments.selectors import credentials, licences
from attunement.service.living_reviews.actions import withdraw_study
from attunement.service.living_reviews.models import LivingReview, Record, Study
from attunement.service.outcomes.models import Letter
from attunement.service.own_therapy.actions import set_goal as set_therapy_goal
from attunement.service.own_therapy.models import TherapyGoal
from attunement.service.people.models import Household, Interpreter, Responsibility
from attunement.service.planning.models import Box, BoxLink, Proposal, PublishedTheory
from attunement.service.qsort.actions import enter_criterion
from attunement.service.qsort.models import CriterionSort
from attunement.service.referrals.actions import hold_import
from attunement.service.referrals.importing import decode, template_file
from attunement.service.referrals.models import Contact, ImportDraft, Referral
from attunement.service.referrers.models import Introduction, WordBack
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import Presence, Reporter, Stressor, Task, TaskKind
from attunement.service.safeguarding.models import Concern, Liaison
from attunement.service.second_ratings.actions import ask_second_rating
from attunement.service.second_ratings.models import SecondRating
from attunement.service.sections.models import BreakGlass, Flag
from attunement.service.sections.rules import Section
from attunement.service.sessions.models import Session
from attunement.service.signposting.models import Signpost
from attunement.service.subject_access.models import AccessRequest
from attunement.service.supervision.models import Discussed
from attunement.service.teams.actions import add_user
from attunement.service.waiting.actions import pause
from attunement.service.waiting.models import Pause, WhyPaused
from builders import assessments as build_assessments
from builders import care_packages as build_packages
from builders import consents as build_consents
from builders import groups as build_groups
from builders import hexagon as build_hexagon
from builders import home_answers as build_home_answers
from builders import identity as build_identity
from builders import instruments as build_instruments
from builders import living_reviews as build_reviews
from builders import outcomes as build_outcomes
from builders import own_view as build_own_view
from builders import people as build_people
from builders import planning as build_planning
from builders import referrals as build_referrals
from builders import referrers as build_referrers
from builders import safeguarding as build_safeguarding
from builders import sessions as build_sessions
from builders import signposting as build_signposting
from builders import subject_access as build_subject_access
from builders import supervision as build_supervision
from builders.care_packages import Understood
from builders.home_answers import Invited
from builders.own_view import Given
from world import PASSWORD, TODAY, Home, World, certify, viewer


@dataclass(frozen=True)
class Place:
    """`in_care` has everything that a family in care can have; `unborn` is a family expecting a
    baby; `waiting` is a referral that nobody has decided about; `teamless` is a person
    whose time in the team has not begun. `study` waits for
    its first reader in a review that has been published; `record`, in one without an outcome, for
    its first judge."""

    world: World
    strangers: dict[Role, Viewer]
    in_care: Understood
    part: Part
    session: Session
    assessment: Assessment
    response: Response
    goal: Goal
    invited: Invited
    own_view: Given
    contact: Contact
    letter: Letter
    task: Task
    note: FactorNote
    strain: Stressor
    credential: Credential
    licence: HeldLicence
    criterion: CriterionSort
    second: SecondRating
    cut_offs: OwnCutOffs
    age_forms: OwnAgeForms
    norms: OwnNorms
    pack: InstalledPack
    unborn: Home
    waiting: Referral
    introduced: Introduction
    word: WordBack
    pause: Pause
    draft: ImportDraft
    study: Study
    record: Record
    hexagon: Exercise
    decision: Decision
    plan_line: PlanLine
    done_line: PlanLine
    copies: dict[str, AccessRequest]
    concern: Concern
    liaison: Liaison
    flag: Flag
    opening: BreakGlass
    therapy: Part
    therapy_goal: TherapyGoal
    teamless: User
    household: Household
    responsibility: Responsibility
    interpreter: Interpreter
    theory: PublishedTheory
    box: Box
    leads_to: BoxLink
    proposal: Proposal
    consent: Consent
    merge: Merge
    group_place: GroupPlace
    group_ask: Ask
    signpost: Signpost
    discussed: Discussed
    training: Training


def living_review(world: World) -> LivingReview:
    """Published once, with a study taken out since, so that there is another version to publish."""
    review = build_reviews.review(world.practitioner)
    build_reviews.outcome(world.practitioner, review)
    build_reviews.publish(world.viewers[Role.TEAM_LEAD], review)
    ash = review.studies.get(label="Ash 2001")
    withdraw_study(by=world.practitioner, study=ash, because="Retracted")
    return review


def theory(world: World) -> dict[str, Any]:
    """Published twice, changed since, with a box that stands by a number and a proposal."""
    lead = world.viewers[Role.TEAM_LEAD]
    made, talk, calm, link = build_planning.small(lead)
    build_planning.publish(lead, made)
    build_planning.bind(lead, made, calm)
    published = build_planning.publish(lead, made)
    proposal = build_planning.propose(world.practitioner, made, talk)
    build_planning.box(lead, made, "Sing together")
    return {"theory": published, "box": calm, "leads_to": link, "proposal": proposal}


def done_line(world: World, decision: Decision) -> PlanLine:
    lead, line = world.viewers[Role.TEAM_LEAD], build_hexagon.line(world, decision)
    return finish_line(by=lead, line=line, done_on=TODAY, came_of_it="", seen=None)


def safety(world: World, family: Understood) -> dict[str, Any]:
    """A concern, a word with an agency, a flag, a section that somebody opened, an own therapy."""
    by, known = world.practitioner, family.home.family
    concern = build_safeguarding.concern(by, known)
    untied = viewer(world.team, name=f"Untied {world.team.name}")
    therapy = build_safeguarding.own_therapy(by, family)
    return {
        "concern": concern,
        "liaison": build_safeguarding.liaison(by, known, concern=concern),
        "flag": build_safeguarding.flag(by, known),
        "opening": build_safeguarding.opened(untied, known, Section.SAFEGUARDING),
        "therapy": therapy,
        "therapy_goal": set_therapy_goal(by=by, part=therapy, words="To sleep.", on=TODAY),
    }


def groups(world: World, family: Understood) -> dict[str, Any]:
    """A family with a place in a group, which waits for another, and somebody's training."""
    by, pair = world.practitioner, family.home.relationship
    return {
        "group_place": build_groups.joined(by, build_groups.run(by), family.home),
        "group_ask": ask_for_next(by=by, relationship=pair, programme="infant-massage", on=TODAY),
        "training": record_training(
            by=by,
            holder=by.user,
            programme="infant-massage",
            starts_on=TODAY,
            ends_on=None,
            evidence="Certificate (exercise)",
            on=TODAY,
        ),
    }


def copies(world: World, home: Home) -> dict[str, AccessRequest]:
    """A request in each state in which something can be done."""
    lead, known = world.viewers[Role.TEAM_LEAD], (home.family, home.mother)
    small = build_packages.expecting(lead, weeks_to_go=5, name="Quinn")
    return {
        "asked": build_subject_access.asked(lead, *known),
        "reading": build_subject_access.reading(lead, *known),
        "ready": build_subject_access.ready(
            lead, world.viewers[Role.SUPERVISOR], small.family, small.mother
        ),
    }


def build() -> Place:
    world = World()
    by = world.practitioner
    strangers = {role: viewer(world.other_team, role, name=f"{role} elsewhere") for role in Role}
    family = build_packages.understood(by)
    home, episode = family.home, family.episode
    build_packages.offer(world.viewers[Role.TEAM_LEAD])
    part = build_sessions.only_part(build_packages.package(by, family))
    held, *rest = build_sessions.planned(by, part)
    build_sessions.held(by, held, came=[home.baby, home.mother])
    assessment = build_assessments.start(by, episode, phase=Phase.BASELINE)
    review = living_review(world)
    decision = build_hexagon.decided(world)
    introduced = build_referrers.introduced(by, build_referrals.referral(by, name="Dunne"))
    other = build_referrers.introduced(by, build_referrals.referral(by, name="Ellis"))
    return Place(
        world=world,
        strangers=strangers,
        in_care=family,
        part=part,
        session=rest[0],
        assessment=assessment,
        response=build_assessments.phq9(by, assessment, home, item_9=1),
        goal=build_assessments.goal(by, assessment, home),
        invited=build_home_answers.invite(by, assessment, home.mother),
        own_view=build_own_view.give(by, home.family, home.mother),
        contact=build_referrals.planned(by, home.family, [home.mother]),
        letter=build_outcomes.letter(by, episode, home.mother),
        task=relationships.raise_task(
            by=by, family=home.family, kind=TaskKind.OTHER, title="Call", why="", due_on=TODAY
        ),
        note=note_factor(
            by=by,
            family=home.family,
            child=home.baby,
            factor="development",
            standing=Standing.FOUND,
            found="Sits with help.",
            source="Seen",
            dated_on=TODAY,
        ),
        strain=relationships.note_stressors(
            by=by,
            family=home.family,
            reporter=Reporter.FAMILY,
            on=TODAY,
            presences={"stressor-isolated": Presence.PRESENT},
        )[0],
        second=_rated_again(by, build_assessments.loaf(by, assessment, home, 3)),
        credential=credentials(by)[0],
        licence=licences(by)[0],
        criterion=enter_criterion(
            by=by,
            stands_for="security",
            source="Its authors (1985)",
            page="2",
            values={card: 1 + card % 9 for card in range(1, 91)},
        ),
        cut_offs=enter_cut_offs(
            by=by,
            measure="epds",
            edition="Manual (exercise)",
            page="3",
            most_missing=None,
            zones=[
                LocalZones(
                    zones=(Zone(name="low", min=0, max=9), Zone(name="high", min=10, max=30))
                )
            ],
            on=TODAY,
        ),
        age_forms=build_instruments.age_forms(by, {6: (3, 8)}),
        norms=build_instruments.norms(by),
        pack=build_instruments.pack(by, "hads"),
        unborn=build_packages.expecting(by, weeks_to_go=9, name="Marsh"),
        waiting=build_referrals.referral(by, name="Bello"),
        introduced=introduced,
        word=build_referrers.told(by, other),
        pause=pause(by=by, referral=other.referral, why=WhyPaused.AWAY, starts_on=TODAY, note=""),
        study=build_reviews.study(by, review),
        record=build_reviews.records(by, build_reviews.review(by, "Empty"), 1)[0],
        household=build_people.household(by, home.family, [home.mother]),
        responsibility=build_people.responsibility(by, home),
        interpreter=build_people.interpreter(by),
        consent=build_consents.answer(by, home.family, home.mother),
        merge=build_identity.merged(by),
        draft=hold_import(by=by, file_name="referrals.csv", decoded=decode(template_file())),
        hexagon=build_hexagon.exercise(world, [world.viewers[each] for each in sorted(CLINICAL)]),
        decision=decision,
        plan_line=build_hexagon.line(world, decision),
        done_line=done_line(world, decision),
        copies=copies(world, home),
        **theory(world),
        **safety(world, family),
        **groups(world, family),
        discussed=build_supervision.discussed(
            world.viewers[Role.SUPERVISOR],
            build_supervision.meeting(world.viewers[Role.SUPERVISOR], by),
            home.family,
        ),
        signpost=build_signposting.offered(by, home.family, build_signposting.service(by)),
        teamless=add_user(
            team=world.team,
            email="tomorrow@example.org",
            name="Tomorrow",
            role=Role.TEAM_LEAD,
            password=PASSWORD,
            on=TODAY + dt.timedelta(days=1),
        ).user,
    )


def _rated_again(by: Viewer, first: Response) -> SecondRating:
    """Asked of somebody whom no role of this world is: for all of them it is not yet in."""
    rater = viewer(by.team, name=f"Second Rater {by.team.name}")
    certify(rater, first.measure)
    return ask_second_rating(by=by, response=first, rater=rater.user)
