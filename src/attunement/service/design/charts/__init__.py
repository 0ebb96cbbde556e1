"""The chart kit: describe a chart with a frozen dataclass, then `figure(chart)` or `svg(chart)`."""

from attunement.drawing.sheet import Chart, Drawing, Table

from .change import ChangeChart, NamedBand, Point
from .delivered import DeliveredChart, DeliveredRow
from .dose import DoseBar
from .effects import EffectChart, EffectInWords, EffectPoint
from .family_map import Carer, Child, FamilyMap, Tie
from .inclusion import InclusionChart, Reached
from .levels import LevelChart, LevelPoint
from .render import figure, svg
from .spark import Sparkline

__all__ = [
    "Carer",
    "ChangeChart",
    "Chart",
    "Child",
    "DeliveredChart",
    "DeliveredRow",
    "DoseBar",
    "Drawing",
    "EffectChart",
    "EffectInWords",
    "EffectPoint",
    "FamilyMap",
    "InclusionChart",
    "LevelChart",
    "LevelPoint",
    "NamedBand",
    "Point",
    "Reached",
    "Sparkline",
    "Table",
    "Tie",
    "figure",
    "svg",
]
