"""Measures: definition -> checked answers -> score -> change. Pure; one engine for all of them."""

from attunement.measures.answers import InvalidAnswers, Problem
from attunement.measures.clinical import (
    ClinicalChange,
    ClinicalKind,
    clinical_changes,
    clinically_significant,
)
from attunement.measures.comparison import Change, ChangeKind, IncomparableScores, change
from attunement.measures.definition import Measure
from attunement.measures.items import NOT_OBSERVED, Answer
from attunement.measures.levels import Category, OrdinalLevel
from attunement.measures.lines import Line, Norms, Population
from attunement.measures.local import CutOffsDoNotFit, LocalCutOffs, LocalZones, Zone
from attunement.measures.norms import Group, LocalNorms, NormsDoNotFit
from attunement.measures.pairing import (
    AcrossInformants,
    AcrossPeople,
    Answered,
    Pair,
    PairedChange,
    PairingWindows,
    paired_change,
)
from attunement.measures.reached import Reached, cut_offs_reached
from attunement.measures.register import UnknownMeasure, measure, measures
from attunement.measures.safety import SafetyFlag, safety_flags
from attunement.measures.scales import Band
from attunement.measures.scoring import Incomplete, Scored, score
from attunement.measures.subscale_change import SubscaleChange, subscale_changes
from attunement.measures.transitions import NothingToCount, Transitions, transitions

__all__ = [
    "NOT_OBSERVED",
    "AcrossInformants",
    "AcrossPeople",
    "Answer",
    "Answered",
    "Band",
    "Category",
    "Change",
    "ChangeKind",
    "ClinicalChange",
    "ClinicalKind",
    "CutOffsDoNotFit",
    "Group",
    "IncomparableScores",
    "Incomplete",
    "InvalidAnswers",
    "Line",
    "LocalCutOffs",
    "LocalNorms",
    "LocalZones",
    "Measure",
    "Norms",
    "NormsDoNotFit",
    "NothingToCount",
    "OrdinalLevel",
    "Pair",
    "PairedChange",
    "PairingWindows",
    "Population",
    "Problem",
    "Reached",
    "SafetyFlag",
    "Scored",
    "SubscaleChange",
    "Transitions",
    "UnknownMeasure",
    "Zone",
    "change",
    "clinical_changes",
    "clinically_significant",
    "cut_offs_reached",
    "measure",
    "measures",
    "paired_change",
    "safety_flags",
    "score",
    "subscale_changes",
    "transitions",
]
