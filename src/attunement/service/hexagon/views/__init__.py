from .deciding import Agree, Decide, DecisionPdf, ShowDecision
from .exercises import HandIn, Hexagons, Rate, RatingsPdf, ShowExercise, ShowRatings, StartExercise
from .planning import AddLine, ChangeLine, FinishLine, PlanPdf, ShowPlan, WithdrawLine

__all__ = [
    "AddLine",
    "Agree",
    "ChangeLine",
    "Decide",
    "DecisionPdf",
    "FinishLine",
    "HandIn",
    "Hexagons",
    "PlanPdf",
    "Rate",
    "RatingsPdf",
    "ShowDecision",
    "ShowExercise",
    "ShowPlan",
    "ShowRatings",
    "StartExercise",
    "WithdrawLine",
]
