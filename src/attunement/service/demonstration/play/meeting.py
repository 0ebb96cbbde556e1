"""Attempts to meet: each carer in their own right, and the baby."""

from ...referrals import actions
from ...referrals.models import Mode, Outcome
from ...referrers.actions import plan_joint_visit
from ...referrers.models import Introduction
from ...relationships.models import Person, Place
from ..plan import Stage
from .stage import Scene

INVITED, CALLED, MET = 7, 11, 15


def _babies(scene: Scene) -> list[Person]:
    return [m.person for m in scene.family.members.filter(place=Place.CHILD).order_by("pk")]


def invite(scene: Scene) -> None:
    """A text to each carer, then a call; sometimes nobody answers yet."""
    for carer in scene.carers:
        if scene.past(INVITED):
            actions.record_contact(
                by=scene.by,
                family=scene.family,
                at=scene.at(INVITED),
                mode=Mode.TEXT,
                people=[carer],
                met=[],
                outcome=Outcome.MESSAGE,
                invitation=True,
                note="Would you be willing to meet us once, at home or here, with your baby?",
            )
    if scene.past(CALLED):
        reached = scene.story.number % 4 != 1
        actions.record_contact(
            by=scene.by,
            family=scene.family,
            at=scene.at(CALLED, 14),
            mode=Mode.PHONE,
            people=scene.carers[:1],
            met=scene.carers[:1] if reached else [],
            outcome=Outcome.MET if reached else Outcome.NO_ANSWER,
        )
    if scene.story.stage == Stage.ACCEPTED:
        ahead = (scene.company.today - scene.story.referred_on).days + scene.story.number % 9
        at, people = scene.at(ahead, 9 + scene.story.number % 7), [*scene.carers, *_babies(scene)]
        introduction = Introduction.objects.filter(referral=scene.referral).first()
        if introduction is not None and scene.story.number % 2:
            plan_joint_visit(
                by=scene.by,
                introduction=introduction,
                at=at,
                people=people,
                note="They know her: we go together the first time.",
            )
            return
        actions.plan_contact(
            by=scene.by,
            family=scene.family,
            at=at,
            mode=Mode.HOME_VISIT,
            people=people,
            invitation=True,
        )


def meet(scene: Scene) -> None:
    """The first meeting; with the referrer where there was one."""
    if not scene.past(MET):
        return
    joint = not scene.story.by_family and scene.story.number % 3 == 0
    people = [*scene.carers, *_babies(scene)]
    actions.record_contact(
        by=scene.by,
        family=scene.family,
        at=scene.at(MET, 11),
        mode=Mode.JOINT_VISIT if joint else Mode.HOME_VISIT,
        people=people,
        met=people if scene.story.number % 5 else [people[0], *_babies(scene)],
        outcome=Outcome.MET,
        joint_with=scene.referral.referrer_name if joint else "",
        note="Tea, the story of the birth, ten minutes on the floor with the baby.",
    )
