"""What the state of a referral allows to be said to its referrer."""

import datetime as dt

from django.utils import timezone

from ..design.filters import day
from ..referrals.models import Referral, ReferredBy
from ..relationships.models import Place
from ..way.policies import Refusal
from .models import Introduction
from .states import Step


def may_name(referral: Referral) -> Refusal | None:
    if referral.referred_by == ReferredBy.FAMILY:
        return Refusal("This family came by themselves, so there is no referrer to name.")
    return None


def may_send(introduction: Introduction, step: Step, words: str) -> Refusal | None:
    """Once for each step, only what the rule allows, and never by rote after a loss."""
    if _lost(introduction):
        return Refusal(
            "A baby of this family has died, or the pregnancy was lost. Set words would hurt.",
            "Ask the family what they would like said, and speak with the referrer yourself.",
        )
    if not words:
        return Refusal(
            f"Nothing may be said of this step: {step.label.lower()}.",
            "It is not reached yet, or the family has not agreed that the referrer hears of it.",
        )
    if introduction.words_back.filter(step=step, withdrawn_at=None).exists():
        return Refusal("The referrer was told this already.")
    return None


def as_shown(words: str, shown: str) -> Refusal | None:
    """The family may have changed their mind between the reading and the saving."""
    if words != shown:
        return Refusal(
            "What may be said has changed since you opened this page.",
            "Read the words as they stand now. If you have told the referrer more, speak with "
            "your supervisor.",
        )
    return None


def may_have_sent(introduction: Introduction, on: dt.date) -> Refusal | None:
    received = introduction.referral.received_on
    if on < received:
        return Refusal(f"It cannot have been sent before the referral came, on {day(received)}.")
    if on > timezone.localdate():
        return Refusal("It cannot have been sent on a day that is still to come.")
    return None


def _lost(introduction: Introduction) -> bool:
    children = introduction.referral.family.members.filter(place=Place.CHILD)
    return any(member.person.lost for member in children.select_related("person"))
