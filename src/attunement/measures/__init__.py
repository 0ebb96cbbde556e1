"""Measures: definition -> checked answers -> score -> change. Pure; one engine for all of them."""

from attunement.measures.answers import InvalidAnswers, Problem
from attunement.measures.comparison import Change, ChangeKind, IncomparableScores, change
from attunement.measures.definition import Measure
from attunement.measures.items import NOT_OBSERVED, Answer
from attunement.measures.levels import Category, OrdinalLevel
from attunement.measures.local import CutOffsDoNotFit, LocalCutOffs, LocalZones, Zone
from attunement.measures.register import UnknownMeasure, measure, measures
from attunement.measures.safety import SafetyFlag, safety_flags
from attunement.measures.scales import Band
from attunement.measures.scoring import Incomplete, Scored, score

__all__ = [
    "NOT_OBSERVED",
    "Answer",
    "Band",
    "Category",
    "Change",
    "ChangeKind",
    "CutOffsDoNotFit",
    "IncomparableScores",
    "Incomplete",
    "InvalidAnswers",
    "LocalCutOffs",
    "LocalZones",
    "Measure",
    "OrdinalLevel",
    "Problem",
    "SafetyFlag",
    "Scored",
    "UnknownMeasure",
    "Zone",
    "change",
    "measure",
    "measures",
    "safety_flags",
    "score",
]
