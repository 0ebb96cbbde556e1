"""How the family came: the referral, and what the team answered."""

import datetime as dt

from ....knowledge import library
from ...referrals import actions
from ...referrals.models import ReferralState, ReferredBy, Willing
from ...referrals.new import NewReferral
from ...referrers.actions import name_referrer, send_word
from ...referrers.models import How
from ...referrers.new import NewReferrer
from ...referrers.selectors import perhaps, step_words
from ...referrers.states import Step
from ...relationships.models import NhsNumberStatus, Presence
from ...relationships.new import NewCarer, NewFamily, NewPerson
from ...waiting.actions import review, say_need
from ...waiting.models import Level
from .. import words
from ..plan import BabyPlan, Story
from .stage import Scene

ANSWERS = (
    (ReferralState.CONSULTATION, "The health visitor knows them well: we think together with her."),
    (ReferralState.SIGNPOSTED, "What they want now is a baby group near home; told them of two."),
    (ReferralState.DECLINED, "The child is four: passed on to the team for older children."),
    (ReferralState.REVOKED, "The family have moved; the referrer has taken the referral back."),
)
TRIAGE_DAY = 5
PRESSURES = (
    "stressor-isolated",
    "stressor-birth-trauma",
    "stressor-poverty",
    "stressor-housing",
    "stressor-neonatal-separation",
    "stressor-no-carer",
    "stressor-mh",
    "stressor-fussy",
)


def refer(scene: Scene) -> None:
    story, chance = scene.story, scene.chance
    referrer = chance.choice(words.REFERRERS)
    name, role, organisation = ("", "", "") if story.by_family else referrer
    pressures = chance.sample(PRESSURES, chance.randint(1, 4))
    assert set(pressures) <= set(library().stressors)
    new = NewReferral(
        received_on=story.referred_on,
        referred_by=ReferredBy.FAMILY if story.by_family else ReferredBy.PROFESSIONAL,
        reason=chance.choice(words.REASONS),
        concerns_in_their_words=chance.choice(words.CONCERNS),
        referrer_name=name,
        referrer_role=role,
        referrer_organisation=organisation,
        willing=chance.choice([Willing.YES, Willing.YES, Willing.UNSURE]),
        consent_from=0,
        consent_given_on=story.referred_on,
        stressors=dict.fromkeys(pressures, Presence.PRESENT),
    )
    by = None if story.by_family else scene.company.administrator
    scene.referral = actions.receive_referral(
        by=by, team=scene.company.administrator.team, new=new, family=_family(story)
    )
    scene.family = scene.referral.family
    if not story.by_family:
        _introduce(scene, NewReferrer(name=name, role=role, agency=organisation))


def _introduce(scene: Scene, new: NewReferrer) -> None:
    """Who the referrer is: the one whom the team knows by this name and place, or somebody new."""
    by = scene.company.administrator
    known = perhaps(by, scene.referral)
    introduction = name_referrer(
        by=by, referral=scene.referral, referrer=known[0][0] if known else new
    )
    if scene.story.number % 2:
        send_word(
            by=by,
            introduction=introduction,
            step=Step.RECEIVED,
            how=How.PHONE,
            on=scene.story.referred_on,
            shown=step_words(introduction, Step.RECEIVED, agreed=False),
        )


def wait(scene: Scene) -> None:
    """Some of those who wait are asked how they are, and one in three needs to be met soon."""
    today = scene.company.today
    if scene.story.number % 3 == 0:
        say_need(
            by=scene.by,
            referral=scene.referral,
            level=Level.SOON,
            because="The baby feeds and sleeps so little that nobody at home has rested.",
        )
    elif scene.story.number % 3 == 1:
        review(
            by=scene.by,
            referral=scene.referral,
            on=today,
            found="Still hoping to meet. Nights are a little easier.",
            offered="The drop-in on Thursdays, and a call each week.",
            next_on=today + dt.timedelta(days=21),
        )


def _family(story: Story) -> NewFamily:
    return NewFamily(
        known_since=story.referred_on,
        children=tuple(_baby(story, place, baby) for place, baby in enumerate(story.babies)),
        carers=tuple(
            NewCarer(
                person=NewPerson(
                    given_name=carer.given_name,
                    family_name=carer.family_name,
                    telephone=f"07700 9{story.number:03}{place:02}",
                    language=story.language,
                    interpreter_needed=bool(story.language),
                ),
                role=carer.role,
                parental_responsibility=carer.responsibility,
            )
            for place, carer in enumerate(story.carers)
        ),
        safe_contact=story.safe_contact,
        other_parent=story.other_parent,
    )


def _baby(story: Story, place: int, baby: BabyPlan) -> NewPerson:
    number = "" if baby.born_on is None else test_range_number(story.number * 3 + place)
    return NewPerson(
        given_name=baby.given_name,
        family_name=story.surname,
        born_on=baby.born_on,
        due_on=baby.due_on,
        nhs_number=number,
        nhs_number_status=NhsNumberStatus.TRACED if number else NhsNumberStatus.NOT_ISSUED,
    )


def test_range_number(serial: int) -> str:
    """The serial-th valid number of the 999 range, which is never given to a person."""
    stem = 100_000 + serial * 7
    while True:
        digits = f"999{stem:06}"
        check = 11 - sum(int(d) * w for d, w in zip(digits, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            return f"{digits}{check % 11}"
        stem += 1


def answer(scene: Scene) -> None:
    """Something other than an episode of care, with the reason."""
    state, reason = ANSWERS[scene.story.number % len(ANSWERS)]
    by, on = scene.by, scene.on(TRIAGE_DAY)
    if state == ReferralState.REVOKED:
        actions.revoke_referral(by=by, referral=scene.referral, reason=reason, on=on, seen=None)
    else:
        actions.answer_referral(
            by=by, referral=scene.referral, state=state, reason=reason, on=on, seen=None
        )


def accept(scene: Scene) -> None:
    accepted = actions.accept_referral(
        by=scene.by,
        referral=scene.referral,
        keyworker=scene.keyworker,
        relationships=scene.relationships,
        reason="A baby under two, a relationship in difficulty, and a parent willing to try.",
        on=scene.on(TRIAGE_DAY),
        seen=None,
    )
    assert accepted.episode is not None
    scene.episode = accepted.episode
