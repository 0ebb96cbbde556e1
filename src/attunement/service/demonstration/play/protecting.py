"""A concern about safety that waits for another agency, and a parent's own therapy under seal."""

import datetime as dt

from ...assessments.models import Formulation
from ...care_packages import actions as packages
from ...care_packages.decision import ChosenPart
from ...care_packages.models import Part
from ...comprehensive import selectors as comprehensive
from ...own_therapy import actions as therapies
from ...safeguarding import actions as safeguarding
from ...safeguarding.models import ConcernKind, ConcernState, How, WhoseWords
from ...safeguarding.new import Spoken, Told
from ...sections.models import FlagKind
from ...sections.rules import Section
from ...sessions import actions as sessions
from ...sessions.models import SessionMode, SessionState
from .. import words
from .stage import Scene

WORRIED, IN_THERAPY = 108, 111
"""The stories that these things happen in: both families are in the middle of the work."""

AGREED, FIRST = 40, 43


def protect(scene: Scene) -> None:
    if scene.story.number == WORRIED:
        _worry(scene)
    if scene.story.number == IN_THERAPY:
        _own_therapy(scene)


def _worry(scene: Scene) -> None:
    """What a health visitor said, a referral, a strategy meeting, and word that is overdue."""
    today, week = scene.company.today, dt.timedelta(days=7)
    concern = safeguarding.record_concern(
        by=scene.by,
        family=scene.family,
        told=Told(
            about=scene.first.child,
            kind=ConcernKind.DOMESTIC_ABUSE,
            words="“There were two holes in the kitchen door that were not there last month. She "
            "said: do not ask me about it here.”",
            whose=WhoseWords.PROFESSIONAL,
            told_by="The family’s health visitor",
            seen_on=today - week,
        ),
    )
    safeguarding.decide(
        by=scene.company.supervisor,
        concern=concern,
        to=ConcernState.REFERRED,
        reason="Talked through with the keyworker and the safeguarding lead. The baby was in the "
        "room, and she does not feel able to speak at home.",
    )
    for how, on, asked, due in (
        (How.CALL, today - week, "Told the duty team what was seen, and what was said.", None),
        (
            How.STRATEGY_MEETING,
            today - dt.timedelta(days=4),
            "Who can see her alone, and where.",
            today - dt.timedelta(days=1),
        ),
    ):
        safeguarding.record_liaison(
            by=scene.by,
            family=scene.family,
            concern=concern,
            spoken=Spoken(
                on=on,
                agency="Children’s social care",
                person="Duty social worker",
                how=how,
                asked=asked,
                agreed="They visit this week and call us back.",
                word_due_on=due,
            ),
        )
    safeguarding.raise_flag(
        by=scene.by,
        family=scene.family,
        kind=FlagKind.DOMESTIC_ABUSE,
        words="Speak only when she is alone. Leave no message, and send no letter home.",
        since=today - week,
        review_on=today + dt.timedelta(days=28),
    )
    someone = next(each for each in scene.company.practitioners if each != scene.by)
    safeguarding.break_glass(
        by=someone,
        family=scene.family,
        section=Section.SAFEGUARDING,
        reason="I am on duty: she has rung and asked whether anybody has called the police.",
    )


def _own_therapy(scene: Scene) -> None:
    """Of the first carer, with somebody who is not the keyworker."""
    therapist = next(each for each in scene.company.practitioners if each != scene.by)
    part = _agreed(scene, therapist=therapist.user.pk)
    carer = scene.first.carer
    planned = sessions.plan_sessions(
        by=therapist,
        part=part,
        first=scene.at(FIRST, 15),
        weeks_between=1,
        times=part.sessions_expected or 16,
        mode=SessionMode.CLINIC,
        because="" if part.sessions_expected else "As agreed with her.",
    )
    for session in planned:
        if session.at.date() < scene.company.today:
            sessions.record_session(
                by=therapist,
                session=session,
                state=SessionState.HELD,
                came=[carer],
                mode=SessionMode.CLINIC,
                minutes=50,
                note="What was said here stays here.",
            )
    goal = therapies.set_goal(
        by=therapist, part=part, words="To be less hard on myself.", on=scene.on(FIRST)
    )
    therapies.rate_goal(by=therapist, goal=goal, rating=2, on=scene.on(FIRST))
    therapies.agree_summary(
        by=therapist,
        part=part,
        words=f"{carer.first_name} is looking at patterns from when she was a child. She asks the "
        "team to keep mornings free for her, and to talk with her, not about her.",
        names_therapist=True,
        agreed_on=scene.on(FIRST + 7),
        how="Written together, and read aloud.",
    )


def _agreed(scene: Scene, *, therapist: int) -> Part:
    relationship = scene.first
    formulation = Formulation.objects.get(episode=scene.episode, relationship=relationship)
    by_id = {each.user.pk: each.user for each in scene.company.practitioners}
    gaps = comprehensive.missing_for(scene.family, relationship.child)
    package = packages.agree_package(
        by=scene.by,
        formulation=formulation,
        parts=[
            ChosenPart(
                programme="cat",
                reason="She asked for something of her own, beside the work with her baby.",
                practitioner=by_id[therapist],
                person=relationship.carer,
            )
        ],
        reason="Beside the work together: what she brings is also her own.",
        on=scene.on(AGREED),
        begun_because=words.BEGUN_BECAUSE if gaps else "",
    )
    return package.parts.get()
