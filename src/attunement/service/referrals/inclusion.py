"""How far fathers and other carers have been included, step by step. Pure: dated facts in.

What nobody knows is not a "no", and somebody left out for safety was not forgotten: each is a class
of its own, in one family and in totals.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..relationships.models import OtherParent


class Step(StrEnum):
    """In the order in which a carer is usually reached; one step does not need the one before."""

    NAMED = "Named"
    CONTACT_HELD = "Contact held"
    INVITED = "Invited"
    ATTENDED = "Attended"
    MEASURED = "Measured"
    OWN_RELATIONSHIP = "Own relationship in the work"


class Stood(StrEnum):
    REACHED = "Yes"
    NOT_YET = "Not yet"
    NOT_KNOWN = "Not known"
    UNSAFE = "Left out for safety"
    ABSENT = "Known to be absent"


@dataclass(frozen=True, kw_only=True)
class Included:
    """One carer who is in the record. A date is when it first happened, None that it has not."""

    named: bool = True
    contact_held: bool = False
    invited_on: dt.date | None = None
    attended_on: dt.date | None = None
    measured_on: dt.date | None = None
    in_work: bool = False

    def reached(self, on: dt.date) -> frozenset[Step]:
        dated = {
            Step.INVITED: self.invited_on,
            Step.ATTENDED: self.attended_on,
            Step.MEASURED: self.measured_on,
        }
        return frozenset(
            {step for step, day in dated.items() if day is not None and day <= on}
            | ({Step.NAMED} if self.named else set())
            | ({Step.CONTACT_HELD} if self.contact_held else set())
            | ({Step.OWN_RELATIONSHIP} if self.in_work else set())
        )


def of_carer(carer: Included, on: dt.date) -> Mapping[Step, Stood]:
    reached = carer.reached(on)
    return {step: Stood.REACHED if step in reached else Stood.NOT_YET for step in Step}


UNRECORDED = {
    OtherParent.NOT_KNOWN: Stood.NOT_KNOWN,
    OtherParent.ABSENT: Stood.ABSENT,
    OtherParent.RECORDED: Stood.NOT_YET,
}


def of_other_parent(known: OtherParent) -> Mapping[Step, Stood] | None:
    """The row of a second parent who is not in the record; None where one is."""
    if known == OtherParent.RECORDED:
        return None
    stands = Stood.UNSAFE if known == OtherParent.UNSAFE else UNRECORDED[known]
    return dict.fromkeys(Step, stands)


def of_family(known: OtherParent, others: Sequence[Included], on: dt.date) -> Mapping[Step, Stood]:
    """One family in totals. `others`: its carers besides the mother. A step is reached where any
    one of them has reached it."""
    if known == OtherParent.UNSAFE:
        return dict.fromkeys(Step, Stood.UNSAFE)
    if not others:
        return dict.fromkeys(Step, UNRECORDED[known])
    reached = frozenset().union(*(carer.reached(on) for carer in others))
    return {step: Stood.REACHED if step in reached else Stood.NOT_YET for step in Step}
