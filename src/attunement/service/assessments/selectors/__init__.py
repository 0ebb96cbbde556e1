"""What a viewer can see of assessments, and what other parts of the record read from them."""

from .goals import formulation, goal, goals_of, standing_rating
from .occasions import Film, Occasion, assessment, assessments_of, current_relationships, occasion
from .responses import latest_scores, response, responses_in, responses_of, standing_response
from .series import Series, pairs, series
from .tracing import Traced, traced
from .uses import use_of, uses_of

__all__ = [
    "Film",
    "Occasion",
    "Series",
    "Traced",
    "assessment",
    "assessments_of",
    "current_relationships",
    "formulation",
    "goal",
    "goals_of",
    "latest_scores",
    "occasion",
    "pairs",
    "response",
    "responses_in",
    "responses_of",
    "series",
    "standing_rating",
    "standing_response",
    "traced",
    "use_of",
    "uses_of",
]
