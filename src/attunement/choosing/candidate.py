"""One programme as it stands for one family."""

from dataclasses import dataclass

from attunement.choosing.availability import Deliverable
from attunement.choosing.parts import PartKind
from attunement.choosing.reasons import Reason
from attunement.choosing.verdict import Verdict
from attunement.knowledge.programme import Programme
from attunement.knowledge.vocabulary import Target


@dataclass(frozen=True)
class Candidate:
    """`eif_rating` is this version's own, where it is of a child of this age; None is not rated."""

    programme: Programme
    verdict: Verdict
    deliverable: Deliverable
    reasons: tuple[Reason, ...]
    part_kind: PartKind
    needs_met: tuple[Target, ...]
    eif_rating: str | None
