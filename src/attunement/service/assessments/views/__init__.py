"""The pages of an assessment."""

from .formulation import WriteFormulation
from .goals import RateGoal, SetGoal, WithdrawGoal
from .occasion import AssessmentHub, AssessmentNotes, CompleteAssessment, StartAssessment
from .responses import ChooseMeasure, FillMeasure, ShowResponse, WithdrawResponse

__all__ = [
    "AssessmentHub",
    "AssessmentNotes",
    "ChooseMeasure",
    "CompleteAssessment",
    "FillMeasure",
    "RateGoal",
    "SetGoal",
    "ShowResponse",
    "StartAssessment",
    "WithdrawGoal",
    "WithdrawResponse",
    "WriteFormulation",
]
