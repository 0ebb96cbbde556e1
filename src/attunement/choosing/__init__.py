"""Choosing a package for one family: candidates with reasons, never a prescription.

choose(situation=..., offers=..., library=library(), on=date.today())
"""

from attunement.choosing.availability import Deliverable
from attunement.choosing.candidate import Candidate
from attunement.choosing.choice import Choice, choose
from attunement.choosing.offerable import RuledOut
from attunement.choosing.parts import PartKind, part_kind
from attunement.choosing.reasons import Polarity, Reason
from attunement.choosing.situation import Offer, Situation, WillingFormat
from attunement.choosing.verdict import DECIDED_BY, Verdict, verdict

__all__ = [
    "DECIDED_BY",
    "Candidate",
    "Choice",
    "Deliverable",
    "Offer",
    "PartKind",
    "Polarity",
    "Reason",
    "RuledOut",
    "Situation",
    "Verdict",
    "WillingFormat",
    "choose",
    "part_kind",
    "verdict",
]
