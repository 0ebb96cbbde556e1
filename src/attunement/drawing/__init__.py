"""Drawing: charts as marks on a sheet, each with a table that says the same, printed as SVG.

Pure, and below everything: `attunement.service` and `attunement.synthesis` draw with it.
"""

from .marks import Anchor, Box, Circle, Line, Mark, Polygon, Rect, Text, Track, number
from .sheet import Chart, Drawing, Table
from .svg import svg

__all__ = [
    "Anchor",
    "Box",
    "Chart",
    "Circle",
    "Drawing",
    "Line",
    "Mark",
    "Polygon",
    "Rect",
    "Table",
    "Text",
    "Track",
    "number",
    "svg",
]
