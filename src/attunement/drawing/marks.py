"""What is drawn: lines, shapes and words, in pixels.

Each mark says its own SVG attributes. Only presentation attributes are used, never style=, so that
a page's strict policy on style holds and the same picture can go into a PDF.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from .text import width

INK = "#212b32"
QUIET = "#4c6272"
GRID = "#d8dde0"
MAIN = "#1d4f5c"
SHADE = "#cfe3df"
PAPER = "#ffffff"
SMALL, NORMAL = 14.0, 16.0
"""Text sizes at natural size; nothing smaller is drawn."""

Attributes = dict[str, str]
Anchor = Literal["start", "middle", "end"]


def number(value: float) -> str:
    """1.50 -> 1.5, 3.0 -> 3: short, and the same on every machine."""
    return f"{round(value, 2):g}"


@dataclass(frozen=True)
class Box:
    """The rectangle that a mark covers."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = GRID
    thickness: float = 1
    dashes: str = ""
    tag: ClassVar[str] = "line"
    words: ClassVar[str] = ""

    @property
    def attributes(self) -> Attributes:
        return {
            "x1": number(self.x1),
            "y1": number(self.y1),
            "x2": number(self.x2),
            "y2": number(self.y2),
            **_stroke(self.stroke, self.thickness, self.dashes),
        }


@dataclass(frozen=True)
class Track:
    """A broken line through points, in order."""

    points: tuple[tuple[float, float], ...]
    stroke: str = MAIN
    thickness: float = 3
    dashes: str = ""
    tag: ClassVar[str] = "polyline"
    words: ClassVar[str] = ""

    @property
    def attributes(self) -> Attributes:
        stroke = _stroke(self.stroke, self.thickness, self.dashes)
        return {"points": _pairs(self.points), "fill": "none", **stroke}


@dataclass(frozen=True)
class Polygon:
    """A closed shape through points, in order."""

    points: tuple[tuple[float, float], ...]
    fill: str = MAIN
    stroke: str = "none"
    thickness: float = 1
    tag: ClassVar[str] = "polygon"
    words: ClassVar[str] = ""

    @property
    def attributes(self) -> Attributes:
        stroke = _stroke(self.stroke, self.thickness, "")
        return {"points": _pairs(self.points), "fill": self.fill, **stroke}


@dataclass(frozen=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: str = "none"
    thickness: float = 1
    dashes: str = ""
    radius: float = 0
    tag: ClassVar[str] = "rect"
    words: ClassVar[str] = ""

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)

    @property
    def attributes(self) -> Attributes:
        return {
            "x": number(self.x),
            "y": number(self.y),
            "width": number(self.width),
            "height": number(self.height),
            "rx": number(self.radius),
            "fill": self.fill,
            **_stroke(self.stroke, self.thickness, self.dashes),
        }


@dataclass(frozen=True)
class Circle:
    x: float
    y: float
    radius: float
    fill: str = MAIN
    stroke: str = PAPER
    thickness: float = 2
    tag: ClassVar[str] = "circle"
    words: ClassVar[str] = ""

    @property
    def box(self) -> Box:
        r = self.radius
        return Box(self.x - r, self.y - r, self.x + r, self.y + r)

    @property
    def attributes(self) -> Attributes:
        return {
            "cx": number(self.x),
            "cy": number(self.y),
            "r": number(self.radius),
            "fill": self.fill,
            **_stroke(self.stroke, self.thickness, ""),
        }


@dataclass(frozen=True)
class Text:
    """One line of words; y is the baseline. A halo keeps it legible where it lies on a line."""

    x: float
    y: float
    words: str
    size: float = NORMAL
    anchor: Anchor = "start"
    bold: bool = False
    fill: str = INK
    halo: bool = False
    tag: ClassVar[str] = "text"

    @property
    def box(self) -> Box:
        wide = width(self.words, self.size, bold=self.bold)
        left = self.x - wide * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return Box(left, self.y - 0.78 * self.size, left + wide, self.y + 0.22 * self.size)

    @property
    def attributes(self) -> Attributes:
        return {
            "x": number(self.x),
            "y": number(self.y),
            "font-size": number(self.size),
            "text-anchor": self.anchor,
            "font-weight": "700" if self.bold else "400",
            "fill": self.fill,
            **(_stroke(PAPER, 4, "") | {"paint-order": "stroke"} if self.halo else {}),
        }


Mark = Line | Track | Polygon | Rect | Circle | Text


def _stroke(colour: str, thickness: float, dashes: str) -> Attributes:
    if colour == "none":
        return {}
    base = {"stroke": colour, "stroke-width": number(thickness)}
    return base | ({"stroke-dasharray": dashes} if dashes else {})


def _pairs(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)
