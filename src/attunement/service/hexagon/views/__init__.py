from .deciding import Agree, Decide, DecisionPdf, ShowDecision
from .exercises import HandIn, Hexagons, Rate, ShowExercise, ShowRatings, StartExercise
from .planning import AddLine, ChangeLine, FinishLine, ShowPlan, WithdrawLine

__all__ = [
    "AddLine",
    "Agree",
    "ChangeLine",
    "Decide",
    "DecisionPdf",
    "FinishLine",
    "HandIn",
    "Hexagons",
    "Rate",
    "ShowDecision",
    "ShowExercise",
    "ShowPlan",
    "ShowRatings",
    "StartExercise",
    "WithdrawLine",
]
