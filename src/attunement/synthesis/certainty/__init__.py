"""How sure one may be: of a review, by AMSTAR 2; of one pooled outcome, by GRADE."""

from attunement.synthesis.certainty.amstar import Amstar2, Answer, Confidence
from attunement.synthesis.certainty.grade import Certainty, Domain, Grade, Judgement, Raised

__all__ = [
    "Amstar2",
    "Answer",
    "Certainty",
    "Confidence",
    "Domain",
    "Grade",
    "Judgement",
    "Raised",
]
