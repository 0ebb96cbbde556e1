"""Forms by the million: the rules of `score` on an array, a row a form and a column an item."""

from attunement.measures.vectorised.permitted import NOT_OBSERVED_CODE
from attunement.measures.vectorised.scorer import ManyScores, WrongColumns, score_many

__all__ = ["NOT_OBSERVED_CODE", "ManyScores", "WrongColumns", "score_many"]
