"""A first draft of the letter to whoever referred a family: pure.

It says that the work ends and how to come back, and no more. What else the referrer may know is the
family's to say, so it is added by hand and read by the family first.
"""

import datetime as dt
from dataclasses import dataclass

from ..design.filters import day
from .draft import Draft


@dataclass(frozen=True, kw_only=True)
class ReferrerFacts:
    """`reference` is ours, a number that says nothing; `agreed`: the family agrees that the
    referrer's service is told."""

    received_on: dt.date
    reference: str
    opened_on: dt.date
    telephone: str
    follow_up_on: dt.date | None
    agreed: bool


def draft_for_referrer(facts: ReferrerFacts) -> Draft:
    call = f" You can call us on {facts.telephone}." if facts.telephone else ""
    knows = ", and they agree that you know" if facts.agreed else ""
    paragraphs = [
        f"Thank you for the referral that you sent us on {day(facts.received_on)} (our reference "
        f"{facts.reference}).",
        f"We have worked with the family since {day(facts.opened_on)}. Our work with them is now "
        f"coming to an end{knows}.",
        _next(facts),
        f"They can come back to us at any time, and you can refer them again.{call}",
    ]
    gaps = [
        "This draft says that the work ends, and no more. Add only what the family has agreed that "
        "the referrer may know, and let them read it first.",
    ]
    if not facts.agreed:
        gaps.append(
            "The family has not agreed yet that we share with the referrer’s service. You can "
            "write the letter now. It cannot be sent until they agree."
        )
    return Draft(tuple(words for words in paragraphs if words), tuple(gaps))


def _next(facts: ReferrerFacts) -> str:
    if facts.follow_up_on is None:
        return ""
    return f"We will ask them around {day(facts.follow_up_on)} how they are."
