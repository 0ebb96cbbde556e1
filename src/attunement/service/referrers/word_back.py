"""What a referrer may be told at each step, and when a step is reached. Pure.

A referrer who hears nothing stops referring; one who hears too much has been told what was not
theirs. So the words are fixed here and cannot be typed. They name nobody, give no reason, and say
nothing of anybody else. Without the family's agreement a decision is the same words whatever it
was, and that a family was met, or that work ended, is not said at all.

Who may know is a matter of common-law confidentiality; the words are ours, for a team's information
governance lead to confirm.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..design.filters import day
from ..referrals.models import ReferralState
from .states import Step


@dataclass(frozen=True)
class Rule:
    """`agreed` are the words where the family agrees; `otherwise` those where they do not, or have
    not been asked: empty where nothing may be said."""

    agreed: str
    otherwise: str = ""


ABOUT = "the referral that you sent us, dated {received} (our reference {reference})"
DECIDED = (
    f"We have read {ABOUT} and made a decision. We are telling the family ourselves. If they "
    "agree, we can tell you more."
)
RULES: Mapping[Step, Rule] = {
    Step.RECEIVED: Rule(
        f"Thank you. We have {ABOUT}. We will read it and let you know when we have decided.",
        f"Thank you. We have {ABOUT}. We will read it and let you know when we have decided.",
    ),
    Step.ACCEPTED: Rule(
        f"Thank you for {ABOUT}. We have taken the family on, and they agree that you know. If you "
        "can, tell them that you know us, or come with us to the first visit.",
        DECIDED,
    ),
    Step.CONSULTATION: Rule(
        f"Thank you for {ABOUT}. We think that it would help most to talk it through with you. The "
        "family agrees to this. We will call you to find a time.",
        DECIDED,
    ),
    Step.SIGNPOSTED: Rule(
        f"Thank you for {ABOUT}. We have told the family where else they can find help, and they "
        "agree that you know.",
        DECIDED,
    ),
    Step.DECLINED: Rule(
        f"Thank you for {ABOUT}. We are not the right service for the family at the moment. We "
        "have told them, and they agree that you know.",
        DECIDED,
    ),
    Step.REVOKED: Rule(
        f"We have closed {ABOUT}: it was taken back. The family agrees that you know.", DECIDED
    ),
    Step.MET: Rule(
        f"About {ABOUT}: we have now met the family, and they agree that you know. Thank you for "
        "your part in it."
    ),
    Step.ENDED: Rule(
        f"About {ABOUT}: our work with the family ended on {{happened}}, and they agree that you "
        "know. They can come back to us at any time."
    ),
}


@dataclass(frozen=True)
class Reached:
    step: Step
    on: dt.date


def reached(
    *,
    received_on: dt.date,
    decisions: Iterable[tuple[ReferralState, dt.date]],
    met_on: dt.date | None,
    ended_on: dt.date | None,
) -> tuple[Reached, ...]:
    """The steps that a referral has come to, in the order of `Step`. After it was taken back,
    nothing that happened before is still news."""
    steps = {Step.RECEIVED: received_on}
    steps |= {Step(state.value): on for state, on in decisions}
    if Step.REVOKED in steps:
        steps.pop(Step.ACCEPTED, None)
    elif Step.ACCEPTED in steps:
        later = {Step.MET: met_on, Step.ENDED: ended_on}
        steps |= {step: on for step, on in later.items() if on is not None}
    return tuple(Reached(step, steps[step]) for step in Step if step in steps)


def words(one: Reached, *, agreed: bool, received_on: dt.date, reference: str) -> str:
    """What may be said of a step; empty where nothing may."""
    rule = RULES[one.step]
    told = rule.agreed if agreed else rule.otherwise
    return told.format(received=day(received_on), reference=reference, happened=day(one.on))
