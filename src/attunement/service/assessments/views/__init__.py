"""The pages of an assessment."""

from .formulation import WriteFormulation
from .goals import RateGoal, SetGoal, WithdrawGoal
from .occasion import AssessmentHub, AssessmentNotes, CompleteAssessment, StartAssessment
from .planner import PlanMeasures
from .responses import ChooseMeasure, ConfirmResponse, FillMeasure, ShowResponse, WithdrawResponse

__all__ = [
    "AssessmentHub",
    "AssessmentNotes",
    "ChooseMeasure",
    "CompleteAssessment",
    "ConfirmResponse",
    "FillMeasure",
    "PlanMeasures",
    "RateGoal",
    "SetGoal",
    "ShowResponse",
    "StartAssessment",
    "WithdrawGoal",
    "WithdrawResponse",
    "WriteFormulation",
]
