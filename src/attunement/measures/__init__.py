"""Measures: definition -> checked answers -> score -> change. Pure; one engine for all of them."""

from attunement.measures.answers import InvalidAnswers, Problem
from attunement.measures.comparison import Change, ChangeKind, IncomparableScores, change
from attunement.measures.definition import Measure
from attunement.measures.items import NOT_OBSERVED, Answer
from attunement.measures.levels import OrdinalLevel
from attunement.measures.register import UnknownMeasure, measure, measures
from attunement.measures.safety import SafetyFlag, safety_flags
from attunement.measures.scales import Band
from attunement.measures.scoring import Incomplete, Scored, score

__all__ = [
    "NOT_OBSERVED",
    "Answer",
    "Band",
    "Change",
    "ChangeKind",
    "IncomparableScores",
    "Incomplete",
    "InvalidAnswers",
    "Measure",
    "OrdinalLevel",
    "Problem",
    "SafetyFlag",
    "Scored",
    "UnknownMeasure",
    "change",
    "measure",
    "measures",
    "safety_flags",
    "score",
]
